// Of the chapter MRGN: the account equation, what an account has on an exchange and what is asked of it.
#include "invariants/conduct/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The fraction of a notional that is asked for, in parts of 10^18: the larger of the base and factor x root.
Integer fraction_of(const Requirement& requirement, Integer root) {
  return max(requirement.base.value * ten_to(9), requirement.factor * root);
}
/// The margins asked for on a notional.
Risk margins_on(const Requirement& initial, const Requirement& maintenance, Integer notional) {
  Risk asked{};
  const Integer root = root_up(notional);
  asked.initial = Amount{mul_div_ceil(notional, fraction_of(initial, root), MARGIN_SCALE)};
  asked.maintenance = Amount{mul_div_ceil(notional, fraction_of(maintenance, root), MARGIN_SCALE)};
  return asked;
}

/// What a holding counts for: the lesser of its notional at the base, and at a weight that falls with the root of its size.
Amount value_of(const CollateralTerms& terms, Amount holding, Price mark) {
  const Integer notional = mul_div_floor(holding.value, mark.value, terms.lot.value);
  const Integer size = terms.weighed_by == WeighedBy::quantity ? holding.value : notional;
  const Integer one = ten_to(18);
  const Integer falling = one + terms.penalty * root_up(max(size, 0));
  const Integer at_base = mul_div_floor(notional, terms.base.value, ten_to(9));
  return Amount{min(at_base, mul_div_floor(notional, one * 11, falling * 10))};  // 1.1 is 11 / 10
}

/// What an account has lodged of an asset counts at its mark; without a price it counts for nothing.
Risk of_collateral(const State& state, const Purse& lodged, const CollateralTerms& terms, Amount taken) {
  const Amount holding = held(state, lodged) - taken;
  Price mark{1};  // of the asset that is settled in
  if (!terms.feed.empty()) {
    const Feed& feed = state.feeds.get(terms.feed);
    if (negate(has_price(feed))) return {};
    if (is_stale(state, feed)) return {};
    mark = feed.mark;
  }
  Risk risk{};
  risk.equity = risk.secured = value_of(terms, holding, mark);
  return risk;
}

/// What an account owes a pool, at the mark and rounded up, is taken from what it has, and asks for margin.
Risk of_debt(const State& state, ContractId pool, AccountId account, const DebtTerms& terms, Amount drawn) {
  const Purse owing{account, state.pools.get(pool).terms.asset, PurseKind::borrowed, pool};
  const Amount owed = drawn - held(state, owing);
  const Feed feed = terms.feed.empty() ? Feed{} : state.feeds.get(terms.feed);
  const Price mark = terms.feed.empty() ? Price{1} : feed.mark;
  const Integer debt = mul_div_ceil(owed.value, mark.value, terms.lot.value);
  Risk risk = margins_on(terms.initial, terms.maintenance, debt);
  risk.equity = risk.secured = Amount{-debt};
  if (!terms.feed.empty()) risk.unpriced = select(both(has_price(feed), negate(is_stale(state, feed))), 0, min(owed.value, 1));
  return risk;
}

/// A position and its open orders: profit counts up to the cap, and towards what is taken out or borrowed only if it is a loss; margin
/// and exposure are those of the largest position that could come of them.
Risk of_market(const State& state, ContractId id, AccountId account, const RiskTerms& terms, const OpenOrders& orders) {
  const Perpetual& perpetual = state.perpetuals.get(id);
  const Feed& feed = state.feeds.get(perpetual.terms.feed);
  const OpenPosition& position = perpetual.positions.get(account);
  const Purse unsettled{account, perpetual.terms.settled_in, PurseKind::unsettled, id};
  const Amount value{mul_div_floor(position.quantity.value, feed.mark.value, perpetual.terms.lot.value)};
  const Amount profit = value - position.net_cost + held(state, unsettled);
  const Quantity largest = largest_of(position.quantity, orders);
  const Amount notional = worth_at(perpetual, largest, feed.mark);

  Risk risk = margins_on(terms.initial, terms.maintenance, notional.value);
  risk.equity = min(profit, terms.profit_cap);
  risk.secured = min(profit, NOTHING);
  risk.loss = orders.loss;
  risk.exposure = Amount{mul_div_ceil(notional.value, terms.weight.value, ten_to(6))};
  risk.unpriced = select(both(has_price(feed), negate(is_stale(state, feed))), 0, min(largest.value, 1));
  return risk;
}

/// What an order may lose as it fills at its limit, which is so much worse than the mark: that, a unit for the roundings, and the larger
/// of the market's two fees. Of an order of which nothing is left, nothing.
Amount loss_of(const Policies& policies, const Perpetual& perpetual, const Order& order, Price worse) {
  const FeeRates& rates = perpetual.terms.fees;
  const Amount gap = worth_at(perpetual, order.quantity, max(worse, Price{0}));
  const Amount unit{min(order.quantity.value, 1)};
  return gap + unit + fee_at(policies, worth_at(perpetual, order.quantity, order.limit), max(rates.taker, rates.maker));
}

