#pragma once
// Genesis: what there is before the first command. It says who may hold what where, and on which terms; it holds no value.
#include <optional>
#include <string>

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

struct LedgerTerms {
  Time start;         ///< the clock at genesis
  AccountId outside;  ///< the account of class `outside`
};

struct Genesis {
  Policies policies;
  Table<LedgerId, LedgerTerms> ledgers;
  Table<AssetKey, AssetTerms> assets;
  Table<AccountId, Account> accounts;
  Table<ContractId, MarketTerms> markets;
  Table<ContractId, PoolTerms> pools;
  Table<ContractId, ServiceTerms> services;
  Table<FeedId, FeedTerms> feeds;
  Table<ContractId, PerpetualTerms> perpetuals;
  Table<ContractId, ExchangeTerms> exchanges;
  Table<ContractId, CustodyTerms> custodies;
};

/// Whether a key names something: the empty name means none.
inline bool named(const AssetKey& key) { return !key.ledger.empty() && !key.asset.empty(); }
template <class Tag>
bool named(const Id<Tag>& id) {
  return !id.empty();
}

/// What is wrong with a genesis: where, and what was expected there.
struct Flaw {
  std::string where;
  std::string expected;
};

/// The first flaw of a genesis, if it has one.
std::optional<Flaw> flaw_of(const Genesis& genesis);
/// The state at a genesis that has no flaw.
State at_start(const Genesis& genesis);
/// The state at genesis, or the first flaw found.
std::variant<State, Flaw> begin(const Genesis& genesis);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::LedgerTerms, start, outside);
PLUMBLINE_DESCRIBE(plumbline::Genesis, policies, ledgers, assets, accounts, markets, pools, services, feeds, perpetuals, exchanges,
                   custodies);
