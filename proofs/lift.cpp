// Let every member of a class go the same way through a loop, and let p be a number of one of them. If p >= 0 is proved of an
// arbitrary member, then the sum over all of p is at least 0, whoever they are and however many; if it is proved under a guard that
// is not about a member, the sum is so under the guard. Of a class with nobody in it every sum is 0.
#include "proofs/lift.hpp"

#include <algorithm>
#include <deque>

#include "proofs/symbolic/facts.hpp"

namespace plumbline::proofs {
namespace {

/// What is asked about one member of a class.
class OfMember {
 public:
  OfMember(const Run& run, int number, const std::vector<z3::expr>& known, const std::vector<z3::expr>& products, Family& family)
      : path_(Path::current()), number_(number), family_(family), solver_(Path::context(), z3::solver::simple()) {
    may_take(A_LITTLE);
    const std::vector<z3::expr> premises = premises_of_member(run, number), own_products = facts_of_products(number);
    using Facts = std::vector<z3::expr>;
    for (const Facts* some : std::initializer_list<const Facts*>{&path_.conditions(), &path_.facts(), &known, &products, &the_class().facts, &premises, &own_products})
      for (const z3::expr& fact : *some) solver_.add(fact);
    for (const Polynomial& difference : the_class().compared) candidates_.push_back(difference);
  }

  /// Adds what holds of the sums, and heeds what was added since so many facts were known.
  void lift(std::vector<z3::expr>& known, std::size_t told) {
    for (; told < known.size(); ++told) solver_.add(known[told]);
    const std::vector<Polynomial> shown = at_least_zero(Path::context().bool_val(true));
    for (const z3::expr& fact : of_sums(shown)) known.push_back(fact);
    std::erase_if(candidates_, [&](const Polynomial& candidate) { return std::ranges::find(shown, candidate) != shown.end(); });
  }
  /// The same where something that all are multiplied with is nothing.
  void lift_at_nothing(std::vector<z3::expr>& known) {
    const auto factors = the_class().common_factors;
    for (const Polynomial& factor : factors) {
      const z3::expr guard = path_.expression(factor) == 0;
      if (ask(guard) == z3::unsat) continue;
      for (const z3::expr& fact : of_sums(at_least_zero(guard))) known.push_back(z3::implies(guard, fact));
    }
  }

  /// What the member owes, as far as it does not follow.
  std::vector<Duty> unmet() {
    std::vector<Duty> all;
    may_take(MUCH);
    for (const Duty& duty : the_class().duties)
      if (ask(!duty.claim) != z3::unsat) all.push_back(duty);
    return all;
  }

  /// That the sums over all members of what is shown of each are at least zero; without those that follow from the others.
  std::vector<z3::expr> of_sums(const std::vector<Polynomial>& shown) {
    std::vector<z3::expr> left, needed;
    for (const Polynomial& number : shown) left.push_back(path_.expression(path_.summed(number_, number)) >= 0);
    for (; !left.empty(); left.pop_back()) {
      z3::solver others(Path::context(), z3::solver::simple());
      for (std::size_t i = 0; i + 1 < left.size(); ++i) others.add(left[i]);
      for (const z3::expr& fact : needed) others.add(fact);
      others.add(!left.back());
      if (others.check() != z3::unsat) needed.push_back(left.back());
    }
    return needed;
  }

  /// Those of the candidates that are at least zero under a guard. What shows that one is not shows it of others, and what is
  /// known of one helps with the next.
  std::vector<Polynomial> at_least_zero(const z3::expr& guard) {
    std::vector<Polynomial> shown, left = candidates_;
    solver_.push();
    solver_.add(guard);
    while (!left.empty()) {
      const Polynomial candidate = left.back();
      left.pop_back();
      const z3::expr holds = path_.expression(candidate) >= 0;
      const z3::check_result result = ask(!holds);
      if (result == z3::sat)
        std::erase_if(left, [&](const Polynomial& other) { return model_->eval(path_.expression(other) < 0, true).is_true(); });
      if (result != z3::unsat) continue;
      shown.push_back(candidate);
      solver_.add(holds);
    }
    solver_.pop();
    return shown;
  }

 private:
  // How much the solver may do for one question, in steps that it counts itself. A candidate that takes more is given up.
  static constexpr unsigned A_LITTLE = 300'000, MUCH = 30'000'000;
  void may_take(unsigned effort) {
    z3::params settings(Path::context());
    settings.set("rlimit", effort);
    settings.set("arith.solver", 2U);
    solver_.set(settings);
  }
  Path::Class& the_class() { return path_.classes[Path::index(number_)]; }
  z3::check_result ask(const z3::expr& question) {
    ++family_.queries;
    solver_.push();
    solver_.add(question);
    const z3::check_result result = solver_.check();
    if (result == z3::sat) model_ = solver_.get_model();
    solver_.pop();
    return result;
  }

  Path& path_;
  int number_;
  Family& family_;
  z3::solver solver_;
  std::optional<z3::model> model_;
  std::vector<Polynomial> candidates_;
};

}  // namespace

std::vector<z3::expr> premises_of_member(const Run& run, int number) {
  Path& path = Path::current();
  const While member(path.in_class, number);
  const While settled(path.no_choices);
  const While chosen(path.only_chosen);
  const While again(path.provisional);
  std::vector<z3::expr> known;
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.holds == references_resolve || (invariant.due == Due::at_rest && run.under_way)) continue;
    try {
      const Truth holds = invariant.holds(run.before);
      if (!holds.is_true()) known.push_back(holds.formula());
    } catch (const Unneeded&) {
    } catch (const Unsupported&) {  // it is not about one member; a premise fewer is sound
    }
  }
  return known;
}

void lift(Run& run, std::vector<z3::expr>& known, const std::vector<z3::expr>& products, Family& family) {
  Path& path = Path::current();
  if (path.classes.empty()) return;
  std::deque<OfMember> members;
  for (int number = 0; number < static_cast<int>(path.classes.size()); ++number) members.emplace_back(run, number, known, products, family);
  std::size_t told = known.size();
  for (std::size_t before = known.size() + 1; before != known.size();) {  // what holds of one sum helps to show what holds of a member
    before = known.size();
    for (OfMember& member : members) member.lift(known, told);
    told = before;
  }
  for (OfMember& member : members) member.lift_at_nothing(known);
  for (OfMember& member : members)
    for (const Duty& duty : member.unmet()) run.claims.push_back({"of one of many, " + duty.what, Path::context().bool_val(false)});
}

}  // namespace plumbline::proofs
