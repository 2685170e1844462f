// Of terms, references, and what is final.
#include "invariants/invariants.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether an account is open on a ledger, and not the outside world.
Truth acts_on(const State& state, LedgerId ledger, AccountId account) {
  const Account* known = party(state, account);
  return known && known->ledger == ledger;
}

Truth positions_resolve(const State& state, LedgerId ledger, const Positions& positions) {
  return every(positions, [&](AccountId account, const Position&) { return acts_on(state, ledger, account); });
}

Truth instruction_resolves(const State& state, const Terms& terms) {
  const Account* seller = party(state, terms.seller);
  if (!seller || terms.seller == terms.buyer) return false;
  if (!admits(state, seller->ledger, terms.security) || !admits(state, seller->ledger, terms.cash)) return false;
  return acts_on(state, seller->ledger, terms.buyer);
}

/// A lock's parties differ and are on one ledger, which admits the asset.
Truth lock_resolves(const State& state, const LockTerms& terms) {
  const Account* depositor = party(state, terms.depositor);
  if (!depositor || terms.depositor == terms.beneficiary) return false;
  return admits(state, depositor->ledger, terms.asset) && acts_on(state, depositor->ledger, terms.beneficiary);
}

/// A perpetual trades nowhere, or on an exchange of its ledger that lists it. Without one there are no orders.
Truth exchange_resolves(const State& state, ContractId id, const Perpetual& perpetual) {
  if (perpetual.exchange.empty()) return every(perpetual.books, [](AccountId, const Book&) { return false; });
  const Exchange* exchange = state.exchanges.find(perpetual.exchange);
  return exchange && exchange->terms.ledger == perpetual.terms.ledger && exchange->terms.markets.find(id);
}

/// What an exchange lists trades on it, and is settled in what it settles in.
Truth listings_resolve(const State& state, ContractId id, const ExchangeTerms& terms) {
  return every(terms.markets, [&](ContractId market, const RiskTerms&) -> Truth {
    const Perpetual* perpetual = state.perpetuals.find(market);
    return perpetual && perpetual->exchange == id && perpetual->terms.ledger == terms.ledger &&
           perpetual->terms.settled_in == terms.settled_in;
  });
}

/// What an exchange settles in and takes is admitted on its ledger, and so are the prices of it.
Truth collateral_resolves(const State& state, const ExchangeTerms& terms) {
  return every(terms.collateral, [&](AssetId asset, const CollateralTerms& collateral) -> Truth {
    if (!admits(state, terms.ledger, asset)) return false;
    if (collateral.feed.empty()) return asset == terms.settled_in;
    const Feed* feed = state.feeds.find(collateral.feed);
    return feed && feed->terms.ledger == terms.ledger;
  });
}

