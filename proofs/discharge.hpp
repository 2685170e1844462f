#pragma once
// Discharging obligations: linear facts first, the definitions of products only where those do not suffice.
// What the solver does not decide is a failure.
#include <functional>
#include <string>
#include <vector>

#include "proofs/symbolic/path.hpp"

namespace plumbline::proofs {

enum class Verdict { proved, refuted, unknown };

/// What one family of obligations took and gave.
struct Family {
  std::string name;
  std::string sentence;
  std::size_t obligations = 0;
  std::size_t paths = 0;
  std::size_t queries = 0;
  std::size_t nonlinear = 0;  ///< queries that needed the definitions of products
  std::size_t replayed = 0;   ///< models of a path's premises that the exact build confirmed
  double seconds = 0;
  std::vector<std::string> failures;
};

struct Claim {
  std::string what;
  z3::expr formula;
};

/// Told after each path of a family; for a progress bar.
using Progress = std::function<void(const Family&)>;

/// Given each query as SMT-LIB, with the solver's answer to it.
using Export = std::function<void(const std::string& family, const std::string& smt2, const std::string& answer)>;

/// A path's example in the trace's JSON: a state, what came to it, what the formulas say happens, and the state after.
struct Example {
  std::string before;
  std::string input;    ///< a command, or the event whose reactions are asked for
  std::string outcome;  ///< events, or the name of a reason
  std::string after;
};

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
  /// The claims, together where they all follow; each that does not is a failure of the family.
  void all_follow(const std::vector<Claim>& claims, const std::string& where);

  static void export_to(Export destination);
  /// Something that satisfies all that is known and the wishes, if it is found soon.
  std::optional<z3::model> example(const std::vector<z3::expr>& wishes);

  static void report_to(Progress listener);
  static void report(const Family& family);
  static constexpr unsigned LIMIT_MS = 10'000;

 private:
  bool follows_linearly(const z3::expr& claim);
  z3::check_result check(const std::vector<z3::expr>& asked, bool with_definitions, std::optional<z3::model>& model);

  Family& family_;
  std::vector<z3::expr> linear_;
  std::vector<z3::expr> definitions_;
};

}  // namespace plumbline::proofs
