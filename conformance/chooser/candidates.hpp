#pragma once
// What a state offers to choose from.
#include <string_view>
#include <vector>

#include "ref/model.hpp"

namespace plumbline {

/// What a command names: what has been chosen so far steers what is chosen next.
struct Named {
  LedgerId ledger;
  std::vector<AccountId> accounts;
  std::vector<AssetId> assets;
  ContractId contract;
};

/// The accounts on a ledger that may be parties.
std::vector<AccountId> parties_on(const State& state, LedgerId ledger);
/// Those of them that hold something.
std::vector<AccountId> holders_on(const State& state, LedgerId ledger);
/// What the accounts named so far hold.
std::vector<AssetId> assets_held(const State& state, const Named& named);
/// The assets that a ledger admits.
std::vector<AssetId> assets_on(const State& state, LedgerId ledger);
/// The contracts of the kind that a field is called after (`market`, `pool`, ...); all of them if it is called otherwise.
std::vector<ContractId> contracts_called(const State& state, std::string_view field);
/// Adds what the terms of a contract name: its ledger and its assets.
void name_terms(const State& state, ContractId contract, Named& named);

/// The amounts that matter to a command: what the purses in question hold, what the limits are and what they leave.
std::vector<Integer> amounts_at_stake(const State& state, const Named& named);
/// What the parties in question have free to use.
std::vector<Integer> amounts_free(const State& state, const Named& named);
/// The moments that matter on a ledger: now, the hour's end, the longest jump, the horizon, and those beside them.
std::vector<Integer> moments(const State& state, LedgerId ledger);

template <class Key, class Value>
std::vector<Key> keys(const Table<Key, Value>& table) {
  std::vector<Key> all;
  for (const auto& [key, value] : table) all.push_back(key);
  return all;
}

}  // namespace plumbline
