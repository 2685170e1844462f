// The checked integers against integers without bounds: the same answer, or an overflow that is really one.
#include "ref/core/allocation.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

/// Integers of every magnitude, and those beside the powers of two and ten.
Integer any_integer() {
  const int shift = *rc::gen::inRange(0, 127);
  const auto bits = (static_cast<UInt128>(*rc::gen::arbitrary<std::uint64_t>()) << 64) | *rc::gen::arbitrary<std::uint64_t>();
  const auto magnitude = static_cast<Int128>(bits >> (shift + 1));
  switch (*rc::gen::inRange(0, 4)) {
    case 0: return Integer{static_cast<Int128>(UInt128{1} << shift)} - *rc::gen::inRange(-1, 2);
    case 1: return ten_to(*rc::gen::inRange(0, 38)) + *rc::gen::inRange(-1, 2);
    default: return Integer{magnitude};
  }
}
Integer any_signed() { return *rc::gen::arbitrary<bool>() ? any_integer() : -any_integer(); }
Integer any_positive() { return max(any_integer(), 1); }

const Unbounded beyond = Unbounded{1} << 127;
bool fits(const Unbounded& value) { return -beyond < value && value < beyond; }

template <class Compute>
void assert_is(const Unbounded& expected, const Compute& compute) {
  if (const auto got = within_range(compute))
    RC_ASSERT(unbounded(*got) == expected);
  else
    RC_ASSERT(!fits(expected));
}

Unbounded rounded(const Unbounded& n, const Unbounded& c, Rounding rounding) {
  const Unbounded below = floor_of(n, c);
  const Unbounded twice = 2 * (n - below * c);  // twice the fraction, in parts of c
  const Unbounded above = twice == 0 ? below : Unbounded{below + 1};
  const Unbounded toward_zero = n < 0 ? above : below;
  const Unbounded nearest = twice < c ? below : above;
  switch (rounding) {
    case Rounding::floor: return below;
    case Rounding::ceiling: return above;
    case Rounding::toward_zero: return toward_zero;
    case Rounding::half_up: return nearest;
    case Rounding::half_even: return twice != c ? nearest : Unbounded{below % 2 == 0 ? below : above};
    case Rounding::half_away_from_zero: return twice != c ? nearest : Unbounded{n < 0 ? below : above};
  }
  return 0;
}

RC_GTEST_PROP(Arithmetic, IsThatOfTheIntegers, ()) {
  const Integer a = any_signed(), b = any_signed();
  const Unbounded x = unbounded(a), y = unbounded(b);
  assert_is(x + y, [&] { return a + b; });
  assert_is(x - y, [&] { return a - b; });
  assert_is(x * y, [&] { return a * b; });
  assert_is(-x, [&] { return -a; });
  RC_ASSERT((a < b) == (x < y));
  RC_ASSERT(to_string(a) == x.str());
}

RC_GTEST_PROP(Arithmetic, OfProductsThatAreDividedRoundsAsItSays, ()) {
  const Integer a = any_signed(), b = any_signed(), c = any_positive();
  const Unbounded product = unbounded(a) * unbounded(b);
  assert_is(floor_of(product, unbounded(c)), [&] { return mul_div_floor(a, b, c); });
  assert_is(-floor_of(-product, unbounded(c)), [&] { return mul_div_ceil(a, b, c); });
}

RC_GTEST_PROP(Arithmetic, OfProductsThatAreDividedCarriesTheRest, ()) {
  const Integer a = any_integer(), b = any_integer(), carry = any_integer(), c = any_positive();
  const Unbounded whole = unbounded(a) * unbounded(b) + unbounded(carry);
  assert_is(whole / unbounded(c), [&] { return mul_div_carry(a, b, carry, c).whole; });
  if (const auto carried = within_range([&] { return mul_div_carry(a, b, carry, c); }))
    RC_ASSERT(unbounded(carried->carry) == whole % unbounded(c));
}

RC_GTEST_PROP(Arithmetic, RoundsInSixWays, ()) {
  const auto rounding = static_cast<Rounding>(*rc::gen::inRange<std::size_t>(0, members<Rounding>));
  const int small = *rc::gen::inRange(1, 40);  // few parts, so that ties are met
  const Integer a = *rc::gen::arbitrary<bool>() ? any_signed() : Integer{*rc::gen::inRange(-100, 100)};
  const Integer b = *rc::gen::inRange(-1'000'000, 1'000'001);
  const Integer c = *rc::gen::arbitrary<bool>() ? Integer{1'000'000} : Integer{small};
  const Unbounded expected = rounded(unbounded(a) * unbounded(b), unbounded(c), rounding);
  if (const auto got = within_range([&] { return mul_div(a, b, c, rounding); })) RC_ASSERT(unbounded(*got) == expected);
  // a notional and a rate, as fees are computed: never out of range
  else
    RC_ASSERT(unbounded(max(a, -a)) > unbounded(LARGEST_BALANCE) || c != WHOLE_PPM.value);
}

RC_GTEST_PROP(Arithmetic, SharesAddUpAndAreWithinAUnit, ()) {
  const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 50)));
  Integer total = 0;
  for (const int weight : weights) total = total + weight;
  if (total == 0) RC_DISCARD("no weight");
  const Integer want = *rc::gen::inRange(0, static_cast<int>(total.raw()) + 1);
  Integer before = 0, given = 0;
  for (const int weight : weights) {
    const Integer part = share(want, before, weight, total);
    RC_ASSERT(part >= 0 && part <= weight);
    RC_ASSERT(distance(Rational{unbounded(part)}, Rational{unbounded(want * weight), unbounded(total)}) < 1);
    before = before + weight;
    given = given + part;
  }
  RC_ASSERT(given == want);
}

}  // namespace
}  // namespace plumbline
