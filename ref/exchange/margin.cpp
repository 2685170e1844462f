#include "ref/exchange/margin.hpp"

#include "ref/exchange/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

Truth within(Integer low, Integer x, Integer high) { return both(low <= x, x <= high); }

Truth sound(const Requirement& terms) {
  return both(within(1, terms.base.value, WHOLE_RATE.value), within(0, terms.factor, LARGEST_FACTOR));
}

/// Whether one requirement asks for at least as much as another, on any notional.
Truth covers(const Requirement& larger, const Requirement& smaller) {
  return both(larger.base >= smaller.base, larger.factor >= smaller.factor);
}

/// How a base, in parts of 10^9, is counted in parts of the margin scale.
Integer scaled(Rate base) { return base.value * ten_to(9); }

/// What every command on an exchange asks first.
std::optional<Reason> cannot_act(const Exchange* exchange, const Account* account) {
  if (!exchange) return Reason::unknown_exchange;
  if (!account) return Reason::unknown_account;
  if (account->ledger != exchange->terms.ledger) return Reason::different_ledgers;
  return {};
}

}  // namespace

Truth sound(const CollateralTerms& terms) {
  const Truth lot = within(1, terms.lot.value, LARGEST_AMOUNT.value);
  return both(lot, both(within(0, terms.base.value, WHOLE_RATE.value), within(0, terms.penalty, LARGEST_FACTOR)));
}

Truth sound(const RiskTerms& terms) {
  const Truth each = both(sound(terms.initial), both(sound(terms.maintenance), sound(terms.auto_close)));
  const Truth stages = both(covers(terms.initial, terms.maintenance), covers(terms.maintenance, terms.auto_close));
  const Truth limits =
      both(both(within(0, terms.weight.value, WHOLE_PPM.value), within(1, terms.order_limit.value, LARGEST_AMOUNT.value)),
           both(within(1, terms.open_limit.value, LARGEST_AMOUNT.value), within(0, terms.profit_cap.value, LARGEST_AMOUNT.value)));
  return both(both(each, stages), limits);
}

Truth sound(const DebtTerms& terms) {
  const Truth each = both(sound(terms.initial), sound(terms.maintenance));
  return both(within(1, terms.lot.value, LARGEST_AMOUNT.value), both(each, covers(terms.initial, terms.maintenance)));
}

Truth sound(const ExchangeTerms& terms) {
  const Truth collateral = every(terms.collateral, [](AssetId, const CollateralTerms& known) { return sound(known); });
  const Truth markets = every(terms.markets, [](ContractId, const RiskTerms& known) { return sound(known); });
  const Truth debts = every(terms.pools, [](ContractId, const DebtTerms& known) { return sound(known); });
  return both(within(1, terms.exposure_limit.value, LARGEST_AMOUNT.value), both(collateral, both(markets, debts)));
}

Amount margin_on(const Requirement& requirement, Amount notional, Integer root) {
  const Integer fraction = max(scaled(requirement.base), requirement.factor * root);
  return Amount{mul_div_ceil(notional.value, fraction, MARGIN_SCALE)};
}

Amount collateral_value(const CollateralTerms& terms, Amount holding, Price price) {
  const Amount notional{mul_div_floor(holding.value, price.value, terms.lot.value)};
  const Integer size = terms.weighed_by == WeighedBy::notional ? notional.value : holding.value;
  const Integer falling = (terms.penalty * root_up(max(size, 0)) + MARGIN_SCALE) * 10;
  const Amount at_base{mul_div_floor(notional.value, terms.base.value, WHOLE_RATE.value)};
  return min(at_base, Amount{mul_div_floor(notional.value, MARGIN_SCALE * 11, falling)});
}

Decision decide(const State& state, const LodgeCollateral& command) {
  const Exchange* exchange = state.exchanges.find(command.exchange);
  if (const auto reason = cannot_act(exchange, party(state, command.account))) return reject(*reason);
  if (!exchange->terms.collateral.find(command.asset)) return reject(Reason::not_collateral);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const Purse from = available_purse(command.account, command.asset);
  if (state.balances.get(from) < command.amount) return reject(Reason::insufficient_balance);
  return happened(
      CollateralLodged{command.exchange, {{from, collateral_purse(command.exchange, command.account, command.asset), command.amount}}});
}

State evolve(State state, const CollateralLodged& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const TakeCollateral& command) {
  const Exchange* exchange = state.exchanges.find(command.exchange);
  if (const auto reason = cannot_act(exchange, party(state, command.account))) return reject(*reason);
  if (!exchange->terms.collateral.find(command.asset)) return reject(Reason::not_collateral);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const Purse purse = collateral_purse(command.exchange, command.account, command.asset);
  Change taken;
  taken.asset = command.asset;
  taken.taken = command.amount;
  const Risk risk = worst_case(state, command.exchange, command.account, taken);
  if (state.balances.get(purse) < command.amount) return reject(Reason::insufficient_balance);
  if (!covered_without_profit(risk)) return reject(Reason::insufficient_margin);
  return happened(
      CollateralTaken{command.exchange, command.account, {{purse, available_purse(command.account, command.asset), command.amount}}});
}

State evolve(State state, const CollateralTaken& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Assess& command) {
  const Exchange* exchange = state.exchanges.find(command.exchange);
  if (const auto reason = cannot_act(exchange, party(state, command.account))) return reject(*reason);
  const Risk risk = as_it_stands(state, command.exchange, command.account);
  if (risk.unpriced > 0) return reject(Reason::stale_price);
  const MarginStatus status = risk.equity < risk.maintenance ? MarginStatus::in_liquidation : MarginStatus::good;
  return happened(Assessed{command.exchange, command.account, status});
}

State evolve(State state, const Assessed& event) {
  state.exchanges[event.exchange].accounts[event.account].status = event.status;
  return state;
}

Decision decide(const State& state, const SwitchRisk& command) {
  if (!state.exchanges.find(command.exchange)) return reject(Reason::unknown_exchange);
  return happened(RiskSwitched{command.exchange, command.risk_taking});
}

State evolve(State state, const RiskSwitched& event) {
  state.exchanges[event.exchange].risk_taking = event.risk_taking;
  return state;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
