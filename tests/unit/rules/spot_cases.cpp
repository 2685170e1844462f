#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

SetFees fees(int maker, int taker, AccountId account = alice, ContractId on = market) { return {on, account, {Ppm{maker}, Ppm{taker}}}; }

/// alice takes, bob makes.
Fill buys(int quantity, int price, ContractId on = market) { return {on, alice, bob, Side::buy, Quantity{quantity}, Price{price}}; }
/// bob takes, alice makes.
Fill sells(int quantity, int price, ContractId on = market) { return {on, bob, alice, Side::sell, Quantity{quantity}, Price{price}}; }

Fill between(AccountId taker, AccountId maker, int quantity = 0) { return {market, taker, maker, Side::buy, Quantity{quantity}, Price{0}}; }

Cases set_fees() {
  return {"SetFees",
          start(),
          {{"no such market", fees(0, -1, nobody, unknown), "unknown_market"},
           {"nobody", fees(0, -1, nobody), "unknown_account"},
           {"an account of another ledger", fees(0, -1, dave), "different_ledgers"},
           {"a taker's fee below nothing", fees(0, -1), "fee_out_of_bounds"},
           {"no fees", fees(0, 0), "FeesSet"},
           {"the whole", fees(1'000'000, 1'000'000), "FeesSet"},
           {"a maker's fee of more than the whole", fees(1'000'001, 0), "fee_out_of_bounds"},
           {"a taker's fee of more than the whole", fees(0, 1'000'001), "fee_out_of_bounds"},
           {"a rebate of the whole", fees(-1'000'000, 0), "FeesSet"},
           {"a rebate of more than the whole", fees(-1'000'001, 0), "fee_out_of_bounds"}}};
}

Cases refuses() {
  Fill too_much = buys(1, 0);
  too_much.quantity = Quantity{too_large.value};
  Fill too_dear = buys(1, 1);
  too_dear.price = Price{LARGEST_PRICE.value + 1};
  Fill dear = buys(1, 1);
  dear.price = LARGEST_PRICE;
  Fill overflows = dear;
  overflows.quantity = Quantity{LARGEST_AMOUNT.value};
  Fill unaffordable = buys(1, 10);
  unaffordable.quantity = Quantity{LARGEST_AMOUNT.value};
  return {"Fill",
          after(start(), {fees(-601, 0, carol, rebates)}),
          {{"no such market", buys(0, 0, unknown), "unknown_market"},
           {"nobody takes", between(nobody, bob), "unknown_account"},
           {"nobody makes", between(alice, nobody), "unknown_account"},
           {"the taker is on another ledger", between(dave, bob), "different_ledgers"},
           {"the maker is on another ledger", between(bob, dave), "different_ledgers"},
           {"one party", between(alice, alice), "same_account"},
           {"less than nothing", between(alice, bob, -1), "amount_not_positive"},
           {"nothing", between(alice, bob, 0), "amount_not_positive"},
           {"one more than the largest quantity, for nothing", too_much, "amount_too_large"},
           {"the largest quantity", unaffordable, "insufficient_balance"},
           {"for nothing", buys(1, 0), "price_not_positive"},
           {"one more than the largest price", too_dear, "price_too_large"},
           {"the largest price", dear, "insufficient_balance"},
           {"a notional beyond 128 bits", overflows, "out_of_range"},
           {"a rebate as large as the fee", buys(1, 10, rebates), "Filled"},
           {"a rebate larger than the fee", Fill{rebates, alice, carol, Side::buy, Quantity{1000}, Price{1000}}, "rebate_exceeds_fee"}}};
}

Cases pays() {
  return {"Fill, and what the parties have",
          after(start(), {fees(1'000'000, 1'000'000, carol)}),
          {{"all that the seller has", buys(100, 1), "Filled"},
           {"one more than the seller has", buys(101, 1), "insufficient_balance"},
           {"all that the buyer has: 1000 = 909 + 91", buys(1, 909), "Filled"},
           {"one more: 910 + 91", buys(1, 910), "insufficient_balance"},
           {"the maker buys with all it has", sells(1, 1000), "Filled"},
           {"the maker buys with more", sells(1, 1001), "insufficient_balance"},
           {"a fee of all that the seller receives", Fill{market, carol, alice, Side::sell, Quantity{1}, Price{50}}, "Filled"},
           {"a seller with none", Fill{market, bob, alice, Side::buy, Quantity{1}, Price{1}}, "insufficient_balance"}}};
}

}  // namespace

std::vector<Cases> spot_cases() { return {set_fees(), refuses(), pays()}; }

}  // namespace plumbline::unit
