#include "ref/exact/integer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace plumbline::inline exact_build {
namespace {

/// A product of two 128-bit magnitudes, and its sign.
struct Wide {
  UInt128 high = 0;
  UInt128 low = 0;
};

UInt128 magnitude(Int128 value) { return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value); }

/// The largest number of one machine word; of such, which most are, the machine multiplies and divides by itself.
constexpr UInt128 ONE_WORD = ~std::uint64_t{0};
constexpr std::uint64_t word(UInt128 small) { return static_cast<std::uint64_t>(small); }

Wide multiply(UInt128 a, UInt128 b) {
  if (a <= ONE_WORD && b <= ONE_WORD) return {0, a * b};
  const UInt128 mask = ONE_WORD;
  const UInt128 a0 = a & mask, a1 = a >> 64, b0 = b & mask, b1 = b >> 64;
  const UInt128 low = a0 * b0;
  const UInt128 cross = a1 * b0 + (low >> 64);  // cannot pass 2^128: (2^64-1)^2 + 2^64-1 < 2^128
  const UInt128 middle = a0 * b1 + (cross & mask);
  return {a1 * b1 + (cross >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

Wide add(Wide a, UInt128 b) {
  a.low += b;
  a.high += a.low < b ? 1 : 0;
  return a;
}

/// Quotient and remainder of a wide number by c > 0; Overflow if the quotient passes 127 bits.
struct Division {
  UInt128 quotient = 0;
  UInt128 remainder = 0;
};

Division divide(Wide n, UInt128 c) {
  if (n.high == 0 && n.low <= ONE_WORD && c <= ONE_WORD) return {word(n.low) / word(c), word(n.low) % word(c)};
  if (n.high == 0) return {n.low / c, n.low % c};
  if (n.high >= c) throw Overflow{};
  Division d{0, n.high};
  for (int bit = 127; bit >= 0; --bit) {  // schoolbook, one bit at a time; c < 2^127, so the shift cannot overflow
    d.remainder = (d.remainder << 1) | ((n.low >> bit) & 1);
    d.quotient <<= 1;
    if (d.remainder >= c) {
      d.remainder -= c;
      d.quotient |= 1;
    }
  }
  return d;
}

Integer signed_value(UInt128 value, bool negative) {
  if (value >> 127) throw Overflow{};
  const auto positive = static_cast<Int128>(value);
  return Integer{negative ? -positive : positive};
}

enum class Toward { below, above };

Integer rounded(Integer a, Integer b, Integer c, Toward toward) {
  const Division d = divide(multiply(magnitude(a.raw()), magnitude(b.raw())), magnitude(c.raw()));
  const bool negative = (a < 0) != (b < 0);
  const bool away_from_zero = d.remainder != 0 && negative == (toward == Toward::below);
  return signed_value(d.quotient + (away_from_zero ? 1 : 0), negative);
}

}  // namespace

Carried mul_div_carry(Integer a, Integer b, Integer carry, Integer c) {
  const Wide product = add(multiply(magnitude(a.raw()), magnitude(b.raw())), magnitude(carry.raw()));
  const Division d = divide(product, magnitude(c.raw()));
  return {signed_value(d.quotient, false), signed_value(d.remainder, false)};
}

Integer mul_div_floor(Integer a, Integer b, Integer c) { return rounded(a, b, c, Toward::below); }

Integer mul_div_ceil(Integer a, Integer b, Integer c) { return rounded(a, b, c, Toward::above); }

Integer root_up(Integer n) {
  if (n <= 0) return 0;
  const Integer square = ten_to(12);
  const auto newton = [&](Integer root) { return mul_div_floor(root + mul_div_floor(n, square, root), 1, 2); };
  const double near = std::sqrt(static_cast<double>(n.raw())) * 1e6;  // only saves steps: after the first, no root is too small
  Integer root = newton(Integer{static_cast<Int128>(near)});
  while (true) {  // the way down to the root, rounded down
    const Integer next = newton(root);
    if (next >= root) break;
    root = next;
  }
  return mul_div_ceil(n, square, root) <= root ? root : root + 1;
}

std::string to_string(Integer value) {
  std::array<char, 48> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value.raw());
  return {digits.data(), end.ptr};
}

}  // namespace plumbline::inline exact_build
