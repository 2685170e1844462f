// Of the chapter HTLC: value set aside, claimed with a secret, or sent back.
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Where the value of an open lock is.
Purse set_aside(ContractId lock, const LockTerms& terms) { return Purse{terms.depositor, terms.asset, PurseKind::locked, lock}; }

Truth all_six_equal(const LockTerms& a, const LockTerms& b) {
  const bool parties = a.depositor == b.depositor && a.beneficiary == b.beneficiary;
  const Truth asked = both(a.hashlock == b.hashlock, a.expiry == b.expiry);
  return parties && a.asset == b.asset ? both(a.amount == b.amount, asked) : Truth{false};
}

/// A lock stands so, on these terms, and this is public of its secret.
Truth lock_stands(const Done& done, ContractId id, const LockTerms& terms, LockStatus status, const Secret& known) {
  const HashedLock* now = done.after.locks.find(id);
  if (!now || now->status != status) return false;
  return both(all_six_equal(now->terms, terms), now->preimage == known);
}

Time now_for(const State& state, const LockTerms& terms) { return time_of(state, terms.depositor); }

}  // namespace

Guards guards(const State& before, const Lock& command) {
  const LockTerms& terms = command.terms;
  return {{Reason::unknown_lock, [&command] { return command.lock.empty(); }},
          not_actors(before, terms.depositor, terms.beneficiary),
          not_admitted(before, terms.depositor, terms.asset),
          {Reason::duplicate_lock, [&before, &command] { return before.locks.find(command.lock) != nullptr; }},
          on_two_ledgers(before, terms.depositor, terms.beneficiary),
          one_account(terms.depositor, terms.beneficiary),
          not_positive(terms.amount),
          too_large(terms.amount),
          {Reason::beyond_horizon, [&terms] { return terms.expiry > LATEST; }},
          {Reason::expired, [&before, &terms] { return now_for(before, terms) >= terms.expiry; }},
          short_of(before, terms.depositor, terms.asset, terms.amount)};
}

Truth effect(const Done& done, const Lock& command) {
  const auto* locked = only<Locked>(done.events);
  if (!locked || locked->lock != command.lock) return false;
  const LockTerms& terms = command.terms;
  const Posting legs{{free_purse(terms.depositor, terms.asset), set_aside(command.lock, terms), terms.amount}};
  const Truth opened = lock_stands(done, command.lock, terms, LockStatus::open, Secret{});
  return both(all_six_equal(locked->terms, terms), both(opened, moves_just(done.events, legs)));
}

Guards guards(const State& before, const ClaimLock& command) {
  const auto known = [&before, &command] { return before.locks.find(command.lock); };
  return {{Reason::unknown_lock, [known] { return !known(); }},
          {Reason::wrong_preimage, [&command, known] { return negate(hash_of(command.preimage) == known()->terms.hashlock); }},
          {Reason::already_final, [known] { return known()->status != LockStatus::open; }},
          {Reason::expired, [&before, known] { return now_for(before, known()->terms) >= known()->terms.expiry; }}};
}

Truth effect(const Done& done, const ClaimLock& command) {
  const auto* claimed = only<LockClaimed>(done.events);
  if (!claimed || claimed->lock != command.lock) return false;
  const LockTerms terms = done.before.locks.get(command.lock).terms;
  const Posting legs{{set_aside(command.lock, terms), free_purse(terms.beneficiary, terms.asset), terms.amount}};
  const Truth ended = lock_stands(done, command.lock, terms, LockStatus::claimed, command.preimage);
  return both(claimed->preimage == command.preimage, both(ended, moves_just(done.events, legs)));
}

Guards guards(const State& before, const RefundLock& command) {
  const auto known = [&before, &command] { return before.locks.find(command.lock); };
  return {{Reason::unknown_lock, [known] { return !known(); }},
          {Reason::already_final, [known] { return known()->status != LockStatus::open; }},
          {Reason::not_due, [&before, known] { return now_for(before, known()->terms) < known()->terms.expiry; }}};
}

Truth effect(const Done& done, const RefundLock& command) {
  const auto* refunded = only<LockRefunded>(done.events);
  if (!refunded || refunded->lock != command.lock) return false;
  const HashedLock earlier = done.before.locks.get(command.lock);
  const LockTerms& terms = earlier.terms;
  const Posting legs{{set_aside(command.lock, terms), free_purse(terms.depositor, terms.asset), terms.amount}};
  return both(lock_stands(done, command.lock, terms, LockStatus::refunded, earlier.preimage), moves_just(done.events, legs));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
