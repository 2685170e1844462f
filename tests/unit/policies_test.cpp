// Policies where they matter, and the one that the books do not survive.
#include <gtest/gtest.h>

#include "invariants/check.hpp"
#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

Filled filled(State state, const Fill& fill) {
  const Decision decision = decide(state, fill);
  return std::get<Filled>(std::get<Events>(decision).front());
}

/// The notional of 3 at 1 by lots of 2 is one and a half; of 5, two and a half.
Amount notional(NotionalRounding policy, Side side, int quantity) {
  State state = start();
  state.policies.notional_rounding = policy;
  state.markets[market].terms.lot = Quantity{2};
  const bool buys = side == Side::buy;
  return filled(std::move(state), {market, buys ? alice : bob, buys ? bob : alice, side, Quantity{quantity}, Price{1}}).notional;
}

TEST(Policies, RoundTheNotional) {
  EXPECT_EQ(notional(NotionalRounding::against_taker, Side::buy, 3), Amount{2});
  EXPECT_EQ(notional(NotionalRounding::against_taker, Side::sell, 3), Amount{1});
  EXPECT_EQ(notional(NotionalRounding::floor, Side::buy, 3), Amount{1});
  EXPECT_EQ(notional(NotionalRounding::floor, Side::sell, 3), Amount{1});
  EXPECT_EQ(notional(NotionalRounding::half_even, Side::buy, 3), Amount{2});
  EXPECT_EQ(notional(NotionalRounding::half_even, Side::sell, 5), Amount{2});
}

/// A rebate as large as the fee, of less than a unit: rounded down it is a unit, and the fee is nothing.
TEST(Policies, FloorForFeesTakesTheVenueBelowZeroWhereARebateIsPaid) {
  State state = start();
  state.policies.fee_rounding = Rounding::floor;
  const Checked checked = checked_step(state, Fill{rebates, alice, bob, Side::buy, Quantity{1}, Price{10}});
  ASSERT_FALSE(checked.violations.empty());
  EXPECT_EQ(checked.violations.front().number, "INV-2");
}

TEST(Policies, OfEveryOtherRoundingLeaveTheVenueItsFees) {
  for (std::size_t i = 1; i < members<Rounding>; ++i)
    for (int price = 1; price < 3000; price += 7) {
      State state = start();
      state.policies.fee_rounding = static_cast<Rounding>(i);
      state.markets[rebates].terms.fees = {Ppm{-500}, Ppm{500}};
      const Filled fill =
          filled(holding(state, available_purse(alice, usd), Amount{10'000}), {rebates, alice, bob, Side::buy, Quantity{1}, Price{price}});
      EXPECT_GE(fill.taker_fee + fill.maker_fee, NOTHING) << name(static_cast<Rounding>(i)) << ' ' << price;
    }
}

TEST(Instructions, CountTheirFailsUpToABound) {
  State state = after(start(), {Instruct{deal, Party::seller, {bob, alice, btc, Quantity{1000}, usd, Amount{1}, Time{0}}},
                                Instruct{deal, Party::buyer, {bob, alice, btc, Quantity{1000}, usd, Amount{1}, Time{0}}}});
  state.instructions[deal].fails = MOST_FAILS - 1;
  for (int attempt = 0; attempt < 2; ++attempt) {
    state = after(std::move(state), {SettleGross{deal}});
    EXPECT_EQ(state.instructions.get(deal).fails, MOST_FAILS);
  }
}

}  // namespace
}  // namespace plumbline::unit
