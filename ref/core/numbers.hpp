#pragma once
// The kinds of number that the model speaks of. Each is an integer at a stated scale; only the operators
// that mean something exist, so that a price cannot be added to an amount. There is no floating point.
#include "build.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A moment is not an amount: two moments have a span between them, but no sum.
template <class Kind>
inline constexpr bool is_moment = false;
template <>
inline constexpr bool is_moment<struct TimeKind> = true;

/// An integer with a meaning. `Kind` names the meaning; two kinds do not mix.
template <class Kind>
struct Measure {
  Integer value;

  constexpr Measure() = default;
  explicit constexpr Measure(Integer integer) : value(integer) {}

  friend constexpr Measure operator+(Measure a, Measure b)
    requires(!is_moment<Kind>)
  {
    return Measure{a.value + b.value};
  }
  friend constexpr Measure operator-(Measure a, Measure b)
    requires(!is_moment<Kind>)
  {
    return Measure{a.value - b.value};
  }
  friend constexpr Measure operator-(Measure a) { return Measure{-a.value}; }
  friend constexpr Measure& operator+=(Measure& a, Measure b) { return a = a + b; }
  friend constexpr Measure& operator-=(Measure& a, Measure b) { return a = a - b; }

  friend constexpr Truth operator==(Measure a, Measure b) { return a.value == b.value; }
  friend constexpr Truth operator!=(Measure a, Measure b) { return a.value != b.value; }
  friend constexpr Truth operator<(Measure a, Measure b) { return a.value < b.value; }
  friend constexpr Truth operator<=(Measure a, Measure b) { return a.value <= b.value; }
  friend constexpr Truth operator>(Measure a, Measure b) { return a.value > b.value; }
  friend constexpr Truth operator>=(Measure a, Measure b) { return a.value >= b.value; }

  friend constexpr Measure min(Measure a, Measure b) { return Measure{min(a.value, b.value)}; }
  friend constexpr Measure max(Measure a, Measure b) { return Measure{max(a.value, b.value)}; }
  /// How large it is, on either side of zero.
  friend Measure magnitude(Measure a) { return max(a, -a); }
};
inline Integer magnitude(Integer a) { return max(a, -a); }

/// Minor units of one asset: what purses hold, and what cash legs move.
using Amount = Measure<struct AmountKind>;
/// Minor units of the asset that is traded or delivered, as opposed to the cash it is paid with.
using Quantity = Measure<struct QuantityKind>;
/// Minor units of the quote asset for one lot of the base asset; the lot is a term of the market.
using Price = Measure<struct PriceKind>;
/// A moment on one ledger's clock, in seconds.
using Time = Measure<struct TimeKind>;
/// A span of one ledger's time, in seconds.
using Duration = Measure<struct DurationKind>;
/// Parts per million: fees (one basis point is 100), factors, caps.
using Ppm = Measure<struct PpmKind>;
/// An interest rate for a year of 365 days, or a utilisation: parts of 10^9.
using Rate = Measure<struct RateKind>;
/// Minor units times seconds: a balance weighted by the time it stood.
using UnitSeconds = Measure<struct UnitSecondsKind>;

constexpr Duration operator-(Time later, Time earlier) { return Duration{later.value - earlier.value}; }
constexpr Time operator+(Time start, Duration span) { return Time{start.value + span.value}; }
constexpr UnitSeconds operator*(Amount amount, Duration span) { return UnitSeconds{amount.value * span.value}; }

/// The quantity of an asset as an amount that a leg can move.
constexpr Amount units(Quantity quantity) { return Amount{quantity.value}; }

inline constexpr Amount NOTHING{0};
inline constexpr Duration HOUR{3600};
inline constexpr Duration YEAR{31'536'000};  ///< 365 days
inline constexpr Ppm WHOLE_PPM{1'000'000};
inline constexpr Rate WHOLE_RATE{1'000'000'000};

// The ranges that keep every sum and product inside 128 bits [NUM-1].
inline constexpr Amount LARGEST_AMOUNT{ten_to(27)};  ///< of a command, a limit, a lot
inline constexpr Price LARGEST_PRICE{ten_to(27)};
inline constexpr Amount LARGEST_BALANCE{ten_to(36)};  ///< of a purse, either side of zero
inline constexpr Time LATEST{ten_to(12)};             ///< of a clock
inline constexpr Rate LARGEST_RATE{ten_to(10)};       ///< 1000 % a year

/// How a quotient that is not whole becomes whole.
enum class Rounding {
  floor,                ///< toward minus infinity
  ceiling,              ///< toward plus infinity
  toward_zero,          ///< the smaller magnitude
  half_up,              ///< the nearest; a tie goes up
  half_even,            ///< the nearest; a tie goes to the even one
  half_away_from_zero,  ///< the nearest; a tie goes to the larger magnitude
};

/// a*b/c rounded as `rounding` says. Needs c > 0.
Integer mul_div(Integer a, Integer b, Integer c, Rounding rounding);

}  // namespace plumbline::inline PLUMBLINE_BUILD
