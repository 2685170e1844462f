#include "proofs/cell.hpp"

#include <chrono>

#include "proofs/frame.hpp"
#include "proofs/prove.hpp"
#include "proofs/speller.hpp"
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

/// An account that a contract of `ledger` names is on that ledger and not the outside world (INV-9).
void place(const State& state, LedgerId ledger, AccountId account) {
  if (!account.chosen()) return;  // nobody asked who that is
  Account& known = state.accounts.before(account);
  if (!known.ledger.chosen()) known.ledger = ledger;
  if (known.ledger != ledger) throw Contradiction{};
  known.account_class.rule_out(AccountClass::outside);
}

template <class Members>
void place_all(const State& state, LedgerId ledger, const Members& members) {
  for (const auto& [account, value] : members.named()) place(state, ledger, account);
  for (const auto& [account, value] : members.crowds()) place(state, ledger, account);
}

/// Whoever a contract names is where INV-9 says; saying so early spares the paths on which it would not be.
void place_parties(const State& state) {
  for (const auto& [id, ledger] : state.ledgers.named())
    if (ledger.outside.chosen()) {
      Account& outside = state.accounts.before(ledger.outside);
      if (!outside.ledger.chosen()) outside.ledger = id;
      outside.account_class.insist(AccountClass::outside);
    }
  for (const auto& [key, asset] : state.assets.named()) place(state, key.ledger, asset.issuer);
  for (const auto& [id, market] : state.markets.named()) {
    place(state, market.terms.ledger, market.terms.venue);
    place_all(state, market.terms.ledger, market.fees_of);
  }
  for (const auto& [id, pool] : state.pools.named()) {
    place(state, pool.terms.ledger, pool.terms.operated_by);
    place_all(state, pool.terms.ledger, pool.lenders);
    place_all(state, pool.terms.ledger, pool.borrowers);
  }
  for (const auto& [id, service] : state.services.named()) {
    place(state, service.terms.ledger, service.terms.ccp);
    place_all(state, service.terms.ledger, service.members);
  }
  for (const auto& [id, instruction] : state.instructions.named()) {
    const AccountId seller = instruction.terms.seller;
    if (seller.chosen()) place(state, state.accounts.before(seller).ledger, instruction.terms.buyer);
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
    if (purse.account.is_crowd()) known.push_back((is_liability(purse.kind) ? entry.value <= NOTHING : entry.value >= NOTHING).formula());
}

}  // namespace

namespace {

/// States the invariants of the state before; what they look at comes into being.
std::vector<z3::expr> state_premises(const State& before, bool at_rest) {
  Path& path = Path::current();
  std::vector<z3::expr> known;
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !at_rest) continue;
    const bool chosen_only = invariant.holds == references_resolve;  // premises about names that nobody asked for are left out
    path.only_chosen = chosen_only;
    state_premise(known, invariant.holds(before));
    path.only_chosen = false;
  }
  return known;
}

}  // namespace

std::vector<z3::expr> premises(const Run& run) {
  const While stating(plumbline::premises());
  const bool at_rest = !run.under_way;
  place_parties(run.before);
  state_premises(run.before, at_rest);  // once for what comes into being, and once to speak of all of it
  std::vector<z3::expr> known = state_premises(run.before, at_rest);
  know_crowds(run.before, known);
  if (run.under_way)  // every other ledger is at rest
    for (const auto& [id, ledger] : run.before.ledgers.named())
      if (id != *run.under_way) known.push_back((ledger.clock < ledger.hour + HOUR).formula());
  return known;
}

void apply(Run& run) {
  run.after = run.before;
  for (const Event& event : run.events) {
    const State earlier = run.after;
    {
      const Restore recorded(Path::current().recording, false);
      Path::current().recording = true;
      run.after = evolve(std::move(run.after), event);
    }
    for (const EventInvariant& invariant : event_invariants())
      run.claims.push_back(
          {std::string{invariant.number} + " " + std::string{invariant.sentence}, invariant.holds(earlier, event, run.after).formula()});
  }
}

