#include "ref/settlement/swap.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a lock is open on the very terms agreed on.
Truth is_as_agreed(const HashedLock& lock, const LockTerms& agreed) {
  const LockTerms& terms = lock.terms;
  if (lock.status != LockStatus::open) return false;
  if (terms.depositor != agreed.depositor || terms.beneficiary != agreed.beneficiary || terms.asset != agreed.asset) return false;
  return both(both(terms.amount == agreed.amount, terms.hashlock == agreed.hashlock), terms.expiry == agreed.expiry);
}

}  // namespace

Truth sound(const Agreement& agreed, const Delays& delays) {
  return both(agreed.securities.hashlock == agreed.cash.hashlock, agreed.securities.expiry - agreed.cash.expiry >= reaction(delays));
}

Truth buyer_may_lock(const HashedLock& securities, const Agreement& agreed, const Delays& delays) {
  return both(is_as_agreed(securities, agreed.securities), sound(agreed, delays));
}

Truth seller_may_reveal(const HashedLock& cash, const Agreement& agreed, Time now, const Delays& delays) {
  return both(is_as_agreed(cash, agreed.cash), now + delays.cash_finality < agreed.cash.expiry);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
