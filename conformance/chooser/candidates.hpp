#pragma once
// What a state offers to choose from.
#include <boost/container/small_vector.hpp>
#include <string_view>

#include "ref/model.hpp"

namespace plumbline {

/// What there is to choose from: it needs no memory of its own as long as it is little, and is made anew for each choice.
template <class T>
using Several = boost::container::small_vector<T, 24>;

/// What a command names: what has been chosen so far steers what is chosen next.
struct Named {
  LedgerId ledger;
  Several<AccountId> accounts;
  Several<AssetId> assets;
  ContractId contract;
};

/// The ledger of an account; none if it is not open.
LedgerId ledger_of(const State& state, AccountId account);
/// The accounts on a ledger that may be parties.
Several<AccountId> parties_on(const State& state, LedgerId ledger);
/// Those of them that hold something.
Several<AccountId> holders_on(const State& state, LedgerId ledger);
/// What the accounts named so far hold.
Several<AssetId> assets_held(const State& state, const Named& named);
/// The assets that a ledger admits.
Several<AssetId> assets_on(const State& state, LedgerId ledger);
/// The contracts of the kind that a field is called after (`market`, `pool`, ...); all of them if it is called otherwise.
Several<ContractId> contracts_called(const State& state, std::string_view field);
/// Adds what the terms of a contract name: its ledger and its assets.
void name_terms(const State& state, ContractId contract, Named& named);

/// The amounts that matter to a command: what the purses in question hold, what the limits are and what they leave.
Several<Integer> amounts_at_stake(const State& state, const Named& named);
/// What the parties in question have free to use.
Several<Integer> amounts_free(const State& state, const Named& named);
/// The moments that matter on a ledger: now, the hour's end, the longest jump, the horizon, and those beside them.
Several<Integer> moments(const State& state, LedgerId ledger);

template <class Key, class Value>
Several<Key> keys(const Table<Key, Value>& table) {
  Several<Key> all;
  all.reserve(table.size());
  for (const auto& [key, value] : table) all.push_back(key);
  return all;
}

}  // namespace plumbline
