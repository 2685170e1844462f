#include "proofs/examples.hpp"

#include <algorithm>

#include "proofs/prove.hpp"
#include "proofs/speller.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
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
  const While chosen(Path::current().only_chosen);
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
    wish([&] { return world_is_named(before, key) ? others(key) >= 0 : Truth{true}; });
  }
  for (const auto& [id, market] : before.markets.everything()) {
    wish([&] { return sound(market.terms); });
    for (const auto& [account, fees] : market.fees_of.everything()) wish([&] { return sound(fees); });
  }
  for (const auto& [id, pool] : before.pools.everything()) wish([&] { return sound(pool.terms); });
  for (const auto& [id, service] : before.services.everything()) wish([&] { return sound(service.terms); });
  for (const auto& [id, lock] : before.locks.everything()) wish([&] { return sound(lock.terms); });
  for (const auto& [id, feed] : before.feeds.everything()) wish([&] { return sound(feed.terms); });
  for (const auto& [id, perpetual] : before.perpetuals.everything()) {
    wish([&] { return sound(perpetual.terms); });
    wish([&] { return others(ClaimsOn{id}) == 0; });
  }
  for (const auto& [id, custody] : before.custodies.everything()) {
    wish([&] { return sound(custody.terms); });
    wish([&] { return both(others(PendingIn{id}) == 0, others(InFlightFrom{id}) == 0); });
  }
  for (const auto& [purse, balance] : before.balances.everything())
    if (purse.kind == PurseKind::withdrawing) wish([&] { return others(RequestedBy{purse.of, purse.account}) == 0; });
  for (const auto& [purse, balance] : before.balances.everything())
    if (purse.kind == PurseKind::reserved)
      for (const Side side : {Side::buy, Side::sell}) wish([&] { return others(ReservedFor{purse.of, purse.account, side}) == 0; });
  for (const auto& [id, exchange] : before.exchanges.everything()) {
    wish([&] { return sound(exchange.terms); });
    for (const auto& [market, terms] : exchange.terms.markets.everything()) wish([&] { return sound(terms); });
    for (const auto& [asset, terms] : exchange.terms.collateral.everything()) wish([&] { return sound(terms); });
  }
  for (const auto& [purse, balance] : before.balances.everything()) wish([&] { return on_its_side(purse, balance); });
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

Example spelled_out(const Run& run, const z3::model& model, bool whole) {
  Speller::Unchosen unchosen;
  const auto spell = [&](const auto& value) { return spelled(model, unchosen, value); };
  return {spell(run.before), std::visit(spell, *run.input), run.reason ? std::string{name(*run.reason)} : spell(run.events),
          spell(run.after), whole};
}

constexpr const char* LARGE = "1000000000000000000000000000000000000";
/// How large the numbers of an example may be, and its balances: a purse that is full needs no other number to be large.
constexpr std::pair<const char*, const char*> BOUNDS[] = {
    {"9", "9"}, {"1000000", "1000000"}, {"9", LARGE}, {"1000000000000", "1000000000000"}, {LARGE, LARGE}};

/// Something on the path that satisfies a wish, among few parties: with whole books and small numbers if there is such a thing.
std::optional<Example> example(const Run& run, Discharge& discharge, const std::vector<z3::expr>& wish) {
  const std::vector<z3::expr> books = whole_books(run.before), nobody = Path::current().nobody_else(), squares = Path::current().of_squares();
  for (const bool whole : {true, false})
    for (const auto& [bound, bound_of_balances] : BOUNDS)
      if (const auto model = discharge.example(
              joined({wish, nobody, whole ? books : std::vector<z3::expr>{}, Path::current().within(bound, bound_of_balances), squares})))
        return spelled_out(run, *model, whole);
  return {};
}

/// The same where others may have to be there. They cannot be spelled out, only what was named can.
std::optional<Example> crowded_example(const Run& run, Discharge& discharge, const std::vector<z3::expr>& wish) {
  for (const char* bound : {"1000000000000", LARGE}) {
    std::optional<z3::model> model;
    discharge.possible(model, joined({wish, Path::current().within(bound, bound)}));
    if (!model) continue;
    Example example = spelled_out(run, *model, false);
    for (const z3::expr& nothing : Path::current().nobody_else())  // what others add, or receive
      example.of_others = example.of_others || !model->eval(nothing, true).is_true();
    return example;
  }
  return {};
}

}  // namespace

void replay_with(Replay replay) { exact_build = std::move(replay); }

bool Examples::wanted(const Run& run) const {
  if (!exact_build || !run.input || run.hypothetical) return false;
  const auto known = outcomes_.find(outcome_of(run));
  return known == outcomes_.end() || (!known->second.replayed && known->second.tries < MOST_TRIES);
}

void Examples::replay(const Run& run, Discharge& discharge) {
  Outcome& outcome = outcomes_[outcome_of(run)];
  ++outcome.tries;
  if (const std::optional<Example> found = example(run, discharge, {})) {
    outcome.replayed = true;
    give(*found);
  } else if (!outcome.crowded) {  // another path may do without a crowd
    outcome.crowded = crowded_example(run, discharge, {});
  }
}

void Examples::give(const Example& example) {
  ++family_.replayed;
  family_.whole += example.whole;
  const std::string difference = exact_build(example);
  if (!difference.empty()) family_.failures.push_back("the exact build differs: " + difference);
}

void Examples::contradict(const Run& run, Discharge& discharge, const Claim& claim) {
  auto known = std::ranges::find(family_.counterexamples, claim.what, &Counterexample::claim);
  const bool none = known == family_.counterexamples.end();
  if (!run.input || (!none && known->example.whole)) return;
  std::optional<Example> found = example(run, discharge, {!claim.formula});
  if (!found) found = crowded_example(run, discharge, {!claim.formula});
  if (!found || (!none && !found->whole)) return;
  if (none) known = family_.counterexamples.insert(known, {claim.what, {}});
  known->example = std::move(*found);
}

void Examples::finish() {
  for (const auto& [name, outcome] : outcomes_) {
    if (outcome.replayed || outcome.crowded) family_.reached.push_back(name);
    if (!outcome.replayed) {
      if (outcome.crowded && !outcome.crowded->of_others)
        give(*outcome.crowded);
      else if (!outcome.crowded)
        family_.failures.push_back("no example was found of " + name);
    }
  }
  if (!exact_build) return;  // nobody asked for examples
  for (const std::string& reason : family_.expected)
    if (std::ranges::find(family_.reached, reason) == family_.reached.end())
      family_.failures.push_back("listed, and never reached: " + reason);
}

}  // namespace plumbline::proofs
