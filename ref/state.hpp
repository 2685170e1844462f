#pragma once
// All that the model knows: one value, a table for each kind of thing that has a name.
#include <optional>

#include "ref/custody/deposit.hpp"
#include "ref/custody/reserve.hpp"
#include "ref/custody/withdrawal.hpp"
#include "ref/default/waterfall.hpp"
#include "ref/exchange/order.hpp"
#include "ref/exchange/perpetual.hpp"
#include "ref/exchange/spot.hpp"
#include "ref/exchange/spot_order.hpp"
#include "ref/ledger/books.hpp"
#include "ref/ledger/clock.hpp"
#include "ref/ledger/ledger.hpp"
#include "ref/lending/pool.hpp"
#include "ref/policies.hpp"
#include "ref/settlement/dvp.hpp"
#include "ref/settlement/htlc.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Everything there is. A plain value: who wants history keeps copies.
struct State {
  Policies policies;
  Table<LedgerId, Ledger> ledgers;
  Table<AssetKey, AssetTerms> assets;
  Table<AccountId, Account> accounts;
  Table<Purse, Amount> balances;  ///< a purse that is not there holds nothing
  Table<ContractId, Market> markets;
  Table<ContractId, Instruction> instructions;
  Table<ContractId, Pool> pools;
  Table<ContractId, Service> services;
  Table<FeedId, Feed> feeds;
  Table<ContractId, Perpetual> perpetuals;
  Table<ContractId, Exchange> exchanges;
  Table<ContractId, HashedLock> locks;
  Table<ContractId, Custody> custodies;
  Table<AssetKey, ContractId> in_custody;  ///< of an asset, the custody that it is under
};

// ---- reading the books ----

/// The account if it may be a party to a command: it is open, and not the outside world.
const Account* party(const State& state, AccountId account);
/// Whether a ledger admits an asset.
bool admits(const State& state, LedgerId ledger, AssetId asset);
/// The time on the ledger of an account.
Time clock_of(const State& state, AccountId account);

/// Why a feed can decide nothing now, if it cannot.
std::optional<Reason> unusable(const State& state, const Feed& feed);

inline Amount available(const State& state, AccountId account, AssetId asset) {
  return state.balances.get(available_purse(account, asset));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::State, policies, ledgers, assets, accounts, balances, markets, instructions, pools, services, feeds,
                   perpetuals, exchanges, locks, custodies, in_custody);
