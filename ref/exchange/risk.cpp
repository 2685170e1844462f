#include "ref/exchange/risk.hpp"

#include "ref/exchange/notional.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// What filling an order at its limit loses where that is so much worse than the mark, a unit for the roundings included;
/// and the fee. An order of which nothing is left loses nothing.
Amount loss_of(const Policies& policies, const Perpetual& perpetual, const Order& order, Price worse) {
  const PerpetualTerms& terms = perpetual.terms;
  const Ppm rate = max(Ppm{0}, max(terms.fees.taker, terms.fees.maker));
  const Amount notional{mul_div_ceil(order.quantity.value, order.limit.value, terms.lot.value)};
  const Amount gap{mul_div_ceil(order.quantity.value, max(worse, Price{0}).value, terms.lot.value)};
  return gap + Amount{min(order.quantity.value, 1)} + fee_on(policies, notional, rate);
}

/// What `now` is, if there is nothing else; what would be left of it if the reductions came first, otherwise.
Quantity after_reducing(Quantity now, Quantity reduced) { return max(now - reduced, Quantity{0}); }

/// What the orders of a book add up to.
template <class Bid, class Ask, class Reducing>
OpenOrders all_of(const Book& book, ContractId id, AccountId account, const Bid& bid, const Ask& ask, const Reducing& reducing) {
  return total(OrdersOf{id, account, "bids"}, book.bids, [&](OrderId, const Order& order) { return bid(order); }) +
         total(OrdersOf{id, account, "asks"}, book.asks, [&](OrderId, const Order& order) { return ask(order); }) +
         total(OrdersOf{id, account, "reducing"}, book.reducing, [&](OrderId, const Order& order) { return reducing(order); });
}

}  // namespace

OpenOrders bid(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order) {
  return {order.quantity, {}, {}, loss_of(policies, perpetual, order, order.limit - mark)};
}
OpenOrders ask(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order) {
  return {{}, order.quantity, {}, loss_of(policies, perpetual, order, mark - order.limit)};
}
OpenOrders reducing(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order, Quantity position) {
  const Price above = order.limit - mark;
  const Price worse{select(position > Quantity{0}, -above.value, above.value)};
  return {{}, {}, order.quantity, loss_of(policies, perpetual, order, worse)};
}

OpenOrders open_orders(const State& state, ContractId id, AccountId account, Price mark) {
  const Perpetual* perpetual = state.perpetuals.find(id);
  const Book* book = perpetual ? perpetual->books.find(account) : nullptr;
  if (!book) return {};
  const Quantity position = perpetual->positions.get(account).quantity;
  const auto of_bid = [&](const Order& order) { return bid(state.policies, *perpetual, mark, order); };
  const auto of_ask = [&](const Order& order) { return ask(state.policies, *perpetual, mark, order); };
  const auto of_reducing = [&](const Order& order) { return reducing(state.policies, *perpetual, mark, order, position); };
  return all_of(*book, id, account, of_bid, of_ask, of_reducing);
}

OpenOrders open_quantities(const State& state, ContractId id, AccountId account) {
  const Perpetual* perpetual = state.perpetuals.find(id);
  const Book* book = perpetual ? perpetual->books.find(account) : nullptr;
  if (!book) return {};
  const auto of_bid = [](const Order& order) { return OpenOrders{order.quantity, {}, {}, {}}; };
  const auto of_ask = [](const Order& order) { return OpenOrders{{}, order.quantity, {}, {}}; };
  const auto of_reducing = [](const Order& order) { return OpenOrders{{}, {}, order.quantity, {}}; };
  return all_of(*book, id, account, of_bid, of_ask, of_reducing);
}

Quantity longest(Quantity position, const OpenOrders& orders) {
  return max(position, Quantity{0}) + orders.bids - after_reducing(-position, orders.reducing);
}
Quantity shortest(Quantity position, const OpenOrders& orders) {
  return max(-position, Quantity{0}) + orders.asks - after_reducing(position, orders.reducing);
}
Quantity largest(Quantity position, const OpenOrders& orders) { return max(longest(position, orders), shortest(position, orders)); }

