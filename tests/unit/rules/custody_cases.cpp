#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

const TransferId in{"in"}, other_in{"other-in"}, out{"out"}, other_out{"other-out"}, no_transfer{"none"};

Custody known() { return start().custodies.get(custody); }
Purse hot() { return wallet_purse(custody, known().terms, Wallet::hot); }
Purse cold() { return wallet_purse(custody, known().terms, Wallet::cold); }

ReceiveDeposit deposit(AccountId sender, AccountId account, int amount, TransferId id = other_in) {
  return {custody, id, sender, account, Amount{amount}};
}
RequestWithdrawal withdrawal(AccountId account, AccountId recipient, int amount, TransferId id = other_out) {
  return {custody, id, account, recipient, Amount{amount}};
}

/// erin's 300 are on their way to alice; they are final at 5600.
State pending(Time now) { return after(start(), {deposit(erin, alice, 300, in), AdvanceTime{chain, now}}); }
/// alice has her 300 on the books, and the hot wallet holds them.
State credited() { return after(pending(Time{5600}), {CreditDeposit{custody, in}}); }
/// alice has asked for 200 of them.
State requested() { return after(credited(), {withdrawal(alice, frank, 200, out)}); }

Cases arrivals() {
  return {"ReceiveDeposit",
          pending(Time{5000}),
          {{"no such custody, no name", ReceiveDeposit{unknown, {}, nobody, alice, NOTHING}, "unknown_custody"},
           {"of nobody's, no name", deposit(nobody, alice, 0, {}), "unknown_deposit"},
           {"of nobody's, a known name", deposit(nobody, alice, 0, in), "unknown_account"},
           {"for nobody", deposit(erin, nobody, 0, in), "unknown_account"},
           {"for the outside world", deposit(erin, world, 0, in), "unknown_account"},
           {"a known name, from one on the books", deposit(bob, alice, 0, in), "duplicate_deposit"},
           {"from one on the books, nothing", deposit(bob, alice, 0), "different_ledgers"},
           {"for one elsewhere, nothing", deposit(erin, dave, 0), "different_ledgers"},
           {"nothing", deposit(erin, alice, 0), "amount_not_positive"},
           {"one", deposit(erin, alice, 1), "DepositReceived"},
           {"one more than the largest", ReceiveDeposit{custody, other_in, erin, alice, too_large}, "amount_too_large"},
           {"the largest", ReceiveDeposit{custody, other_in, erin, alice, LARGEST_AMOUNT}, "asset_limit"},
           {"one more than there is room for, and more than he has", deposit(frank, alice, 701), "asset_limit"},
           {"all that there is room for, and more than he has", deposit(frank, alice, 700), "insufficient_balance"},
           {"all that there is room for", deposit(erin, bob, 700), "DepositReceived"},
           {"one more than everything", deposit(frank, alice, 11), "insufficient_balance"},
           {"everything", deposit(frank, alice, 10), "DepositReceived"}}};
}

Cases into_a_full_wallet() {
  return {"ReceiveDeposit, into a full wallet", holding(start(), hot(), to_the_brim), {{"one", deposit(erin, alice, 1), "out_of_range"}}};
}

Cases of_a_pending_deposit(Time now) {
  const bool final = now >= Time{5600};
  return {final ? "a deposit that has just become final" : "a deposit, a second before it is final",
          pending(now),
          {{"credited, no such custody", CreditDeposit{unknown, no_transfer}, "unknown_custody"},
           {"credited, no such deposit", CreditDeposit{custody, no_transfer}, "unknown_deposit"},
           {"credited", CreditDeposit{custody, in}, final ? "DepositCredited" : "not_due"},
           {"reversed, no such custody", ReverseDeposit{unknown, no_transfer}, "unknown_custody"},
           {"reversed, no such deposit", ReverseDeposit{custody, no_transfer}, "unknown_deposit"},
           {"reversed", ReverseDeposit{custody, in}, final ? "expired" : "DepositReversed"}}};
}

Cases of_an_ended_deposit(const char* of, State state) {
  return {of,
          std::move(state),
          {{"credited", CreditDeposit{custody, in}, "already_final"}, {"reversed", ReverseDeposit{custody, in}, "already_final"}}};
}

