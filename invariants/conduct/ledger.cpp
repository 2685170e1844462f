// Of the chapters LEDG and TIME: accounts, value that comes, goes and moves, and the clock.
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The other side of all that came to the ledger of an account.
Purse outside_purse(const State& state, AccountId account, AssetId asset) {
  return Purse{state.ledgers.get(home_of(state, account)).outside, asset, PurseKind::world, ContractId{}};
}
/// What the issuer has in circulation, below zero.
Purse issuer_purse(const State& state, AccountId account, AssetId asset) {
  return Purse{admitted(state, account, asset)->issuer, asset, PurseKind::issued, ContractId{}};
}
/// All that came to the ledger of an account or was issued there, and has not left or been redeemed.
Amount present(const State& state, AccountId account, AssetId asset) {
  return NOTHING - held(state, outside_purse(state, account, asset)) - held(state, issuer_purse(state, account, asset));
}

/// There would be more of the asset than its ledger may hold.
Guard over_the_limit(const State& state, AccountId account, AssetId asset, Amount more) {
  return {Reason::asset_limit,
          [&state, account, asset, more] { return present(state, account, asset) + more > admitted(state, account, asset)->limit; }};
}

/// What asks for new units to be with an account, whether they come in or are issued.
template <class Command>
Guards guards_of_new_units(const State& before, const Command& command) {
  return {not_an_actor(before, command.account),
          not_admitted(before, command.account, command.asset),
          kept_in_custody(before, command.account, command.asset),
          not_positive(command.amount),
          too_large(command.amount),
          over_the_limit(before, command.account, command.asset, command.amount)};
}

bool has_terms(const AccountOpened& opened, const OpenAccount& command) {
  return opened.account == command.account && opened.ledger == command.ledger && opened.owner == command.owner &&
         opened.account_class == command.account_class && opened.held_for == command.held_for;
}
bool has_terms(const Account& account, const OpenAccount& command) {
  return account.ledger == command.ledger && account.owner == command.owner && account.account_class == command.account_class &&
         account.held_for == command.held_for;
}

}  // namespace

Guards guards(const State& before, const OpenAccount& command) {
  const auto is_held = [&command] { return !command.held_for.empty(); };
  return {{Reason::unknown_ledger, [&before, &command] { return !before.ledgers.find(command.ledger); }},
          {Reason::unknown_account,
           [&before, &command, is_held] { return command.account.empty() || (is_held() && !actor(before, command.held_for)); }},
          {Reason::duplicate_account, [&before, &command] { return before.accounts.find(command.account) != nullptr; }},
          {Reason::class_not_allowed, [&command] { return command.account_class == AccountClass::outside; }},
          {Reason::different_ledgers,
           [&before, &command, is_held] { return is_held() && home_of(before, command.held_for) != command.ledger; }}};
}

Truth effect(const Done& done, const OpenAccount& command) {
  const auto* opened = only<AccountOpened>(done.events);
  const Account* account = done.after.accounts.find(command.account);
  return opened && account && has_terms(*opened, command) && has_terms(*account, command);
}

Guards guards(const State& before, const Deposit& command) { return guards_of_new_units(before, command); }

Truth effect(const Done& done, const Deposit& command) {
  const Purse world = outside_purse(done.before, command.account, command.asset);
  return does_just<Deposited>(done, {{world, free_purse(command.account, command.asset), command.amount}});
}

Guards guards(const State& before, const Withdraw& command) {
  return {not_an_actor(before, command.account), not_admitted(before, command.account, command.asset),
          kept_in_custody(before, command.account, command.asset), not_positive(command.amount),
          short_of(before, command.account, command.asset, command.amount)};
}

Truth effect(const Done& done, const Withdraw& command) {
  const Purse world = outside_purse(done.before, command.account, command.asset);
  return does_just<Withdrawn>(done, {{free_purse(command.account, command.asset), world, command.amount}});
}

Guards guards(const State& before, const Transfer& command) {
  return {not_actors(before, command.from, command.to),
          not_admitted(before, command.from, command.asset),
          on_two_ledgers(before, command.from, command.to),
          one_account(command.from, command.to),
          not_positive(command.amount),
          short_of(before, command.from, command.asset, command.amount)};
}

Truth effect(const Done& done, const Transfer& command) {
  return does_just<Transferred>(done, {{free_purse(command.from, command.asset), free_purse(command.to, command.asset), command.amount}});
}

Guards guards(const State& before, const Issue& command) { return guards_of_new_units(before, command); }

Truth effect(const Done& done, const Issue& command) {
  const Purse issued = issuer_purse(done.before, command.account, command.asset);
  return does_just<Issued>(done, {{issued, free_purse(command.account, command.asset), command.amount}});
}

Guards guards(const State& before, const Redeem& command) {
  const auto in_circulation = [&before, &command] { return NOTHING - held(before, issuer_purse(before, command.account, command.asset)); };
  return {not_an_actor(before, command.account),
          not_admitted(before, command.account, command.asset),
          not_positive(command.amount),
          {Reason::exceeds_issue, [&command, in_circulation] { return command.amount > in_circulation(); }},
          short_of(before, command.account, command.asset, command.amount)};
}

Truth effect(const Done& done, const Redeem& command) {
  const Purse issued = issuer_purse(done.before, command.account, command.asset);
  return does_just<Redeemed>(done, {{free_purse(command.account, command.asset), issued, command.amount}});
}

Guards guards(const State& before, const AdvanceTime& command) {
  const auto now = [&before, &command] { return time_on(before, command.ledger); };
  return {{Reason::unknown_ledger, [&before, &command] { return !before.ledgers.find(command.ledger); }},
          {Reason::clock_runs_back, [&command, now] { return command.to < now(); }},
          {Reason::jump_too_long, [&before, &command, now] { return command.to - now() > before.policies.longest_jump; }},
          {Reason::beyond_horizon, [&command] { return command.to > LATEST; }}};
}

Truth effect(const Done& done, const AdvanceTime& command) {
  const auto* moved_on = only<ClockMoved>(done.events);
  if (!moved_on || moved_on->ledger != command.ledger) return false;
  const Ledger earlier = done.before.ledgers.get(command.ledger), now = done.after.ledgers.get(command.ledger);
  const Time stop = min(command.to, earlier.hour + HOUR);
  const Truth said = both(moved_on->now == stop, moved_on->target == command.to);
  return both(said, both(now.clock == stop, both(now.hour == earlier.hour, now.outside == earlier.outside)));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