Risk market_risk(const RiskTerms& terms, const Exposed& exposed) {
  const Quantity lot = exposed.perpetual.terms.lot;
  const Amount profit = value_at(exposed.position, exposed.mark, lot) - exposed.position.net_cost + exposed.unsettled;
  const Quantity position = largest(exposed.position.quantity, exposed.orders);
  const Amount notional{mul_div_ceil(position.value, exposed.mark.value, lot.value)};
  const Integer root = root_up(notional.value);
  return {min(profit, terms.profit_cap),
          min(profit, NOTHING),
          exposed.orders.loss,
          Amount{mul_div_ceil(notional.value, terms.weight.value, WHOLE_PPM.value)},
          margin_on(terms.initial, notional, root),
          margin_on(terms.maintenance, notional, root),
          0};
}

Risk collateral_risk(const State& state, ContractId exchange, AccountId account, AssetId asset, const CollateralTerms& terms,
                     Amount taken) {
  const Amount holding = state.balances.get(collateral_purse(exchange, account, asset)) - taken;
  Price price{1};
  if (!terms.feed.empty()) {
    const Feed& feed = state.feeds.get(terms.feed);
    if (unusable(state, feed)) return {};  // without a price it counts for nothing
    price = feed.mark;
  }
  const Amount value = collateral_value(terms, holding, price);
  return {value, value, {}, {}, {}, {}, 0};
}

Risk debt_risk(const State& state, ContractId id, AccountId account, const DebtTerms& terms, Amount drawn) {
  const Amount owed = debt(state, state.pools.get(id), id, account) + drawn;
  Price price{1};
  Integer unpriced = 0;
  if (!terms.feed.empty()) {
    const Feed& feed = state.feeds.get(terms.feed);
    if (unusable(state, feed)) unpriced = min(owed.value, 1);
    price = feed.mark;
  }
  const Amount value{mul_div_ceil(owed.value, price.value, terms.lot.value)};
  const Integer root = root_up(value.value);
  return {-value, -value, {}, {}, margin_on(terms.initial, value, root), margin_on(terms.maintenance, value, root), unpriced};
}

namespace {

/// The risk of an account in one market; where nothing is open there, its price does not matter.
Risk risk_in(const State& state, ContractId id, AccountId account, const RiskTerms& terms, bool with_orders, const OpenOrders& added) {
  const Perpetual& perpetual = state.perpetuals.get(id);
  const Feed& feed = state.feeds.get(perpetual.terms.feed);
  const OpenPosition& position = perpetual.positions.get(account);
  const OpenOrders orders = with_orders ? open_orders(state, id, account, feed.mark) + added : OpenOrders{};
  const Amount unsettled = state.balances.get(PerpetualPurses(perpetual, id).unsettled(account));
  Risk risk = market_risk(terms, {perpetual, feed.mark, position, unsettled, orders});
  if (unusable(state, feed)) risk.unpriced = min(largest(position.quantity, orders).value, 1);
  return risk;
}

Risk risk_of(const State& state, ContractId exchange, AccountId account, bool with_orders, const Change& change) {
  const Exchange& known = state.exchanges.get(exchange);
  const Risk collateral = total(CollateralOf{exchange, account}, known.terms.collateral, [&](AssetId asset, const CollateralTerms& terms) {
    return collateral_risk(state, exchange, account, asset, terms, asset == change.asset ? change.taken : NOTHING);
  });
  const Risk debts = total(DebtsOf{exchange, account}, known.terms.pools, [&](ContractId id, const DebtTerms& terms) {
    return debt_risk(state, id, account, terms, id == change.pool ? change.drawn : NOTHING);
  });
  const Risk markets = total(MarketsOf{exchange, account, with_orders}, known.terms.markets, [&](ContractId id, const RiskTerms& terms) {
    return risk_in(state, id, account, terms, with_orders, id == change.perpetual ? change.added : OpenOrders{});
  });
  return collateral + debts + markets;
}

}  // namespace

Risk worst_case(const State& state, ContractId exchange, AccountId account, const Change& change) {
  return risk_of(state, exchange, account, true, change);
}
Risk as_it_stands(const State& state, ContractId exchange, AccountId account) { return risk_of(state, exchange, account, false, {}); }

Truth covered_without_profit(const Risk& risk) { return both(risk.unpriced == 0, risk.secured - risk.loss >= risk.initial); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
