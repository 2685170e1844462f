#include "proofs/discharge.hpp"

namespace plumbline::proofs {
namespace {

Export exported;
Progress listener;

/// A solver for one question: asked once, it can simplify before it searches.
z3::solver limited(z3::context& context) {
  z3::solver solver(context);
  z3::params limits(context);
  limits.set("timeout", Discharge::LIMIT_MS);
  solver.set(limits);
  return solver;
}

}  // namespace

void Discharge::export_to(Export destination) { exported = std::move(destination); }

void Discharge::report_to(Progress to) { listener = std::move(to); }
void Discharge::report(const Family& family) {
  if (listener) listener(family);
}

Discharge::Discharge(const Path& path, const std::vector<z3::expr>& premises, const std::vector<z3::expr>& facts_of_products, Family& family)
    : family_(family), linear_(path.conditions()), definitions_(path.definitions()) {
  linear_.insert(linear_.end(), path.facts().begin(), path.facts().end());
  linear_.insert(linear_.end(), facts_of_products.begin(), facts_of_products.end());
  linear_.insert(linear_.end(), premises.begin(), premises.end());
}

z3::check_result Discharge::check(const std::vector<z3::expr>& asked, bool with_definitions, std::optional<z3::model>& model) {
  z3::solver solver = limited(Path::context());
  for (const z3::expr& known : linear_) solver.add(known);
  if (with_definitions)
    for (const z3::expr& definition : definitions_) solver.add(definition);
  for (const z3::expr& wish : asked) solver.add(wish);
  ++family_.queries;
  const std::string smt2 = exported ? "(set-logic ALL)\n" + solver.to_smt2() : std::string{};  // before the solver rewrites it
  const z3::check_result result = solver.check();
  if (exported) exported(family_.name, smt2, result == z3::unsat ? "unsat" : result == z3::sat ? "sat" : "unknown");
  if (result == z3::sat) model = solver.get_model();
  return result;
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

void Discharge::all_follow(const std::vector<Claim>& claims, const std::string& where) {
  family_.obligations += claims.size();
  z3::expr_vector together(Path::context());
  for (const Claim& claim : claims) together.push_back(claim.formula);
  if (claims.empty() || follows_linearly(z3::mk_and(together))) return;
  std::optional<z3::model> model;
  for (const Claim& claim : claims) {
    const Verdict verdict = follows(claim.formula, model);
    if (verdict == Verdict::proved) continue;
    family_.failures.push_back(claim.what + ": " + (verdict == Verdict::refuted ? "refuted" : "unknown") + where);
  }
}

}  // namespace plumbline::proofs
