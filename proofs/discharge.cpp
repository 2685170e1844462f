#include "proofs/discharge.hpp"

namespace plumbline::proofs {
namespace {

Export exported;
Progress listener;

z3::solver limited(z3::context& context) {
  z3::solver solver(context, z3::solver::simple());
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
    : family_(family), linear_(limited(Path::context())), definitions_(path.definitions()) {
  for (const z3::expr& condition : path.conditions()) linear_.add(condition);
  for (const z3::expr& fact : path.facts()) linear_.add(fact);
  for (const z3::expr& fact : facts_of_products) linear_.add(fact);
  for (const z3::expr& premise : premises) linear_.add(premise);
}

z3::check_result Discharge::check(z3::solver& solver, const char* expected) {
  ++family_.queries;
  if (exported) exported(family_.name, "(set-logic ALL)\n(set-info :status " + std::string{expected} + ")\n" + solver.to_smt2());
  return solver.check();
}

bool Discharge::excluded() {
  ++family_.queries;
  return linear_.check() == z3::unsat;
}

Verdict Discharge::possible(std::optional<z3::model>& model, const std::vector<z3::expr>& wishes) {
  z3::solver solver = limited(Path::context());
  for (const z3::expr& known : linear_.assertions()) solver.add(known);
  for (const z3::expr& definition : definitions_) solver.add(definition);
  for (const z3::expr& wish : wishes) solver.add(wish);
  ++family_.queries;
  const z3::check_result result = solver.check();
  if (result == z3::sat) model = solver.get_model();
  return result == z3::sat ? Verdict::proved : result == z3::unsat ? Verdict::refuted : Verdict::unknown;
}

Verdict Discharge::follows(const z3::expr& claim, std::optional<z3::model>& model) {
  linear_.push();
  linear_.add(!claim);
  z3::check_result result = check(linear_, "unsat");
  if (result != z3::unsat && definitions_.empty() && result == z3::sat) model = linear_.get_model();
  if (result != z3::unsat && !definitions_.empty()) {
    ++family_.nonlinear;
    for (const z3::expr& definition : definitions_) linear_.add(definition);
    result = check(linear_, "unsat");
    if (result == z3::sat) model = linear_.get_model();
  }
  linear_.pop();
  return result == z3::unsat ? Verdict::proved : result == z3::sat ? Verdict::refuted : Verdict::unknown;
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

bool Discharge::follows_linearly(const z3::expr& claim) {
  linear_.push();
  linear_.add(!claim);
  const bool proved = check(linear_, "unsat") == z3::unsat;
  linear_.pop();
  return proved;
}

}  // namespace plumbline::proofs
