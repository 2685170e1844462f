#include "ref/genesis.hpp"

#include <optional>

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

bool on(const Genesis& genesis, LedgerId ledger, AccountId account) {
  const Account* known = genesis.accounts.find(account);
  return known && known->ledger == ledger && known->account_class != AccountClass::outside;
}

bool within(Amount limit) { return limit > NOTHING && limit <= LARGEST_AMOUNT; }

// One function a kind of term: what was expected, or nothing if all is well.
using Expectation = std::optional<std::string>;

Expectation expected(const Genesis& genesis, LedgerId id, const LedgerTerms& terms) {
  if (terms.start < Time{0} || terms.start > LATEST) return "a start between 0 and 10^12 seconds";
  const Account* outside = genesis.accounts.find(terms.outside);
  if (!outside || outside->ledger != id || outside->account_class != AccountClass::outside)
    return "as `outside` an account of class outside on this ledger";
  return {};
}

Expectation expected(const Genesis& genesis, const AssetKey& key, const AssetTerms& terms) {
  if (!genesis.ledgers.find(key.ledger)) return "a ledger of this genesis";
  if (!on(genesis, key.ledger, terms.issuer)) return "as `issuer` an account on the asset's ledger";
  if (!within(terms.limit)) return "a `limit` between 1 and 10^27";
  return {};
}

Expectation expected(const Genesis& genesis, AccountId id, const Account& account) {
  const LedgerTerms* ledger = genesis.ledgers.find(account.ledger);
  if (!ledger) return "a ledger of this genesis";
  if (account.account_class == AccountClass::outside && ledger->outside != id) return "one account of class outside on a ledger";
  if (!account.held_for.empty() && !on(genesis, account.ledger, account.held_for)) return "`held_for` an account on the same ledger";
  return {};
}

Expectation expected(const Genesis& genesis, ContractId, const MarketTerms& terms) {
  if (!genesis.assets.find({terms.ledger, terms.base})) return "a `base` that the ledger admits";
  if (!genesis.assets.find({terms.ledger, terms.quote})) return "a `quote` that the ledger admits";
  if (!on(genesis, terms.ledger, terms.venue)) return "a `venue` with an account on the ledger";
  if (!sound(terms))
    return "base and quote that differ, a lot of 1 to 10^27, fees within 10^6 ppm, a rebate no larger than the taker's fee";
  return {};
}

Expectation expected(const Genesis& genesis, ContractId, const PoolTerms& terms) {
  if (!genesis.assets.find({terms.ledger, terms.asset})) return "an `asset` that the ledger admits";
  if (!on(genesis, terms.ledger, terms.operated_by)) return "`operated_by` an account on the ledger";
  if (!sound(terms))
    return "a kink inside 0 and 10^9, slopes not negative, rates up to 10^10, a factor up to 10^6 ppm, a limit of 1 to 10^27";
  return {};
}

Expectation expected(const Genesis& genesis, ContractId, const ServiceTerms& terms) {
  if (!genesis.assets.find({terms.ledger, terms.asset})) return "an `asset` that the ledger admits";
  if (!on(genesis, terms.ledger, terms.ccp)) return "a `ccp` with an account on the ledger";
  if (!sound(terms)) return "no layer twice, and an assessment cap of 0 to 10^7 ppm";
  return {};
}

Expectation expected(const Genesis& genesis, FeedId, const FeedTerms& terms) {
  if (!genesis.ledgers.find(terms.ledger)) return "a `ledger` of this genesis";
  if (!sound(terms)) return "a band of 0 to 999999 ppm, and an age in seconds, not negative";
  return {};
}

Expectation expected(const Genesis& genesis, ContractId, const PerpetualTerms& terms) {
  const FeedTerms* feed = genesis.feeds.find(terms.feed);
  if (!genesis.assets.find({terms.ledger, terms.settled_in})) return "`settled_in` an asset that the ledger admits";
  if (!feed || feed->ledger != terms.ledger) return "a `feed` of this genesis on the same ledger";
  if (!on(genesis, terms.ledger, terms.venue)) return "a `venue` with an account on the ledger";
  if (!sound(terms))
    return "a lot and a limit of 1 to 10^27, fees within 10^6 ppm, a rebate no larger than the taker's fee, rates up to 10^10, an "
           "interval of 1 s to a year, a spread of 1 to 10^6";
  return {};
}

/// Whether an asset has a feed on the exchange's ledger, or none if it is the one that it settles in.
bool priced(const Genesis& genesis, const ExchangeTerms& terms, AssetId asset, FeedId id) {
  if (id.empty()) return asset == terms.settled_in;
  const FeedTerms* feed = genesis.feeds.find(id);
  return asset != terms.settled_in && feed && feed->ledger == terms.ledger;
}

/// Whether another exchange lists a contract, too.
template <class Listed>
bool shared(const Genesis& genesis, Table<ContractId, Listed> ExchangeTerms::* list, ContractId exchange, ContractId id) {
  const auto lists = [=](ContractId other, const ExchangeTerms& terms) { return other != exchange && (terms.*list).find(id); };
  return !key_where(genesis.exchanges, lists).empty();
}

