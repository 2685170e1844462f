// Each invariant of custody sees each way in which it can be broken.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

const TransferId credited_in{"credited"}, reversed_in{"reversed"}, pending_in{"pending"}, requested_out{"requested"}, sent_out{"sent"},
    landed_out{"landed"};

/// 300 were credited to alice and 20 to nobody; 50 are pending for carol. Of alice's 300, 10 are out, 20 in flight and 30 asked for.
/// 100 are in the cold wallet, and 5 were lost.
State kept() {
  return after(
      start(),
      {ReceiveDeposit{custody, credited_in, erin, alice, Amount{300}}, AdvanceTime{chain, Time{5600}}, CreditDeposit{custody, credited_in},
       ReceiveDeposit{custody, pending_in, erin, carol, Amount{50}}, ReceiveDeposit{custody, reversed_in, erin, carol, Amount{20}},
       ReverseDeposit{custody, reversed_in}, RequestWithdrawal{custody, landed_out, alice, frank, Amount{10}},
       RequestWithdrawal{custody, sent_out, alice, frank, Amount{20}}, RequestWithdrawal{custody, requested_out, alice, frank, Amount{30}},
       SendWithdrawal{custody, landed_out}, SendWithdrawal{custody, sent_out}, LandWithdrawal{custody, landed_out},
       MoveReserve{custody, Wallet::cold, Amount{100}}, LoseReserve{custody, Wallet::hot, erin, Amount{5}}});
}

Custody& in_question(State& state) { return state.custodies[custody]; }
DepositTerms& deposit_terms(State& state) { return in_question(state).deposits[pending_in].terms; }
WithdrawalTerms& withdrawal_terms(State& state) { return in_question(state).withdrawals[sent_out].terms; }
Purse coins(AccountId account, PurseKind kind, ContractId of = custody) { return {account, coin, kind, of}; }

struct Unkept {
  const char* number;
  const char* given;
  std::function<void(State&)> spoil;
};

