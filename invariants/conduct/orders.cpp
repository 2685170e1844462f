// Of the chapter ORDR: how orders are cancelled, and how two of them meet.
#include "invariants/conduct/orders.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The side of an order. One that only reduces buys if the position is short.
Side side_of(const State& before, ContractId id, AccountId account, const StandingOrder& order) {
  if (order.part != BookPart::reducing) return order.part == BookPart::bids ? Side::buy : Side::sell;
  return position_of(before, id, account).quantity < Quantity{0} ? Side::buy : Side::sell;
}

/// Two orders that are known to exist, on their sides.
struct TwoOrders {
  StandingOrder taker, maker;
  Side taker_side, maker_side;
  const Order& bid() const { return taker_side == Side::buy ? taker.order : maker.order; }
  const Order& ask() const { return taker_side == Side::buy ? maker.order : taker.order; }
};
TwoOrders meeting_of(const State& before, const MatchOrders& command) {
  const StandingOrder taker = *standing_order(before, command.perpetual, command.taker, command.taker_order);
  const StandingOrder maker = *standing_order(before, command.perpetual, command.maker, command.maker_order);
  return {taker, maker, side_of(before, command.perpetual, command.taker, taker), side_of(before, command.perpetual, command.maker, maker)};
}

/// An order may not be matched if its account is in liquidation, unless it only reduces.
bool is_halted(const State& before, ContractId id, AccountId account, const StandingOrder& order) {
  if (order.part == BookPart::reducing) return false;
  const Exchange& exchange = before.exchanges.get(perpetual_of(before, id).exchange);
  const MarginAccount& margin = exchange.accounts.get(account);
  return margin.status == MarginStatus::in_liquidation;
}
bool is_halted(const State& before, const MatchOrders& command) {
  const TwoOrders met = meeting_of(before, command);
  return is_halted(before, command.perpetual, command.taker, met.taker) || is_halted(before, command.perpetual, command.maker, met.maker);
}

/// Nothing is left of one or both of an account's own two orders, by the terms of the exchange; nothing is traded.
Truth prevents(const Done& done, const MatchOrders& command) {
  if (!only<SelfTradePrevented>(done.events)) return false;
  const TwoOrders met = meeting_of(done.before, command);
  const Exchange& exchange = done.before.exchanges.get(perpetual_of(done.before, command.perpetual).exchange);
  const SelfTrade terms = exchange.terms.self_trade;
  return orders_are(done, command.perpetual, command.taker, [&](BookPart where, OrderId id, const Order& was) {
    const bool takers = where == met.taker.part && id == command.taker_order && terms != SelfTrade::maker_lapses;
    const bool makers = where == met.maker.part && id == command.maker_order && terms != SelfTrade::taker_lapses;
    return takers || makers ? Order{Quantity{0}, was.limit} : was;
  });
}

/// The orders of one party afterwards: the one that was matched is smaller by so much, and those that only reduce are no larger than
/// what is left of the position that they stood against.
Truth shrink_by(const Done& done, const MatchOrders& command, AccountId account, OrderId order, BookPart part) {
  const Quantity was = position_of(done.before, command.perpetual, account).quantity;
  const Quantity now = position_of(done.after, command.perpetual, account).quantity;
  const Quantity left = max(Quantity{select(was > Quantity{0}, now.value, -now.value)}, Quantity{0});
  return orders_are(done, command.perpetual, account, [&](BookPart where, OrderId id, Order due) {
    if (where == part && id == order) due.quantity -= command.quantity;
    if (where == BookPart::reducing) due.quantity = min(due.quantity, left);
    return due;
  });
}

bool names(const OrdersMatched& matched, const MatchOrders& command, Side taker_side) {
  return matched.perpetual == command.perpetual && matched.taker == command.taker && matched.taker_order == command.taker_order &&
         matched.maker == command.maker && matched.maker_order == command.maker_order && matched.side == taker_side;
}

}  // namespace

Guards guards(const State& before, const CancelOrder& command) {
  const auto found = [&before, &command] { return standing_order(before, command.perpetual, command.account, command.order); };
  return {no_perpetual(before, command.perpetual),
          {Reason::unknown_order, [found] { return !found(); }},
          {Reason::already_final, [found] { return found()->order.quantity == Quantity{0}; }}};
}

/// Nothing is left of the order, and the others stand as before.
Truth effect(const Done& done, const CancelOrder& command) {
  if (!only<OrderCancelled>(done.events)) return false;
  const StandingOrder cancelled = *standing_order(done.before, command.perpetual, command.account, command.order);
  return orders_are(done, command.perpetual, command.account, [&](BookPart where, OrderId id, const Order& was) {
    return where == cancelled.part && id == command.order ? Order{Quantity{0}, was.limit} : was;
  });
}

Guards guards(const State& before, const MatchOrders& command) {
  const auto unknown = [&before, &command] {
    return !standing_order(before, command.perpetual, command.taker, command.taker_order) ||
           !standing_order(before, command.perpetual, command.maker, command.maker_order);
  };
  const auto met = [&before, &command] { return meeting_of(before, command); };
  const auto too_much = [met, &command] {
    const TwoOrders meeting = met();
    return either(command.quantity > meeting.bid().quantity, command.quantity > meeting.ask().quantity);
  };
  return {no_perpetual(before, command.perpetual),
          {Reason::unknown_order, unknown},
          {Reason::same_side, [met] { return met().taker_side == met().maker_side; }},
          {Reason::not_crossing, [met] { return met().bid().limit < met().ask().limit; }},
          not_positive(command.quantity),
          {Reason::in_liquidation, [&before, &command] { return is_halted(before, command); }},
          {Reason::exceeds_order, too_much}};
}

/// Between two accounts: a fill at the maker's limit, on the taker's side, and both orders smaller by the quantity.
Truth effect(const Done& done, const MatchOrders& command) {
  if (command.taker == command.maker) return prevents(done, command);
  const auto* filled = done.events.size() == 2 ? std::get_if<PerpetualFilled>(&done.events.front()) : nullptr;
  const auto* matched = filled ? std::get_if<OrdersMatched>(&done.events.back()) : nullptr;
  const TwoOrders met = meeting_of(done.before, command);
  if (!matched || !names(*matched, command, met.taker_side)) return false;
  const FillPerpetual trade{command.perpetual, command.taker, command.maker, met.taker_side, command.quantity, met.maker.order.limit};
  const Truth orders = both(shrink_by(done, command, command.taker, command.taker_order, met.taker.part),
                            shrink_by(done, command, command.maker, command.maker_order, met.maker.part));
  return both(both(fills(done, *filled, trade), matched->quantity == command.quantity), orders);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
