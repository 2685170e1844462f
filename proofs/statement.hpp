#pragma once
// A statement by itself: what is given, and what follows from it.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {

class Statement {
 public:
  void given(const z3::expr& premise) { premises_.push_back(premise); }
  void follows(const std::string& what, const z3::expr& claim) { claims_.push_back({what, claim}); }
  /// The facts about products may not be used: they are what is to be proved.
  void assumes_nothing_of_products() { products_known_ = false; }
  bool products_known() const { return products_known_; }
  const std::vector<z3::expr>& premises() const { return premises_; }
  const std::vector<Claim>& claims() const { return claims_; }

 private:
  std::vector<z3::expr> premises_;
  std::vector<Claim> claims_;
  bool products_known_ = true;
};

/// A family that makes one statement, along every path that `state_it` takes. A statement whose premises nothing
/// satisfies on any path has failed.
Task statement(const std::string& name, const std::string& sentence, const std::function<void(Statement&)>& state_it);

/// rounded x divisor is at most the exact value, and less than one divisor below it.
z3::expr rounded_down(Integer rounded, Integer divisor, Integer exact);

/// Products that a proof by hand would write down; with their signs (PROD) the rest is linear.
inline void consider(std::initializer_list<Integer>) {}
/// x and y are compared through their multiples of c.
inline void compare(Integer x, Integer y, Integer c) { consider({(x - y) * c, (y - x) * c}); }

}  // namespace plumbline::proofs
