// Quotients and products, linear facts first. A quotient is a fresh number; what follows from its definition linearly is
// stated at once, and each such fact is proved once by itself (proofs/lemmas.cpp).
#include <algorithm>

#include "proofs/symbolic/facts.hpp"
#include "proofs/symbolic/guide.hpp"

namespace plumbline::inline symbolic_build {

using proofs::Division;
using proofs::Path;
using proofs::Polynomial;

namespace {

/// A quotient that is known, or else a new one. It is a member's if what it divides is.
Path::Quotient& known_or_new(Division kind, Integer a, Integer b, Integer carry, Integer c, bool& fresh) {
  Path& path = Path::current();
  for (Path::Quotient& known : path.quotients)
    if (known.kind == kind && known.a == a.polynomial() && known.b == b.polynomial() && known.c == c.polynomial() &&
        known.carry == carry.polynomial()) {
      fresh = false;
      return known;
    }
  fresh = true;
  proofs::Mark mark = joined(path.mark(a.polynomial()), path.mark(b.polynomial()));
  mark = joined(mark, joined(path.mark(c.polynomial()), path.mark(carry.polynomial())));
  const int whole = path.fresh("quotient", mark);
  const int left = path.fresh("left", mark);
  path.quotients.push_back({kind, a.polynomial(), b.polynomial(), c.polynomial(), carry.polynomial(), whole, left, mark});
  const proofs::While of_whom(path.in_class, mark.member);
  path.owe({(c > 0).formula(), "a divisor above zero"});
  return path.quotients.back();
}

/// A quotient is a number that the model computes.
Integer recorded(Integer q) {
  if (Path::current().recording) Path::current().record(q.polynomial());
  return q;
}

bool begins_below_zero(Integer a) {
  const Polynomial polynomial = a.polynomial();
  return !polynomial.empty() && polynomial.begin()->second < 0;
}

/// A number that is known.
Integer known(const proofs::Whole& value) { return Integer::of(value == 0 ? Polynomial{} : Polynomial{{{}, value}}); }

Integer divide(Division kind, Integer a, Integer b, Integer c) {
  const auto x = a.constant(), y = b.constant(), divisor = c.constant();
  if (x && y && divisor && *divisor > 0) return known(proofs::quotient_of(kind, *x, *y, *divisor));
  const proofs::While stating(Path::current().recording, false);  // what is stated is not computed by the model
  if (begins_below_zero(a))                                       // one number for a quotient and its negative
    return -divide(kind == Division::floor ? Division::ceil : Division::floor, -a, b, c);
  if (b.polynomial() == c.polynomial()) {  // MD-5
    Path::current().owe({(c > 0).formula(), "a divisor above zero"});
    return a;
  }
  bool fresh = false;
  const Path::Quotient quotient = known_or_new(kind, a, b, 0, c, fresh);
  const Integer q = Integer::of(quotient.whole);
  if (fresh) {
    const proofs::While of_whom(Path::current().in_class, quotient.mark.member);
    proofs::know_quotient(kind, a, b, c, q);
    for (std::size_t i = 0; i + 1 < Path::current().quotients.size(); ++i) proofs::know_pair(Path::current().quotients[i], quotient);
    proofs::know_sums(quotient);
  }
  return q;
}

}  // namespace

Integer mul_div_floor(Integer a, Integer b, Integer c) { return recorded(divide(Division::floor, a, b, c)); }
Integer mul_div_ceil(Integer a, Integer b, Integer c) { return recorded(divide(Division::ceil, a, b, c)); }

namespace {

Carried divide_carrying(Integer a, Integer b, Integer carry, Integer c) {
  const auto x = a.constant(), y = b.constant(), before = carry.constant(), divisor = c.constant();
  if (x && y && before && *x * *y >= 0 && *before >= 0 && divisor && *divisor > 0) {
    const proofs::Whole all = *x * *y + *before, whole = all / *divisor;
    return {known(whole), known(all - whole * *divisor)};
  }
  const proofs::While stating(Path::current().recording, false);  // what is stated is not computed by the model
  bool fresh = false;
  const Path::Quotient quotient = known_or_new(Division::carry, a, b, carry, c, fresh);
  const Carried result{Integer::of(quotient.whole), Integer::of(quotient.left)};
  if (fresh) {
    const proofs::While of_whom(Path::current().in_class, quotient.mark.member);
    proofs::know_carried(a, b, carry, c, result);
  }
  return result;
}

}  // namespace

Carried mul_div_carry(Integer a, Integer b, Integer carry, Integer c) {
  const Carried result = divide_carrying(a, b, carry, c);
  return {recorded(result.whole), result.carry};
}

Integer root_up(Integer n) {
  if (const auto value = n.constant(); value && *value >= 0) return known(proofs::root_of(*value));
  const proofs::While stating(Path::current().recording, false);  // what is stated is not computed by the model
  Path& path = Path::current();
  for (const auto& [known, root] : path.roots)
    if (known == n.polynomial()) return Integer::of(root);
  path.owe({(n >= 0).formula(), "a root of a number not below zero"});
  if (path.mark(n.polynomial()).member != proofs::NOBODY) throw proofs::Unsupported{"a root that differs from member to member of a class"};
  const proofs::While of_nobody(path.in_class, proofs::NOBODY);
  const Integer root = Integer::of(path.fresh("root"));
  const auto given = [&](const z3::expr& fact) { path.know(z3::implies((n >= 0).formula(), fact)); };
  given(proofs::root_defined(n, root));
  for (const z3::expr& fact : proofs::root_facts(n, root)) given(fact);
  for (const auto& [known, other] : path.roots)
    for (const z3::expr& fact : proofs::root_pair_facts(n, root, Integer::of(known), Integer::of(other))) given(fact);
  path.roots.emplace_back(n.polynomial(), root.polynomial().begin()->first.front());
  return root;
}

}  // namespace plumbline::inline symbolic_build

