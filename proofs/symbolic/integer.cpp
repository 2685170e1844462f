#include "proofs/symbolic/integer.hpp"

#include <algorithm>

namespace plumbline::inline symbolic_build {

using proofs::Path;
using proofs::Polynomial;
using proofs::Whole;

namespace {

Whole whole(Int128 value) {
  const bool negative = value < 0;
  const auto magnitude = negative ? -static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
  Whole result = static_cast<std::uint64_t>(magnitude >> 64);
  result = (result << 64) + static_cast<std::uint64_t>(magnitude);
  return negative ? Whole(-result) : result;
}

bool known_value(const Polynomial& polynomial, Whole& value) {
  if (polynomial.empty()) return value = 0, true;
  if (polynomial.size() != 1 || !polynomial.begin()->first.empty()) return false;
  return value = polynomial.begin()->second, true;
}

Polynomial added(Polynomial a, const Polynomial& b, int sign) {
  for (const auto& [monomial, factor] : b) {
    Whole& sum = a[monomial];
    sum += factor * sign;
    if (sum == 0) a.erase(monomial);
  }
  return a;
}

Polynomial multiplied(const Polynomial& a, const Polynomial& b) {
  Polynomial result;
  for (const auto& [left, p] : a)
    for (const auto& [right, q] : b) {
      proofs::Monomial monomial = left;
      monomial.insert(monomial.end(), right.begin(), right.end());
      std::sort(monomial.begin(), monomial.end());
      Whole& sum = result[monomial];
      sum += p * q;
      if (sum == 0) result.erase(monomial);
    }
  return result;
}

/// The product of two unknown numbers [Path::products]. Where one of them is a member's and the other is not, the sum over all
/// members is the sum of theirs times the other.
Polynomial named_product(const Polynomial& a, const Polynomial& b) {
  Path& path = Path::current();
  const auto key = a < b ? std::make_pair(a, b) : std::make_pair(b, a);
  if (const auto known = path.products.find(key); known != path.products.end()) return known->second;
  const proofs::Mark one = path.mark(a), other = path.mark(b), both = proofs::joined(one, other);
  Polynomial product = multiplied(a, b);
  if (product.size() > 1) {
    const Polynomial named{{{path.fresh("product", both)}, 1}};
    path.know_zero(added(named, product, -1));
    product = named;
  }
  path.products.emplace(key, product);
  if ((one.member == proofs::NOBODY) != (other.member == proofs::NOBODY) && !both.gathered) {
    const auto& [own, common] = one.member == proofs::NOBODY ? std::tie(b, a) : std::tie(a, b);
    path.classes[Path::index(both.member)].common_factors.insert(common);
    named_product(path.summed(both.member, own), common);
  }
  return product;
}

}  // namespace

Truth::Truth(const z3::expr& formula, proofs::Mark mark) : formula_(formula), mark_(mark) {}

Truth::operator bool() const { return known_ ? value_ : Path::current().decide(*formula_, mark_); }

z3::expr Truth::formula() const { return known_ ? Path::context().bool_val(value_) : *formula_; }

Integer Integer::unknown(const std::string& name) { return of(Path::current().fresh(name)); }

Integer Integer::of(Polynomial polynomial) {
  Integer integer;
  Whole value;
  if (known_value(polynomial, value) && abs(value) < (Whole(1) << 126)) {
    integer.value_ = static_cast<Int128>(value);
    return integer;
  }
  integer.term_ = Path::current().keep(std::move(polynomial));
  return integer;
}

Polynomial Integer::polynomial() const {
  if (term_) return *term_;
  return value_ == 0 ? Polynomial{} : Polynomial{{{}, whole(value_)}};
}

z3::expr Integer::expression() const { return Path::current().expression(polynomial()); }

std::optional<Whole> Integer::constant() const {
  Whole value;
  return known_value(polynomial(), value) ? std::optional{value} : std::nullopt;
}

Integer Integer::computed(Polynomial polynomial) {
  Path& path = Path::current();
  if (path.recording) path.record(polynomial);
  return of(std::move(polynomial));
}

Integer Integer::sum(Integer a, Integer b, int sign) { return computed(added(a.polynomial(), b.polynomial(), sign)); }

Integer Integer::product(Integer a, Integer b) {
  const bool known = a.is_constant() || b.is_constant();
  return computed(known ? multiplied(a.polynomial(), b.polynomial()) : named_product(a.polynomial(), b.polynomial()));
}

Truth Integer::below(Integer a, Integer b, bool strictly) {
  if (!a.term_ && !b.term_) return strictly ? a.value_ < b.value_ : a.value_ <= b.value_;
  const Polynomial difference = added(a.polynomial(), b.polynomial(), -1);
  Whole value;
  if (known_value(difference, value)) return strictly ? value < 0 : value <= 0;
  // x <= -s is written as not (1 - s - x <= 0) where x starts with a minus: a comparison and its opposite are one formula
  const bool flipped = difference.rbegin()->second < 0;
  const Polynomial term = flipped ? added({}, difference, -1) : difference;
  const int bound = flipped ? (strictly ? 0 : -1) : (strictly ? -1 : 0);
  Path::current().compare(added({}, difference, -1));
  if (strictly) Path::current().compare(added({{{}, -1}}, difference, -1));
  const Truth holds{Path::current().expression(term) <= bound, Path::current().mark(difference)};
  return flipped ? negate(holds) : holds;
}

Truth operator==(Integer a, Integer b) {
  if (!a.term_ && !b.term_) return a.value_ == b.value_;
  const Polynomial difference = added(a.polynomial(), b.polynomial(), -1);
  Whole value;
  if (known_value(difference, value)) return value == 0;
  Path::current().compare(difference);
  Path::current().compare(added({}, difference, -1));
  return Truth{Path::current().expression(difference) == 0, Path::current().mark(difference)};
}

Truth operator!=(Integer a, Integer b) { return negate(a == b); }

Integer select(const Truth& condition, Integer then, Integer otherwise) {
  if (condition.is_true()) return then;
  if (condition.is_false()) return otherwise;
  if ((then == otherwise).is_true()) return then;
  Path& path = Path::current();
  const Polynomial one = then.polynomial(), other = otherwise.polynomial();
  const proofs::Mark mark = joined(condition.mark(), joined(path.mark(one), path.mark(other)));
  const Integer chosen = Integer::of(path.given(z3::ite(condition.formula(), then.expression(), otherwise.expression()), mark));
  if (mark.member != proofs::NOBODY)  // how it stands to the two may be so of every member
    for (const Polynomial& either : {one, other})
      for (const int sign : {1, -1}) path.compare(added(added({}, chosen.polynomial(), sign), either, -sign));
  return chosen;
}

Integer min(Integer a, Integer b) { return select(a <= b, a, b); }
Integer max(Integer a, Integer b) { return select(a <= b, b, a); }

Truth both(const Truth& a, const Truth& b) {
  if (a.is_false() || b.is_false()) return false;
  if (a.is_true()) return b;
  return b.is_true() ? a : Truth{a.formula() && b.formula(), joined(a.mark(), b.mark())};
}
Truth either(const Truth& a, const Truth& b) { return negate(both(negate(a), negate(b))); }
Truth implies(const Truth& a, const Truth& b) { return either(negate(a), b); }
Truth negate(const Truth& a) {
  if (a.is_true()) return false;
  if (a.is_false()) return true;
  const z3::expr formula = a.formula();
  return Truth{formula.is_not() ? formula.arg(0) : !formula, a.mark()};
}

}  // namespace plumbline::inline symbolic_build
