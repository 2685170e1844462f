#pragma once
// What deposits, withdrawals and reserves of the chapter CSTD have in common.
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A custody that is known to exist, and the purses that it speaks of.
struct Safekeeping {
  const State& state;
  ContractId id;

  const Custody& custody() const { return *state.custodies.find(id); }
  const CustodyTerms& terms() const { return custody().terms; }
  Purse wallet(PurseKind kind) const { return Purse{terms().custodian, terms().held_as, kind, id}; }
  Purse hot() const { return wallet(PurseKind::hot); }
  Purse cold() const { return wallet(PurseKind::cold); }
  Purse world() const { return Purse{state.ledgers.get(terms().ledger).outside, terms().asset, PurseKind::world, ContractId{}}; }
  Purse withdrawing(AccountId account) const { return Purse{account, terms().asset, PurseKind::withdrawing, id}; }
  Purse on_books(AccountId account) const { return free_purse(account, terms().asset); }
  Purse outside(AccountId account) const { return free_purse(account, terms().held_as); }

  Time now() const { return time_on(state, terms().outside); }
  Amount claims() const { return -held(state, world()); }
  /// What the hot wallet has beyond what is in flight.
  Amount at_hand() const { return held(state, hot()) - custody().in_flight; }
  /// By how much the reserves are more than all that they must cover.
  Amount surplus() const { return held(state, hot()) + held(state, cold()) - claims() - custody().pending - custody().in_flight; }
};

/// There is no such custody.
inline Guard no_custody(const State& state, ContractId custody) {
  return {Reason::unknown_custody, [&state, custody] { return !state.custodies.find(custody); }};
}

/// Whether a custody has so much pending, in flight and short.
inline Truth stands_at(const Done& done, ContractId id, Amount pending, Amount in_flight, Amount shortfall) {
  const Custody& now = done.after.custodies.get(id);
  return both(now.pending == pending, both(now.in_flight == in_flight, now.shortfall == shortfall));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
