#include "proofs/cell.hpp"

#include <chrono>

#include "proofs/frame.hpp"
#include "proofs/symbolic/facts.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

bool& premises() {
  thread_local bool stating = false;
  return stating;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD

namespace plumbline::proofs {
namespace {

/// Sets a flag while it lives.
class While {
 public:
  explicit While(bool& flag) : flag_(flag), before_(flag) { flag = true; }
  ~While() { flag_ = before_; }
  While(const While&) = delete;
  While& operator=(const While&) = delete;

 private:
  bool& flag_;
  bool before_;
};

void state_premise(std::vector<z3::expr>& known, const Truth& premise) {
  if (premise.is_false()) throw Contradiction{};
  if (!premise.is_true()) known.push_back(premise.formula());
}

/// A crowd's members are on the ledger of what they belong to.
template <class Members>
void place_crowds(const State& state, LedgerId ledger, const Members& members) {
  for (const auto& [account, value] : members.crowds()) {
    auto& entry = state.accounts.origin()->entries[account];
    entry.presence = Table<AccountId, Account>::Presence::yes;
    entry.value.ledger = ledger;
    entry.value.account_class = AccountClass::house;
  }
}

/// Each member's position is within the hour, so the crowd's is; and each member's purse is on its side of zero.
void know_crowds(const State& state, std::vector<z3::expr>& known) {
  for (const auto& [id, pool] : state.pools.named()) {
    const Ledger ledger = state.ledgers.get(pool.terms.ledger);
    for (const Positions* side : {&pool.lenders, &pool.borrowers})
      for (const auto& [account, position] : side->crowds())
        known.push_back((ledger.hour <= position.since).formula() && (position.since <= ledger.clock).formula());
  }
  for (const auto& [purse, entry] : state.balances.origin()->entries)
    if (purse.account.is_crowd())
      known.push_back((is_liability(purse.kind) ? entry.value <= NOTHING : entry.value >= NOTHING).formula());
}

}  // namespace

std::vector<z3::expr> premises(const State& before, bool at_rest) {
  Path& path = Path::current();
  const While stating(plumbline::premises());
  for (const auto& [id, pool] : before.pools.named()) {
    place_crowds(before, pool.terms.ledger, pool.lenders);
    place_crowds(before, pool.terms.ledger, pool.borrowers);
  }
  for (const auto& [id, service] : before.services.named()) place_crowds(before, service.terms.ledger, service.members);

  std::vector<z3::expr> known;
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !at_rest) continue;
    const bool chosen_only = invariant.holds == references_resolve;  // premises about names that nobody asked for are left out
    path.only_chosen = chosen_only;
    state_premise(known, invariant.holds(before));
    path.only_chosen = false;
  }
  know_crowds(before, known);
  return known;
}

void apply(Run& run) {
  run.after = run.before;
  for (const Event& event : run.events) {
    const State earlier = run.after;
    run.after = evolve(std::move(run.after), event);
    for (const EventInvariant& invariant : event_invariants())
      run.claims.push_back({std::string{invariant.number} + " " + std::string{invariant.sentence}, invariant.holds(earlier, event, run.after).formula()});
  }
}

void look_around(Run& run) {
  for (const auto& [purse, balance] : run.after.balances.written()) {
    if (!purse.account.is_crowd()) run.before.assets.find({run.before.accounts.get(purse.account).ledger, purse.asset});
    if (purse.kind >= PurseKind::cash && purse.kind <= PurseKind::borrowed && purse.kind != PurseKind::assessed) run.before.pools.find(purse.of);
  }
}

void claim_everything(Run& run, const Path& path) {
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !run.at_rest) continue;
    Path::current().only_written = invariant.holds == references_resolve;
    const Truth holds = invariant.holds(run.after);
    Path::current().only_written = false;
    if (!holds.is_true()) run.claims.push_back({std::string{invariant.number} + " " + std::string{invariant.sentence}, holds.formula()});
    else run.claims.push_back({std::string{invariant.number}, holds.formula()});
  }
  for (const Duty& duty : path.duties()) run.claims.push_back({duty.what, duty.claim});
  claim_frame(run);
  const z3::expr largest = Path::context().int_val("170141183460469231731687303715884105727");
  for (const Polynomial& computed : path.computed) {
    const z3::expr value = Path::current().expression(computed);
    run.claims.push_back({"NUM-1 what is computed stays within 128 bits", value <= largest && value >= -largest});
  }
}

void explore(Family& family, const std::function<void(Run&)>& model, bool starts_at_rest, const std::function<void(Run&, Discharge&)>& further) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::size_t> script;
  for (bool more = true; more;) {
    Path path(script);
    const Running running(path);
    try {
      Run run;
      run.before = arbitrary_of(Of<State>{}, "state");
      model(run);
      look_around(run);
      const std::vector<z3::expr> known = premises(run.before, starts_at_rest);
      claim_everything(run, path);
      Discharge discharge(path, known, facts_of_products(), family);
      if (!discharge.excluded()) {
        ++family.paths;
        const std::string where = run.reason ? " where rejected " + std::string{name(*run.reason)} : " where accepted";
        discharge.all_follow(run.claims, where);
        if (further) further(run, discharge);
      }
    } catch (const Contradiction&) {
    } catch (const Unsupported& unsupported) {
      family.failures.push_back("not supported: " + unsupported.what);
    } catch (const z3::exception& error) {
      family.failures.push_back(std::string{"the solver: "} + error.msg());
    }
    more = path.next(script);
  }
  family.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace plumbline::proofs