const std::vector<Unkept>& unkept() {
  static const std::vector<Unkept> all{
      {"INV-34", "a shortfall that is forgotten", [](State& s) { in_question(s).shortfall = NOTHING; }},
      {"INV-34", "a shortfall that is made larger", [](State& s) { in_question(s).shortfall = Amount{6}; }},
      {"INV-34", "a shortfall below nothing", [](State& s) { in_question(s).shortfall = Amount{-5}; }},
      {"INV-34", "hot reserves that are gone", [](State& s) { add(s, coins(wallet, PurseKind::hot), -1); }},
      {"INV-34", "cold reserves that are gone", [](State& s) { add(s, coins(wallet, PurseKind::cold), -100); }},
      {"INV-34", "a claim without a reserve", [](State& s) { add(s, {world, coin, PurseKind::world, {}}, -1); }},
      {"INV-34", "pending without a reserve", [](State& s) { in_question(s).pending += Amount{1}; }},
      {"INV-34", "in flight without a reserve", [](State& s) { in_question(s).in_flight += Amount{1}; }},
      {"INV-35", "nothing pending", [](State& s) { in_question(s).pending = NOTHING; }},
      {"INV-35", "a deposit pending again", [](State& s) { in_question(s).deposits[credited_in].status = DepositStatus::pending; }},
      {"INV-35", "a deposit ended in silence", [](State& s) { in_question(s).deposits[pending_in].status = DepositStatus::reversed; }},
      {"INV-35", "a larger deposit", [](State& s) { deposit_terms(s).amount = Amount{51}; }},
      {"INV-35", "nothing in flight", [](State& s) { in_question(s).in_flight = NOTHING; }},
      {"INV-35", "a withdrawal in flight again", [](State& s) { in_question(s).withdrawals[landed_out].status = WithdrawalStatus::sent; }},
      {"INV-35", "a larger withdrawal", [](State& s) { withdrawal_terms(s).amount = Amount{21}; }},
      {"INV-35", "withdrawing that nobody asked for", [](State& s) { add(s, coins(alice, PurseKind::withdrawing), 1); }},
      {"INV-35", "withdrawing by another", [](State& s) { s.balances[coins(carol, PurseKind::withdrawing)] = Amount{1}; }},
      {"INV-35", "withdrawing of another asset", [](State& s) { s.balances[{alice, usd, PurseKind::withdrawing, custody}] = Amount{1}; }},
      {"INV-35", "withdrawing from no custody", [](State& s) { s.balances[coins(alice, PurseKind::withdrawing, unknown)] = Amount{1}; }},
      {"INV-35", "another's hot wallet", [](State& s) { s.balances[coins(erin, PurseKind::hot)] = Amount{1}; }},
      {"INV-35", "a cold wallet of no custody", [](State& s) { s.balances[coins(wallet, PurseKind::cold, unknown)] = Amount{1}; }},
      {"INV-35", "issued past the custody", [](State& s) { s.balances[{venue, coin, PurseKind::issued, {}}] = Amount{-1}; }},
      {"INV-7", "less than nothing pending", [](State& s) { in_question(s).pending = Amount{-1}; }},
      {"INV-7", "less than nothing in flight", [](State& s) { in_question(s).in_flight = Amount{-1}; }},
      {"INV-7", "too much in flight", [](State& s) { in_question(s).in_flight = to_the_brim + Amount{1}; }},
      {"INV-7", "no room to credit", [](State& s) { s.assets[{north, coin}].limit = Amount{319}; }},
      {"INV-8", "finality before the arrival", [](State& s) { in_question(s).terms.finality = Duration{-1}; }},
      {"INV-8", "finality after a year", [](State& s) { in_question(s).terms.finality = YEAR + Duration{1}; }},
      {"INV-8", "a deposit of nothing", [](State& s) { in_question(s).deposits[credited_in].terms.amount = NOTHING; }},
      {"INV-8", "a withdrawal of too much", [](State& s) { in_question(s).withdrawals[landed_out].terms.amount = too_large; }},
      {"INV-9", "reserves on the books", [](State& s) { in_question(s).terms.outside = north; }},
      {"INV-9", "an asset that is not admitted", [](State& s) { in_question(s).terms.asset = none; }},
      {"INV-9", "held as what is not admitted", [](State& s) { in_question(s).terms.held_as = usd; }},
      {"INV-9", "a custodian on the books", [](State& s) { in_question(s).terms.custodian = venue; }},
      {"INV-9", "a custodian that is not there", [](State& s) { in_question(s).terms.custodian = nobody; }},
      {"INV-9", "an asset under another custody", [](State& s) { s.in_custody[{north, coin}] = unknown; }},
      {"INV-9", "another asset under the custody", [](State& s) { s.in_custody[{north, usd}] = custody; }},
      {"INV-9", "a sender on the books", [](State& s) { deposit_terms(s).sender = bob; }},
      {"INV-9", "a deposit for one outside", [](State& s) { deposit_terms(s).account = frank; }},
      {"INV-9", "a recipient on the books", [](State& s) { withdrawal_terms(s).recipient = bob; }},
      {"INV-9", "a withdrawal of one outside", [](State& s) { withdrawal_terms(s).account = frank; }},
      {"INV-24", "a deposit of tomorrow", [](State& s) { deposit_terms(s).arrived = Time{5601}; }},
      {"INV-24", "a deposit before time", [](State& s) { deposit_terms(s).arrived = Time{-1}; }},
  };
  return all;
}

TEST(CustodyInvariants, SeeEachBreach) {
  const State truth = kept();
  EXPECT_EQ(broken(truth), std::vector<std::string>{});
  for (const Unkept& breach : unkept()) {
    State state = truth;
    breach.spoil(state);
    const auto found = broken(state);
    EXPECT_TRUE(std::ranges::count(found, breach.number)) << breach.number << ": " << breach.given;
  }
}

/// A way in which an event, or the states around it, can be false.
template <class Kind>
struct Untrue {
  const char* given;
  std::function<void(State& before, Kind& event, State& after)> spoil;
};

/// The event that a command brings about is true, and no longer if something is spoilt.
template <class Kind>
void expect_unkept(const char* number, const Command& command, const std::vector<Untrue<Kind>>& breaches,
                   const std::vector<Command>& first = {}) {
  const State before = after(kept(), first);
  const Step taken = step(before, command);
  ASSERT_TRUE(std::holds_alternative<Events>(taken.outcome)) << number;
  const Kind truth = std::get<Kind>(std::get<Events>(taken.outcome).front());
  EXPECT_EQ(broken(before, Event{truth}, taken.state), std::vector<std::string>{}) << number;
  for (const Untrue<Kind>& breach : breaches) {
    State earlier = before, later = taken.state;
    Kind event = truth;
    breach.spoil(earlier, event, later);
    const auto found = broken(earlier, Event{event}, later);
    EXPECT_TRUE(std::ranges::count(found, number)) << number << ": " << breach.given;
  }
}

