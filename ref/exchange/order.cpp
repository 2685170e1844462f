#include "ref/exchange/order.hpp"

#include "ref/exchange/gate.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Where in a book an order stands.
Orders& side_of(Book& book, Side side, Effect effect) {
  if (effect == Effect::reduce_only) return book.reducing;
  return side == Side::buy ? book.bids : book.asks;
}
Order& order_in(Book& book, OrderId order) {
  if (book.bids.find(order)) return book.bids[order];
  return book.asks.find(order) ? book.asks[order] : book.reducing[order];
}

/// An order as it stands: what is left of it, its side, and whether its account may not trade it now.
struct Standing {
  Order order;
  Side side;
  bool halted;
};
std::optional<Standing> standing(const State& state, const Perpetual& perpetual, AccountId account, OrderId order) {
  const Book* book = perpetual.books.find(account);
  if (!book) return {};
  const Order* bid = book->bids.find(order);
  const Order* ask = bid ? nullptr : book->asks.find(order);
  if (bid || ask) {
    const MarginAccount margin = state.exchanges.get(perpetual.exchange).accounts.get(account);
    return Standing{bid ? *bid : *ask, bid ? Side::buy : Side::sell, margin.status == MarginStatus::in_liquidation};
  }
  const Order* reducing = book->reducing.find(order);
  if (!reducing) return {};
  return Standing{*reducing, perpetual.positions.get(account).quantity < Quantity{0} ? Side::buy : Side::sell, false};
}

/// An order that only reduces, as far as there is a position to reduce.
struct Shrink {
  Quantity left;
  Order operator()(OrderId, const Order& order) const { return {min(order.quantity, left), order.limit}; }
};

/// Orders that only reduce, as far as the position that they stood against is still there.
void shrink(Perpetual& perpetual, AccountId account, Quantity before) {
  const Quantity now = perpetual.positions.get(account).quantity;
  const Quantity left = max(Quantity{select(before > Quantity{0}, now.value, -now.value)}, Quantity{0});
  each(perpetual.books[account].reducing, Shrink{left});
}

}  // namespace

const Order* find(const Book& book, OrderId order) {
  if (const Order* bid = book.bids.find(order)) return bid;
  if (const Order* ask = book.asks.find(order)) return ask;
  return book.reducing.find(order);
}

Decision decide(const State& state, const PlaceOrder& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const Exchange* exchange = perpetual->exchange.empty() ? nullptr : state.exchanges.find(perpetual->exchange);
  const RiskTerms* terms = exchange ? exchange->terms.markets.find(command.perpetual) : nullptr;
  if (!terms) return reject(Reason::unknown_exchange);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (command.order.empty()) return reject(Reason::unknown_order);
  const Book* book = perpetual->books.find(command.account);
  if (book && find(*book, command.order)) return reject(Reason::duplicate_order);
  if (account->ledger != perpetual->terms.ledger) return reject(Reason::different_ledgers);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (units(command.quantity) > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (command.limit <= Price{0}) return reject(Reason::price_not_positive);
  if (command.limit > LARGEST_PRICE) return reject(Reason::price_too_large);

  const Quantity position = perpetual->positions.get(command.account).quantity;
  if (command.origin == Origin::trader) {
    const Feed& feed = state.feeds.get(perpetual->terms.feed);
    const OpenOrders open = open_quantities(state, command.perpetual, command.account);
    const OpenOrders added = added_by(state, command, *perpetual, feed.mark, position);
    if (const auto reason = refused(state, {command, *exchange, *terms, *perpetual, feed, position, open, added})) return reject(*reason);
  } else {
    if (exchange->accounts.get(command.account).status != MarginStatus::in_liquidation) return reject(Reason::not_in_liquidation);
    if (const auto reason = not_reducing(command, position)) return reject(*reason);
    const OpenOrders all = open_quantities(state, command.perpetual, command.account) + OpenOrders{{}, {}, command.quantity, {}};
    if (largest(position, all) > perpetual->terms.limit) return reject(Reason::position_limit);
  }
  return happened(OrderPlaced{command.perpetual, command.account, command.order, command.side, command.quantity, command.limit,
                              command.effect, command.origin});
}

State evolve(State state, const OrderPlaced& event) {
  Book& book = state.perpetuals[event.perpetual].books[event.account];
  side_of(book, event.side, event.effect)[event.order] = {event.quantity, event.limit};
  return state;
}

Decision decide(const State& state, const CancelOrder& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const Book* book = perpetual->books.find(command.account);
  const Order* order = book ? find(*book, command.order) : nullptr;
  if (!order) return reject(Reason::unknown_order);
  if (order->quantity == Quantity{0}) return reject(Reason::already_final);
  return happened(OrderCancelled{command.perpetual, command.account, command.order});
}

State evolve(State state, const OrderCancelled& event) {
  order_in(state.perpetuals[event.perpetual].books[event.account], event.order).quantity = Quantity{0};
  return state;
}

Decision decide(const State& state, const MatchOrders& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const auto taker = standing(state, *perpetual, command.taker, command.taker_order);
  const auto maker = standing(state, *perpetual, command.maker, command.maker_order);
  if (!taker || !maker) return reject(Reason::unknown_order);
  if (taker->side == maker->side) return reject(Reason::same_side);
  const Order& bid = taker->side == Side::buy ? taker->order : maker->order;
  const Order& ask = taker->side == Side::buy ? maker->order : taker->order;
  if (bid.limit < ask.limit) return reject(Reason::not_crossing);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (taker->halted || maker->halted) return reject(Reason::in_liquidation);
  if (command.quantity > min(bid.quantity, ask.quantity)) return reject(Reason::exceeds_order);
  if (command.taker == command.maker) {
    const SelfTrade prevention = state.exchanges.get(perpetual->exchange).terms.self_trade;
    return happened(SelfTradePrevented{command.perpetual, command.taker, command.taker_order, command.maker_order, prevention});
  }
  std::optional<PerpetualFilled> filled =
      fill(state, {command.perpetual, command.taker, command.maker, taker->side, command.quantity, maker->order.limit});
  if (!filled) return reject(Reason::out_of_range);
  return Events{std::move(*filled), OrdersMatched{command.perpetual, command.taker, command.taker_order, command.maker, command.maker_order,
                                                  taker->side, command.quantity}};
}

State evolve(State state, const OrdersMatched& event) {
  Perpetual& perpetual = state.perpetuals[event.perpetual];
  const Quantity bought = event.side == Side::buy ? event.quantity : -event.quantity;
  order_in(perpetual.books[event.taker], event.taker_order).quantity -= event.quantity;
  order_in(perpetual.books[event.maker], event.maker_order).quantity -= event.quantity;
  shrink(perpetual, event.taker, perpetual.positions.get(event.taker).quantity - bought);
  shrink(perpetual, event.maker, perpetual.positions.get(event.maker).quantity + bought);
  return state;
}

State evolve(State state, const SelfTradePrevented& event) {
  Book& book = state.perpetuals[event.perpetual].books[event.account];
  if (event.prevention != SelfTrade::maker_lapses) order_in(book, event.taker_order).quantity = Quantity{0};
  if (event.prevention != SelfTrade::taker_lapses) order_in(book, event.maker_order).quantity = Quantity{0};
  return state;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
