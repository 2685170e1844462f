#include "ref/exchange/gate.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether an order is on the other side of a position and not larger.
Truth reduces(Side side, Quantity quantity, Quantity position) { return side == Side::sell ? quantity <= position : quantity <= -position; }

/// What an order may be worth: at its limit or at the mark, whichever is more.
Amount worth(const AtTheGate& order) {
  const Price price = max(order.command.limit, order.feed.mark);
  return Amount{mul_div_ceil(order.command.quantity.value, price.value, order.perpetual.terms.lot.value)};
}

/// What the maintenance margin of a position falls by as an order reduces it.
Amount set_free(const AtTheGate& order) {
  const auto margin = [&](Quantity held) {
    return margin_on(order.terms.maintenance, Amount{mul_div_ceil(held.value, order.feed.mark.value, order.perpetual.terms.lot.value)});
  };
  return margin(magnitude(order.position)) - margin(magnitude(order.position) - order.command.quantity);
}

}  // namespace

Truth increases(Quantity position, const OpenOrders& open, const OpenOrders& added) {
  return largest(position, open + added) > largest(position, open);
}

std::optional<Reason> not_reducing(const PlaceOrder& command, Quantity position) {
  if (command.effect != Effect::reduce_only || !reduces(command.side, command.quantity, position)) return Reason::not_reducing;
  return {};
}

OpenOrders added_by(const State& state, const PlaceOrder& command, const Perpetual& perpetual, Price mark, Quantity position) {
  const Order order{command.quantity, command.limit};
  if (command.effect != Effect::any) return reducing(state.policies, perpetual, mark, order, position);
  return command.side == Side::buy ? bid(state.policies, perpetual, mark, order) : ask(state.policies, perpetual, mark, order);
}

Truth margin_suffices(const Risk& risk, const AtTheGate& order) {
  const Amount left = risk.equity - risk.loss;
  const Truth priced = risk.unpriced == 0;
  if (increases(order.position, order.open, order.added)) return both(priced, left > risk.initial);
  if (both(priced, left > risk.maintenance)) return true;
  if (!reduces(order.command.side, order.command.quantity, order.position)) return false;
  return set_free(order) >= order.added.loss;
}

std::optional<Reason> refused(const State& state, const AtTheGate& order) {
  const PlaceOrder& command = order.command;
  const bool only_reduces = command.effect != Effect::any;
  if (!only_reduces && order.exchange.accounts.get(command.account).status == MarginStatus::in_liquidation) return Reason::in_liquidation;
  if (!only_reduces && order.exchange.risk_taking == RiskTaking::reduce_only) return Reason::risk_taking_off;
  if (const auto reason = unusable(state, order.feed)) return reason;
  const Risk risk = worst_case(state, order.perpetual.exchange, command.account, {command.perpetual, order.added, {}, {}, {}, {}});
  if (worth(order) > order.terms.order_limit) return Reason::order_limit;
  const OpenOrders all = order.open + order.added;
  if (all.bids + all.asks + all.reducing > order.terms.open_limit) return Reason::open_order_limit;
  if (only_reduces)
    if (const auto reason = not_reducing(command, order.position)) return reason;
  if (largest(order.position, all) > order.perpetual.terms.limit) return Reason::position_limit;
  if (increases(order.position, order.open, order.added) && risk.exposure > order.exchange.terms.exposure_limit)
    return Reason::exposure_limit;
  if (!margin_suffices(risk, order)) return Reason::insufficient_margin;
  return {};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
