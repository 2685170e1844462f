#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Decision decide(const State& state, const Lock& command) {
  if (command.lock.empty()) return reject(Reason::unknown_lock);
  const LockTerms& terms = command.terms;
  const Account* depositor = party(state, terms.depositor);
  const Account* beneficiary = party(state, terms.beneficiary);
  if (!depositor || !beneficiary) return reject(Reason::unknown_account);
  if (!admits(state, depositor->ledger, terms.asset)) return reject(Reason::unknown_asset);
  if (state.locks.find(command.lock)) return reject(Reason::duplicate_lock);
  if (depositor->ledger != beneficiary->ledger) return reject(Reason::different_ledgers);
  if (terms.depositor == terms.beneficiary) return reject(Reason::same_account);
  if (terms.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (terms.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (terms.expiry > LATEST) return reject(Reason::beyond_horizon);
  if (clock_of(state, terms.depositor) >= terms.expiry) return reject(Reason::expired);
  if (available(state, terms.depositor, terms.asset) < terms.amount) return reject(Reason::insufficient_balance);
  return happened(
      Locked{command.lock, terms, {{available_purse(terms.depositor, terms.asset), locked_purse(command.lock, terms), terms.amount}}});
}

State evolve(State state, const Locked& event) {
  state.locks[event.lock] = HashedLock{event.terms, LockStatus::open, {}};
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const ClaimLock& command) {
  const HashedLock* lock = state.locks.find(command.lock);
  if (!lock) return reject(Reason::unknown_lock);
  const LockTerms& terms = lock->terms;
  if (hash_of(command.preimage) != terms.hashlock) return reject(Reason::wrong_preimage);
  if (lock->status != LockStatus::open) return reject(Reason::already_final);
  if (clock_of(state, terms.depositor) >= terms.expiry) return reject(Reason::expired);
  return happened(LockClaimed{command.lock,
                              command.preimage,
                              {{locked_purse(command.lock, terms), available_purse(terms.beneficiary, terms.asset), terms.amount}}});
}

State evolve(State state, const LockClaimed& event) {
  HashedLock& lock = state.locks[event.lock];
  lock.status = LockStatus::claimed;
  lock.preimage = event.preimage;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const RefundLock& command) {
  const HashedLock* lock = state.locks.find(command.lock);
  if (!lock) return reject(Reason::unknown_lock);
  const LockTerms& terms = lock->terms;
  if (lock->status != LockStatus::open) return reject(Reason::already_final);
  if (clock_of(state, terms.depositor) < terms.expiry) return reject(Reason::not_due);
  return happened(
      LockRefunded{command.lock, {{locked_purse(command.lock, terms), available_purse(terms.depositor, terms.asset), terms.amount}}});
}

State evolve(State state, const LockRefunded& event) {
  state.locks[event.lock].status = LockStatus::refunded;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
