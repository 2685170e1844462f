// The facts about quotients and products, each proved from the definitions; and what adds up over a crowd.
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

/// What is known of n members' carried divisions, by a common factor and divisor, holds of n + 1.
void crowds(Statement& lemma) {
  const Integer n = any("n"), b = any("b"), c = any("c"), a = any("a"), carry = any("carry");
  const Integer sum = any("sum"), carries = any("carries"), wholes = any("wholes"), lefts = any("lefts");
  const Carried member{any("whole"), any("left")};
  lemma.given(f(c > 0) && f(n >= 0) && f(b >= 0) && f(a >= 0) && f(carry >= 0) && f(carry < c));
  lemma.given(f(sum + carries == wholes * c + lefts) && f(lefts >= 0) && f(lefts <= n * c) && f(wholes >= 0));
  lemma.given(z3::implies(f(b == 0), f(wholes == 0) && f(lefts == carries)));
  lemma.given(f(a * b + carry == member.whole * c + member.carry) && f(member.carry >= 0) && f(member.carry < c));
  lemma.follows("a crowd's law", f(sum + a * b + carries + carry == (wholes + member.whole) * c + lefts + member.carry));
  lemma.follows("a crowd's carries", f(lefts + member.carry >= 0) && f(lefts + member.carry <= (n + 1) * c));
  lemma.follows("a crowd gives nothing back", f(wholes + member.whole >= 0));
  lemma.follows("a crowd at rate 0", z3::implies(f(b == 0), f(wholes + member.whole == 0) && f(lefts + member.carry == carries + carry)));
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
      statement("MD", "carried divisions", carried),
      statement("PROD", "products", products),
      statement("ROOT", "roots rounded up", roots),
      statement("CROWD", "carried divisions add up", crowds),
      statement("SPLIT", "a charge over a split of time", [](Statement& lemma) { splits(lemma, YEAR_AT_WHOLE_RATE); }),
      statement("SPLIT", "a credit over a split of time", [](Statement& lemma) { splits(lemma, INTEREST_INDEX); }),
  };
}

}  // namespace plumbline::proofs
