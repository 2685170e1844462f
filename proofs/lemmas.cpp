// The facts about quotients and products, each proved from the definitions.
#include "proofs/statement.hpp"
#include "proofs/symbolic/facts.hpp"

namespace plumbline::proofs {
namespace {

/// q is a*b/c, rounded down or up.
z3::expr defined(Division kind, Integer a, Integer b, Integer c, Integer q) {
  const Integer rest = a * b - q * c;
  return kind == Division::floor ? f(rest >= 0) && f(rest < c) : f(rest <= 0) && f(-rest < c);
}

void quotients(Statement& lemma, Division kind, const std::string& name) {
  const Integer a = any("a"), b = any("b"), b2 = any("b2"), c = any("c"), q = any("q"), q2 = any("q2");
  lemma.given(f(c > 0));
  lemma.given(defined(kind, a, b, c, q));
  lemma.given(defined(kind, a, b2, c, q2));
  for (const Integer& bound : {Integer{0}, a, b, -a}) compare(q, bound, c);
  for (const Integer& sum : {Integer{0}, Integer{-1}, a}) compare(q + q2, sum, c);
  for (const Integer& difference : {Integer{0}, b2 - b}) compare(q2 - q, difference, c);
  consider({a * (c - b), a * (c + b), b * (c - a), a * (b2 - b), (c - a) * (b2 - b), a * (b + b2), a * (c - b - b2)});
  for (const z3::expr& fact : quotient_facts(kind, a, b, c, q)) lemma.follows(name + " bounds", fact);
  for (const z3::expr& fact : pair_facts(kind, a, b, b2, c, q, q2)) lemma.follows(name + " pairs", fact);
}

/// Of one number rounded down and another rounded up; and of a number and its double, rounded alike.
void sides(Statement& lemma) {
  const Integer a = any("a"), b = any("b"), b2 = any("b2"), c = any("c"), floor = any("floor"), ceil2 = any("ceil2");
  lemma.given(f(c > 0));
  lemma.given(defined(Division::floor, a, b, c, floor));
  lemma.given(defined(Division::ceil, a, b2, c, ceil2));
  compare(floor + ceil2, 0, c);
  compare(ceil2 - floor, 0, c);
  compare(ceil2 - floor, 1, c);
  consider({a * (b + b2), a * (b2 - b)});
  for (const z3::expr& fact : side_facts(a, b, b2, floor, ceil2)) lemma.follows("rounded to either side", fact);
}

void doubles(Statement& lemma, Division kind) {
  const Integer a = any("a"), b = any("b"), c = any("c"), once = any("once"), twice = any("twice");
  lemma.given(f(c > 0));
  lemma.given(defined(kind, a, b, c, once));
  lemma.given(defined(kind, a, b + b, c, twice));
  for (const Integer& difference : {Integer{-1}, Integer{0}, Integer{1}}) compare(twice - once - once, difference, c);
  for (const z3::expr& fact : double_facts(kind, once, twice)) lemma.follows("twice the number", fact);
}

/// Of the parts of a number, and of their sum.
void sums(Statement& lemma) {
  const Integer a = any("a"), b = any("b"), b2 = any("b2"), c = any("c");
  const Integer first = any("first"), second = any("second"), up = any("up"), both = any("both");
  lemma.given(f(c > 0));
  lemma.given(defined(Division::floor, a, b, c, first) && defined(Division::floor, a, b2, c, second));
  lemma.given(defined(Division::ceil, a, b2, c, up) && defined(Division::floor, a, b + b2, c, both));
  for (const Integer& difference : {Integer{0}, Integer{1}}) compare(both - first - second, difference, c);
  for (const Integer& difference : {Integer{0}, Integer{-1}}) compare(both - first - up, difference, c);
  for (const z3::expr& fact : sum_facts(first, second, both)) lemma.follows("a sum's parts", fact);
  for (const z3::expr& fact : sum_facts_up(first, up, both)) lemma.follows("a sum's parts", fact);
}

void carried(Statement& lemma) {
  const Integer a = any("a"), b = any("b"), c = any("c"), carry = any("carry");
  const Carried result{any("whole"), any("left")};
  lemma.given(f(c > 0) && f(a * b + carry >= 0) && f(a * b + carry == result.whole * c + result.carry));
  lemma.given(f(result.carry >= 0) && f(result.carry < c));
  compare(result.whole, 0, c);
  compare(result.whole, a, c);
  consider({a * (c - b)});
  for (const z3::expr& fact : carried_facts(a, b, carry, c, result)) lemma.follows("carried division", fact);
}

void products(Statement& lemma) {
  lemma.assumes_nothing_of_products();  // it is about these facts
  for (const z3::expr& fact : product_facts(any("a"), any("b"))) lemma.follows("products", fact);
}

/// Roots in millionths, rounded up.
void roots(Statement& lemma) {
  const Integer n = any("n"), n2 = any("n2"), root = any("root"), root2 = any("root2"), one = ten_to(6);
  lemma.given(f(n >= 0) && f(n2 >= 0) && root_defined(n, root) && root_defined(n2, root2));
  consider({(root - 1 - root2) * (root - 1 + root2), (root2 - 1 - root) * (root2 - 1 + root), (root - 1) * (root - 1),
            (one - root) * (one + root)});
  for (const z3::expr& fact : root_facts(n, root)) lemma.follows("a root's bounds", fact);
  for (const z3::expr& fact : root_pair_facts(n, root, n2, root2)) lemma.follows("a root grows with its number", fact);
}

/// Accruing over one span and then another is accruing over both: the same units, the same carry.
void splits(Statement& lemma, Integer d) {
  const Integer first = any("first"), second = any("second"), carry = any("carry");
  lemma.given(f(first >= 0) && f(second >= 0) && f(carry >= 0) && f(carry < d));
  const Carried one = mul_div_carry(first, 1, carry, d);
  const Carried two = mul_div_carry(second, 1, one.carry, d);
  const Carried both_at_once = mul_div_carry(first + second, 1, carry, d);
  lemma.follows("accruing a then b is accruing a + b",
                f(one.whole + two.whole == both_at_once.whole) && f(two.carry == both_at_once.carry));
}

}  // namespace

std::vector<Task> lemma_tasks() {
  return {
      statement("MD", "quotients rounded down", [](Statement& lemma) { quotients(lemma, Division::floor, "floor"); }),
      statement("MD", "quotients rounded up", [](Statement& lemma) { quotients(lemma, Division::ceil, "ceiling"); }),
      statement("MD", "a quotient rounded to either side", sides),
      statement("MD", "twice a quotient rounded down", [](Statement& lemma) { doubles(lemma, Division::floor); }),
      statement("MD", "twice a quotient rounded up", [](Statement& lemma) { doubles(lemma, Division::ceil); }),
      statement("MD", "the parts of a sum", sums),
      statement("MD", "carried divisions", carried),
      statement("PROD", "products", products),
      statement("ROOT", "roots rounded up", roots),
      statement("SPLIT", "a charge over a split of time", [](Statement& lemma) { splits(lemma, YEAR_AT_WHOLE_RATE); }),
      statement("SPLIT", "a credit over a split of time", [](Statement& lemma) { splits(lemma, INTEREST_INDEX); }),
  };
}

}  // namespace plumbline::proofs
