#pragma once
// Numbers without bounds, as an oracle for the model's checked ones.
#include <boost/multiprecision/cpp_int.hpp>

#include "ref/core/numbers.hpp"

namespace plumbline {

using Unbounded = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

inline Unbounded unbounded(Integer value) { return Unbounded{value.raw()}; }
template <class Kind>
Unbounded unbounded(Measure<Kind> measure) {
  return unbounded(measure.value);
}

/// a/b, and the greatest whole number not above it. Needs b > 0.
inline Unbounded floor_of(const Unbounded& a, const Unbounded& b) {
  const Unbounded toward_zero = a / b;
  return a % b < 0 ? toward_zero - 1 : toward_zero;
}

inline Rational distance(const Rational& a, const Rational& b) { return a < b ? b - a : a - b; }

}  // namespace plumbline
