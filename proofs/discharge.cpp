#include "proofs/discharge.hpp"

namespace plumbline::proofs {
namespace {

Export exported;
std::size_t exports_one_of = 1;
Progress listener;

enum class Way {
  linear,         ///< searches at once, by the older simplex, which is several times as fast where nothing is multiplied
  at_once,        ///< searches at once
  simplify_first  ///< pays for hard questions
};

z3::solver solver_for(z3::context& context, Way way, unsigned effort) {
  z3::solver solver = way == Way::simplify_first ? z3::solver(context) : z3::solver(context, z3::solver::simple());
  z3::params settings(context);
  settings.set("rlimit", effort);
  if (way == Way::linear) settings.set("arith.solver", 2U);
  solver.set(settings);
  return solver;
}

// How much the solver may do, in steps that it counts itself: what it finds does not depend on how fast the machine is. It
// takes one to three million of them a second.
constexpr unsigned EASY = 300'000;
constexpr unsigned FOR_AN_EXAMPLE = 2'000'000;

}  // namespace

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::proved: return "proved";
    case Verdict::refuted: return "refuted";
    case Verdict::unknown: return "unknown";
  }
  return "";
}

Discharge::Limits& Discharge::limits() {
  static Limits in_force;
  return in_force;
}

void Discharge::export_to(Export destination, std::size_t one_of) {
  exported = std::move(destination);
  exports_one_of = one_of;
}

void Discharge::report_to(Progress to) { listener = std::move(to); }
void Discharge::report(const Family& family) {
  if (listener) listener(family);
}

Discharge::Discharge(const Path& path, const std::vector<z3::expr>& premises, const std::vector<z3::expr>& facts_of_products,
                     Family& family)
    : family_(family), linear_(path.conditions()), definitions_(path.definitions()) {
  linear_.insert(linear_.end(), path.facts().begin(), path.facts().end());
  linear_.insert(linear_.end(), facts_of_products.begin(), facts_of_products.end());
  linear_.insert(linear_.end(), premises.begin(), premises.end());
}

void Discharge::tell(z3::solver& solver, const std::vector<z3::expr>& asked, bool with_definitions) const {
  for (const z3::expr& known : linear_) solver.add(known);
  if (with_definitions)
    for (const z3::expr& definition : definitions_) solver.add(definition);
  for (const z3::expr& wish : asked) solver.add(wish);
}

z3::check_result Discharge::check(const std::vector<z3::expr>& asked, bool with_definitions, std::optional<z3::model>& model) {
  ++family_.queries;
  const auto ask = [&](z3::solver solver) {
    tell(solver, asked, with_definitions);
    const bool exports = exported && family_.queries % exports_one_of == 0;
    const std::string smt2 = exports ? "(set-logic ALL)\n" + solver.to_smt2() : std::string{};  // before the solver rewrites it
    const z3::check_result result = solver.check();
    if (exports && result != z3::unknown) exported(family_, smt2, result == z3::unsat ? "unsat" : "sat");
    if (result == z3::sat) model = solver.get_model();
    return result;
  };
  const z3::check_result quick = ask(solver_for(Path::context(), with_definitions ? Way::at_once : Way::linear, EASY));
  return quick == z3::unknown ? ask(solver_for(Path::context(), Way::simplify_first, limits().most)) : quick;
}

std::optional<z3::model> Discharge::example(const std::vector<z3::expr>& wishes) {
  z3::solver solver = solver_for(Path::context(), Way::at_once, FOR_AN_EXAMPLE);
  tell(solver, wishes, true);
  ++family_.queries;
  if (solver.check() != z3::sat) return {};
  return solver.get_model();
}

bool Discharge::excluded() {
  std::optional<z3::model> model;
  return check({}, false, model) == z3::unsat;
}

Verdict Discharge::possible(std::optional<z3::model>& model, const std::vector<z3::expr>& wishes) {
  const z3::check_result result = check(wishes, true, model);
  return result == z3::sat ? Verdict::proved : result == z3::unsat ? Verdict::refuted : Verdict::unknown;
}

Verdict Discharge::follows(const z3::expr& claim, std::optional<z3::model>& model) {
  z3::check_result result = check({!claim}, false, model);
  if (result != z3::unsat && !definitions_.empty()) {
    ++family_.nonlinear;
    result = check({!claim}, true, model);
  }
  return result == z3::unsat ? Verdict::proved : result == z3::sat ? Verdict::refuted : Verdict::unknown;
}

bool Discharge::follows_linearly(const z3::expr& claim) {
  std::optional<z3::model> model;
  return check({!claim}, false, model) == z3::unsat;
}

std::vector<Unproved> Discharge::unproved(const std::vector<Claim>& claims) {
  family_.obligations += claims.size();
  z3::expr_vector together(Path::context());
  for (const Claim& claim : claims) together.push_back(claim.formula);
  if (claims.empty() || follows_linearly(z3::mk_and(together))) return {};
  std::vector<Unproved> left;
  std::optional<z3::model> model;
  for (const Claim& claim : claims) {
    if (left.size() == limits().enough) break;
    if (const Verdict verdict = follows(claim.formula, model); verdict != Verdict::proved)
      left.push_back({claim, verdict});
    else
      linear_.push_back(claim.formula);  // what is proved helps to prove the rest
  }
  return left;
}

}  // namespace plumbline::proofs