// What is wrong with what an exchange takes as collateral, trades or lends.
Expectation expected_of(const Genesis& genesis, const ExchangeTerms& terms, AssetId asset, const CollateralTerms& collateral) {
  if (!genesis.assets.find({terms.ledger, asset})) return "as `collateral` assets that the ledger admits";
  if (!priced(genesis, terms, asset, collateral.feed)) return "of each collateral a `feed` on the ledger, and none of the asset it settles in";
  return {};
}
Expectation expected_of(const Genesis& genesis, ContractId id, const ExchangeTerms& terms, ContractId market) {
  const PerpetualTerms* perpetual = genesis.perpetuals.find(market);
  if (!perpetual || perpetual->ledger != terms.ledger || perpetual->settled_in != terms.settled_in)
    return "as `markets` perpetuals on the ledger, settled in the same asset";
  if (shared(genesis, &ExchangeTerms::markets, id, market)) return "as `markets` perpetuals that trade on no other exchange";
  return {};
}
Expectation expected_of(const Genesis& genesis, ContractId id, const ExchangeTerms& terms, ContractId lending, const DebtTerms& debt) {
  const PoolTerms* pool = genesis.pools.find(lending);
  if (!pool || pool->ledger != terms.ledger) return "as `pools` pools on the ledger";
  if (!priced(genesis, terms, pool->asset, debt.feed))
    return "of each pool a `feed` on the ledger, and none where it lends the asset it settles in";
  if (shared(genesis, &ExchangeTerms::pools, id, lending)) return "as `pools` those that lend on no other exchange";
  return {};
}
Expectation expected_of_lists(const Genesis& genesis, ContractId id, const ExchangeTerms& terms) {
  const auto of_collateral = [&](AssetId asset, const CollateralTerms& known) { return expected_of(genesis, terms, asset, known); };
  const auto of_market = [&](ContractId market, const RiskTerms&) { return expected_of(genesis, id, terms, market); };
  const auto of_pool = [&](ContractId pool, const DebtTerms& known) { return expected_of(genesis, id, terms, pool, known); };
  if (auto expectation = first_of(terms.collateral, of_collateral)) return expectation;
  if (auto expectation = first_of(terms.markets, of_market)) return expectation;
  return first_of(terms.pools, of_pool);
}

Expectation expected(const Genesis& genesis, ContractId id, const ExchangeTerms& terms) {
  if (genesis.perpetuals.find(id) || genesis.pools.find(id)) return "a name that no perpetual and no pool has";
  if (!genesis.assets.find({terms.ledger, terms.settled_in})) return "`settled_in` an asset that the ledger admits";
  if (!terms.collateral.find(terms.settled_in)) return "`settled_in` among the `collateral`";
  if (auto expectation = expected_of_lists(genesis, id, terms)) return expectation;
  if (!sound(terms))
    return "limits of 1 to 10^27, bases and weights up to 1, factors and penalties up to 10^12, and no margin below the next stage's";
  return {};
}

/// Whether another custody holds the same asset of the same ledger.
bool shared(const Genesis& genesis, ContractId id, const CustodyTerms& terms) {
  const auto holds_it = [&](ContractId other, const CustodyTerms& its) {
    return other != id && its.ledger == terms.ledger && its.asset == terms.asset;
  };
  return !key_where(genesis.custodies, holds_it).empty();
}

Expectation expected(const Genesis& genesis, ContractId id, const CustodyTerms& terms) {
  if (!genesis.assets.find({terms.ledger, terms.asset})) return "an `asset` that the ledger admits";
  if (shared(genesis, id, terms)) return "an `asset` that is under no other custody";
  if (terms.outside == terms.ledger) return "as `outside` another ledger than the books";
  if (!genesis.assets.find({terms.outside, terms.held_as})) return "`held_as` an asset that the outside ledger admits";
  if (!on(genesis, terms.outside, terms.custodian)) return "a `custodian` with an account on the outside ledger";
  if (!sound(terms)) return "a `finality` of 0 seconds to a year";
  return {};
}

std::string path_of(const AssetKey& key) { return key.ledger.text() + "/" + key.asset.text(); }
template <class Tag>
std::string path_of(const Id<Tag>& id) {
  return id.text();
}

template <class Key, class Terms>
std::optional<Flaw> first_flaw(const Genesis& genesis, const std::string& kind, const Table<Key, Terms>& table) {
  return first_of(table, [&](const Key& id, const Terms& terms) -> std::optional<Flaw> {
    const Expectation expectation = named(id) ? expected(genesis, id, terms) : "a name that is not empty";
    if (!expectation) return {};
    return Flaw{"$.genesis." + kind + "." + path_of(id), *expectation};
  });
}

}  // namespace

std::optional<Flaw> flaw_of(const Genesis& genesis) {
  if (auto flaw = first_flaw(genesis, "ledgers", genesis.ledgers)) return flaw;
  if (auto flaw = first_flaw(genesis, "accounts", genesis.accounts)) return flaw;
  if (auto flaw = first_flaw(genesis, "assets", genesis.assets)) return flaw;
  if (auto flaw = first_flaw(genesis, "markets", genesis.markets)) return flaw;
  if (auto flaw = first_flaw(genesis, "pools", genesis.pools)) return flaw;
  if (auto flaw = first_flaw(genesis, "services", genesis.services)) return flaw;
  if (auto flaw = first_flaw(genesis, "feeds", genesis.feeds)) return flaw;
  if (auto flaw = first_flaw(genesis, "perpetuals", genesis.perpetuals)) return flaw;
  if (auto flaw = first_flaw(genesis, "exchanges", genesis.exchanges)) return flaw;
  if (auto flaw = first_flaw(genesis, "custodies", genesis.custodies)) return flaw;
  if (genesis.policies.longest_jump < Duration{0}) return Flaw{"$.genesis.policies.longest_jump", "seconds, not negative"};
  return {};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
