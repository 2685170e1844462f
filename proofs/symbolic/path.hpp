#pragma once
// One way through the model: the choices that lead along it, and what is known on it. The explorer runs the model again
// and again, each time along another path, until every choice has been taken both ways.
#include <z3++.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <source_location>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace plumbline::proofs {

using Whole = boost::multiprecision::cpp_int;
/// A product of atoms, in order; empty for the constant part.
using Monomial = std::vector<int>;
/// A number as a sum of products of atoms: equal numbers written differently are the same polynomial.
using Polynomial = std::map<Monomial, Whole>;

/// The path turned out to contradict what is assumed: it is no path.
struct Contradiction {
  std::source_location where = std::source_location::current();
};
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
template <class Flag>
class While {
 public:
  explicit While(Flag& flag, std::type_identity_t<Flag> value = true) : flag_(flag), before_(std::exchange(flag, value)) {}
  ~While() { flag_ = before_; }
  While(const While&) = delete;
  While& operator=(const While&) = delete;

 private:
  Flag& flag_;
  Flag before_;
};

/// Nobody in particular.
inline constexpr int NOBODY = -1;

/// Whose number something is, and whether it derives from what a loop had gathered before.
struct Mark {
  int member = NOBODY;  ///< of the arbitrary member of this class
  bool gathered = false;
};
/// Of what is computed from two numbers.
Mark joined(Mark a, Mark b);

enum class Division { floor, ceil, carry };

class Guide;

class Path {
 public:
  explicit Path(std::vector<std::size_t> script) : script_(std::move(script)) {}

  static Path& current();
  static z3::context& context();

  // ---- choices ----
  /// One of `options` alternatives, 0 first; the explorer will come back for the others. A guided path takes the one that
  /// `guided` says.
  template <class Guided>
  std::size_t choose(std::size_t options, const Guided& guided) {
    if (options == 0) throw Contradiction{};
    if (no_choices) throw Unneeded{};
    return take(options, guide ? guided() : scripted());
  }
  std::size_t choose(std::size_t options) {
    return choose(options, []() -> std::size_t { throw Unsupported{"a choice that the guide does not know"}; });
  }
  /// Whether a formula holds on this path: both answers are explored.
  bool decide(const z3::expr& formula, Mark mark = {});
  /// Whether one name stands before another. Names have no order of their own: both answers are explored.
  bool precedes(const void* kind, int a, int b);
  /// The script of the next path, or nothing if this was the last.
  bool next(std::vector<std::size_t>& script) const;
  const std::vector<std::size_t>& taken() const { return taken_; }

  // ---- numbers ----
  /// A number about which nothing is known: of whoever the model runs for, or of whom the mark says.
  int fresh(const std::string& name) { return fresh(name, {in_class, false}); }
  int fresh(const std::string& name, Mark mark);
  /// A number that is given by a formula (an if-then-else).
  int given(const z3::expr& term, Mark mark);
  Mark mark(const Polynomial& polynomial) const;
  const Polynomial* keep(Polynomial polynomial);
  z3::expr expression(const Polynomial& polynomial);

  /// That every unknown number is at most so large, either side of zero, and the balances that are given: a wish that helps
  /// to find an example.
  std::vector<z3::expr> within(const char* bound, const char* bound_of_balances) const;

  // ---- knowledge: of everything, or of the member that the model runs for ----
  void know(const z3::expr& fact) { (in_class == NOBODY ? facts_ : classes[index(in_class)].facts).push_back(fact); }
  void owe(Duty duty) { (in_class == NOBODY ? duties_ : classes[index(in_class)].duties).push_back(std::move(duty)); }
  /// Something has come about on the path that never may.
  void owe_never(const std::string& what) { owe({context().bool_val(false), what}); }
  /// That a number is nothing. What is true of each member is true of the sum over all of them.
  void know_zero(const Polynomial& polynomial);
  const std::vector<z3::expr>& conditions() const { return conditions_; }
  const std::vector<z3::expr>& facts() const { return facts_; }
  const std::vector<Duty>& duties() const { return duties_; }
  /// What the products are: kept apart, and used only where the linear facts do not suffice.
  std::vector<z3::expr> definitions() const;

