#pragma once
// What the guards and the effects of several chapters share.
#include "invariants/conduct.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

// ---- the books ----

/// An account that may be a party to a command: it is open, and it is not the outside world. Null otherwise.
inline const Account* actor(const State& state, AccountId account) {
  const Account* found = state.accounts.find(account);
  return found && found->account_class != AccountClass::outside ? found : nullptr;
}
/// The ledger of an open account.
inline LedgerId home_of(const State& state, AccountId account) { return state.accounts.get(account).ledger; }
/// Whether two open accounts are on one ledger.
inline bool share_ledger(const State& state, AccountId one, AccountId other) { return home_of(state, one) == home_of(state, other); }
/// The time on a ledger, and on the ledger of an open account.
inline Time time_on(const State& state, LedgerId ledger) { return state.ledgers.get(ledger).clock; }
inline Time time_of(const State& state, AccountId account) { return time_on(state, home_of(state, account)); }
/// The terms on which the ledger of an open account admits an asset; null where it does not.
inline const AssetTerms* admitted(const State& state, AccountId account, AssetId asset) {
  return state.assets.find({home_of(state, account), asset});
}
/// Whether an asset is under custody on the ledger of an open account.
inline bool under_custody(const State& state, AccountId account, AssetId asset) {
  return state.in_custody.find({home_of(state, account), asset}) != nullptr;
}
/// What a purse holds.
inline Amount held(const State& state, const Purse& purse) { return state.balances.get(purse); }
/// What an account is free to use.
inline Purse free_purse(AccountId account, AssetId asset) { return Purse{account, asset, PurseKind::available, ContractId{}}; }
/// By how much more a purse holds afterwards.
inline Amount gained(const Done& done, const Purse& purse) { return held(done.after, purse) - held(done.before, purse); }

/// The one event is of that kind, and what moves is just these legs.
template <class Happening>
Truth does_just(const Done& done, const Posting& legs) {
  return only<Happening>(done.events) ? moves_just(done.events, legs) : Truth{false};
}

// ---- guards ----

/// The account is not open, or is the outside world.
inline Guard not_an_actor(const State& state, AccountId account) {
  return {Reason::unknown_account, [&state, account] { return actor(state, account) == nullptr; }};
}
/// One of two accounts is not open, or is the outside world.
inline Guard not_actors(const State& state, AccountId one, AccountId other) {
  return {Reason::unknown_account, [&state, one, other] { return !actor(state, one) || !actor(state, other); }};
}
/// An order has no name.
inline Guard without_name(const OrderId& order) {
  return {Reason::unknown_order, [&order] { return order.empty(); }};
}
/// The ledger of the account does not admit the asset.
inline Guard not_admitted(const State& state, AccountId account, AssetId asset) {
  return {Reason::unknown_asset, [&state, account, asset] { return admitted(state, account, asset) == nullptr; }};
}
/// The asset comes in and goes out through its custody only.
inline Guard kept_in_custody(const State& state, AccountId account, AssetId asset) {
  return {Reason::in_custody, [&state, account, asset] { return under_custody(state, account, asset); }};
}
/// The two accounts are not on one ledger.
inline Guard on_two_ledgers(const State& state, AccountId one, AccountId other) {
  return {Reason::different_ledgers, [&state, one, other] { return !share_ledger(state, one, other); }};
}
/// The two accounts are one.
inline Guard one_account(AccountId one, AccountId other) {
  return {Reason::same_account, [one, other] { return one == other; }};
}
/// An amount or a quantity is zero or less.
template <class Kind>
Guard not_positive(Measure<Kind> number) {
  return {Reason::amount_not_positive, [number] { return number.value <= 0; }};
}
/// An amount or a quantity is above 10^27.
template <class Kind>
Guard too_large(Measure<Kind> number) {
  return {Reason::amount_too_large, [number] { return number.value > LARGEST_AMOUNT.value; }};
}
/// The account is not free to use so much.
inline Guard short_of(const State& state, AccountId account, AssetId asset, Amount amount) {
  return {Reason::insufficient_balance, [&state, account, asset, amount] { return held(state, free_purse(account, asset)) < amount; }};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
