#pragma once
// Discharging obligations: linear facts first, the definitions of products only where those do not suffice.
// What the solver does not decide is a failure.
#include <functional>
#include <string>
#include <vector>

#include "proofs/symbolic/path.hpp"

namespace plumbline::proofs {

enum class Verdict { proved, refuted, unknown };

/// A path's example in the trace's JSON: a state, what came to it, what the formulas say happens, and the state after.
struct Example {
  std::string before;
  std::string input;    ///< a command, or the event whose reactions are asked for
  std::string outcome;  ///< events, or the name of a reason
  std::string after;
  bool whole = false;      ///< completed, the state before keeps every invariant
  bool of_others = false;  ///< it rests on what others add who have no name, so nobody can play it
};

/// A claim that is not so, with something that shows it.
struct Counterexample {
  std::string claim;
  Example example;
};

/// How the claims of one statement were dealt with.
struct Tally {
  std::string statement;    ///< an invariant's number, or what is said in words
  std::size_t asked = 0;    ///< claims that were asked of the solver
  std::size_t literal = 0;  ///< claims that are literally true: nothing that they speak of has changed
};

/// What one family of obligations took and gave.
struct Family {
  std::string name;
  std::string sentence;
  std::vector<std::string> breaks;           ///< the claims, by their words or numbers, that the specification says are not kept
  std::string said_in = "spec/policies.md";  ///< where it says so
  std::size_t obligations = 0;
  std::size_t trivial = 0;  ///< claims that are literally true, which count for nothing
  std::size_t paths = 0;
  std::size_t queries = 0;
  std::size_t nonlinear = 0;  ///< queries that needed the definitions of products
  std::size_t replayed = 0;   ///< examples that were given to the exact build
  std::size_t whole = 0;      ///< of these, with whole books, whose invariants the exact build confirmed too
  double seconds = 0;
  std::vector<std::string> expected;  ///< outcomes that must be reached: the reasons that a rule lists
  std::vector<std::string> reached;   ///< outcomes of which there is an example: a reason, or the events
  std::vector<std::string> failures;
  std::vector<Tally> statements;    ///< by statement, in the order in which they were first claimed
  std::size_t agreed = 0;           ///< queries of which another solver says the same
  std::size_t undecided = 0;        ///< of which it does not know
  std::vector<Counterexample> counterexamples;  ///< the first of each claim that was refuted, as far as one was found
};

struct Claim {
  std::string what;
  z3::expr formula;
};

/// A claim that is refuted, or that the solver could not decide.
struct Unproved {
  Claim claim;
  Verdict verdict;
};

/// "refuted" or "unknown", for a message.
std::string_view name(Verdict verdict);

/// Told after each path of a family; for a progress bar.
using Progress = std::function<void(const Family&)>;

/// Given each query as SMT-LIB, with the solver's answer to it; it may say so in the family.
using Export = std::function<void(Family& family, const std::string& smt2, const std::string& answer)>;

/// Given an example, what the exact build says otherwise; nothing if it agrees.
using Replay = std::function<std::string(const Example&)>;

/// The solver for one path: what is known on it, and what is asked of it.
class Discharge {
 public:
  Discharge(const Path& path, const std::vector<z3::expr>& premises, const std::vector<z3::expr>& facts_of_products, Family& family);

  /// Whether anything at all satisfies what is known, the definitions included; `model` is one such.
  Verdict possible(std::optional<z3::model>& model, const std::vector<z3::expr>& wishes = {});
  /// Whether what is known, without the definitions, already excludes the path.
  bool excluded();
  /// Whether the claim follows; if it does not, `model` contradicts it.
  Verdict follows(const z3::expr& claim, std::optional<z3::model>& model);
  /// Those of the claims that do not follow, the first few of them: a family that has failed need not take long to say so.
  /// They are asked together, and one by one only where that fails.
  std::vector<Unproved> unproved(const std::vector<Claim>& claims);
  /// How far a family goes: the most that the solver may do for one question, in steps that it counts itself, and how many failures
  /// are enough.
  struct Limits {
    unsigned most = 30'000'000;
    std::size_t enough = 3;
  };
  static Limits& limits();

  /// Exports one query of so many from now on.
  static void export_to(Export destination, std::size_t one_of = 1);
  /// Something that satisfies all that is known and the wishes, if it is found soon.
  std::optional<z3::model> example(const std::vector<z3::expr>& wishes);

  static void report_to(Progress listener);
  static void report(const Family& family);

 private:
  bool follows_linearly(const z3::expr& claim);
  /// Tells a solver all that is known on the path, and what is asked.
  void tell(z3::solver& solver, const std::vector<z3::expr>& asked, bool with_definitions) const;
  z3::check_result check(const std::vector<z3::expr>& asked, bool with_definitions, std::optional<z3::model>& model);

  Family& family_;
  std::vector<z3::expr> linear_;
  std::vector<z3::expr> definitions_;
};

}  // namespace plumbline::proofs