Cases of_a_deposit_moved_on() {
  return {"a deposit that is in the cold wallet, but for a part",
          after(pending(Time{5000}), {MoveReserve{custody, Wallet::cold, Amount{1}}}),
          {{"reversed", ReverseDeposit{custody, in}, "insufficient_balance"}}};
}

Cases of_full_accounts(Time now) {
  State state = holding(pending(now), available_purse(alice, coin), to_the_brim);
  return {"a deposit whose parties' purses are full",
          holding(std::move(state), available_purse(erin, coin), to_the_brim),
          {{"credited", CreditDeposit{custody, in}, now < Time{5600} ? "not_due" : "out_of_range"},
           {"reversed", ReverseDeposit{custody, in}, now < Time{5600} ? "out_of_range" : "expired"}}};
}

Cases requests() {
  return {"RequestWithdrawal",
          requested(),
          {{"no such custody, no name", RequestWithdrawal{unknown, {}, nobody, frank, NOTHING}, "unknown_custody"},
           {"of nobody's, no name", withdrawal(nobody, frank, 0, {}), "unknown_withdrawal"},
           {"of nobody's, a known name", withdrawal(nobody, frank, 0, out), "unknown_account"},
           {"to nobody", withdrawal(alice, nobody, 0, out), "unknown_account"},
           {"a known name, to one on the books", withdrawal(alice, bob, 0, out), "duplicate_withdrawal"},
           {"to one on the books, nothing", withdrawal(alice, bob, 0), "different_ledgers"},
           {"from one outside, nothing", withdrawal(erin, frank, 0), "different_ledgers"},
           {"nothing", withdrawal(alice, frank, 0), "amount_not_positive"},
           {"one more than the largest", RequestWithdrawal{custody, other_out, alice, frank, too_large}, "amount_too_large"},
           {"the largest", RequestWithdrawal{custody, other_out, alice, frank, LARGEST_AMOUNT}, "insufficient_balance"},
           {"one more than everything", withdrawal(alice, frank, 101), "insufficient_balance"},
           {"everything", withdrawal(alice, frank, 100), "WithdrawalRequested"},
           {"one", withdrawal(alice, frank, 1), "WithdrawalRequested"}}};
}

Cases from_a_full_purse() {
  return {"RequestWithdrawal, from a full purse",
          holding(credited(), available_purse(alice, coin), to_the_brim + Amount{1}),
          {{"one", withdrawal(alice, frank, 1), "out_of_range"}}};
}

Cases of_a_request() {
  return {"a withdrawal that was requested",
          requested(),
          {{"sent, no such custody", SendWithdrawal{unknown, no_transfer}, "unknown_custody"},
           {"sent, no such withdrawal", SendWithdrawal{custody, no_transfer}, "unknown_withdrawal"},
           {"sent", SendWithdrawal{custody, out}, "WithdrawalSent"},
           {"landed, no such custody", LandWithdrawal{unknown, no_transfer}, "unknown_custody"},
           {"landed, no such withdrawal", LandWithdrawal{custody, no_transfer}, "unknown_withdrawal"},
           {"landed", LandWithdrawal{custody, out}, "not_sent"}}};
}

Cases of_a_withdrawal_sent() {
  return {"a withdrawal that was sent",
          after(requested(), {SendWithdrawal{custody, out}, LoseReserve{custody, Wallet::hot, erin, Amount{1}}}),
          {{"sent again, in a shortfall", SendWithdrawal{custody, out}, "already_sent"},
           {"landed, in a shortfall", LandWithdrawal{custody, out}, "WithdrawalLanded"}}};
}

Cases of_a_withdrawal_landed() {
  return {"a withdrawal that has landed",
          after(requested(), {SendWithdrawal{custody, out}, LandWithdrawal{custody, out}}),
          {{"sent again", SendWithdrawal{custody, out}, "already_sent"}, {"landed again", LandWithdrawal{custody, out}, "already_final"}}};
}

