#pragma once
// Chapter HTLC: hashed timelock contracts on one ledger. Value is set aside for whoever the depositor names, until a moment on
// this ledger's own clock: before it the secret behind the hash pays the beneficiary, from it on anyone can send it back.
#include <string_view>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// `amount` of the depositor's asset goes to the beneficiary before `expiry`, against a secret whose hash is `hashlock`.
struct LockTerms {
  AccountId depositor;
  AccountId beneficiary;
  AssetId asset;
  Amount amount;
  Hashlock hashlock;
  Time expiry;  ///< a moment, and not a span: who delays the lock does not delay its end
};

enum class LockStatus { open, claimed, refunded };

struct HashedLock {
  LockTerms terms;
  OneOf<LockStatus> status;
  Secret preimage;  ///< as the claim made it public; all zeros before
};

/// [HTLC-1] Value is set aside under a hash and an expiry.
struct Lock {
  static constexpr std::string_view rule = "HTLC-1";
  ContractId lock;
  LockTerms terms;
};
/// [HTLC-2] Before the expiry, the secret pays the beneficiary, and is public from then on.
struct ClaimLock {
  static constexpr std::string_view rule = "HTLC-2";
  ContractId lock;
  Secret preimage;
};
/// [HTLC-3] From the expiry on, anyone sends back what was not claimed.
struct RefundLock {
  static constexpr std::string_view rule = "HTLC-3";
  ContractId lock;
};

struct Locked {
  ContractId lock;
  LockTerms terms;
  Posting posting;
};
struct LockClaimed {
  ContractId lock;
  Secret preimage;
  Posting posting;
};
struct LockRefunded {
  ContractId lock;
  Posting posting;
};

/// Where the value of a lock is while it is open. It is the depositor's still, and nobody's to use.
inline Purse locked_purse(ContractId lock, const LockTerms& terms) { return {terms.depositor, terms.asset, PurseKind::locked, lock}; }

/// Whether the numbers of a lock are in their ranges: its clock can come to its expiry.
inline Truth sound(const LockTerms& terms) {
  return both(both(terms.amount > NOTHING, terms.amount <= LARGEST_AMOUNT), both(terms.expiry > Time{0}, terms.expiry <= LATEST));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::LockTerms, depositor, beneficiary, asset, amount, hashlock, expiry);
PLUMBLINE_DESCRIBE(plumbline::HashedLock, terms, status, preimage);
PLUMBLINE_DESCRIBE(plumbline::Lock, lock, terms);
PLUMBLINE_DESCRIBE(plumbline::ClaimLock, lock, preimage);
PLUMBLINE_DESCRIBE(plumbline::RefundLock, lock);
PLUMBLINE_DESCRIBE(plumbline::Locked, lock, terms, posting);
PLUMBLINE_DESCRIBE(plumbline::LockClaimed, lock, preimage, posting);
PLUMBLINE_DESCRIBE(plumbline::LockRefunded, lock, posting);
