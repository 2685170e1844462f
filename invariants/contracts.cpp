// Of terms, and what is final.
#include "invariants/terms.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether what a failure names is lacking. The cash is looked at where the securities are there.
Truth truly_lacks(const State& before, const Terms& terms, Cause cause) {
  const Amount securities = available(before, terms.seller, terms.security);
  if (cause == Cause::lacks_securities) return securities < units(terms.quantity);
  return both(securities >= units(terms.quantity), available(before, terms.buyer, terms.cash) < terms.amount);
}

bool is_final(const Instruction& instruction) { return instruction.status == Status::settled || instruction.status == Status::cancelled; }

/// A custody's own terms, and those of its deposits and withdrawals.
Truth is_within_bounds(const Custody& custody) {
  const auto of_an_amount = [](TransferId, const auto& transfer) {
    return is_an_amount(transfer.terms.amount.value);
  };
  return both(within_bounds(custody.terms), both(every(custody.deposits, of_an_amount), every(custody.withdrawals, of_an_amount)));
}

}  // namespace

Truth terms_are_sound(const State& state) {
  const Truth assets = every(state.assets, [](const AssetKey&, const AssetTerms& asset) { return within_bounds(asset); });
  const Truth markets = every(state.markets, [](ContractId, const Market& market) {
    return both(within_bounds(market.terms), every(market.fees_of, [](AccountId, const FeeRates& fees) { return within_bounds(fees); }));
  });
  const Truth instructions = every(state.instructions, [](ContractId, const Instruction& instruction) {
    return both(within_bounds(instruction.terms), is_between(0, instruction.fails, ten_to(9)));
  });
  const Truth pools = every(state.pools, [](ContractId, const Pool& pool) { return within_bounds(pool.terms); });
  const Truth services = every(state.services, [](ContractId, const Service& service) { return within_bounds(service.terms); });
  const Truth feeds = every(state.feeds, [](FeedId, const Feed& feed) { return within_bounds(feed.terms); });
  const Truth perpetuals =
      every(state.perpetuals, [](ContractId, const Perpetual& perpetual) { return within_bounds(perpetual.terms); });
  const Truth exchanges = every(state.exchanges, [](ContractId, const Exchange& exchange) { return within_bounds(exchange.terms); });
  const Truth locks = every(state.locks, [](ContractId, const HashedLock& lock) { return within_bounds(lock.terms); });
  const Truth custodies = every(state.custodies, [](ContractId, const Custody& custody) { return is_within_bounds(custody); });
  return both(both(both(both(assets, exchanges), both(markets, custodies)), both(feeds, perpetuals)),
              both(both(instructions, locks), both(pools, services)));
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
  return both(both(instructions, locks), both(members, ended_transfers_stay(before, after)));
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
    const Pool& pool = after.pools.get(supplied->pool);
    return claims(after, pool, supplied->pool) <= pool.terms.limit;
  }
  if (const auto* received = std::get_if<DepositReceived>(&event)) {
    const Custody custody = after.custodies.get(received->custody);
    return claims(after, custody) + custody.pending <= after.assets.get({custody.terms.ledger, custody.terms.asset}).limit;
  }
  if (!std::holds_alternative<Deposited>(event) && !std::holds_alternative<Issued>(event)) return true;
  const Purse to = posting_of(event)->front().to;
  const LedgerId ledger = after.accounts.get(to.account).ledger;
  const AssetTerms terms = after.assets.get({ledger, to.asset});
  return on_ledger(after, ledger, to.asset, terms) <= terms.limit;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