/// A second withdrawal, of 100: the hot wallet has 300 of which 200 are in flight, or one less.
Cases of_a_second_withdrawal(const char* of, const std::vector<Command>& first, const char* expected) {
  return {of,
          after(after(requested(), first), {withdrawal(alice, frank, 100), SendWithdrawal{custody, out}}),
          {{"sent", SendWithdrawal{custody, other_out}, expected}}};
}

Cases in_a_shortfall() {
  return {"a shortfall of one, and too little in the hot wallet",
          after(requested(), {MoveReserve{custody, Wallet::cold, Amount{150}}, LoseReserve{custody, Wallet::cold, erin, Amount{1}}}),
          {{"sent", SendWithdrawal{custody, out}, "in_shortfall"}}};
}

Cases of_a_stolen_withdrawal(int lost) {
  return {"a withdrawal of which the hot wallet has lost a part",
          after(requested(), {SendWithdrawal{custody, out}, LoseReserve{custody, Wallet::hot, erin, Amount{lost}}}),
          {{"landed", LandWithdrawal{custody, out}, lost == 101 ? "insufficient_balance" : "WithdrawalLanded"}}};
}

Cases of_withdrawals_of_the_full() {
  State state = after(requested(), {withdrawal(alice, frank, 100), SendWithdrawal{custody, out}});
  state = holding(std::move(state), withdrawing_purse(custody, known().terms, alice), to_the_brim);
  return {"withdrawals between full purses",
          holding(std::move(state), available_purse(frank, coin), to_the_brim),
          {{"sent", SendWithdrawal{custody, other_out}, "out_of_range"}, {"landed", LandWithdrawal{custody, out}, "out_of_range"}}};
}

Cases moves_of_reserves() {
  return {"MoveReserve, with 100 cold, and 200 hot of which 150 are in flight",
          after(credited(),
                {MoveReserve{custody, Wallet::cold, Amount{100}}, withdrawal(alice, frank, 150, out), SendWithdrawal{custody, out}}),
          {{"no such custody, nothing", MoveReserve{unknown, Wallet::hot, NOTHING}, "unknown_custody"},
           {"nothing", MoveReserve{custody, Wallet::hot, NOTHING}, "amount_not_positive"},
           {"one", MoveReserve{custody, Wallet::cold, Amount{1}}, "ReserveMoved"},
           {"all that is cold", MoveReserve{custody, Wallet::hot, Amount{100}}, "ReserveMoved"},
           {"one more than is cold", MoveReserve{custody, Wallet::hot, Amount{101}}, "insufficient_balance"},
           {"all that is hot and not in flight", MoveReserve{custody, Wallet::cold, Amount{50}}, "ReserveMoved"},
           {"one more than is hot and not in flight", MoveReserve{custody, Wallet::cold, Amount{51}}, "insufficient_balance"}}};
}

Cases of_full_wallets() {
  State state = holding(credited(), hot(), to_the_brim);
  state = holding(std::move(state), cold(), Amount{1});
  return {"a full hot wallet",
          holding(std::move(state), available_purse(wallet, coin), Amount{1}),
          {{"moved into", MoveReserve{custody, Wallet::hot, Amount{1}}, "out_of_range"},
           {"added to", AddReserve{custody, Amount{1}}, "out_of_range"},
           {"lost from", LoseReserve{custody, Wallet::hot, erin, Amount{1}}, "out_of_range"},
           {"taken from", TakeReserve{custody, Amount{1}}, "out_of_range"}}};
}

Cases additions() {
  return {"AddReserve, of 5",
          after(credited(), {LoseReserve{custody, Wallet::hot, erin, Amount{3}}, Transfer{frank, wallet, coin, Amount{5}}}),
          {{"no such custody, nothing", AddReserve{unknown, NOTHING}, "unknown_custody"},
           {"nothing", AddReserve{custody, NOTHING}, "amount_not_positive"},
           {"one", AddReserve{custody, Amount{1}}, "ReserveAdded"},
           {"everything", AddReserve{custody, Amount{5}}, "ReserveAdded"},
           {"one more than everything", AddReserve{custody, Amount{6}}, "insufficient_balance"}}};
}

