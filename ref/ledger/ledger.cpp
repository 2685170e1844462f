#include "ref/ledger/ledger.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Purse world_purse(const State& state, LedgerId ledger, AssetId asset) {
  return {state.ledgers.get(ledger).outside, asset, PurseKind::world, {}};
}

Amount on_ledger(const State& state, LedgerId ledger, AssetId asset, const AssetTerms& terms) {
  return -state.balances.get(world_purse(state, ledger, asset)) - state.balances.get({terms.issuer, asset, PurseKind::issued, {}});
}

Decision decide(const State& state, const OpenAccount& command) {
  if (!state.ledgers.find(command.ledger)) return reject(Reason::unknown_ledger);
  if (command.account.empty()) return reject(Reason::unknown_account);
  const Account* holder = command.held_for.empty() ? nullptr : party(state, command.held_for);
  if (!command.held_for.empty() && !holder) return reject(Reason::unknown_account);
  if (state.accounts.find(command.account)) return reject(Reason::duplicate_account);
  if (command.account_class == AccountClass::outside) return reject(Reason::class_not_allowed);
  if (holder && holder->ledger != command.ledger) return reject(Reason::different_ledgers);
  return happened(AccountOpened{command.account, command.ledger, command.owner, command.account_class, command.held_for});
}

State evolve(State state, const AccountOpened& event) {
  state.accounts[event.account] = Account{event.ledger, event.owner, event.account_class, event.held_for};
  return state;
}

Decision decide(const State& state, const Deposit& command) {
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  const AssetTerms* asset = state.assets.find({account->ledger, command.asset});
  if (!asset) return reject(Reason::unknown_asset);
  if (is_in_custody(state, account->ledger, command.asset)) return reject(Reason::in_custody);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (on_ledger(state, account->ledger, command.asset, *asset) + command.amount > asset->limit) return reject(Reason::asset_limit);
  return happened(
      Deposited{{{world_purse(state, account->ledger, command.asset), available_purse(command.account, command.asset), command.amount}}});
}

State evolve(State state, const Deposited& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Withdraw& command) {
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (!admits(state, account->ledger, command.asset)) return reject(Reason::unknown_asset);
  if (is_in_custody(state, account->ledger, command.asset)) return reject(Reason::in_custody);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (available(state, command.account, command.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(
      Withdrawn{{{available_purse(command.account, command.asset), world_purse(state, account->ledger, command.asset), command.amount}}});
}

State evolve(State state, const Withdrawn& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Transfer& command) {
  const Account* from = party(state, command.from);
  const Account* to = party(state, command.to);
  if (!from || !to) return reject(Reason::unknown_account);
  if (!admits(state, from->ledger, command.asset)) return reject(Reason::unknown_asset);
  if (from->ledger != to->ledger) return reject(Reason::different_ledgers);
  if (command.from == command.to) return reject(Reason::same_account);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (available(state, command.from, command.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(
      Transferred{{{available_purse(command.from, command.asset), available_purse(command.to, command.asset), command.amount}}});
}

State evolve(State state, const Transferred& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Issue& command) {
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  const AssetTerms* asset = state.assets.find({account->ledger, command.asset});
  if (!asset) return reject(Reason::unknown_asset);
  if (is_in_custody(state, account->ledger, command.asset)) return reject(Reason::in_custody);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (on_ledger(state, account->ledger, command.asset, *asset) + command.amount > asset->limit) return reject(Reason::asset_limit);
  const Purse issued{asset->issuer, command.asset, PurseKind::issued, {}};
  return happened(Issued{{{issued, available_purse(command.account, command.asset), command.amount}}});
}

State evolve(State state, const Issued& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Redeem& command) {
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  const AssetTerms* asset = state.assets.find({account->ledger, command.asset});
  if (!asset) return reject(Reason::unknown_asset);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const Purse issued{asset->issuer, command.asset, PurseKind::issued, {}};
  if (-state.balances.get(issued) < command.amount) return reject(Reason::exceeds_issue);
  if (available(state, command.account, command.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(Redeemed{{{available_purse(command.account, command.asset), issued, command.amount}}});
}

State evolve(State state, const Redeemed& event) { return post(std::move(state), event.posting); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