namespace plumbline::proofs {

// 'root - 1 < exact <= root', in squares: n x 10^12 lies between (root - 1)^2 and root^2.
z3::expr root_defined(Integer n, Integer root) {
  const Integer square = n * ten_to(12);
  return f(root >= 0) && f(square <= root * root) && z3::implies(f(root > 0), f(root * root - root - root + 1 < square));
}
std::vector<z3::expr> root_facts(Integer n, Integer root) {
  return {f(root >= 0), z3::implies(f(n == 0), f(root == 0)), z3::implies(f(n >= 1), f(root >= ten_to(6)))};  // ROOT-1
}
std::vector<z3::expr> root_pair_facts(Integer n, Integer root, Integer n2, Integer root2) {
  return {z3::implies(f(n <= n2), f(root <= root2)), z3::implies(f(n2 <= n), f(root2 <= root))};  // ROOT-2
}

namespace {

/// States `fact` where the divisor is above zero: that is owed before it is used.
void given_divisor(Integer c, const z3::expr& fact) { Path::current().know(z3::implies(f(c > 0), fact)); }

}  // namespace

void know_quotient(Division kind, Integer a, Integer b, Integer c, Integer q) {
  const Integer rest = a * b - q * c;
  const bool floor = kind == Division::floor;
  given_divisor(c, floor ? f(rest >= 0) && f(rest < c) : f(rest <= 0) && f(-rest < c));
  for (const z3::expr& fact : quotient_facts(kind, a, b, c, q)) given_divisor(c, fact);
}

std::vector<z3::expr> quotient_facts(Division kind, Integer a, Integer b, Integer c, Integer q) {
  const auto sign = [&](Integer x, Integer y) { return z3::implies(f(x >= 0) && f(y <= 0), f(q <= 0)); };
  std::vector<z3::expr> facts{
      z3::implies(f(a >= 0) && f(b >= 0), f(q >= 0)),    // MD-1
      sign(a, b),                                        //
      sign(b, a),                                        //
      z3::implies(f(a >= 0) && f(b <= c), f(q <= a)),    // MD-2
      z3::implies(f(b >= 0) && f(a <= c), f(q <= b)),    //
      z3::implies(f(a >= 0) && f(b >= -c), f(q >= -a)),  //
      z3::implies(f(a <= 0) && f(b <= c), f(q >= a)),    //
      z3::implies(f(b <= 0) && f(a <= c), f(q >= b)),    //
  };
  if (kind == Division::floor || kind == Division::ceil) {
    facts.push_back(z3::implies(f(b == c), f(q == a)));  // MD-5
    facts.push_back(z3::implies(f(a == c), f(q == b)));  //
  }
  return facts;
}

std::vector<z3::expr> pair_facts(Division kind, Integer a, Integer b, Integer b2, Integer c, Integer q, Integer q2) {
  std::vector<z3::expr> facts{
      z3::implies(f(a >= 0) && f(b <= b2), f(q <= q2)),                        // MD-3
      z3::implies(f(a >= 0) && f(a <= c) && f(b <= b2), f(q2 - q <= b2 - b)),  // MD-6
  };
  if (kind == Division::ceil) facts.push_back(z3::implies(f(a >= 0) && f(b + b2 >= 0), f(q + q2 >= 0)));  // MD-4
  if (kind == Division::floor) facts.push_back(z3::implies(f(a >= 0) && f(b + b2 <= c), f(q + q2 <= a)));
  if (kind == Division::floor) facts.push_back(z3::implies(f(a >= 0) && f(b + b2 >= 0), f(q + q2 >= -1)));
  return facts;
}

std::vector<z3::expr> side_facts(Integer a, Integer b, Integer b2, Integer floor, Integer ceil2) {
  return {z3::implies(f(b == b2), f(floor <= ceil2) && f(ceil2 <= floor + 1)),  // MD-7
          z3::implies(f(a >= 0) && f(b + b2 >= 0), f(floor + ceil2 >= 0))};     // MD-4
}

std::vector<z3::expr> double_facts(Division kind, Integer once, Integer twice) {  // MD-8
  if (kind == Division::floor) return {f(once + once <= twice), f(twice <= once + once + 1)};
  return {f(once + once >= twice), f(twice >= once + once - 1)};
}

std::vector<z3::expr> sum_facts(Integer first, Integer second, Integer both) {  // MD-9
  return {f(first + second <= both), f(both <= first + second + 1)};
}
std::vector<z3::expr> sum_facts_up(Integer first, Integer up, Integer both) { return {f(both <= first + up), f(first + up <= both + 1)}; }

/// Where two of the quotients by the same divisor are of parts, and one is of their sum.
void know_sums(const Path::Quotient& latest) {
  const std::vector<Path::Quotient> all = Path::current().quotients;
  std::vector<const Path::Quotient*> alike;
  for (const Path::Quotient& other : all)
    if (other.kind != Division::carry && other.a == latest.a && other.c == latest.c) alike.push_back(&other);
  const auto number = [](const Polynomial& polynomial) { return Integer::of(polynomial); };
  const auto is_latest = [&](const Path::Quotient* other) { return other->whole == latest.whole; };
  for (const Path::Quotient* first : alike)
    for (const Path::Quotient* second : alike)
      for (const Path::Quotient* both : alike) {
        if (!is_latest(first) && !is_latest(second) && !is_latest(both)) continue;
        if (first->kind != Division::floor || both->kind != Division::floor) continue;
        if ((number(first->b) + number(second->b)).polynomial() != both->b) continue;
        const Mark mark = joined(joined(first->mark, second->mark), both->mark);
        const While of_whom(Path::current().in_class, mark.member);
        const Integer one = Integer::of(first->whole), other = Integer::of(second->whole), sum = Integer::of(both->whole);
        for (const z3::expr& fact : second->kind == Division::floor ? sum_facts(one, other, sum) : sum_facts_up(one, other, sum))
          given_divisor(number(latest.c), fact);
      }
}

void know_pair(const Path::Quotient& one, const Path::Quotient& other) {
  if (one.kind == Division::carry || other.kind == Division::carry) return;
  if (one.a != other.a || one.c != other.c) return;
  const int members[] = {one.mark.member, other.mark.member};
  if (members[0] != members[1] && members[0] != NOBODY && members[1] != NOBODY) return;  // members of two classes
  const While of_whom(Path::current().in_class, std::max(members[0], members[1]));
  const Integer a = Integer::of(one.a), b = Integer::of(one.b), b2 = Integer::of(other.b), c = Integer::of(one.c);
  const Integer q = Integer::of(one.whole), q2 = Integer::of(other.whole);
  if (one.kind != other.kind) {
    const bool down = one.kind == Division::floor;
    for (const z3::expr& fact : down ? side_facts(a, b, b2, q, q2) : side_facts(a, b2, b, q2, q)) given_divisor(c, fact);
    return;
  }
  if ((b + b).polynomial() == other.b)
    for (const z3::expr& fact : double_facts(one.kind, q, q2)) given_divisor(c, fact);
  if ((b2 + b2).polynomial() == one.b)
    for (const z3::expr& fact : double_facts(one.kind, q2, q)) given_divisor(c, fact);
  for (const z3::expr& fact : pair_facts(one.kind, a, b, b2, c, q, q2)) given_divisor(c, fact);
  for (const z3::expr& fact : pair_facts(one.kind, a, b2, b, c, q2, q)) given_divisor(c, fact);
}

void know_carried(Integer a, Integer b, Integer carry, Integer c, const Carried& result) {
  Path& path = Path::current();
  path.owe({f(carry >= 0), "a carry not below zero"});
  path.owe({f(a * b >= 0), "a carried division of a number not below zero"});
  const Integer left_over = a * b + carry - result.whole * c - result.carry;
  if (path.mark(c.polynomial()).member == NOBODY && c.is_constant())
    path.know_zero(left_over.polynomial());
  else
    given_divisor(c, f(left_over == 0));
  given_divisor(c, f(result.carry >= 0) && f(result.carry < c));
  for (const z3::expr& fact : carried_facts(a, b, carry, c, result)) given_divisor(c, fact);
}

std::vector<z3::expr> carried_facts(Integer a, Integer b, Integer carry, Integer c, const Carried& result) {
  return {z3::implies(f(a >= 0) && f(b >= 0) && f(b <= c) && f(carry >= 0) && f(carry < c), f(result.whole <= a) && f(result.whole >= 0)),
          z3::implies(f(a >= 0) && f(b >= 0) && f(carry >= 0), f(result.whole >= 0))};
}

std::vector<z3::expr> product_facts(Integer a, Integer b) {
  const Integer product = a * b;
  std::vector<z3::expr> facts{
      z3::implies(f(a >= 0) && f(b >= 0), f(product >= 0)),  // PROD-0
      z3::implies(f(a <= 0) && f(b <= 0), f(product >= 0)), z3::implies(f(a >= 0) && f(b <= 0), f(product <= 0)),
      z3::implies(f(a <= 0) && f(b >= 0), f(product <= 0)), z3::implies(f(a >= 0) && f(b >= 1), f(product >= a)),
      z3::implies(f(b >= 0) && f(a >= 1), f(product >= b)),
  };
  static const Integer bounds[] = {3600, ten_to(10), ten_to(27), ten_to(27) * 2};
  for (const Integer& bound : bounds) {
    facts.push_back(z3::implies(f(a >= 0) && f(b <= bound), f(product <= a * bound)));  // PROD-1
    facts.push_back(z3::implies(f(b >= 0) && f(a <= bound), f(product <= b * bound)));
  }
  return facts;
}

std::vector<z3::expr> facts_of_products(int of) {
  const While of_whom(Path::current().in_class, of);
  std::vector<z3::expr> all;
  const auto products = Path::current().products;  // stating facts multiplies again
  for (const auto& [factors, product] : products)
    if (Path::current().mark(product).member == of)
      for (const z3::expr& fact : product_facts(Integer::of(factors.first), Integer::of(factors.second))) all.push_back(fact);
  return all;
}

}  // namespace plumbline::proofs