  // ---- names of ids, one counter a kind ----
  std::size_t& names(const void* kind) { return names_[kind]; }

  // ---- many, of whom nobody is named ----
  /// All who go one way through a loop. What is known of the arbitrary member is true of each of them; what is computed of
  /// it is added up over them all.
  struct Class {
    std::string of;
    std::vector<z3::expr> facts;            ///< about the arbitrary member
    std::vector<Duty> duties;               ///< of it
    std::set<Polynomial> compared;          ///< its numbers that may be at least zero: candidates for what holds of the sum
    std::set<Polynomial> common_factors;    ///< what its numbers are multiplied with: at nothing, nothing comes of them
  };
  std::vector<Class> classes;
  int new_class(const std::string& of);
  /// The sum over a class of one member's number, and the member's number of such a sum.
  Polynomial summed(int of, const Polynomial& number);
  Polynomial single(int of, const Polynomial& sum) const;
  /// An unknown number that stands for the sum of what `which` names over everybody who has no name here. Of one that is part of
  /// several sums it can be wished that there is nobody.
  int rest(const std::string& which, bool of_several);
  void compare(const Polynomial& difference);
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

  /// That every root is of a square, and a small one: a wish that helps to find an example.
  std::vector<z3::expr> of_squares();
  /// That there is nobody in a class, and what others add up to is nothing.
  std::vector<z3::expr> nobody_else() const;

  /// Quotients known so far, with what they divide (see quotient.cpp).
  struct Quotient {
    Division kind;
    Polynomial a, b, c, carry;
    int whole, left;
    Mark mark = {};
  };
  std::vector<Quotient> quotients;
  /// Roots known so far: of what, and which.
  std::vector<std::pair<Polynomial, int>> roots;
  /// The secrets whose hash was asked for, with their hashes.
  std::vector<std::pair<z3::expr, z3::expr>> hashes;
  /// Products met so far. A product of sums is one number, said once to be the sum of its terms: multiplied out further, it
  /// would drown the solver.
  std::map<std::pair<Polynomial, Polynomial>, Polynomial> products;
  Guide* guide = nullptr;       ///< the concrete run by which the path is led, if it is
  int in_class = NOBODY;        ///< the model runs for the arbitrary member of this class
  bool only_chosen = false;     ///< names that are not chosen yet stay so
  bool provisional = false;     ///< what is stated is stated again, once everything that it looks at is known
  bool in_step = false;                 ///< a step of a loop runs
  bool among_named = false;     ///< what is looked for is looked for among the entries that have names
  std::vector<std::function<void()>> assumptions;  ///< that what was not found is not there; asked again once more has names
  bool no_choices = false;      ///< nothing that splits the path may be asked
  bool only_written = false;    ///< `every` speaks of what was written
  bool only_subjects = false;   ///< `every` speaks of the entries that a theorem is about
  bool recording = false;       ///< the model computes: its numbers must stay in the machine's range
  std::vector<Polynomial> computed;
  /// Keeps what the model computes. Of a loop's parts and of a class's members the loop itself says what is computed.
  void record(const Polynomial& number) {
    if (const Mark of = mark(number); of.member == NOBODY && !of.gathered) computed.push_back(number);
  }

 private:
  struct Atom {
    z3::expr term;
    Mark mark;
  };
  std::size_t scripted() const { return taken_.size() < script_.size() ? script_[taken_.size()] : 0; }
  std::size_t take(std::size_t options, std::size_t choice);

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
  std::map<std::tuple<const void*, int, int>, bool> order_;
  std::map<std::pair<int, Monomial>, int> sums_;    ///< by class and product of the member's numbers
  std::map<int, std::pair<int, Monomial>> sum_of_;  ///< the same, by atom
  std::map<std::string, int> rests_;
  std::vector<int> others_;  ///< the rests of several sums

  friend class Guide;
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
