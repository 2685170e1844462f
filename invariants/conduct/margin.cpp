// Of the chapter MRGN: collateral that is lodged and taken, and who is in liquidation.
#include "invariants/conduct/margin.hpp"

#include "invariants/conduct/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// What an account has lodged of an asset.
Purse lodged_purse(ContractId exchange, AccountId account, AssetId asset) { return Purse{account, asset, PurseKind::collateral, exchange}; }

/// There is no such exchange.
Guard no_exchange(const State& state, ContractId exchange) {
  return {Reason::unknown_exchange, [&state, exchange] { return !state.exchanges.find(exchange); }};
}
/// The account is not on the exchange's ledger.
Guard away_from_exchange(const State& state, ContractId exchange, AccountId account) {
  return {Reason::different_ledgers,
          [&state, exchange, account] { return home_of(state, account) != state.exchanges.find(exchange)->terms.ledger; }};
}
/// The exchange takes no such collateral.
Guard is_not_taken(const State& state, ContractId exchange, AssetId asset) {
  return {Reason::not_collateral, [&state, exchange, asset] { return !state.exchanges.find(exchange)->terms.collateral.find(asset); }};
}

}  // namespace

Truth covered_after_drawing(const State& before, const Borrow& command) {
  const ContractId id = before.pools.find(command.pool)->exchange;
  const Exchange* exchange = id.empty() ? nullptr : before.exchanges.find(id);
  if (!exchange || !exchange->terms.pools.find(command.pool)) return true;
  Planned planned;
  planned.pool = command.pool;
  planned.drawn = command.amount;
  return covers_without_profit(with_all_orders(before, id, command.account, planned));
}

Guards guards(const State& before, const LodgeCollateral& command) {
  return {no_exchange(before, command.exchange),
          not_an_actor(before, command.account),
          away_from_exchange(before, command.exchange, command.account),
          is_not_taken(before, command.exchange, command.asset),
          not_positive(command.amount),
          too_large(command.amount),
          short_of(before, command.account, command.asset, command.amount)};
}

Truth effect(const Done& done, const LodgeCollateral& command) {
  const Purse lodged = lodged_purse(command.exchange, command.account, command.asset);
  return does_just<CollateralLodged>(done, {{free_purse(command.account, command.asset), lodged, command.amount}});
}

Guards guards(const State& before, const TakeCollateral& command) {
  const auto not_lodged = [&before, &command] {
    return held(before, lodged_purse(command.exchange, command.account, command.asset)) < command.amount;
  };
  const auto uncovered = [&before, &command] {
    Planned planned;
    planned.asset = command.asset;
    planned.taken = command.amount;
    return negate(covers_without_profit(with_all_orders(before, command.exchange, command.account, planned)));
  };
  return {no_exchange(before, command.exchange),
          not_an_actor(before, command.account),
          away_from_exchange(before, command.exchange, command.account),
          is_not_taken(before, command.exchange, command.asset),
          not_positive(command.amount),
          too_large(command.amount),
          {Reason::insufficient_balance, not_lodged},
          {Reason::insufficient_margin, uncovered}};
}

Truth effect(const Done& done, const TakeCollateral& command) {
  const auto* taken = only<CollateralTaken>(done.events);
  if (!taken || taken->exchange != command.exchange || taken->account != command.account) return false;
  const Purse lodged = lodged_purse(command.exchange, command.account, command.asset);
  return moves_just(done.events, {{lodged, free_purse(command.account, command.asset), command.amount}});
}

Guards guards(const State& before, const Assess& command) {
  const auto something_unpriced = [&before, &command] { return without_orders(before, command.exchange, command.account).unpriced > 0; };
  return {no_exchange(before, command.exchange),
          not_an_actor(before, command.account),
          away_from_exchange(before, command.exchange, command.account),
          {Reason::stale_price, something_unpriced}};
}

/// The account is in liquidation if it does not keep the maintenance margin of its positions and debts, and good if it does.
Truth effect(const Done& done, const Assess& command) {
  if (!only<Assessed>(done.events)) return false;
  const Risk risk = without_orders(done.before, command.exchange, command.account);
  const Exchange& now = done.after.exchanges.get(command.exchange);
  const MarginAccount* account = now.accounts.find(command.account);
  if (!account) return false;
  return account->status == MarginStatus::in_liquidation ? risk.equity < risk.maintenance : risk.equity >= risk.maintenance;
}

Guards guards(const State& before, const SwitchRisk& command) { return {no_exchange(before, command.exchange)}; }

Truth effect(const Done& done, const SwitchRisk& command) {
  const Exchange& now = done.after.exchanges.get(command.exchange);
  if (now.risk_taking != command.risk_taking) return false;
  return does_just<RiskSwitched>(done, {});
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
