#pragma once
// The linear facts about quotients and products. Each is a theorem of the definitions, proved by itself in lemmas.cpp.
#include <vector>

#include "proofs/symbolic/integer.hpp"

namespace plumbline::proofs {

/// q is a*b/c rounded as `kind` says, c > 0.
std::vector<z3::expr> quotient_facts(Division kind, Integer a, Integer b, Integer c, Integer q);
/// q and q2 are a*b/c and a*b2/c, rounded alike, c > 0.
std::vector<z3::expr> pair_facts(Division kind, Integer a, Integer b, Integer b2, Integer c, Integer q, Integer q2);
/// `floor` is a*b/c rounded down and `ceil2` is a*b2/c rounded up, c > 0.
std::vector<z3::expr> side_facts(Integer a, Integer b, Integer b2, Integer floor, Integer ceil2);
/// `once` is a*b/c and `twice` is 2*a*b/c, rounded alike, c > 0.
std::vector<z3::expr> double_facts(Division kind, Integer once, Integer twice);
/// `first`, `second` and `both` are a*b/c, a*b2/c and a*(b + b2)/c, rounded down, and `up` is a*b2/c rounded up, c > 0.
std::vector<z3::expr> sum_facts(Integer first, Integer second, Integer both);
std::vector<z3::expr> sum_facts_up(Integer first, Integer up, Integer both);
/// a*b + carry = whole*c + carry', c > 0.
std::vector<z3::expr> carried_facts(Integer a, Integer b, Integer carry, Integer c, const Carried& result);
std::vector<z3::expr> product_facts(Integer a, Integer b);
/// `root` is the root of n in millionths, rounded up, n >= 0.
std::vector<z3::expr> root_facts(Integer n, Integer root);
/// Two roots.
std::vector<z3::expr> root_pair_facts(Integer n, Integer root, Integer n2, Integer root2);
/// What a root is: kept apart where the facts suffice.
z3::expr root_defined(Integer n, Integer root);

void know_quotient(Division kind, Integer a, Integer b, Integer c, Integer q);
void know_sums(const Path::Quotient& latest);
void know_pair(const Path::Quotient& one, const Path::Quotient& other);
void know_carried(Integer a, Integer b, Integer carry, Integer c, const Carried& result);
/// The facts about every product formed on the current path: of nobody's numbers, or of the numbers of a class's member.
std::vector<z3::expr> facts_of_products(int of = NOBODY);

}  // namespace plumbline::proofs
