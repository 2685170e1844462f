#pragma once
#include "proofs/cell.hpp"

namespace plumbline::proofs {

/// From one member to all of them: of each class, what its arbitrary member's numbers are proved to be at least is added to what
/// is known of the sums. Only equalities and inequalities proved so reach a sum. What a member owes is asked for here, too.
void lift(Run& run, std::vector<z3::expr>& known, const std::vector<z3::expr>& products, Family& family);
/// The invariants of the state before, of one member: what they say of its entries. What would split the path is left out.
std::vector<z3::expr> premises_of_member(const Run& run, int number);

}  // namespace plumbline::proofs