/// The venue has put in 10 of its own, and `cold` of all are in the cold wallet.
Cases takings(int cold) {
  return {
      "TakeReserve, with a surplus of 10",
      after(credited(), {Transfer{frank, wallet, coin, Amount{10}}, AddReserve{custody, Amount{10}},
                         MoveReserve{custody, Wallet::cold, Amount{cold}}, withdrawal(alice, frank, 1, out), SendWithdrawal{custody, out}}),
      {{"no such custody, nothing", TakeReserve{unknown, NOTHING}, "unknown_custody"},
       {"nothing", TakeReserve{custody, NOTHING}, "amount_not_positive"},
       {"one", TakeReserve{custody, Amount{1}}, "ReserveTaken"},
       {"all of it", TakeReserve{custody, Amount{10}}, cold == 300 ? "insufficient_balance" : "ReserveTaken"},
       {"one more", TakeReserve{custody, Amount{11}}, "exceeds_surplus"}}};
}

Cases losses() {
  return {"LoseReserve, of 300",
          credited(),
          {{"no such custody, to nobody", LoseReserve{unknown, Wallet::hot, nobody, NOTHING}, "unknown_custody"},
           {"to nobody, nothing", LoseReserve{custody, Wallet::hot, nobody, NOTHING}, "unknown_account"},
           {"to one on the books, nothing", LoseReserve{custody, Wallet::hot, alice, NOTHING}, "different_ledgers"},
           {"to the venue itself, nothing", LoseReserve{custody, Wallet::hot, wallet, NOTHING}, "same_account"},
           {"nothing", LoseReserve{custody, Wallet::hot, frank, NOTHING}, "amount_not_positive"},
           {"one", LoseReserve{custody, Wallet::hot, frank, Amount{1}}, "ReserveLost"},
           {"everything", LoseReserve{custody, Wallet::hot, frank, Amount{300}}, "ReserveLost"},
           {"one more than everything", LoseReserve{custody, Wallet::hot, frank, Amount{301}}, "insufficient_balance"},
           {"of an empty wallet", LoseReserve{custody, Wallet::cold, frank, Amount{1}}, "insufficient_balance"}}};
}

Cases past_the_custody() {
  return {"an asset under custody",
          credited(),
          {{"deposited past it, nothing", Deposit{alice, coin, NOTHING}, "in_custody"},
           {"withdrawn past it, nothing", Withdraw{alice, coin, NOTHING}, "in_custody"},
           {"issued, nothing", Issue{alice, coin, NOTHING}, "in_custody"},
           {"redeemed, though none was issued", Redeem{alice, coin, Amount{1}}, "exceeds_issue"},
           {"transferred", Transfer{alice, bob, coin, Amount{300}}, "Transferred"},
           {"deposited, where the reserves are", Deposit{erin, coin, Amount{1}}, "Deposited"}}};
}

}  // namespace

std::vector<Cases> custody_cases() {
  return {arrivals(),
          into_a_full_wallet(),
          of_a_pending_deposit(Time{5599}),
          of_a_pending_deposit(Time{5600}),
          of_an_ended_deposit("a credited deposit", credited()),
          of_an_ended_deposit("a reversed deposit", after(pending(Time{5599}), {ReverseDeposit{custody, in}})),
          of_a_deposit_moved_on(),
          of_full_accounts(Time{5599}),
          of_full_accounts(Time{5600}),
          requests(),
          from_a_full_purse(),
          of_a_request(),
          of_a_withdrawal_sent(),
          of_a_withdrawal_landed(),
          of_a_second_withdrawal("a second withdrawal, of all that is hot", {}, "WithdrawalSent"),
          of_a_second_withdrawal("a second withdrawal, of one more than is hot", {MoveReserve{custody, Wallet::cold, Amount{1}}},
                                 "insufficient_balance"),
          in_a_shortfall(),
          of_a_stolen_withdrawal(100),
          of_a_stolen_withdrawal(101),
          of_withdrawals_of_the_full(),
          moves_of_reserves(),
          of_full_wallets(),
          additions(),
          takings(300),
          takings(299),
          losses(),
          past_the_custody()};
}

}  // namespace plumbline::unit
