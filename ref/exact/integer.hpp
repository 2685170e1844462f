#pragma once
// The integer of the exact build: 128 bits, every operation checked. An operation whose result does not
// fit raises Overflow, which `decide` turns into the rejection `out_of_range`: the machine gives the
// answer of the mathematics, or leaves the state as it was.
#include <algorithm>
#include <compare>
#include <concepts>
#include <string>

namespace plumbline::inline exact_build {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// Raised by arithmetic that leaves 128 bits. It never passes `step`.
struct Overflow {};

/// A truth of the model: a plain bool here, a formula in the symbolic build.
using Truth = bool;

/// A checked 128-bit integer.
class Integer {
 public:
  constexpr Integer() = default;
  template <std::integral Small>
  constexpr Integer(Small small) : value_(small) {}

  constexpr Int128 raw() const { return value_; }

  friend constexpr Integer operator+(Integer a, Integer b) {
    if (__builtin_add_overflow(a.value_, b.value_, &a.value_)) throw Overflow{};
    return a;
  }
  friend constexpr Integer operator-(Integer a, Integer b) {
    if (__builtin_sub_overflow(a.value_, b.value_, &a.value_)) throw Overflow{};
    return a;
  }
  friend constexpr Integer operator*(Integer a, Integer b) {
    if (__builtin_mul_overflow(a.value_, b.value_, &a.value_)) throw Overflow{};
    return a;
  }
  friend constexpr Integer operator-(Integer a) { return Integer{0} - a; }
  friend constexpr bool operator==(Integer, Integer) = default;
  friend constexpr auto operator<=>(Integer, Integer) = default;

 private:
  Int128 value_ = 0;
};

/// A quotient and what is left of the division.
struct Carried {
  Integer whole;
  Integer carry;
};

/// (a*b + carry) = whole*c + carry', 0 <= carry' < c. The product is formed in 256 bits.
/// Needs c > 0, and a*b + carry >= 0. Overflow if the quotient does not fit.
Carried mul_div_carry(Integer a, Integer b, Integer carry, Integer c);

/// The greatest integer not above a*b/c. Needs c > 0. The product is formed in 256 bits.
Integer mul_div_floor(Integer a, Integer b, Integer c);

/// The least integer not below a*b/c. Needs c > 0. The product is formed in 256 bits.
Integer mul_div_ceil(Integer a, Integer b, Integer c);

/// The root of n in millionths, rounded up: the least r whose square is at least n x 10^12. Needs n >= 0.
Integer root_up(Integer n);

// Terms: these choose a value without asking which case it is, so they never split a proof in two.
constexpr Integer min(Integer a, Integer b) { return b < a ? b : a; }
constexpr Integer max(Integer a, Integer b) { return a < b ? b : a; }
constexpr Integer select(bool condition, Integer then, Integer otherwise) { return condition ? then : otherwise; }
constexpr bool both(bool a, bool b) { return a && b; }
constexpr bool either(bool a, bool b) { return a || b; }
constexpr bool implies(bool a, bool b) { return !a || b; }
constexpr bool negate(bool a) { return !a; }

/// A power of ten, for scales and limits.
constexpr Integer ten_to(int exponent) {
  Integer power = 1;
  while (exponent-- > 0) power = power * 10;
  return power;
}

/// Decimal digits, with a leading minus where negative.
std::string to_string(Integer value);

}  // namespace plumbline::inline exact_build
