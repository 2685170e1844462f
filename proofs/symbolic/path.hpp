#pragma once
// One way through the model: the choices that lead along it, and what is known on it. The explorer runs the model again
// and again, each time along another path, until every choice has been taken both ways.
#include <z3++.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace plumbline::proofs {

using Whole = boost::multiprecision::cpp_int;
/// A product of atoms, in order; empty for the constant part.
using Monomial = std::vector<int>;
/// A number as a sum of products of atoms: equal numbers written differently are the same polynomial.
using Polynomial = std::map<Monomial, Whole>;

/// The path turned out to contradict what is assumed: it is no path.
struct Contradiction {};
/// The model asked something that this engine has no sound answer for. The proof fails.
struct Unsupported {
  std::string what;
};

/// A premise about a name that the model never asked for: it is not needed.
struct Unneeded {};

/// Something that must be shown on the path before what follows from it may be used (a divisor above zero).
struct Duty {
  z3::expr claim;
  std::string what;
};

/// Sets a flag while it lives.
class While {
 public:
  explicit While(bool& flag, bool value = true) : flag_(flag), before_(std::exchange(flag, value)) {}
  ~While() { flag_ = before_; }
  While(const While&) = delete;
  While& operator=(const While&) = delete;

 private:
  bool& flag_;
  bool before_;
};

enum class Division { floor, ceil, carry };

class Path {
 public:
  explicit Path(std::vector<std::size_t> script) : script_(std::move(script)) {}

  static Path& current();
  static z3::context& context();

  // ---- choices ----
  /// One of `options` alternatives, 0 first; the explorer will come back for the others.
  std::size_t choose(std::size_t options);
  /// Whether a formula holds on this path: both answers are explored.
  bool decide(const z3::expr& formula);
  /// The script of the next path, or nothing if this was the last.
  bool next(std::vector<std::size_t>& script) const;
  const std::vector<std::size_t>& taken() const { return taken_; }

  // ---- numbers ----
  /// A number about which nothing is known.
  int fresh(const std::string& name);
  /// A number that is given by a formula (an if-then-else).
  int given(const z3::expr& term);
  const Polynomial* keep(Polynomial polynomial);
  z3::expr expression(const Polynomial& polynomial);

  /// That every unknown number is at most so large, either side of zero, and the balances that are given: a wish that helps
  /// to find an example.
  std::vector<z3::expr> within(const char* bound, const char* bound_of_balances) const;

  // ---- knowledge ----
  void know(const z3::expr& fact) { facts_.push_back(fact); }
  void owe(Duty duty) { duties_.push_back(std::move(duty)); }
  const std::vector<z3::expr>& conditions() const { return conditions_; }
  const std::vector<z3::expr>& facts() const { return facts_; }
  const std::vector<Duty>& duties() const { return duties_; }
  /// What the products are: kept apart, and used only where the linear facts do not suffice.
  std::vector<z3::expr> definitions() const;

  // ---- names of ids, one counter a kind ----
  std::size_t& names(const void* kind) { return names_[kind]; }
  int next_crowd() { return crowds_++; }
  /// The one number that stands for the sum of an operation over a crowd's members.
  int crowd_term(const std::string& operation, const Polynomial& a, const Polynomial& b);
  bool knows_crowd_term(const std::string& operation, const Polynomial& a, const Polynomial& b) const {
    return crowd_terms_.contains(std::make_tuple(operation, a, b));
  }

  /// That every root is of a square, and a small one: a wish that helps to find an example.
  std::vector<z3::expr> of_squares();
  /// That what was computed of a crowd, member by member, adds up to nothing: there is nobody in it.
  std::vector<z3::expr> empty_crowds();

  /// Quotients known so far, with what they divide (see quotient.cpp).
  struct Quotient {
    Division kind;
    Polynomial a, b, c, carry;
    bool of_crowd;
    int whole, left;
  };
  std::vector<Quotient> quotients;
  /// Roots known so far: of what, and which.
  std::vector<std::pair<Polynomial, int>> roots;
  /// The secrets whose hash was asked for, with their hashes.
  std::vector<std::pair<z3::expr, z3::expr>> hashes;
  /// Products met so far. A product of sums is one number, said once to be the sum of its terms: multiplied out further, it
  /// would drown the solver.
  std::map<std::pair<Polynomial, Polynomial>, Polynomial> products;
  bool in_mixed_crowd = false;  ///< and some of them may be above zero, others below
  bool in_crowd = false;        ///< numbers speak of a crowd: sums over many, of which only what survives adding up is known
  bool only_chosen = false;     ///< names that are not chosen yet stay so
  bool only_written = false;    ///< `every` speaks of what was written
  bool recording = false;       ///< the model computes: its numbers must stay in the machine's range
  std::vector<Polynomial> computed;
  std::vector<int> crowd_atoms;  ///< atoms that speak of a crowd

 private:
  struct Atom {
    z3::expr term;
  };
  /// What others, who have no name, add to the sums of several numbers.
  std::vector<z3::expr> rests() const;
  std::vector<std::size_t> script_;
  std::vector<std::size_t> taken_;
  std::vector<std::size_t> arity_;
  std::map<unsigned, bool> decided_;
  std::vector<z3::expr> conditions_;
  std::vector<z3::expr> facts_;
  std::vector<Duty> duties_;
  std::vector<Atom> atoms_;
  std::map<unsigned, int> given_;  ///< the atoms that formulas give, by formula
  std::deque<Polynomial> kept_;
  std::map<Monomial, z3::expr> monomials_;
  std::map<const void*, std::size_t> names_;
  int crowds_ = 0;
  std::map<std::tuple<std::string, Polynomial, Polynomial>, int> crowd_terms_;

  friend class Running;
};

/// Makes a path the current one while it lives.
class Running {
 public:
  explicit Running(Path& path);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  Path* before_;
};

}  // namespace plumbline::proofs