/// What stands in a pool, times the time that passed: products that the weights' bound (INV-7) needs to be spoken of.
void weigh_time(const State& state, const State& before) {
  for (const auto& [id, pool] : before.pools.named()) {
    const PoolPurses purses(pool, id);
    const Ledger now = state.ledgers.get(pool.terms.ledger);
    const auto lent = total(pool.lenders, [&](AccountId lender, const Position&) { return state.balances.get(purses.lent(lender)); });
    const auto debts = total(pool.borrowers, [&](AccountId borrower, const Position&) { return debt(state, pool, id, borrower); });
    for (const Duration& passed : {now.clock - before.ledgers.get(pool.terms.ledger).clock, now.clock - now.hour}) {
      static_cast<void>(lent * passed);
      static_cast<void>(debts * passed);
    }
  }
}

void look_around(Run& run) {
  const State& before = run.before;
  place_parties(before);
  for (const auto& [purse, balance] : run.after.balances.written())
    if (!purse.account.is_crowd()) before.assets.find({before.accounts.get(purse.account).ledger, purse.asset});
  const auto purses = before.balances.everything();
  for (const auto& [purse, balance] : purses) {
    const bool of_pool = (purse.kind >= PurseKind::cash && purse.kind <= PurseKind::claims) || purse.kind == PurseKind::borrowed;
    const Pool* pool = of_pool ? before.pools.find(purse.of) : nullptr;
    if (!pool || purse.account.is_crowd()) continue;
    if (purse.kind == PurseKind::lent) pool->lenders.find(purse.account);
    if (purse.kind == PurseKind::borrowed) pool->borrowers.find(purse.account);
  }
  const bool clocks_moved = !run.after.ledgers.written().empty();
  if (clocks_moved) before.pools.bystander();  // time concerns every pool: an arbitrary one speaks for all
  for (const auto& [id, pool] : before.pools.named()) {
    pool.lenders.loop(clocks_moved);
    pool.borrowers.loop(clocks_moved);
  }
  if (clocks_moved) weigh_time(run.after, before);
}

void claim_everything(Run& run, const Path& path) {
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !run.at_rest) continue;
    Path::current().only_written = invariant.holds == references_resolve;
    const Truth holds = invariant.holds(run.after);
    Path::current().only_written = false;
    if (!holds.is_true())
      run.claims.push_back({std::string{invariant.number} + " " + std::string{invariant.sentence}, holds.formula()});
    else
      run.claims.push_back({std::string{invariant.number}, holds.formula()});
  }
  for (const Duty& duty : path.duties()) run.claims.push_back({duty.what, duty.claim});
  claim_frame(run);
  const z3::expr largest = Path::context().int_val("170141183460469231731687303715884105727");
  for (const Polynomial& computed : path.computed) {
    const z3::expr value = Path::current().expression(computed);
    run.claims.push_back({"NUM-1 what is computed stays within 128 bits", value <= largest && value >= -largest});
  }
}

