// Of the chapter ORDR: how an order is placed, and the eight checks of the gate.
#include "invariants/conduct/orders.hpp"
#include "invariants/conduct/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// An order that is to be placed in a perpetual that trades on an exchange.
struct Placing {
  const State& state;
  const PlaceOrder& command;

  const Perpetual& perpetual() const { return perpetual_of(state, command.perpetual); }
  const Exchange* exchange() const { return perpetual().exchange.empty() ? nullptr : state.exchanges.find(perpetual().exchange); }
  const RiskTerms* listed() const { return exchange() ? exchange()->terms.markets.find(command.perpetual) : nullptr; }
  Feed feed() const { return feed_of(state, command.perpetual); }
  Price mark() const { return feed().mark; }
  Quantity position() const { return position_of(state, command.perpetual, command.account).quantity; }
  bool by_trader() const { return command.origin == Origin::trader; }
  bool only_reduces() const { return command.effect == Effect::reduce_only; }
  bool account_in_liquidation() const { return exchange()->accounts.get(command.account).status == MarginStatus::in_liquidation; }

  /// The open orders of the account there, and this one.
  OpenOrders open() const { return quantities_of(state, command.perpetual, command.account); }
  OpenOrders added() const {
    const Order order{command.quantity, command.limit};
    if (only_reduces()) return reduction_of(state.policies, perpetual(), mark(), order, position());
    return command.side == Side::buy ? bid_of(state.policies, perpetual(), mark(), order)
                                     : ask_of(state.policies, perpetual(), mark(), order);
  }
  /// The largest position that could come of the orders there are, and of those with this one.
  Quantity largest_before() const { return largest_of(position(), open()); }
  Quantity largest_after() const {
    return largest_of(position(), open() + (by_trader() ? added() : OpenOrders{{}, {}, command.quantity, {}}));
  }
  Truth increases_risk() const { return largest_after() > largest_before(); }
  /// Whether it is on the other side of the position, and not larger.
  Truth against_the_position() const { return command.quantity <= (command.side == Side::sell ? position() : -position()); }
  Risk with_it() const {
    Planned planned;
    planned.perpetual = command.perpetual;
    planned.orders = added();
    return with_all_orders(state, perpetual().exchange, command.account, planned);
  }
};

Truth is_worth_too_much(const Placing& order) {
  const Price price = max(order.command.limit, order.mark());
  return worth_at(order.perpetual(), order.command.quantity, price) > order.listed()->order_limit;
}
Truth leaves_too_much_open(const Placing& order) {
  const OpenOrders all = order.open() + order.added();
  return all.bids + all.asks + all.reducing > order.listed()->open_limit;
}
Truth would_not_reduce(const Placing& order) {
  if (order.by_trader() && !order.only_reduces()) return false;
  if (!order.only_reduces()) return true;
  return negate(order.against_the_position());
}
Truth exposes_too_much(const Placing& order) {
  return both(order.increases_risk(), order.with_it().exposure > order.exchange()->terms.exposure_limit);
}

/// What the maintenance margin of the position falls by as the order reduces it.
Amount sets_free(const Placing& order) {
  const Quantity size = magnitude(order.position());
  const auto asked = [&](Quantity held) { return asked_on(order.listed()->maintenance, worth_at(order.perpetual(), held, order.mark())); };
  return asked(size) - asked(size - order.command.quantity);
}
/// An order that increases risk needs the initial margin and a price for everything, another one the maintenance margin; or it is
/// against the position, and sets free what it may lose.
Truth is_covered(const Placing& order) {
  const Risk risk = order.with_it();
  const Amount left = risk.equity - risk.loss;
  const Truth priced = risk.unpriced == 0;
  if (order.increases_risk()) return both(priced, left > risk.initial);
  if (both(priced, left > risk.maintenance)) return true;
  if (negate(order.against_the_position())) return false;
  return sets_free(order) >= order.added().loss;
}

/// A check that only the order of a trader has to pass, and one that only an order passes that may do more than reduce.
template <class Check>
auto of_trader(const Placing& order, const Check& check) {
  return [order, check]() -> Truth { return order.by_trader() ? Truth{check(order)} : Truth{false}; };
}
template <class Check>
auto of_risk_taker(const Placing& order, const Check& check) {
  return [order, check]() -> Truth { return order.by_trader() && !order.only_reduces() && check(order); };
}

}  // namespace

Guards guards(const State& before, const PlaceOrder& command) {
  const Placing order{before, command};
  const auto known = [&before, &command] { return standing_order(before, command.perpetual, command.account, command.order).has_value(); };
  const auto elsewhere = [order] { return home_of(order.state, order.command.account) != order.perpetual().terms.ledger; };
  const auto reduces_only = [](const Placing& placing) { return placing.exchange()->risk_taking == RiskTaking::reduce_only; };
  const auto past_limit = [order] { return order.largest_after() > order.perpetual().terms.limit; };
  return {no_perpetual(before, command.perpetual),
          {Reason::unknown_exchange, [order] { return order.listed() == nullptr; }},
          not_an_actor(before, command.account),
          without_name(command.order),
          {Reason::duplicate_order, known},
          {Reason::different_ledgers, elsewhere},
          not_positive(command.quantity),
          too_large(command.quantity),
          price_not_positive(command.limit),
          price_too_large(command.limit),
          {Reason::in_liquidation, of_risk_taker(order, [](const Placing& placing) { return placing.account_in_liquidation(); })},
          {Reason::not_in_liquidation, [order] { return !order.by_trader() && !order.account_in_liquidation(); }},
          {Reason::risk_taking_off, of_risk_taker(order, reduces_only)},
          {Reason::no_price, of_trader(order, [](const Placing& placing) { return negate(has_price(placing.feed())); })},
          {Reason::stale_price, of_trader(order, [](const Placing& placing) { return is_stale(placing.state, placing.feed()); })},
          {Reason::order_limit, of_trader(order, is_worth_too_much)},
          {Reason::open_order_limit, of_trader(order, leaves_too_much_open)},
          {Reason::not_reducing, [order] { return would_not_reduce(order); }},
          {Reason::position_limit, past_limit},
          {Reason::exposure_limit, of_trader(order, exposes_too_much)},
          {Reason::insufficient_margin, of_trader(order, [](const Placing& placing) { return negate(is_covered(placing)); })}};
}

/// The order stands in the account's book, on its side or among those that only reduce, and nothing else changes there.
Truth effect(const Done& done, const PlaceOrder& command) {
  const auto* placed = only<OrderPlaced>(done.events);
  if (!placed || placed->effect != command.effect || placed->origin != command.origin) return false;
  const BookPart side = command.side == Side::buy ? BookPart::bids : BookPart::asks;
  const BookPart part = command.effect == Effect::reduce_only ? BookPart::reducing : side;
  const Perpetual& now = done.after.perpetuals.get(command.perpetual);
  const Book& book = now.books.get(command.account);
  if (!orders_at(book, part).find(command.order)) return false;
  return orders_are(done, command.perpetual, command.account, [&](BookPart where, OrderId id, const Order& was) {
    return where == part && id == command.order ? Order{command.quantity, command.limit} : was;
  });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
