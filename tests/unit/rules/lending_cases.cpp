#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

Cases supplies() {
  return {"Supply",
          after(start(), {Supply{pool, alice, Amount{480}}}),
          {{"no such pool", Supply{unknown, nobody, Amount{0}}, "unknown_pool"},
           {"nobody", Supply{pool, nobody, Amount{0}}, "unknown_account"},
           {"an account of another ledger", Supply{pool, dave, Amount{0}}, "different_ledgers"},
           {"nothing", Supply{pool, alice, Amount{0}}, "amount_not_positive"},
           {"one", Supply{pool, alice, Amount{1}}, "Supplied"},
           {"one more than the largest amount", Supply{pool, alice, too_large}, "amount_too_large"},
           {"the largest amount", Supply{pool, alice, LARGEST_AMOUNT}, "pool_limit"},
           {"to the limit", Supply{pool, carol, Amount{20}}, "Supplied"},
           {"one more than the limit, from one who has nothing", Supply{pool, bob, Amount{21}}, "pool_limit"},
           {"from one who has nothing", Supply{pool, bob, Amount{1}}, "insufficient_balance"}}};
}

Cases supplies_all() {
  return {"Supply, everything",
          start(),
          {{"everything", Supply{pool, carol, Amount{50}}, "Supplied"},
           {"one more than everything", Supply{pool, carol, Amount{51}}, "insufficient_balance"}}};
}

Cases redeems() {
  return {"RedeemSupply",
          after(start(), {Supply{pool, alice, Amount{400}}, Supply{pool, carol, Amount{50}}, Borrow{pool, bob, Amount{100}}}),
          {{"no such pool", RedeemSupply{unknown, nobody, Amount{0}}, "unknown_pool"},
           {"nobody", RedeemSupply{pool, nobody, Amount{0}}, "unknown_account"},
           {"nothing", RedeemSupply{pool, alice, Amount{0}}, "amount_not_positive"},
           {"one", RedeemSupply{pool, alice, Amount{1}}, "SupplyRedeemed"},
           {"the whole claim", RedeemSupply{pool, carol, Amount{50}}, "SupplyRedeemed"},
           {"one more than the claim", RedeemSupply{pool, carol, Amount{51}}, "exceeds_claim"},
           {"one more than the claim, and than the cash", RedeemSupply{pool, alice, Amount{401}}, "exceeds_claim"},
           {"all the cash", RedeemSupply{pool, alice, Amount{350}}, "SupplyRedeemed"},
           {"one more than the cash", RedeemSupply{pool, alice, Amount{351}}, "insufficient_liquidity"},
           {"without a claim", RedeemSupply{pool, bob, Amount{1}}, "exceeds_claim"}}};
}

Cases borrows() {
  return {"Borrow",
          after(start(), {Supply{pool, alice, Amount{400}}}),
          {{"no such pool", Borrow{unknown, nobody, Amount{0}}, "unknown_pool"},
           {"nobody", Borrow{pool, nobody, Amount{0}}, "unknown_account"},
           {"an account of another ledger", Borrow{pool, dave, Amount{0}}, "different_ledgers"},
           {"nothing", Borrow{pool, bob, Amount{0}}, "amount_not_positive"},
           {"one", Borrow{pool, bob, Amount{1}}, "Borrowed"},
           {"one more than the largest amount", Borrow{pool, bob, too_large}, "amount_too_large"},
           {"the largest amount", Borrow{pool, bob, LARGEST_AMOUNT}, "insufficient_liquidity"},
           {"all the cash", Borrow{pool, bob, Amount{400}}, "Borrowed"},
           {"one more than the cash", Borrow{pool, bob, Amount{401}}, "insufficient_liquidity"}}};
}

Cases repays() {
  return {"Repay",
          after(start(), {Supply{pool, alice, Amount{400}}, Borrow{pool, bob, Amount{100}}, Withdraw{bob, usd, Amount{10}}}),
          {{"no such pool", Repay{unknown, nobody, Amount{0}}, "unknown_pool"},
           {"nobody", Repay{pool, nobody, Amount{0}}, "unknown_account"},
           {"nothing", Repay{pool, bob, Amount{0}}, "amount_not_positive"},
           {"one", Repay{pool, bob, Amount{1}}, "Repaid"},
           {"one more than the debt", Repay{pool, bob, Amount{101}}, "exceeds_debt"},
           {"without a debt", Repay{pool, alice, Amount{1}}, "exceeds_debt"},
           {"everything", Repay{pool, bob, Amount{90}}, "Repaid"},
           {"one more than everything", Repay{pool, bob, Amount{91}}, "insufficient_balance"}}};
}

Cases repays_all() {
  return {"Repay, the whole debt",
          after(start(), {Supply{pool, alice, Amount{400}}, Borrow{pool, bob, Amount{100}}}),
          {{"the whole debt", Repay{pool, bob, Amount{100}}, "Repaid"},
           {"one more than the debt and than everything", Repay{pool, bob, Amount{101}}, "exceeds_debt"}}};
}

Cases brims() {
  const State lent = after(start(), {Supply{pool, alice, Amount{400}}, Borrow{pool, bob, Amount{100}}});
  State full = holding(lent, available_purse(alice, usd), to_the_brim);
  full = holding(std::move(full), available_purse(bob, usd), to_the_brim);
  return {"the range of a purse",
          full,
          {{"a supply over the brim", Supply{pool, alice, Amount{1}}, "out_of_range"},
           {"a redemption over the brim", RedeemSupply{pool, alice, Amount{1}}, "out_of_range"},
           {"a loan over the brim", Borrow{pool, bob, Amount{1}}, "out_of_range"},
           {"a repayment over the brim", Repay{pool, bob, Amount{1}}, "out_of_range"}}};
}

}  // namespace

std::vector<Cases> lending_cases() { return {supplies(), supplies_all(), redeems(), borrows(), repays(), repays_all(), brims()}; }

}  // namespace plumbline::unit