/// The sums over the open orders of an account in a perpetual; what they lose at a mark is left out where there is none.
OpenOrders orders_of(const State& state, ContractId id, AccountId account, const Price* mark) {
  const Perpetual* perpetual = state.perpetuals.find(id);
  const Book* book = perpetual ? perpetual->books.find(account) : nullptr;
  if (!book) return {};
  const Quantity position = perpetual->positions.get(account).quantity;
  const Policies& policies = state.policies;
  const auto bid = [&](OrderId, const Order& order) {
    return mark ? bid_of(policies, *perpetual, *mark, order) : OpenOrders{order.quantity, {}, {}, {}};
  };
  const auto ask = [&](OrderId, const Order& order) {
    return mark ? ask_of(policies, *perpetual, *mark, order) : OpenOrders{{}, order.quantity, {}, {}};
  };
  const auto reduction = [&](OrderId, const Order& order) {
    return mark ? reduction_of(policies, *perpetual, *mark, order, position) : OpenOrders{{}, {}, order.quantity, {}};
  };
  return total(OrdersOf{id, account, "bids"}, book->bids, bid) + total(OrdersOf{id, account, "asks"}, book->asks, ask) +
         total(OrdersOf{id, account, "reducing"}, book->reducing, reduction);
}

/// Collateral and debts of an account on an exchange.
Risk of_the_rest(const State& state, const Exchange& exchange, ContractId id, AccountId account, const Planned& planned) {
  const auto holding = [&](AssetId asset, const CollateralTerms& terms) {
    const Purse lodged{account, asset, PurseKind::collateral, id};
    return of_collateral(state, lodged, terms, asset == planned.asset ? planned.taken : NOTHING);
  };
  const auto debt = [&](ContractId pool, const DebtTerms& terms) {
    return of_debt(state, pool, account, terms, pool == planned.pool ? planned.drawn : NOTHING);
  };
  const Risk collateral = total(CollateralOf{id, account}, exchange.terms.collateral, holding);
  return collateral + total(DebtsOf{id, account}, exchange.terms.pools, debt);
}

}  // namespace

Amount asked_on(const Requirement& requirement, Amount notional) {
  return Amount{mul_div_ceil(notional.value, fraction_of(requirement, root_up(notional.value)), MARGIN_SCALE)};
}
Amount worth_at(const Perpetual& perpetual, Quantity quantity, Price price) {
  return Amount{mul_div_ceil(quantity.value, price.value, perpetual.terms.lot.value)};
}

OpenOrders bid_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order) {
  return {order.quantity, {}, {}, loss_of(policies, perpetual, order, order.limit - mark)};
}
OpenOrders ask_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order) {
  return {{}, order.quantity, {}, loss_of(policies, perpetual, order, mark - order.limit)};
}
OpenOrders reduction_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order, Quantity position) {
  const Integer sells_worse = (mark - order.limit).value, buys_worse = (order.limit - mark).value;
  const Price worse{select(position > Quantity{0}, sells_worse, buys_worse)};
  return {{}, {}, order.quantity, loss_of(policies, perpetual, order, worse)};
}

OpenOrders quantities_of(const State& state, ContractId id, AccountId account) { return orders_of(state, id, account, nullptr); }

Quantity largest_of(Quantity position, const OpenOrders& orders) {
  const Quantity none{0};
  const Quantity longest = max(position, none) + orders.bids - max(-position - orders.reducing, none);
  const Quantity shortest = max(-position, none) + orders.asks - max(position - orders.reducing, none);
  return max(longest, shortest);
}

Risk with_all_orders(const State& state, ContractId id, AccountId account, const Planned& planned) {
  const Exchange& exchange = state.exchanges.get(id);
  const auto market = [&](ContractId perpetual, const RiskTerms& terms) {
    const Price mark = state.feeds.get(state.perpetuals.get(perpetual).terms.feed).mark;
    OpenOrders orders = orders_of(state, perpetual, account, &mark);
    if (perpetual == planned.perpetual) orders = orders + planned.orders;
    return of_market(state, perpetual, account, terms, orders);
  };
  return of_the_rest(state, exchange, id, account, planned) + total(MarketsOf{id, account, true}, exchange.terms.markets, market);
}

Risk without_orders(const State& state, ContractId id, AccountId account) {
  const Exchange& exchange = state.exchanges.get(id);
  const auto market = [&](ContractId perpetual, const RiskTerms& terms) { return of_market(state, perpetual, account, terms, {}); };
  return of_the_rest(state, exchange, id, account, {}) + total(MarketsOf{id, account, false}, exchange.terms.markets, market);
}

Truth covers_without_profit(const Risk& risk) { return both(risk.unpriced == 0, risk.secured - risk.loss >= risk.initial); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
