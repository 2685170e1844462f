#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

OpenAccount opening(AccountId account, LedgerId ledger = north, AccountId held_for = {}) {
  return {account, ledger, OwnerId{"owner"}, AccountClass::client_individual, held_for};
}

const AccountId fresh{"fresh"};

Cases opens() {
  OpenAccount outside = opening(fresh);
  outside.account_class = AccountClass::outside;
  OpenAccount outside_again = opening(alice);
  outside_again.account_class = AccountClass::outside;
  return {"OpenAccount",
          start(),
          {{"no such ledger, nor a name", opening({}, nowhere), "unknown_ledger"},
           {"no name", opening({}), "unknown_account"},
           {"held for nobody", opening(alice, north, nobody), "unknown_account"},
           {"held for the outside world", opening(fresh, north, world), "unknown_account"},
           {"a name that is taken, of the outside world", outside_again, "duplicate_account"},
           {"a name that is taken on another ledger", opening(dave), "duplicate_account"},
           {"the outside world", outside, "class_not_allowed"},
           {"held for an account on another ledger", opening(fresh, north, dave), "different_ledgers"},
           {"held for an account on its ledger", opening(fresh, north, alice), "AccountOpened"},
           {"held for its owner", opening(fresh, south), "AccountOpened"}}};
}

template <class Command>
Cases comes_in(const std::string& accepted) {
  const State state = after(start(), {Deposit{alice, pin, Amount{4}}, Issue{bob, pin, Amount{3}}});
  return {accepted,
          state,
          {{"nobody", Command{nobody, none, Amount{0}}, "unknown_account"},
           {"the outside world", Command{world, usd, Amount{1}}, "unknown_account"},
           {"no such asset", Command{alice, none, Amount{0}}, "unknown_asset"},
           {"an asset of another ledger", Command{dave, btc, Amount{1}}, "unknown_asset"},
           {"less than nothing", Command{alice, pin, Amount{-1}}, "amount_not_positive"},
           {"nothing", Command{alice, pin, Amount{0}}, "amount_not_positive"},
           {"one", Command{alice, pin, Amount{1}}, accepted},
           {"the limit", Command{alice, pin, Amount{3}}, accepted},
           {"one more than the limit", Command{alice, pin, Amount{4}}, "asset_limit"},
           {"the largest amount", Command{alice, pin, LARGEST_AMOUNT}, "asset_limit"},
           {"one more than the largest amount", Command{alice, pin, too_large}, "amount_too_large"}}};
}

Cases withdraws() {
  return {"Withdraw",
          start(),
          {{"nobody", Withdraw{nobody, none, Amount{0}}, "unknown_account"},
           {"the outside world", Withdraw{world, usd, Amount{1}}, "unknown_account"},
           {"no such asset", Withdraw{alice, none, Amount{0}}, "unknown_asset"},
           {"nothing", Withdraw{alice, usd, Amount{0}}, "amount_not_positive"},
           {"one", Withdraw{alice, usd, Amount{1}}, "Withdrawn"},
           {"everything", Withdraw{alice, usd, Amount{1000}}, "Withdrawn"},
           {"one more than everything", Withdraw{alice, usd, Amount{1001}}, "insufficient_balance"},
           {"some of what is not there", Withdraw{alice, btc, Amount{1}}, "insufficient_balance"}}};
}

Cases transfers() {
  return {"Transfer",
          start(),
          {{"from nobody", Transfer{nobody, alice, none, Amount{0}}, "unknown_account"},
           {"to nobody", Transfer{alice, nobody, none, Amount{0}}, "unknown_account"},
           {"to the outside world", Transfer{alice, world, usd, Amount{1}}, "unknown_account"},
           {"no such asset, to another ledger", Transfer{alice, dave, none, Amount{0}}, "unknown_asset"},
           {"to another ledger", Transfer{alice, dave, usd, Amount{0}}, "different_ledgers"},
           {"to itself", Transfer{alice, alice, usd, Amount{0}}, "same_account"},
           {"less than nothing", Transfer{alice, bob, usd, Amount{-1}}, "amount_not_positive"},
           {"nothing", Transfer{alice, bob, usd, Amount{0}}, "amount_not_positive"},
           {"one", Transfer{alice, bob, usd, Amount{1}}, "Transferred"},
           {"everything", Transfer{alice, bob, usd, Amount{1000}}, "Transferred"},
           {"one more than everything", Transfer{alice, bob, usd, Amount{1001}}, "insufficient_balance"}}};
}

Cases redeems() {
  return {"Redeem",
          after(start(), {Issue{bob, usd, Amount{70}}, Withdraw{alice, usd, Amount{990}}}),
          {{"nobody", Redeem{nobody, none, Amount{0}}, "unknown_account"},
           {"no such asset", Redeem{alice, none, Amount{0}}, "unknown_asset"},
           {"nothing", Redeem{alice, usd, Amount{0}}, "amount_not_positive"},
           {"all that was issued", Redeem{bob, usd, Amount{70}}, "Redeemed"},
           {"one more than was issued", Redeem{alice, usd, Amount{71}}, "exceeds_issue"},
           {"everything", Redeem{alice, usd, Amount{10}}, "Redeemed"},
           {"one more than everything", Redeem{alice, usd, Amount{11}}, "insufficient_balance"}}};
}

/// A purse so full that it can take or give `room` and no more.
Cases brims() {
  State state = holding(start(), available_purse(carol, usd), to_the_brim - Amount{5});
  state = holding(std::move(state), {venue, usd, PurseKind::issued, {}}, Amount{5} - to_the_brim);
  state = holding(std::move(state), {world, usd, PurseKind::world, {}}, to_the_brim - Amount{5});
  return {"the range of a purse",
          state,
          {{"a transfer to the brim", Transfer{alice, carol, usd, Amount{5}}, "Transferred"},
           {"a transfer over the brim", Transfer{alice, carol, usd, Amount{6}}, "out_of_range"},
           {"a transfer from a full purse to the brim", Transfer{carol, bob, usd, Amount{5}}, "Transferred"},
           {"a deposit to the brim", Deposit{carol, usd, Amount{5}}, "Deposited"},
           {"a deposit over the brim", Deposit{carol, usd, Amount{6}}, "out_of_range"},
           {"an issue to the brim", Issue{bob, usd, Amount{5}}, "Issued"},
           {"an issue over the brim", Issue{bob, usd, Amount{6}}, "out_of_range"},
           {"a redemption over the brim", Redeem{alice, usd, Amount{6}}, "out_of_range"},
           {"a withdrawal over the brim", Withdraw{alice, usd, Amount{6}}, "out_of_range"}}};
}

}  // namespace

std::vector<Cases> ledger_cases() {
  return {opens(), comes_in<Deposit>("Deposited"), comes_in<Issue>("Issued"), withdraws(), transfers(), redeems(), brims()};
}

}  // namespace plumbline::unit