/// Every lender, borrower and member acts on the ledger of the contract; no CCP is a member of its own service.
Truth parties_resolve(const State& state) {
  const Truth pools = every(state.pools, [&](ContractId, const Pool& pool) {
    return both(positions_resolve(state, pool.terms.ledger, pool.lenders), positions_resolve(state, pool.terms.ledger, pool.borrowers));
  });
  const Truth fees = every(state.markets, [&](ContractId, const Market& market) {
    return every(market.fees_of, [&](AccountId account, const FeeRates&) { return acts_on(state, market.terms.ledger, account); });
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

/// Whether what a failure names is lacking. The cash is looked at where the securities are there.
Truth truly_lacks(const State& before, const Terms& terms, Cause cause) {
  const Amount securities = available(before, terms.seller, terms.security);
  if (cause == Cause::lacks_securities) return securities < units(terms.quantity);
  return both(securities >= units(terms.quantity), available(before, terms.buyer, terms.cash) < terms.amount);
}

bool is_final(const Instruction& instruction) { return instruction.status == Status::settled || instruction.status == Status::cancelled; }

}  // namespace

Truth terms_are_sound(const State& state) {
  const Truth assets = every(
      state.assets, [](const AssetKey&, const AssetTerms& asset) { return both(asset.limit > NOTHING, asset.limit <= LARGEST_AMOUNT); });
  const Truth markets = every(state.markets, [](ContractId, const Market& market) {
    return both(sound(market.terms), every(market.fees_of, [](AccountId, const FeeRates& fees) { return sound(fees); }));
  });
  const Truth instructions = every(state.instructions, [](ContractId, const Instruction& instruction) {
    const Truth positive = both(instruction.terms.quantity > Quantity{0}, instruction.terms.amount > NOTHING);
    const Truth small = both(units(instruction.terms.quantity) <= LARGEST_AMOUNT, instruction.terms.amount <= LARGEST_AMOUNT);
    return both(both(positive, small), both(instruction.fails >= 0, instruction.fails <= MOST_FAILS));
  });
  const Truth pools = every(state.pools, [](ContractId, const Pool& pool) { return sound(pool.terms); });
  const Truth services = every(state.services, [](ContractId, const Service& service) { return sound(service.terms); });
  const Truth feeds = every(state.feeds, [](FeedId, const Feed& feed) { return sound(feed.terms); });
  const Truth perpetuals = every(state.perpetuals, [](ContractId, const Perpetual& perpetual) { return sound(perpetual.terms); });
  const Truth exchanges = every(state.exchanges, [](ContractId, const Exchange& exchange) { return sound(exchange.terms); });
  const Truth locks = every(state.locks, [](ContractId, const HashedLock& lock) { return sound(lock.terms); });
  return both(both(both(both(assets, exchanges), markets), both(feeds, perpetuals)),
              both(both(instructions, locks), both(pools, services)));
}

Truth references_resolve(const State& state) {
  const Truth ledgers = every(state.ledgers, [&](LedgerId id, const Ledger& ledger) -> Truth {
    const Account* outside = state.accounts.find(ledger.outside);
    return outside && outside->ledger == id && outside->account_class == AccountClass::outside;
  });
  const Truth accounts =
      every(state.accounts, [&](AccountId, const Account& account) -> Truth { return state.ledgers.find(account.ledger) != nullptr; });
  const Truth assets =
      every(state.assets, [&](const AssetKey& key, const AssetTerms& asset) { return acts_on(state, key.ledger, asset.issuer); });
  const Truth markets = every(state.markets, [&](ContractId, const Market& market) -> Truth {
    const MarketTerms& terms = market.terms;
    return admits(state, terms.ledger, terms.base) && admits(state, terms.ledger, terms.quote) && acts_on(state, terms.ledger, terms.venue);
  });
  const Truth instructions =
      every(state.instructions, [&](ContractId, const Instruction& known) { return instruction_resolves(state, known.terms); });
  const Truth pools = every(state.pools, [&](ContractId, const Pool& pool) -> Truth {
    const PoolTerms& terms = pool.terms;
    return admits(state, terms.ledger, terms.asset) && acts_on(state, terms.ledger, terms.operated_by);
  });
  const Truth services = every(state.services, [&](ContractId, const Service& service) -> Truth {
    const ServiceTerms& terms = service.terms;
    return admits(state, terms.ledger, terms.asset) && acts_on(state, terms.ledger, terms.ccp);
  });
  const Truth feeds =
      every(state.feeds, [&](FeedId, const Feed& feed) -> Truth { return state.ledgers.find(feed.terms.ledger) != nullptr; });
  const Truth perpetuals = every(state.perpetuals, [&](ContractId, const Perpetual& perpetual) -> Truth {
    const PerpetualTerms& terms = perpetual.terms;
    const Feed* feed = state.feeds.find(terms.feed);
    return feed && feed->terms.ledger == terms.ledger && admits(state, terms.ledger, terms.settled_in) &&
           acts_on(state, terms.ledger, terms.venue);
  });
  const Truth listings =
      every(state.perpetuals, [&](ContractId id, const Perpetual& perpetual) { return exchange_resolves(state, id, perpetual); });
  const Truth exchanges = every(state.exchanges, [&](ContractId id, const Exchange& exchange) -> Truth {
    if (!admits(state, exchange.terms.ledger, exchange.terms.settled_in)) return false;
    return both(collateral_resolves(state, exchange.terms), listings_resolve(state, id, exchange.terms));
  });
  const Truth locks = every(state.locks, [&](ContractId, const HashedLock& lock) { return lock_resolves(state, lock.terms); });
  return both(both(both(both(ledgers, accounts), both(both(feeds, perpetuals), both(listings, exchanges))), both(assets, markets)),
              both(both(both(instructions, locks), pools), both(services, parties_resolve(state))));
}

Truth gross_or_nothing(const State& before, const Event& event, const State& after) {
  if (const auto* failed = std::get_if<Failed>(&event)) {
    const Instruction instruction = after.instructions.get(failed->instruction);
    return both(Truth{instruction.status == Status::matched}, truly_lacks(before, instruction.terms, failed->cause));
  }
  const auto* settled = std::get_if<Settled>(&event);
  if (!settled) return true;
  const Instruction instruction = before.instructions.get(settled->instruction);
  const Terms& terms = instruction.terms;
  if (after.instructions.get(settled->instruction).status != Status::settled || settled->posting.size() != 2) return false;
  const Leg& delivery = settled->posting[0];
  const Leg& payment = settled->posting[1];
  if (delivery.from != available_purse(terms.seller, terms.security) || delivery.to != available_purse(terms.buyer, terms.security))
    return false;
  if (payment.from != available_purse(terms.buyer, terms.cash) || payment.to != available_purse(terms.seller, terms.cash)) return false;
  const Truth in_full = both(delivery.amount == units(terms.quantity), payment.amount == terms.amount);
  return both(in_full, clock_of(before, terms.seller) >= terms.due);
}

Truth final_is_final(const State& before, const Event&, const State& after) {
  const Truth instructions = every(after.instructions, [&](ContractId id, const Instruction& now) -> Truth {
    const Instruction* earlier = before.instructions.find(id);
    return !earlier || !is_final(*earlier) || now.status == earlier->status;
  });
  const Truth members = every(after.services, [&](ContractId id, const Service& service) -> Truth {
    const Service* earlier = before.services.find(id);
    if (!earlier) return true;
    return every(service.members, [&](AccountId account, const Member& now) -> Truth {
      const Member* known = earlier->members.find(account);
      return !known || known->standing != Standing::in_default || now.standing == Standing::in_default;
    });
  });
  const Truth locks = every(after.locks, [&](ContractId id, const HashedLock& now) -> Truth {
    const HashedLock* earlier = before.locks.find(id);
    if (!earlier || earlier->status == LockStatus::open) return true;
    if (now.status != earlier->status) return false;
    return now.preimage == earlier->preimage;
  });
  return both(both(instructions, locks), members);
}

Truth matched_ends_by_both(const State& before, const Event& event, const State& after) {
  if (const auto* requested = std::get_if<CancellationRequested>(&event)) {
    const Instruction earlier = before.instructions.get(requested->instruction);
    if (earlier.status != Status::matched || earlier.cancellation != Cancellation::not_requested) return false;
    return after.instructions.get(requested->instruction).status == Status::matched;
  }
  const auto* cancelled = std::get_if<Cancelled>(&event);
  if (!cancelled) return true;
  const Instruction earlier = before.instructions.get(cancelled->instruction);
  return earlier.status != Status::matched || earlier.cancellation != Cancellation::not_requested;
}

Truth limits_are_kept(const State&, const Event& event, const State& after) {
  if (const auto* supplied = std::get_if<Supplied>(&event)) {
    const Pool pool = after.pools.get(supplied->pool);
    return claims(after, pool, supplied->pool) <= pool.terms.limit;
  }
  if (!std::holds_alternative<Deposited>(event) && !std::holds_alternative<Issued>(event)) return true;
  const Purse to = posting_of(event)->front().to;
  const LedgerId ledger = after.accounts.get(to.account).ledger;
  const AssetTerms terms = after.assets.get({ledger, to.asset});
  return on_ledger(after, ledger, to.asset, terms) <= terms.limit;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
