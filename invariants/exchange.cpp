// Of orders, collateral and margin.
#include "invariants/invariants.hpp"
#include "ref/exchange/gate.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a predicate holds of every account's book: `predicate(perpetual, its id, account, book)`.
template <class Predicate>
Truth every_book(const State& state, const Predicate& predicate) {
  return every(state.perpetuals, [&](ContractId id, const Perpetual& perpetual) {
    return every(perpetual.books, [&](AccountId account, const Book& book) { return predicate(perpetual, id, account, book); });
  });
}

}  // namespace

Truth orders_in_range(const State& state) {
  const auto in_range = [](OrderId, const Order& order) {
    return both(is_between(0, order.quantity.value, LARGEST_AMOUNT.value), is_between(1, order.limit.value, LARGEST_PRICE.value));
  };
  return every_book(state, [&](const Perpetual&, ContractId, AccountId, const Book& book) {
    return both(every(book.bids, in_range), both(every(book.asks, in_range), every(book.reducing, in_range)));
  });
}

Truth orders_only_shrink(const State& before, const Event&, const State& after) {
  const auto shrinks = [](const Orders& known, const Orders& now) {
    return every(now, [&](OrderId id, const Order& order) {
      const Order was = known.get(id);
      const Truth is_new = was.limit == Price{0};  // no order has such a limit [INV-7]
      return either(is_new, both(order.quantity <= was.quantity, order.limit == was.limit));
    });
  };
  return every(after.perpetuals, [&](ContractId id, const Perpetual& perpetual) -> Truth {
    const Perpetual* earlier = before.perpetuals.find(id);
    if (!earlier) return true;
    return every(perpetual.books, [&](AccountId account, const Book& book) {
      const Book& known = earlier->books.get(account);
      return both(shrinks(known.bids, book.bids), both(shrinks(known.asks, book.asks), shrinks(known.reducing, book.reducing)));
    });
  });
}

Truth orders_stay_within_limits(const State& state) {
  return every_book(state, [&](const Perpetual& perpetual, ContractId id, AccountId account, const Book&) {
    const Quantity position = perpetual.positions.get(account).quantity;
    return largest(position, open_quantities(state, id, account)) <= perpetual.terms.limit;
  });
}

Truth reductions_only_reduce(const State& state) {
  return every_book(state, [&](const Perpetual& perpetual, ContractId, AccountId account, const Book& book) {
    const Quantity position = perpetual.positions.get(account).quantity;
    return every(book.reducing, [&](OrderId, const Order& order) { return order.quantity <= magnitude(position); });
  });
}

Truth margin_covers_orders(const State& before, const Event& event, const State& after) {
  const auto* placed = std::get_if<OrderPlaced>(&event);
  if (!placed || placed->origin == Origin::liquidation) return true;
  const Perpetual& perpetual = after.perpetuals.get(placed->perpetual);
  const Price mark = after.feeds.get(perpetual.terms.feed).mark;
  const Quantity position = perpetual.positions.get(placed->account).quantity;
  const OpenOrders open = open_orders(before, placed->perpetual, placed->account, mark);
  const OpenOrders all = open_orders(after, placed->perpetual, placed->account, mark);
  const Risk risk = worst_case(after, perpetual.exchange, placed->account);
  const Truth larger = largest(position, all) > largest(position, open);
  const Exchange& exchange = after.exchanges.get(perpetual.exchange);
  const Truth may_take_risk =
      both(exchange.accounts.get(placed->account).status == MarginStatus::good, exchange.risk_taking == RiskTaking::allowed);
  const Truth covered =
      both(both(risk.unpriced == 0, risk.equity - risk.loss > risk.initial), risk.exposure <= exchange.terms.exposure_limit);
  return both(mark > Price{0}, both(implies(placed->effect == Effect::any, may_take_risk), implies(larger, covered)));
}

Truth margin_covers_without_profit(const State& before, const Event& event, const State& after) {
  const auto covered = [&](ContractId exchange, AccountId account) { return covered_without_profit(worst_case(after, exchange, account)); };
  if (const auto* taken = std::get_if<CollateralTaken>(&event)) return covered(taken->exchange, taken->account);
  const auto* borrowed = std::get_if<Borrowed>(&event);
  const ContractId exchange = borrowed ? before.pools.get(borrowed->pool).exchange : ContractId{};
  return exchange.empty() ? Truth{true} : covered(exchange, borrowed->account);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
