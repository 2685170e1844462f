// Of hashed timelocks: what is set aside, who is paid, and what is public.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

Truth same(const LockTerms& a, const LockTerms& b) {
  if (a.depositor != b.depositor || a.beneficiary != b.beneficiary || a.asset != b.asset) return false;
  return both(both(a.amount == b.amount, a.hashlock == b.hashlock), a.expiry == b.expiry);
}

Truth opens(const State& before, const Locked& event, const State& after) {
  const HashedLock now = after.locks.get(event.lock);
  if (before.locks.find(event.lock) || now.status != LockStatus::open) return false;
  const LockTerms& terms = event.terms;
  const Truth set_aside =
      moves(event.posting, available_purse(terms.depositor, terms.asset), locked_purse(event.lock, terms), terms.amount);
  return both(both(set_aside, same(now.terms, terms)), clock_of(before, terms.depositor) < terms.expiry);
}

Truth pays(const State& before, const LockClaimed& event, const State& after) {
  const HashedLock lock = before.locks.get(event.lock), now = after.locks.get(event.lock);
  if (lock.status != LockStatus::open || now.status != LockStatus::claimed) return false;
  const Truth shown = both(hash_of(event.preimage) == lock.terms.hashlock, now.preimage == event.preimage);
  const Truth paid = moves(event.posting, locked_purse(event.lock, lock.terms), available_purse(lock.terms.beneficiary, lock.terms.asset),
                           lock.terms.amount);
  return both(both(shown, paid), clock_of(before, lock.terms.depositor) < lock.terms.expiry);
}

Truth gives_back(const State& before, const LockRefunded& event, const State& after) {
  const HashedLock lock = before.locks.get(event.lock);
  if (lock.status != LockStatus::open || after.locks.get(event.lock).status != LockStatus::refunded) return false;
  const Truth paid = moves(event.posting, locked_purse(event.lock, lock.terms), available_purse(lock.terms.depositor, lock.terms.asset),
                           lock.terms.amount);
  return both(paid, clock_of(before, lock.terms.depositor) >= lock.terms.expiry);
}

}  // namespace

Truth locks_are_covered(const State& state) {
  const Truth held = every(state.locks, [&](ContractId id, const HashedLock& lock) {
    const Amount holds = lock.status == LockStatus::open ? lock.terms.amount : NOTHING;
    return state.balances.get(locked_purse(id, lock.terms)) == holds;
  });
  const Truth nothing_else = every(state.balances, [&](const Purse& purse, Amount balance) -> Truth {
    if (purse.kind != PurseKind::locked) return true;
    const HashedLock* lock = state.locks.find(purse.of);
    return lock && purse == locked_purse(purse.of, lock->terms) ? Truth{true} : balance == NOTHING;
  });
  return both(held, nothing_else);
}

Truth secrets_open_their_locks(const State& state) {
  return every(state.locks, [](ContractId, const HashedLock& lock) {
    if (lock.status != LockStatus::claimed) return lock.preimage == Secret{};
    return hash_of(lock.preimage) == lock.terms.hashlock;
  });
}

Truth locks_end_once(const State& before, const Event& event, const State& after) {
  if (const auto* locked = std::get_if<Locked>(&event)) return opens(before, *locked, after);
  if (const auto* claimed = std::get_if<LockClaimed>(&event)) return pays(before, *claimed, after);
  if (const auto* refunded = std::get_if<LockRefunded>(&event)) return gives_back(before, *refunded, after);
  return true;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
