// INV-9: whatever a contract names is there, and on its ledger.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// An account that can be a party: it is open, and not the outside world.
const Account* actor(const State& state, AccountId account) {
  const Account* known = required(state.accounts, account);
  return known && known->account_class != AccountClass::outside ? known : nullptr;
}
/// Whether such an account is on a ledger.
Truth acts_on(const State& state, LedgerId ledger, AccountId account) {
  const Account* known = actor(state, account);
  return known && known->ledger == ledger;
}

/// Whether a ledger admits an asset.
bool admitted(const State& state, LedgerId ledger, AssetId asset) { return required(state.assets, AssetKey{ledger, asset}); }

Truth positions_resolve(const State& state, LedgerId ledger, const Positions& positions) {
  return every(positions, [&](AccountId account, const Position&) { return acts_on(state, ledger, account); });
}

Truth instruction_resolves(const State& state, const Terms& terms) {
  const Account* seller = actor(state, terms.seller);
  if (!seller || terms.seller == terms.buyer) return false;
  if (!admitted(state, seller->ledger, terms.security) || !admitted(state, seller->ledger, terms.cash)) return false;
  return acts_on(state, seller->ledger, terms.buyer);
}

/// A lock's parties differ and are on one ledger, which admits the asset.
Truth lock_resolves(const State& state, const LockTerms& terms) {
  const Account* depositor = actor(state, terms.depositor);
  if (!depositor || terms.depositor == terms.beneficiary) return false;
  return admitted(state, depositor->ledger, terms.asset) && acts_on(state, depositor->ledger, terms.beneficiary);
}

/// A perpetual trades nowhere, or on an exchange of its ledger that lists it, and has another name. Without one there are no
/// orders.
Truth exchange_resolves(const State& state, ContractId id, const Perpetual& perpetual) {
  if (perpetual.exchange.empty()) return every(perpetual.books, [](AccountId, const Book&) { return false; });
  const Exchange* exchange = required(state.exchanges, perpetual.exchange);
  return exchange && perpetual.exchange != id && exchange->terms.ledger == perpetual.terms.ledger && required(exchange->terms.markets, id);
}

/// What an exchange lists trades on it, and is settled in what it settles in.
Truth listings_resolve(const State& state, ContractId id, const ExchangeTerms& terms) {
  return every(terms.markets, [&](ContractId market, const RiskTerms&) -> Truth {
    const Perpetual* perpetual = required(state.perpetuals, market);
    return perpetual && perpetual->exchange == id && perpetual->terms.ledger == terms.ledger &&
           perpetual->terms.settled_in == terms.settled_in;
  });
}

/// A pool lends without collateral, or against what is lodged with an exchange of its ledger that lists it, and has another name.
Truth lending_resolves(const State& state, ContractId id, const Pool& pool) {
  if (pool.exchange.empty()) return true;
  const Exchange* exchange = required(state.exchanges, pool.exchange);
  return exchange && pool.exchange != id && exchange->terms.ledger == pool.terms.ledger && required(exchange->terms.pools, id);
}

/// What lends on an exchange is a pool that does, and there is a price of what it lends.
Truth loans_resolve(const State& state, ContractId id, const ExchangeTerms& terms) {
  return every(terms.pools, [&](ContractId lending, const DebtTerms& debt) -> Truth {
    const Pool* pool = required(state.pools, lending);
    if (!pool || pool->exchange != id || pool->terms.ledger != terms.ledger) return false;
    if (debt.feed.empty()) return pool->terms.asset == terms.settled_in;
    const Feed* feed = required(state.feeds, debt.feed);
    return feed && feed->terms.ledger == terms.ledger;
  });
}

/// What an exchange settles in and takes is admitted on its ledger, and so are the prices of it.
Truth collateral_resolves(const State& state, const ExchangeTerms& terms) {
  return every(terms.collateral, [&](AssetId asset, const CollateralTerms& collateral) -> Truth {
    if (!admitted(state, terms.ledger, asset)) return false;
    if (collateral.feed.empty()) return asset == terms.settled_in;
    const Feed* feed = required(state.feeds, collateral.feed);
    return feed && feed->terms.ledger == terms.ledger;
  });
}

/// A custody's books and reserves are on two ledgers, each of which admits its asset; no other custody has the same asset.
Truth custody_resolves(const State& state, ContractId id, const Custody& custody) {
  const CustodyTerms& terms = custody.terms;
  if (terms.ledger == terms.outside) return false;
  if (!admitted(state, terms.ledger, terms.asset) || !admitted(state, terms.outside, terms.held_as)) return false;
  const ContractId* known = required(state.in_custody, AssetKey{terms.ledger, terms.asset});
  return known && *known == id && acts_on(state, terms.outside, terms.custodian);
}

/// Whoever deposits and withdraws is on the one ledger, and whoever is paid on the other.
Truth transfers_resolve(const State& state, const Custody& custody) {
  const CustodyTerms& terms = custody.terms;
  return both(every(custody.deposits,
                    [&](TransferId, const CustodyDeposit& deposit) {
                      return both(acts_on(state, terms.outside, deposit.terms.sender), acts_on(state, terms.ledger, deposit.terms.account));
                    }),
              every(custody.withdrawals, [&](TransferId, const CustodyWithdrawal& withdrawal) {
                return both(acts_on(state, terms.ledger, withdrawal.terms.account),
                            acts_on(state, terms.outside, withdrawal.terms.recipient));
              }));
}