const TransferId another{"another"};

TEST(CustodyInvariants, SeeHowDepositsGo) {
  expect_unkept<DepositReceived>(
      "INV-36", ReceiveDeposit{custody, another, erin, carol, Amount{7}},
      {{"a name that was there", [](State& b, DepositReceived&, State&) { in_question(b).deposits[another] = {}; }},
       {"credited at once", [](State&, DepositReceived&, State& s) { in_question(s).deposits[another].status = DepositStatus::credited; }},
       {"another amount on record", [](State&, DepositReceived&, State& s) { in_question(s).deposits[another].terms.amount = Amount{8}; }},
       {"for another", [](State&, DepositReceived&, State& s) { in_question(s).deposits[another].terms.account = bob; }},
       {"from another", [](State&, DepositReceived& e, State&) { e.posting[0].from.account = frank; }},
       {"into the cold wallet", [](State&, DepositReceived& e, State&) { e.posting[0].to.kind = PurseKind::cold; }},
       {"a unit less", [](State&, DepositReceived& e, State&) { e.posting[0].amount = Amount{6}; }},
       {"arrived earlier",
        [](State&, DepositReceived& e, State& s) { e.terms.arrived = in_question(s).deposits[another].terms.arrived = Time{5599}; }}});
  expect_unkept<DepositReceived>(
      "INV-17", ReceiveDeposit{custody, another, erin, carol, Amount{7}},
      {{"beyond the limit", [](State&, DepositReceived&, State& s) { s.assets[{north, coin}].limit = Amount{326}; }}});
  expect_unkept<DepositCredited>(
      "INV-36", CreditDeposit{custody, pending_in},
      {{"that was credited",
        [](State& b, DepositCredited&, State&) { in_question(b).deposits[pending_in].status = DepositStatus::credited; }},
       {"that is pending still",
        [](State&, DepositCredited&, State& s) { in_question(s).deposits[pending_in].status = DepositStatus::pending; }},
       {"a second early", [](State& b, DepositCredited&, State&) { b.ledgers[chain].clock = Time{6199}; }},
       {"to another", [](State&, DepositCredited& e, State&) { e.posting[0].to.account = bob; }},
       {"a unit more", [](State&, DepositCredited& e, State&) { e.posting[0].amount = Amount{51}; }},
       {"out of nowhere", [](State&, DepositCredited& e, State&) { e.posting[0].from.kind = PurseKind::issued; }}},
      {AdvanceTime{chain, Time{6200}}});
  expect_unkept<DepositReversed>(
      "INV-36", ReverseDeposit{custody, pending_in},
      {{"that was reversed",
        [](State& b, DepositReversed&, State&) { in_question(b).deposits[pending_in].status = DepositStatus::reversed; }},
       {"that is credited",
        [](State&, DepositReversed&, State& s) { in_question(s).deposits[pending_in].status = DepositStatus::credited; }},
       {"when it was final", [](State& b, DepositReversed&, State&) { b.ledgers[chain].clock = Time{6200}; }},
       {"to another", [](State&, DepositReversed& e, State&) { e.posting[0].to.account = frank; }},
       {"out of the cold wallet", [](State&, DepositReversed& e, State&) { e.posting[0].from.kind = PurseKind::cold; }}});
}