namespace {

Replay exact_build;

bool world_is_named(const State& state, const AssetKey& key) {
  const auto purses = state.balances.everything();
  return std::any_of(purses.begin(), purses.end(), [&](const auto& entry) {
    const Purse& purse = entry.first;
    return purse.kind == PurseKind::world && purse.asset == key.asset && state.accounts.get(purse.account).ledger == key.ledger;
  });
}

/// What makes an example whole, though the proof does not need it: sound terms, clocks and purses, also of what only a
/// premise asked about; and where the example says what the world has, that nobody whom it does not name is in debt.
std::vector<z3::expr> whole_books(const State& before) {
  const Restore chosen_only(Path::current().only_chosen, true);
  std::vector<z3::expr> wishes;
  const auto wish = [&](const auto& truth) {
    try {
      wishes.push_back(truth().formula());
    } catch (const Unneeded&) {  // it depends on a name that nobody asked for
    }
  };
  wish([&] { return before.policies.longest_jump >= Duration{0}; });
  for (const auto& [id, ledger] : before.ledgers.everything())
    wish([&] {
      return both(both(ledger.hour >= Time{0}, ledger.hour <= ledger.clock),
                  both(ledger.clock < ledger.hour + HOUR, ledger.clock <= LATEST));
    });
  for (const auto& [key, asset] : before.assets.everything()) {
    wish([&] { return both(asset.limit > NOTHING, asset.limit <= LARGEST_AMOUNT); });
    wish([&] { return world_is_named(before, key) ? rest_of(key) >= 0 : Truth{true}; });
  }
  for (const auto& [id, market] : before.markets.everything()) {
    wish([&] { return sound(market.terms); });
    for (const auto& [account, fees] : market.fees_of.everything()) wish([&] { return sound(fees); });
  }
  for (const auto& [id, pool] : before.pools.everything()) wish([&] { return sound(pool.terms); });
  for (const auto& [id, service] : before.services.everything()) wish([&] { return sound(service.terms); });
  for (const auto& [purse, balance] : before.balances.everything())
    wish([&] { return is_liability(purse.kind) ? balance <= NOTHING : balance >= NOTHING; });
  return wishes;
}

/// That a crowd has nobody in it.
std::vector<z3::expr> nobody_else(const State& before) {
  std::vector<z3::expr> wishes;
  for (const auto& [purse, entry] : before.balances.origin()->entries)
    if (purse.account.is_crowd()) wishes.push_back((entry.value == NOTHING).formula());
  for (const auto& [id, pool] : before.pools.named())
    for (const Positions* side : {&pool.lenders, &pool.borrowers})
      for (const auto& [account, position] : side->crowds())
        wishes.push_back(both(position.weight == UnitSeconds{0}, position.carry == 0).formula());
  return wishes;
}

/// What a run came to, in a few words.
std::string outcome_of(const Run& run) {
  if (run.reason) return std::string{name(*run.reason)};
  std::string names;
  for (const Event& event : run.events)
    std::visit([&]<class T>(const T&) { names += (names.empty() ? "" : ", ") + std::string{type_name<T>()}; }, event);
  return names;
}

std::vector<z3::expr> joined(std::initializer_list<std::vector<z3::expr>> several) {
  std::vector<z3::expr> all;
  for (const std::vector<z3::expr>& some : several) all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// What Z3 gives examples of: every outcome of a family, to be replayed, and every claim that is refuted, to be told.
class Examples {
 public:
  explicit Examples(Family& family) : family_(family) {}

  /// Replays an example of the path, unless one of the same outcome was.
  void replay(const Run& run, Discharge& discharge) {
    if (!exact_build || !run.input || run.hypothetical) return;
    bool& replayed = outcomes_[outcome_of(run)];
    if (replayed) return;
    const std::optional<Example> found = example(run, discharge, {});
    if (!found) return;
    replayed = true;
    ++family_.replayed;
    family_.whole += found->whole;
    const std::string difference = exact_build(*found);
    if (!difference.empty()) family_.failures.push_back("the exact build differs: " + difference);
  }

  /// Keeps an example of a claim that is not so, one with whole books if there is such a one.
  void contradict(const Run& run, Discharge& discharge, const Claim& claim) {
    auto known = std::ranges::find(family_.counterexamples, claim.what, &Counterexample::claim);
    const bool none = known == family_.counterexamples.end();
    if (!run.input || (!none && known->example.whole)) return;
    std::optional<Example> found = example(run, discharge, {!claim.formula});
    if (!found || (!none && !found->whole)) return;
    if (none) known = family_.counterexamples.insert(known, {claim.what, {}});
    known->example = std::move(*found);
  }

  void finish() {
    for (const auto& [outcome, replayed] : outcomes_)
      if (!replayed) family_.failures.push_back("no example was found of " + outcome);
  }

 private:
  /// Something on the path that satisfies a wish: with whole books, few parties and small numbers if there is such a thing.
  static std::optional<Example> example(const Run& run, Discharge& discharge, const std::vector<z3::expr>& wish) {
    const std::vector<z3::expr> books = whole_books(run.before), nobody = nobody_else(run.before);
    for (const bool whole : {true, false})
      for (const char* bound : {"9", "1000000", "1000000000000", "1000000000000000000000000000000000000"})
        if (const auto model =
                discharge.example(joined({wish, nobody, whole ? books : std::vector<z3::expr>{}, Path::current().within(bound)})))
          return spelled_out(run, *model, whole);
    std::optional<z3::model> model;  // some rejections need others to be there
    discharge.possible(model, joined({wish, Path::current().within("1000000000000")}));
    if (!model) return {};
    return spelled_out(run, *model, false);
  }

  static Example spelled_out(const Run& run, const z3::model& model, bool whole) {
    Speller::Unchosen unchosen;
    const auto spell = [&](const auto& value) { return spelled(model, unchosen, value); };
    return {spell(run.before), std::visit(spell, *run.input), run.reason ? std::string{name(*run.reason)} : spell(run.events),
            spell(run.after), whole};
  }

  Family& family_;
  std::map<std::string, bool> outcomes_;
};

/// Whether the specification says that a claim is not kept.
bool said_to_break(const Family& family, const std::string& claim) {
  return std::any_of(family.breaks.begin(), family.breaks.end(), [&](const std::string& broken) { return claim.starts_with(broken); });
}

/// Asks for all that a run claims. What does not follow is a failure; of what the specification says is not kept, an
/// example is looked for.
void discharge_claims(const Run& run, Discharge& discharge, Family& family, Examples& examples) {
  const std::string where = run.reason ? " where rejected " + std::string{name(*run.reason)} : " where accepted";
  std::vector<Claim> kept;
  for (const Claim& claim : run.claims)
    if (said_to_break(family, claim.what))
      examples.contradict(run, discharge, claim);
    else
      kept.push_back(claim);
  for (const auto& [claim, verdict] : discharge.unproved(kept)) {
    family.failures.push_back(claim.what + ": " + std::string{name(verdict)} + where);
    if (verdict == Verdict::refuted) examples.contradict(run, discharge, claim);
  }
}

}  // namespace

void replay_with(Replay replay) { exact_build = std::move(replay); }

void explore(Family& family, const std::function<void(Run&)>& model) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::size_t> script;
  Examples examples(family);
  for (bool more = true; more;) {
    Path path(script);
    const Running running(path);
    try {
      Run run;
      run.before = arbitrary_of(Of<State>{}, "state");
      model(run);
      look_around(run);
      const std::vector<z3::expr> known = premises(run);
      claim_everything(run, path);
      Discharge discharge(path, known, facts_of_products(), family);
      if (!discharge.excluded()) {
        ++family.paths;
        discharge_claims(run, discharge, family, examples);
        examples.replay(run, discharge);
        Discharge::report(family);
      }
    } catch (const Contradiction&) {
    } catch (const Unsupported& unsupported) {
      family.failures.push_back("not supported: " + unsupported.what);
    } catch (const z3::exception& error) {
      family.failures.push_back(std::string{"the solver: "} + error.msg());
    }
    more = path.next(script);
    if (more && family.failures.size() >= Discharge::ENOUGH) {
      family.failures.push_back("so the other paths were not asked about");
      more = false;
    }
  }
  examples.finish();
  for (const std::string& broken : family.breaks)
    if (std::none_of(family.counterexamples.begin(), family.counterexamples.end(),
                     [&](const Counterexample& found) { return found.claim.starts_with(broken); }))
      family.failures.push_back("said not to be kept, and no counterexample was found: " + broken);
  family.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace plumbline::proofs
