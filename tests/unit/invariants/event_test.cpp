// Each invariant of an event sees each way in which it can be broken: a true event and the states around it, and then one
// of the three made false.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

/// An event and what it came between.
struct Moment {
  State before;
  Event event;
  State after;
};

/// The event of a kind that a command brings about in the lively state, or in the state after some more commands.
template <class Kind>
Moment moment(const Command& command, const std::vector<Command>& first = {}) {
  State state = after(lively(), first);
  const Step taken = step(state, command);
  for (const Event& event : std::get<Events>(taken.outcome)) {
    State next = evolve(state, event);
    if (std::holds_alternative<Kind>(event)) return {std::move(state), event, std::move(next)};
    state = std::move(next);
  }
  ADD_FAILURE() << "no such event";
  return {};
}

template <class Kind>
struct Breach {
  const char* given;
  std::function<void(State& before, Kind& event, State& after)> spoil;
};

template <class Kind>
void expect_seen(const char* number, const Moment& truth, const std::vector<Breach<Kind>>& breaches) {
  EXPECT_EQ(broken(truth.before, truth.event, truth.after), std::vector<std::string>{}) << number;
  for (const Breach<Kind>& breach : breaches) {
    Moment spoilt = truth;
    breach.spoil(spoilt.before, std::get<Kind>(spoilt.event), spoilt.after);
    const auto found = broken(spoilt.before, spoilt.event, spoilt.after);
    EXPECT_TRUE(std::count(found.begin(), found.end(), number)) << number << ": " << breach.given;
  }
}

TEST(EventInvariants, OfLegs) {
  expect_seen<Transferred>(
      "INV-10", moment<Transferred>(Transfer{alice, bob, usd, Amount{5}}),
      {{"a leg that changes its asset", [](State&, Transferred& e, State&) { e.posting[0].to.asset = btc; }},
       {"a leg from another ledger",
        [](State&, Transferred& e, State&) { e.posting.push_back({available_purse(dave, usd), available_purse(alice, usd), NOTHING}); }},
       {"a leg to another ledger", [](State&, Transferred& e, State&) { e.posting[0].to.account = dave; }},
       {"a leg below nothing", [](State&, Transferred& e, State&) { e.posting[0].amount = Amount{-5}; }},
       {"a unit more", [](State&, Transferred&, State& s) { add(s, available_purse(bob, usd), 1); }},
       {"a bystander's unit", [](State&, Transferred&, State& s) { add(s, available_purse(carol, usd), 1); }}});
}