TEST(CustodyInvariants, SeeHowWithdrawalsGo) {
  const std::vector<Command> made_good{Transfer{frank, wallet, coin, Amount{5}}, AddReserve{custody, Amount{5}}};
  expect_unkept<WithdrawalRequested>(
      "INV-36", RequestWithdrawal{custody, another, alice, frank, Amount{7}},
      {{"a name that was there", [](State& b, WithdrawalRequested&, State&) { in_question(b).withdrawals[another] = {}; }},
       {"sent at once",
        [](State&, WithdrawalRequested&, State& s) { in_question(s).withdrawals[another].status = WithdrawalStatus::sent; }},
       {"to another", [](State&, WithdrawalRequested&, State& s) { in_question(s).withdrawals[another].terms.recipient = erin; }},
       {"another's", [](State&, WithdrawalRequested& e, State&) { e.posting[0].from.account = carol; }},
       {"to be used on", [](State&, WithdrawalRequested& e, State&) { e.posting[0].to.kind = PurseKind::available; }},
       {"a unit less", [](State&, WithdrawalRequested& e, State&) { e.posting[0].amount = Amount{6}; }}});
  expect_unkept<WithdrawalSent>(
      "INV-36", SendWithdrawal{custody, requested_out},
      {{"that was sent",
        [](State& b, WithdrawalSent&, State&) { in_question(b).withdrawals[requested_out].status = WithdrawalStatus::sent; }},
       {"that has landed",
        [](State&, WithdrawalSent&, State& s) { in_question(s).withdrawals[requested_out].status = WithdrawalStatus::landed; }},
       {"of another", [](State&, WithdrawalSent& e, State&) { e.posting[0].from.account = carol; }},
       {"a unit more", [](State&, WithdrawalSent& e, State&) { e.posting[0].amount = Amount{31}; }}},
      made_good);
  expect_unkept<WithdrawalSent>(
      "INV-37", SendWithdrawal{custody, requested_out},
      {{"in a shortfall", [](State& b, WithdrawalSent&, State&) { in_question(b).shortfall = Amount{1}; }},
       {"more than is hot", [](State&, WithdrawalSent&, State& s) { s.balances[coins(wallet, PurseKind::hot)] = Amount{49}; }}},
      made_good);
  expect_unkept<WithdrawalLanded>(
      "INV-36", LandWithdrawal{custody, sent_out},
      {{"that was not sent",
        [](State& b, WithdrawalLanded&, State&) { in_question(b).withdrawals[sent_out].status = WithdrawalStatus::requested; }},
       {"that has not landed",
        [](State&, WithdrawalLanded&, State& s) { in_question(s).withdrawals[sent_out].status = WithdrawalStatus::sent; }},
       {"at another's", [](State&, WithdrawalLanded& e, State&) { e.posting[0].to.account = erin; }},
       {"a unit less", [](State&, WithdrawalLanded& e, State&) { e.posting[0].amount = Amount{19}; }}});
}

TEST(CustodyInvariants, SeeWhatLeavesUncovered) {
  const std::vector<Command> in_surplus{Transfer{frank, wallet, coin, Amount{10}}, AddReserve{custody, Amount{10}}};
  expect_unkept<ReserveTaken>(
      "INV-37", TakeReserve{custody, Amount{5}},
      {{"more than the surplus", [](State&, ReserveTaken&, State& s) { add(s, coins(wallet, PurseKind::cold), -1); }},
       {"what is in flight",
        [](State&, ReserveTaken&, State& s) { in_question(s).in_flight = Amount{236}, in_question(s).pending = NOTHING; }},
       {"a shortfall made of it", [](State&, ReserveTaken&, State& s) { in_question(s).shortfall = Amount{1}; }}},
      in_surplus);
  expect_unkept<ReserveMoved>(
      "INV-37", MoveReserve{custody, Wallet::cold, Amount{1}},
      {{"what is in flight", [](State&, ReserveMoved&, State& s) { s.balances[coins(wallet, PurseKind::hot)] = Amount{19}; }}});
  expect_unkept<ReserveAdded>("INV-37", AddReserve{custody, Amount{1}},
                              {{"a larger shortfall", [](State&, ReserveAdded&, State& s) { in_question(s).shortfall = Amount{6}; }}},
                              {Transfer{frank, wallet, coin, Amount{1}}});
}

TEST(CustodyInvariants, SeeTransfersThatBeginAgain) {
  expect_unkept<ClockMoved>("INV-16", AdvanceTime{chain, Time{5601}},
                            {{"a credited deposit that is pending",
                              [](State&, ClockMoved&, State& s) { in_question(s).deposits[credited_in].status = DepositStatus::pending; }},
                             {"a credited deposit that is reversed",
                              [](State&, ClockMoved&, State& s) { in_question(s).deposits[credited_in].status = DepositStatus::reversed; }},
                             {"a reversed deposit that is credited",
                              [](State&, ClockMoved&, State& s) { in_question(s).deposits[reversed_in].status = DepositStatus::credited; }},
                             {"a withdrawal that was over", [](State&, ClockMoved&, State& s) {
                                in_question(s).withdrawals[landed_out].status = WithdrawalStatus::sent;
                              }}});
}

}  // namespace
}  // namespace plumbline::unit
