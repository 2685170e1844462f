#pragma once
// Chapter HTLC, the swap over two ledgers: what a party must see before it acts. No ledger asks for any of this, since no ledger
// sees the other; it is for the parties to heed, and who does is not left with less than was agreed.
#include "ref/settlement/htlc.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// How long things take, at worst. Each is at least zero.
struct Delays {
  Duration cash_finality;        ///< from handing a command in until it has happened for good, on the ledger of the cash
  Duration securities_finality;  ///< the same on the ledger of the securities
  Duration observation;          ///< until a party has seen what happened on a ledger
  Duration clock_difference;     ///< by how much one ledger's clock may be ahead of the other's
};

/// [HTLC-4] What the two agree on: the seller, who has the secret, locks the securities first; the buyer the cash, second.
struct Agreement {
  LockTerms securities;
  LockTerms cash;
};

/// [HTLC-4] What the buyer needs from the last moment at which the secret can come out: to see it, to translate one clock into the
/// other, and to have its own claim final.
inline Duration reaction(const Delays& delays) { return delays.observation + delays.clock_difference + delays.securities_finality; }

/// [HTLC-4] One secret opens both locks, and the first expiry is far enough behind the second.
Truth sound(const Agreement& agreed, const Delays& delays);

/// [HTLC-5] Whether the buyer may lock the cash: the securities are locked for good, just as agreed, and the agreement is sound.
Truth buyer_may_lock(const HashedLock& securities, const Agreement& agreed, const Delays& delays);

/// [HTLC-6] Whether the seller may show the secret, now by the clock of the cash: the cash is locked for good, just as agreed, and
/// the claim will be final before its expiry, however long it takes.
Truth seller_may_reveal(const HashedLock& cash, const Agreement& agreed, Time now, const Delays& delays);

}  // namespace plumbline::inline PLUMBLINE_BUILD

// for the proofs, which make arbitrary ones: in the model itself nobody goes through their fields
PLUMBLINE_DESCRIBE(plumbline::Delays, cash_finality, securities_finality, observation, clock_difference);  // LCOV_EXCL_LINE
PLUMBLINE_DESCRIBE(plumbline::Agreement, securities, cash);                                                // LCOV_EXCL_LINE