TEST(EventInvariants, OfWhatMovesNothing) {
  expect_seen<HourEnded>("INV-10", moment<HourEnded>(AdvanceTime{north, Time{10'800}}),
                         {{"a unit", [](State&, HourEnded&, State& s) { add(s, available_purse(bob, usd), 1); }}});
}

TEST(EventInvariants, OfSettlement) {
  const auto leg = [](const char* given, std::size_t at, Purse Leg::* side) {
    return Breach<Settled>{given, [at, side](State&, Settled& e, State&) { (e.posting[at].*side).account = bob; }};
  };
  expect_seen<Settled>("INV-11", moment<Settled>(SettleGross{deal}),
                       {{"a status", [](State&, Settled&, State& s) { s.instructions[deal].status = Status::matched; }},
                        {"one leg", [](State&, Settled& e, State&) { e.posting.pop_back(); }},
                        {"before it is due", [](State& b, Settled&, State&) { b.instructions[deal].terms.due = Time{9000}; }},
                        leg("another delivers", 0, &Leg::from),
                        leg("another receives", 0, &Leg::to),
                        leg("another pays", 1, &Leg::from),
                        leg("another is paid", 1, &Leg::to),
                        {"a unit less delivered", [](State&, Settled& e, State&) { e.posting[0].amount = Amount{4}; }},
                        {"a unit less paid", [](State&, Settled& e, State&) { e.posting[1].amount = Amount{6}; }}});
  expect_seen<Failed>(
      "INV-11", moment<Failed>(SettleGross{deal}, {Withdraw{carol, btc, Amount{50}}}),
      {{"a status", [](State&, Failed&, State& s) { s.instructions[deal].status = Status::settled; }},
       {"another cause", [](State&, Failed& e, State&) { e.cause = Cause::lacks_securities; }},
       {"nothing that is lacking", [](State& b, Failed&, State&) { add(b, available_purse(carol, btc), 50); }},
       {"securities that are lacking, too", [](State& b, Failed&, State&) { b.balances[available_purse(alice, usd)] = NOTHING; }}});
}

TEST(EventInvariants, OfClocks) {
  expect_seen<ClockMoved>("INV-12", moment<ClockMoved>(AdvanceTime{north, Time{9000}}),
                          {{"a clock back", [](State&, ClockMoved&, State& s) { s.ledgers[south].clock = Time{0}; }},
                           {"an hour back", [](State&, ClockMoved&, State& s) { s.ledgers[north].hour = Time{3600}; }}});
}

TEST(EventInvariants, OfInterest) {
  const Moment truth = moment<InterestAccrued>(AdvanceTime{north, Time{10'800}});
  expect_seen<InterestAccrued>("INV-13", truth,
                               {{"another reserve", [](State&, InterestAccrued& e, State&) { e.reserve += Amount{1}; }},
                                {"a reserve that pays",
                                 [](State&, InterestAccrued& e, State& s) {
                                   s.balances[{venue, usd, PurseKind::reserve, pool}] -= e.reserve + Amount{1};
                                   e.reserve = Amount{-1};
                                 }},
                                {"another charge", [](State&, InterestAccrued& e, State&) { e.charged += Amount{1}; }},
                                {"another credit", [](State&, InterestAccrued& e, State&) { e.credited += Amount{1}; }}});
}

using Loss = Breach<LossAllocated>;

TEST(EventInvariants, OfTheOrderOfLayers) {
  // alice's 70 and 20 of the survivors' 28
  const Moment truth = moment<LossAllocated>(AllocateLoss{clear, alice, Amount{90}});
  const auto shift = [](std::size_t from, std::size_t to) {
    return [=](State&, LossAllocated& e, State&) {
      e.draws[from].drawn -= Amount{1};
      e.draws[to].drawn += Amount{1};
      e.draws[to].capacity += Amount{1};
    };
  };
  expect_seen<LossAllocated>("INV-14", truth,
                             {{"a layer less", [](State&, LossAllocated& e, State&) { e.draws.pop_back(); }},
                              {"another layer", [](State&, LossAllocated& e, State&) { e.draws[0].layer = Layer::ccp_capital; }},
                              {"less than nothing is left", [](State&, LossAllocated& e, State&) { e.unallocated = Amount{-1}; }},
                              {"less than nothing is drawn", [](State&, LossAllocated& e, State&) { e.draws[5].drawn = Amount{-1}; }},
                              {"more than there is is drawn", [](State&, LossAllocated& e, State&) { e.draws[0].capacity = Amount{39}; }},
                              {"a layer is spared", shift(0, 4)},
                              {"something is left, and not all is used up",
                               [](State&, LossAllocated& e, State&) {
                                 e.draws[3].drawn -= Amount{1};
                                 e.unallocated = Amount{1};
                               }},
                              {"the loss is another", [](State&, LossAllocated& e, State&) { e.loss += Amount{1}; }}});
}

TEST(EventInvariants, OfSurvivors) {
  const Moment truth = moment<LossAllocated>(AllocateLoss{clear, alice, Amount{105}}, {AllocateLoss{clear, bob, Amount{1}}});
  const auto of = [](AccountId account, PurseKind kind, int amount) {
    return [=](State&, LossAllocated&, State& s) { add(s, {account, usd, kind, clear}, amount); };
  };
  expect_seen<LossAllocated>("INV-14", truth,
                             {{"a survivor's margin", of(carol, PurseKind::margin, -1)},
                              {"the margin of one in default", of(bob, PurseKind::margin, -1)},
                              {"the contribution of one in default", of(bob, PurseKind::default_fund, -1)},
                              {"more than a contribution", of(carol, PurseKind::default_fund, -1)},
                              {"a contribution that is paid out", of(carol, PurseKind::default_fund, 21)},
                              {"more than a cap", of(carol, PurseKind::assessed, -1)},
                              {"an assessment that is forgiven", of(carol, PurseKind::assessed, 11)}});
}

TEST(EventInvariants, OfWhatIsFinal) {
  expect_seen<ClockMoved>(
      "INV-16", moment<ClockMoved>(AdvanceTime{north, Time{9000}}, {SettleGross{deal}, AllocateLoss{clear, bob, Amount{1}}}),
      {{"a settled instruction", [](State&, ClockMoved&, State& s) { s.instructions[deal].status = Status::matched; }},
       {"a cancelled instruction", [](State& b, ClockMoved&, State&) { b.instructions[deal].status = Status::cancelled; }},
       {"a member in default", [](State&, ClockMoved&, State& s) { s.services[clear].members[bob].standing = Standing::good; }}});
}

TEST(EventInvariants, OfBothSides) {
  const Cancel sellers{deal, Party::seller}, buyers{deal, Party::buyer};
  expect_seen<CancellationRequested>(
      "INV-18", moment<CancellationRequested>(sellers),
      {{"a wish before the match",
        [](State& b, CancellationRequested&, State&) { b.instructions[deal].status = Status::instructed_by_seller; }},
       {"a second wish",
        [](State& b, CancellationRequested&, State&) { b.instructions[deal].cancellation = Cancellation::requested_by_buyer; }},
       {"a wish that ends the match",
        [](State&, CancellationRequested&, State& s) { s.instructions[deal].status = Status::instructed_by_seller; }}});
  expect_seen<Cancelled>(
      "INV-18", moment<Cancelled>(buyers, {sellers}),
      {{"one side's wish", [](State& b, Cancelled&, State&) { b.instructions[deal].cancellation = Cancellation::not_requested; }}});
}

TEST(EventInvariants, OfLimits) {
  const auto low = [](State& s) { s.assets[{north, usd}].limit = Amount{1}; };
  expect_seen<Deposited>("INV-17", moment<Deposited>(Deposit{alice, usd, Amount{1}}),
                         {{"more than the asset's limit", [&](State&, Deposited&, State& s) { low(s); }}});
  expect_seen<Issued>("INV-17", moment<Issued>(Issue{alice, usd, Amount{1}}),
                      {{"more than the asset's limit", [&](State&, Issued&, State& s) { low(s); }}});
  expect_seen<Supplied>("INV-17", moment<Supplied>(Supply{pool, alice, Amount{1}}),
                        {{"more than the pool's limit", [](State&, Supplied&, State& s) { s.pools[pool].terms.limit = Amount{1}; }}});
}

TEST(EventInvariants, KnowNothingOfWhatIsNew) {
  const Moment truth = moment<ClockMoved>(AdvanceTime{north, Time{9000}});
  State fewer = truth.before;
  fewer.services = {};
  fewer.instructions = {};
  EXPECT_EQ(broken(fewer, truth.event, truth.after), std::vector<std::string>{});
}

TEST(EventInvariants, OfFillsOfPerpetuals) {
  const auto position = [](State& state, AccountId account) -> OpenPosition& { return state.perpetuals[perpetual].positions[account]; };
  expect_seen<PerpetualFilled>(
      "INV-25", moment<PerpetualFilled>(FillPerpetual{perpetual, alice, bob, Side::sell, Quantity{2}, Price{90}}),
      {{"a taker who sold more", [&](State&, PerpetualFilled&, State& after) { position(after, alice).quantity -= Quantity{1}; }},
       {"a maker who bought more", [&](State&, PerpetualFilled&, State& after) { position(after, bob).quantity += Quantity{1}; }},
       {"a taker who received more", [&](State&, PerpetualFilled&, State& after) { position(after, alice).net_cost -= Amount{1}; }},
       {"a maker who paid less", [&](State&, PerpetualFilled&, State& after) { position(after, bob).net_cost -= Amount{1}; }},
       {"a profit from nowhere", [](State&, PerpetualFilled& e, State&) { e.taker_realised += Amount{1}; }},
       {"a loss to nowhere", [](State&, PerpetualFilled& e, State&) { e.maker_realised -= Amount{1}; }},
       {"another notional", [](State&, PerpetualFilled& e, State&) { e.notional += Amount{1}; }}});
}

TEST(EventInvariants, OfFunding) {
  const Moment paid =
      moment<FundingPaid>(PayFunding{perpetual, Rate{0}}, {AdvanceTime{north, Time{7200 + 3600}}, Publish{feed, Price{100}, Price{100}}});
  expect_seen<FundingPaid>("INV-26", paid, {{"more given than taken", [](State&, FundingPaid& e, State&) { e.residue = Amount{-1}; }}});
}

TEST(EventInvariants, OfLocksThatOpen) {
  const ContractId fresh{"fresh"};
  const Lock lock{fresh, {carol, alice, btc, Amount{3}, hash_of(secret), Time{9000}}};
  expect_seen<Locked>("INV-29", moment<Locked>(lock),
                      {{"a name that was used", [=](State& b, Locked&, State&) { b.locks[fresh] = {}; }},
                       {"a status", [=](State&, Locked&, State& s) { s.locks[fresh].status = LockStatus::refunded; }},
                       {"no leg", [](State&, Locked& e, State&) { e.posting.clear(); }},
                       {"another's value", [](State&, Locked& e, State&) { e.posting[0].from.account = alice; }},
                       {"another purse", [](State&, Locked& e, State&) { e.posting[0].to.of = open_lock; }},
                       {"a unit less", [](State&, Locked& e, State&) { e.posting[0].amount = Amount{2}; }},
                       {"too late", [](State& b, Locked&, State&) { b.ledgers[north].clock = Time{9000}; }},
                       {"until later", [=](State&, Locked&, State& s) { s.locks[fresh].terms.expiry = Time{9001}; }},
                       {"for another", [=](State&, Locked&, State& s) { s.locks[fresh].terms.beneficiary = bob; }},
                       {"under another hash", [=](State&, Locked&, State& s) { s.locks[fresh].terms.hashlock = hash_of(wrong_secret); }}});
}

TEST(EventInvariants, OfLocksThatEnd) {
  expect_seen<LockClaimed>(
      "INV-29", moment<LockClaimed>(ClaimLock{open_lock, secret}),
      {{"a lock that was over", [](State& b, LockClaimed&, State&) { b.locks[open_lock].status = LockStatus::refunded; }},
       {"a lock that is not", [](State&, LockClaimed&, State& s) { s.locks[open_lock].status = LockStatus::open; }},
       {"another secret", [](State&, LockClaimed& e, State&) { e.preimage = wrong_secret; }},
       {"another secret on record", [](State&, LockClaimed&, State& s) { s.locks[open_lock].preimage = wrong_secret; }},
       {"another is paid", [](State&, LockClaimed& e, State&) { e.posting[0].to.account = carol; }},
       {"out of another purse", [](State&, LockClaimed& e, State&) { e.posting[0].from.of = claimed_lock; }},
       {"a unit less", [](State&, LockClaimed& e, State&) { e.posting[0].amount = Amount{2}; }},
       {"at the expiry", [](State& b, LockClaimed&, State&) { b.ledgers[north].clock = Time{9000}; }}});
  expect_seen<LockRefunded>(
      "INV-29", moment<LockRefunded>(RefundLock{open_lock}, {AdvanceTime{north, Time{9000}}}),
      {{"a lock that was over", [](State& b, LockRefunded&, State&) { b.locks[open_lock].status = LockStatus::claimed; }},
       {"a lock that is not", [](State&, LockRefunded&, State& s) { s.locks[open_lock].status = LockStatus::open; }},
       {"the beneficiary is paid", [](State&, LockRefunded& e, State&) { e.posting[0].to.account = alice; }},
       {"a unit less", [](State&, LockRefunded& e, State&) { e.posting[0].amount = Amount{2}; }},
       {"a second early", [](State& b, LockRefunded&, State&) { b.ledgers[north].clock = Time{8999}; }}});
}

TEST(EventInvariants, OfLocksThatAreOver) {
  expect_seen<ClockMoved>(
      "INV-16", moment<ClockMoved>(AdvanceTime{north, Time{8999}}),
      {{"a claimed lock that is open", [](State&, ClockMoved&, State& s) { s.locks[claimed_lock].status = LockStatus::open; }},
       {"a claimed lock that is refunded", [](State&, ClockMoved&, State& s) { s.locks[claimed_lock].status = LockStatus::refunded; }},
       {"a refunded lock that is claimed", [](State& b, ClockMoved&, State&) { b.locks[claimed_lock].status = LockStatus::refunded; }},
       {"a secret that is taken back", [](State&, ClockMoved&, State& s) { s.locks[claimed_lock].preimage = {}; }}});
}

}  // namespace
}  // namespace plumbline::unit