Truth custodies_resolve(const State& state) {
  const Truth listed = every(state.in_custody, [&](const AssetKey& key, ContractId id) -> Truth {
    const Custody* custody = required(state.custodies, id);
    return custody && custody->terms.ledger == key.ledger && custody->terms.asset == key.asset;
  });
  const Truth custodies =
      every(state.custodies, [&](ContractId id, const Custody& custody) { return custody_resolves(state, id, custody); });
  return both(both(listed, custodies),
              every(state.custodies, [&](ContractId, const Custody& custody) { return transfers_resolve(state, custody); }));
}

/// Every lender, borrower and member acts on the ledger of the contract; no CCP is a member of its own service.
Truth parties_resolve(const State& state) {
  const Truth pools = every(state.pools, [&](ContractId, const Pool& pool) {
    return both(positions_resolve(state, pool.terms.ledger, pool.lenders), positions_resolve(state, pool.terms.ledger, pool.borrowers));
  });
  const Truth fees = every(state.markets, [&](ContractId, const Market& market) {
    const LedgerId ledger = market.terms.ledger;
    return both(every(market.fees_of, [&](AccountId account, const FeeRates&) { return acts_on(state, ledger, account); }),
                every(market.books, [&](AccountId account, const SpotOrders&) { return acts_on(state, ledger, account); }));
  });
  const Truth positions = every(state.perpetuals, [&](ContractId, const Perpetual& perpetual) {
    const LedgerId ledger = perpetual.terms.ledger;
    return both(every(perpetual.positions, [&](AccountId account, const OpenPosition&) { return acts_on(state, ledger, account); }),
                every(perpetual.books, [&](AccountId account, const Book&) { return acts_on(state, ledger, account); }));
  });
  const Truth margins = every(state.exchanges, [&](ContractId, const Exchange& exchange) {
    return every(exchange.accounts,
                 [&](AccountId account, const MarginAccount&) { return acts_on(state, exchange.terms.ledger, account); });
  });
  return both(both(both(pools, margins), both(fees, positions)), every(state.services, [&](ContractId, const Service& service) {
                return every(service.members, [&](AccountId account, const Member&) -> Truth {
                  return account != service.terms.ccp && acts_on(state, service.terms.ledger, account);
                });
              }));
}

}  // namespace

Truth references_resolve(const State& state) {
  const Truth ledgers = every(state.ledgers, [&](LedgerId id, const Ledger& ledger) -> Truth {
    const Account* outside = required(state.accounts, ledger.outside);
    return outside && outside->ledger == id && outside->account_class == AccountClass::outside;
  });
  const Truth accounts =
      every(state.accounts, [&](AccountId, const Account& account) -> Truth { return required(state.ledgers, account.ledger) != nullptr; });
  const Truth assets =
      every(state.assets, [&](const AssetKey& key, const AssetTerms& asset) { return acts_on(state, key.ledger, asset.issuer); });
  const Truth markets = every(state.markets, [&](ContractId, const Market& market) -> Truth {
    const MarketTerms& terms = market.terms;
    return admitted(state, terms.ledger, terms.base) && admitted(state, terms.ledger, terms.quote) &&
           acts_on(state, terms.ledger, terms.venue);
  });
  const Truth instructions =
      every(state.instructions, [&](ContractId, const Instruction& known) { return instruction_resolves(state, known.terms); });
  const Truth pools = every(state.pools, [&](ContractId, const Pool& pool) -> Truth {
    const PoolTerms& terms = pool.terms;
    return admitted(state, terms.ledger, terms.asset) && acts_on(state, terms.ledger, terms.operated_by);
  });
  const Truth lending = every(state.pools, [&](ContractId id, const Pool& pool) { return lending_resolves(state, id, pool); });
  const Truth services = every(state.services, [&](ContractId, const Service& service) -> Truth {
    const ServiceTerms& terms = service.terms;
    return admitted(state, terms.ledger, terms.asset) && acts_on(state, terms.ledger, terms.ccp);
  });
  const Truth feeds =
      every(state.feeds, [&](FeedId, const Feed& feed) -> Truth { return required(state.ledgers, feed.terms.ledger) != nullptr; });
  const Truth perpetuals = every(state.perpetuals, [&](ContractId, const Perpetual& perpetual) -> Truth {
    const PerpetualTerms& terms = perpetual.terms;
    const Feed* feed = required(state.feeds, terms.feed);
    return feed && feed->terms.ledger == terms.ledger && admitted(state, terms.ledger, terms.settled_in) &&
           acts_on(state, terms.ledger, terms.venue);
  });
  const Truth listings =
      every(state.perpetuals, [&](ContractId id, const Perpetual& perpetual) { return exchange_resolves(state, id, perpetual); });
  const Truth exchanges = every(state.exchanges, [&](ContractId id, const Exchange& exchange) -> Truth {
    if (!admitted(state, exchange.terms.ledger, exchange.terms.settled_in)) return false;
    return both(both(collateral_resolves(state, exchange.terms), loans_resolve(state, id, exchange.terms)),
                listings_resolve(state, id, exchange.terms));
  });
  const Truth locks = every(state.locks, [&](ContractId, const HashedLock& lock) { return lock_resolves(state, lock.terms); });
  return both(
      both(both(both(ledgers, accounts), both(both(feeds, perpetuals), both(listings, exchanges))), both(assets, markets)),
      both(both(both(instructions, locks), both(pools, lending)), both(both(services, custodies_resolve(state)), parties_resolve(state))));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
