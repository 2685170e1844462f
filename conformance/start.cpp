#include "conformance/start.hpp"

#include "invariants/check.hpp"

namespace plumbline {
namespace {

bool named(const Purse& purse) { return !purse.account.empty() && !purse.asset.empty(); }
using plumbline::named;

template <class Key, class Value>
bool all_named(const Table<Key, Value>& table) {
  return every(table, [](const Key& key, const Value&) { return named(key); });
}
template <class Other>
bool all_named(const Other&) {
  return true;
}

/// A purse is of an account and of an asset of its ledger, and of a contract where its kind says so.
bool resolves(const State& state, const Purse& purse) {
  const Account* account = state.accounts.find(purse.account);
  if (!account || !admits(state, account->ledger, purse.asset)) return false;
  return purse.of.empty() || state.pools.find(purse.of) || state.services.find(purse.of) || state.perpetuals.find(purse.of) ||
         state.locks.find(purse.of) || state.exchanges.find(purse.of) || state.custodies.find(purse.of);
}

}  // namespace

std::optional<Flaw> flaw_of(const State& state) {
  std::optional<Flaw> flaw;
  each_field(state, [&](std::string_view name, const auto& field) {
    if (!flaw && !all_named(field)) flaw = Flaw{"$.state." + std::string{name}, "names that are not empty"};
  });
  if (flaw) return flaw;
  if (state.policies.longest_jump < Duration{0}) return Flaw{"$.state.policies.longest_jump", "seconds, not negative"};
  if (!references_resolve(state)) return Flaw{"$.state", "that whatever is named exists, on the right ledger [INV-9]"};
  if (!every(state.balances, [&](const Purse& purse, Amount) { return resolves(state, purse); }))
    return Flaw{"$.state.balances", "purses of accounts, assets and contracts that exist"};
  const auto broken = within_range([&] { return violations(state); });
  if (!broken) return Flaw{"$.state", "numbers within the ranges of [INV-7]"};
  if (!broken->empty()) return Flaw{"$.state", "that " + broken->front().sentence + " [" + broken->front().number + "]"};
  return {};
}

}  // namespace plumbline
