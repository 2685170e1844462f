#include "ref/genesis.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// What a contract is at the start, of whose state nothing but its terms is known.
template <class Contract, class Terms>
Table<ContractId, Contract> as_agreed(const Table<ContractId, Terms>& all) {
  return mapped(all, [](ContractId, const Terms& terms) {
    Contract contract{};
    contract.terms = terms;
    return std::optional{contract};
  });
}

/// The exchange that lists a contract; the empty name if none does.
template <class Listed>
ContractId listed_by(const Genesis& genesis, Table<ContractId, Listed> ExchangeTerms::* list, ContractId id) {
  return key_where(genesis.exchanges, [=](ContractId, const ExchangeTerms& terms) { return (terms.*list).find(id) != nullptr; });
}

}  // namespace

State at_start(const Genesis& genesis) {
  State state;
  state.policies = genesis.policies;
  state.ledgers = mapped(genesis.ledgers, [](LedgerId, const LedgerTerms& terms) {
    const Time hour{mul_div_floor(terms.start.value, 1, HOUR.value) * HOUR.value};
    return std::optional{Ledger{terms.start, hour, terms.outside}};
  });
  state.assets = genesis.assets;
  state.accounts = genesis.accounts;
  state.markets = as_agreed<Market>(genesis.markets);
  state.services = as_agreed<Service>(genesis.services);
  state.exchanges = as_agreed<Exchange>(genesis.exchanges);
  state.custodies = as_agreed<Custody>(genesis.custodies);
  state.feeds = mapped(genesis.feeds, [](FeedId, const FeedTerms& terms) { return std::optional{Feed{terms, {}, {}, {}}}; });
  state.pools = mapped(genesis.pools, [&](ContractId id, const PoolTerms& terms) {
    Pool pool{};
    pool.terms = terms;
    pool.exchange = listed_by(genesis, &ExchangeTerms::pools, id);
    return std::optional{pool};
  });
  state.perpetuals = mapped(genesis.perpetuals, [&](ContractId id, const PerpetualTerms& terms) {
    Perpetual perpetual{};
    perpetual.terms = terms;
    perpetual.funded = genesis.ledgers.get(terms.ledger).start;
    perpetual.exchange = listed_by(genesis, &ExchangeTerms::markets, id);
    return std::optional{perpetual};
  });
  state.in_custody = mapped(genesis.assets, [&](const AssetKey& key, const AssetTerms&) {
    const ContractId id = key_where(genesis.custodies, [=](ContractId, const CustodyTerms& terms) {
      return terms.ledger == key.ledger && terms.asset == key.asset;
    });
    return id.empty() ? std::nullopt : std::optional{id};
  });
  return state;
}

std::variant<State, Flaw> begin(const Genesis& genesis) {
  if (auto flaw = flaw_of(genesis)) return *flaw;
  return at_start(genesis);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
