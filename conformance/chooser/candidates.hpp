#pragma once
// What a state offers to choose from.
#include <boost/container/small_vector.hpp>
#include <optional>
#include <string_view>

#include "ref/model.hpp"

namespace plumbline {

/// What there is to choose from: it needs no memory of its own as long as it is little, and is made anew for each choice.
template <class T>
using Several = boost::container::small_vector<T, 24>;

/// A state that is looked at for several choices: what its purses hold, and whose they are, is found once.
class Offers {
 public:
  using Holding = Table<Purse, Amount>::Entry;
  struct Accounts {
    LedgerId ledger;
    Several<AccountId> parties;  ///< those that may be parties
    Several<AccountId> holders;  ///< those of them that hold something
  };

  explicit Offers(const State& known) : state(known) {
    for (const Holding& holding : known.balances)
      if (holding.second != NOTHING) holdings.push_back(&holding);
  }
  /// The accounts on a ledger, until another one is asked for.
  const Accounts& accounts_on(LedgerId ledger) const;
  /// The contracts of the kind that a field is called after (`market`, `pool`, ...), until another field is asked for; all of them if
  /// it is called otherwise.
  const Several<ContractId>& contracts_called(std::string_view field) const;

  const State& state;
  Several<const Holding*> holdings;  ///< the purses that do not hold zero, in their order

 private:
  struct Called {
    std::string_view field;
    Several<ContractId> contracts;
  };

  mutable std::optional<Accounts> last_;
  mutable std::optional<Called> called_;
};

/// What a command names: what has been chosen so far steers what is chosen next.
struct Named {
  LedgerId ledger;
  Several<AccountId> accounts;
  Several<AssetId> assets;
  ContractId contract;
};

/// Whether a holding is an account's own, to use as it likes.
bool is_own(const Offers::Holding& holding);
/// The ledger of an account; none if it is not open.
LedgerId ledger_of(const State& state, AccountId account);
/// The accounts on a ledger that may be parties.
Several<AccountId> parties_on(const State& state, LedgerId ledger);
/// What the accounts named so far hold.
Several<AssetId> assets_held(const Offers& offers, const Named& named);
/// The assets that a ledger admits.
Several<AssetId> assets_on(const State& state, LedgerId ledger);
/// Adds what the terms of a contract name: its ledger and its assets.
void name_terms(const State& state, ContractId contract, Named& named);

/// The amounts that matter to a command: what the purses in question hold, what the assets' limits leave and what they are, and what a
/// pool's limit leaves. What a limit leaves is counted only when it is chosen.
class AmountsAtStake {
 public:
  AmountsAtStake(const Offers& offers, const Named& named);
  std::size_t size() const { return held_.size() + 2 * limited_.size() + (pool_ ? 1 : 0); }
  bool empty() const { return size() == 0; }
  Integer operator[](std::size_t number) const;

 private:
  const State& state_;
  LedgerId ledger_;
  ContractId contract_;
  Several<Integer> held_;
  boost::container::small_vector<std::pair<AssetId, const AssetTerms*>, 4> limited_;
  const Pool* pool_;
};
/// What the parties in question have free to use.
Several<Integer> amounts_free(const Offers& offers, const Named& named);
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
