#include "ref/exact/integer.hpp"

#include <array>
#include <bit>
#include <charconv>

namespace plumbline::inline exact_build {
namespace {

/// A product of two 128-bit magnitudes, and its sign.
struct Wide {
  UInt128 high = 0;
  UInt128 low = 0;
  auto operator<=>(const Wide&) const = default;
};

UInt128 magnitude(Int128 value) { return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value); }

/// The largest number of one machine word; of such, which most are, the machine multiplies and divides by itself.
constexpr UInt128 ONE_WORD = ~std::uint64_t{0};
constexpr std::uint64_t word(UInt128 small) { return static_cast<std::uint64_t>(small); }

Wide multiply_words(UInt128 a, UInt128 b) {
  const UInt128 mask = ONE_WORD;
  const UInt128 a0 = a & mask, a1 = a >> 64, b0 = b & mask, b1 = b >> 64;
  const UInt128 low = a0 * b0;
  const UInt128 cross = a1 * b0 + (low >> 64);  // cannot pass 2^128: (2^64-1)^2 + 2^64-1 < 2^128
  const UInt128 middle = a0 * b1 + (cross & mask);
  return {a1 * b1 + (cross >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

inline Wide multiply(UInt128 a, UInt128 b) {
  if ((a | b) <= ONE_WORD) return {0, static_cast<UInt128>(word(a)) * word(b)};
  return multiply_words(a, b);
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

/// Such a division as a person writes it down, one bit at a time; c < 2^127, so the shift cannot overflow.
Division divide_bits(UInt128 high, UInt128 low, UInt128 c) {
  if (high >= c) throw Overflow{};
  Division d{0, high};
  for (int bit = 127; bit >= 0; --bit) {
    d.remainder = (d.remainder << 1) | ((low >> bit) & 1);
    d.quotient <<= 1;
    if (d.remainder >= c) {
      d.remainder -= c;
      d.quotient |= 1;
    }
  }
  return d;
}

inline Division divide(const Wide& n, UInt128 c) {
  if (n.high != 0) return divide_bits(n.high, n.low, c);
  if (n.low <= ONE_WORD && c <= ONE_WORD) return {word(n.low) / word(c), word(n.low) % word(c)};
  return {n.low / c, n.low % c};
}

Integer signed_value(UInt128 value, bool negative) {
  if (value >> 127) throw Overflow{};
  const auto positive = static_cast<Int128>(value);
  return Integer{negative ? -positive : positive};
}

/// Near the root of a word whose highest bit, or the one below it, is set: a straight line is within a thirtieth of it, and each of
/// Newton's steps squares what is wrong.
std::uint64_t near_root(std::uint64_t square) {
  std::uint64_t root = (square >> 31) / 3 + 1'472'528'000;
  for (int step = 0; step < 3; ++step) root = (root + square / root) / 2;
  return root;
}

/// The number of binary digits.
int digits_of(UInt128 n) {
  const auto digits = n > ONE_WORD ? 64 + std::bit_width(word(n >> 64)) : std::bit_width(word(n));
  return static_cast<int>(digits);
}

enum class Toward { below, above };

template <Toward toward>
Integer rounded(Integer a, Integer b, Integer c) {
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

Integer mul_div_floor(Integer a, Integer b, Integer c) { return rounded<Toward::below>(a, b, c); }

Integer mul_div_ceil(Integer a, Integer b, Integer c) { return rounded<Toward::above>(a, b, c); }

Integer root_up(Integer n) {
  if (n <= 0) return 0;
  const UInt128 number = magnitude(n.raw());
  const Wide square = multiply(number, magnitude(ten_to(12).raw()));
  const auto reaches = [&](UInt128 root) { return multiply(root, root) >= square; };
  const auto step = [&](UInt128 root) { return (root + divide(square, root).quotient) / 2; };  // Newton's
  const int half = (digits_of(number) + 1) / 2 - 32;  // by which the root is shifted if the number is shifted to fill a word
  const UInt128 near = near_root(word(half < 0 ? number << -2 * half : number >> 2 * half)) * magnitude(ten_to(6).raw());
  UInt128 root = step(half < 0 ? near >> -half : near << half);
  if (root > ONE_WORD) root = step(root);  // from here on a unit or two are missing at most
  while (reaches(root - 1)) --root;
  while (!reaches(root)) ++root;
  return signed_value(root, false);
}

std::string to_string(Integer value) {
  std::array<char, 48> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value.raw());
  return {digits.data(), end.ptr};
}

}  // namespace plumbline::inline exact_build
