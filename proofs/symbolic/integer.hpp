#pragma once
// The integer of the symbolic build: a formula over unknown numbers, with the same operations as the machine's. What is
// constant is folded; everything else is a polynomial.
#include <concepts>
#include <string>

#include "proofs/symbolic/path.hpp"

namespace plumbline::inline symbolic_build {

__extension__ typedef __int128 Int128;

/// A truth of the model: true, false, or a formula. Asking which it is splits the path.
class Truth {
 public:
  Truth(bool known) : known_(true), value_(known) {}
  explicit Truth(const z3::expr& formula, proofs::Mark mark = {});  ///< neither true nor false by itself
  Truth() : Truth(false) {}

  explicit operator bool() const;
  z3::expr formula() const;
  bool is_true() const { return known_ && value_; }
  bool is_false() const { return known_ && !value_; }
  proofs::Mark mark() const { return mark_; }

 private:
  bool known_ = false;
  bool value_ = false;
  std::optional<z3::expr> formula_;
  proofs::Mark mark_;
};

/// A mathematical integer, known or not.
class Integer {
 public:
  constexpr Integer() = default;
  template <std::integral Small>
  constexpr Integer(Small small) : value_(small) {}

  /// A number about which nothing is known.
  static Integer unknown(const std::string& name);
  static Integer of(proofs::Polynomial polynomial);
  static Integer of(int atom) { return of(proofs::Polynomial{{{atom}, 1}}); }

  /// Its value, if it is known.
  std::optional<proofs::Whole> constant() const;
  bool is_constant() const { return !term_ || constant(); }
  proofs::Polynomial polynomial() const;
  z3::expr expression() const;

  friend constexpr Integer operator+(Integer a, Integer b) {
    Int128 value = 0;
    return a.term_ || b.term_ || __builtin_add_overflow(a.value_, b.value_, &value) ? sum(a, b, 1) : folded(value);
  }
  friend constexpr Integer operator-(Integer a, Integer b) {
    Int128 value = 0;
    return a.term_ || b.term_ || __builtin_sub_overflow(a.value_, b.value_, &value) ? sum(a, b, -1) : folded(value);
  }
  friend constexpr Integer operator*(Integer a, Integer b) {
    Int128 value = 0;
    return a.term_ || b.term_ || __builtin_mul_overflow(a.value_, b.value_, &value) ? product(a, b) : folded(value);
  }
  friend constexpr Integer operator-(Integer a) { return Integer{0} - a; }
  friend Truth operator==(Integer a, Integer b);
  friend Truth operator!=(Integer a, Integer b);
  friend Truth operator<(Integer a, Integer b) { return below(a, b, true); }
  friend Truth operator<=(Integer a, Integer b) { return below(a, b, false); }
  friend Truth operator>(Integer a, Integer b) { return below(b, a, true); }
  friend Truth operator>=(Integer a, Integer b) { return below(b, a, false); }

 private:
  static constexpr Integer folded(Int128 value) {
    Integer integer;
    integer.value_ = value;
    return integer;
  }
  static Integer computed(proofs::Polynomial polynomial);
  static Integer sum(Integer a, Integer b, int sign);
  static Integer product(Integer a, Integer b);
  static Truth below(Integer a, Integer b, bool strictly);

  Int128 value_ = 0;
  const proofs::Polynomial* term_ = nullptr;
};

struct Carried {
  Integer whole;
  Integer carry;
};
Carried mul_div_carry(Integer a, Integer b, Integer carry, Integer c);
Integer mul_div_floor(Integer a, Integer b, Integer c);
Integer mul_div_ceil(Integer a, Integer b, Integer c);

/// The root of n in millionths, rounded up (see quotient.cpp).
Integer root_up(Integer n);

Integer select(const Truth& condition, Integer then, Integer otherwise);
Integer min(Integer a, Integer b);
Integer max(Integer a, Integer b);
Truth both(const Truth& a, const Truth& b);
Truth either(const Truth& a, const Truth& b);
Truth implies(const Truth& a, const Truth& b);
Truth negate(const Truth& a);

constexpr Integer ten_to(int exponent) {
  Integer power = 1;
  while (exponent-- > 0) power = power * 10;
  return power;
}

}  // namespace plumbline::inline symbolic_build

namespace plumbline::proofs {

// Short words for statements.
inline z3::expr f(const Truth& truth) { return truth.formula(); }
inline Integer any(const char* name) { return Integer::unknown(name); }

}  // namespace plumbline::proofs
