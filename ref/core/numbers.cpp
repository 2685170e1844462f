#include "ref/core/numbers.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The nearest whole number, and a tie toward plus infinity.
Integer nearest_tie_up(Integer a, Integer b, Integer c) {
  const Integer below = mul_div_floor(a, b, c);
  const Integer above = mul_div_ceil(a, b, c);
  const Integer twice = mul_div_floor(a, b + b, c);  // floor(2x): odd exactly if the fraction is at least a half
  return select(twice == below + below, below, above);
}

/// The nearest whole number, and a tie toward minus infinity.
Integer nearest_tie_down(Integer a, Integer b, Integer c) { return -nearest_tie_up(-a, b, c); }

Integer nearest_tie_even(Integer a, Integer b, Integer c) {
  const Integer up = nearest_tie_up(a, b, c);
  const Integer down = nearest_tie_down(a, b, c);
  return select(mul_div_floor(up, 1, 2) + mul_div_floor(up, 1, 2) == up, up, down);
}

}  // namespace

Integer mul_div(Integer a, Integer b, Integer c, Rounding rounding) {
  switch (rounding) {
    case Rounding::floor: return mul_div_floor(a, b, c);
    case Rounding::ceiling: return mul_div_ceil(a, b, c);
    case Rounding::toward_zero: return select(mul_div_floor(a, b, c) < 0, mul_div_ceil(a, b, c), mul_div_floor(a, b, c));
    case Rounding::half_up: return nearest_tie_up(a, b, c);
    case Rounding::half_even: return nearest_tie_even(a, b, c);
    case Rounding::half_away_from_zero: return select(mul_div_floor(a, b, c) < 0, nearest_tie_down(a, b, c), nearest_tie_up(a, b, c));
  }
  __builtin_unreachable();
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
