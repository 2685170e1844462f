// The edges of 128 bits.
#include <gtest/gtest.h>

#include "ref/core/numbers.hpp"

namespace plumbline {
namespace {

constexpr Int128 largest = static_cast<Int128>(~UInt128{0} >> 1);
constexpr Int128 least = -largest - 1;

TEST(Integer, AddsUpToTheEdge) {
  EXPECT_EQ((Integer{largest} + 0).raw(), largest);
  EXPECT_EQ((Integer{largest - 1} + 1).raw(), largest);
  EXPECT_THROW(Integer{largest} + 1, Overflow);
  EXPECT_EQ((Integer{least + 1} + -1).raw(), least);
  EXPECT_THROW(Integer{least} + -1, Overflow);
}

TEST(Integer, SubtractsDownToTheEdge) {
  EXPECT_EQ((Integer{least + 1} - 1).raw(), least);
  EXPECT_THROW(Integer{least} - 1, Overflow);
  EXPECT_THROW(-Integer{least}, Overflow);
  EXPECT_EQ((-Integer{least + 1}).raw(), largest);
}

TEST(Integer, MultipliesUpToTheEdge) {
  EXPECT_EQ((Integer{largest / 2} * 2).raw(), largest - 1);
  EXPECT_THROW(Integer{largest / 2 + 1} * 2, Overflow);
  EXPECT_EQ((Integer{least / 2} * 2).raw(), least);
  EXPECT_THROW(Integer{least / 2 - 1} * 2, Overflow);
}

TEST(Integer, DividesWideProductsThatFitAgain) {
  EXPECT_EQ(mul_div_floor(largest, largest, largest).raw(), largest);
  EXPECT_EQ(mul_div_floor(least, 1, 2).raw(), least / 2);
  EXPECT_THROW(mul_div_floor(largest, 2, 1), Overflow);        // fits 128 bits, but not the sign
  EXPECT_THROW(mul_div_floor(largest, largest, 1), Overflow);  // does not fit 128 bits
  EXPECT_EQ(mul_div_floor(-1, 1, largest), -1);
  EXPECT_EQ(mul_div_ceil(-1, 1, largest), 0);
  EXPECT_EQ(mul_div_ceil(1, 1, largest), 1);
}

TEST(Integer, CarriesTheRest) {
  const Carried carried = mul_div_carry(7, 3, 4, 10);
  EXPECT_EQ(carried.whole, 2);
  EXPECT_EQ(carried.carry, 5);
  const Carried wide = mul_div_carry(largest, largest, largest - 1, largest);
  EXPECT_EQ(wide.whole, largest);
  EXPECT_EQ(wide.carry, largest - 1);
}

TEST(Integer, SpellsItself) {
  EXPECT_EQ(to_string(0), "0");
  EXPECT_EQ(to_string(least), "-170141183460469231731687303715884105728");
  EXPECT_EQ(to_string(largest), "170141183460469231731687303715884105727");
}

TEST(Integer, ChoosesWithoutAsking) {
  EXPECT_EQ(min(1, 2), 1);
  EXPECT_EQ(max(1, 2), 2);
  EXPECT_EQ(select(true, 1, 2), 1);
  EXPECT_EQ(select(false, 1, 2), 2);
  for (const bool a : {false, true}) {
    EXPECT_EQ(negate(a), !a);
    for (const bool b : {false, true}) {
      EXPECT_EQ(both(a, b), a && b);
      EXPECT_EQ(either(a, b), a || b);
      EXPECT_EQ(implies(a, b), !a || b);
    }
  }
}

TEST(Integer, OverflowIsNothingWithinRange) {
  EXPECT_FALSE(within_range([] { return Integer{largest} + 1; }));
  EXPECT_EQ(within_range([] { return Integer{1} + 1; }), Integer{2});
}

struct Halves {
  Rounding rounding;
  int of_five, of_minus_five, of_three, of_minus_three;  // halves
};

TEST(Rounding, OfHalves) {
  const Halves table[] = {
      {Rounding::floor, 2, -3, 1, -2},   {Rounding::ceiling, 3, -2, 2, -1},   {Rounding::toward_zero, 2, -2, 1, -1},
      {Rounding::half_up, 3, -2, 2, -1}, {Rounding::half_even, 2, -2, 2, -2}, {Rounding::half_away_from_zero, 3, -3, 2, -2},
  };
  for (const auto& [rounding, five, minus_five, three, minus_three] : table) {
    EXPECT_EQ(mul_div(5, 1, 2, rounding), five);
    EXPECT_EQ(mul_div(-5, 1, 2, rounding), minus_five);
    EXPECT_EQ(mul_div(3, 1, 2, rounding), three);
    EXPECT_EQ(mul_div(1, -3, 2, rounding), minus_three);
    EXPECT_EQ(mul_div(-4, -1, 2, rounding), 2);
  }
}

}  // namespace
}  // namespace plumbline
