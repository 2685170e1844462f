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

bool constant(const Polynomial& polynomial, Whole& value) {
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

bool speaks_of_crowd(const Polynomial& polynomial) {
  const std::vector<int>& crowd = Path::current().crowd_atoms;
  const auto of_crowd = [&](int atom) { return std::find(crowd.begin(), crowd.end(), atom) != crowd.end(); };
  for (const auto& [monomial, factor] : polynomial)
    if (std::any_of(monomial.begin(), monomial.end(), of_crowd)) return true;
  return false;
}

/// The product of two unknown numbers [Path::products].
Polynomial named_product(const Polynomial& a, const Polynomial& b) {
  Path& path = Path::current();
  const auto key = a < b ? std::make_pair(a, b) : std::make_pair(b, a);
  if (const auto known = path.products.find(key); known != path.products.end()) return known->second;
  Polynomial product = multiplied(a, b);
  if (product.size() > 1) {
    const int atom = path.fresh("product");
    if (!path.in_crowd && speaks_of_crowd(product)) path.crowd_atoms.push_back(atom);
    const Polynomial named{{{atom}, 1}};
    path.know(path.expression(named) == path.expression(product));
    product = named;
  }
  return path.products.emplace(key, product).first->second;
}

}  // namespace

Truth::Truth(const z3::expr& formula) : formula_(formula) {}

Truth::operator bool() const { return known_ ? value_ : Path::current().decide(*formula_); }

z3::expr Truth::formula() const { return known_ ? Path::context().bool_val(value_) : *formula_; }

Integer Integer::unknown(const std::string& name) { return of(Path::current().fresh(name)); }

Integer Integer::of(Polynomial polynomial) {
  Integer integer;
  Whole value;
  if (constant(polynomial, value) && abs(value) < (Whole(1) << 126)) {
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

Integer Integer::computed(Polynomial polynomial) {
  Path& path = Path::current();
  if (path.recording) path.computed.push_back(polynomial);
  return of(std::move(polynomial));
}

Integer Integer::sum(Integer a, Integer b, int sign) { return computed(added(a.polynomial(), b.polynomial(), sign)); }

Integer Integer::product(Integer a, Integer b) {
  const bool known = a.is_constant() || b.is_constant();
  return computed(known ? multiplied(a.polynomial(), b.polynomial()) : named_product(a.polynomial(), b.polynomial()));
}

Truth Integer::below(Integer a, Integer b, bool strictly) {
  const Polynomial difference = added(a.polynomial(), b.polynomial(), -1);
  Whole value;
  if (constant(difference, value)) return strictly ? value < 0 : value <= 0;
  // x <= -s is written as not (1 - s - x <= 0) where x starts with a minus: a comparison and its opposite are one formula
  const bool flipped = difference.rbegin()->second < 0;
  const Polynomial term = flipped ? added({}, difference, -1) : difference;
  const int bound = flipped ? (strictly ? 0 : -1) : (strictly ? -1 : 0);
  const Truth holds{Path::current().expression(term) <= bound};
  return flipped ? negate(holds) : holds;
}

Truth operator==(Integer a, Integer b) {
  const Polynomial difference = added(a.polynomial(), b.polynomial(), -1);
  Whole value;
  if (constant(difference, value)) return value == 0;
  return Truth{Path::current().expression(difference) == 0};
}

Truth operator!=(Integer a, Integer b) { return negate(a == b); }

Integer select(const Truth& condition, Integer then, Integer otherwise) {
  if (condition.is_true()) return then;
  if (condition.is_false()) return otherwise;
  if ((then == otherwise).is_true()) return then;
  if (Path::current().in_crowd) throw proofs::Unsupported{"a choice that differs from member to member of a crowd"};
  return Integer::of(Path::current().given(z3::ite(condition.formula(), then.expression(), otherwise.expression())));
}

// Of a crowd, the sum of the greater ones is at least the greater of the sums, and so on; nothing more is known.
Integer min(Integer a, Integer b) {
  Path& path = Path::current();
  if (!path.in_crowd && !path.knows_crowd_term("min", a.polynomial(), b.polynomial())) return select(a <= b, a, b);
  const Integer sum = Integer::of(path.crowd_term("min", a.polynomial(), b.polynomial()));
  Path::current().know((sum <= a).formula() && (sum <= b).formula());
  return sum;
}
Integer max(Integer a, Integer b) {
  Path& path = Path::current();
  if (!path.in_crowd && !path.knows_crowd_term("max", a.polynomial(), b.polynomial())) return select(a <= b, b, a);
  const Integer sum = Integer::of(path.crowd_term("max", a.polynomial(), b.polynomial()));
  Path::current().know((sum >= a).formula() && (sum >= b).formula());
  return sum;
}

Truth both(const Truth& a, const Truth& b) {
  if (a.is_false() || b.is_false()) return false;
  if (a.is_true()) return b;
  return b.is_true() ? a : Truth{a.formula() && b.formula()};
}
Truth either(const Truth& a, const Truth& b) { return negate(both(negate(a), negate(b))); }
Truth implies(const Truth& a, const Truth& b) { return either(negate(a), b); }
Truth negate(const Truth& a) {
  if (a.is_true()) return false;
  if (a.is_false()) return true;
  const z3::expr formula = a.formula();
  return Truth{formula.is_not() ? formula.arg(0) : !formula};
}

}  // namespace plumbline::inline symbolic_build
