// Of spot orders: what is set aside for them, and how they are filled.
#include "invariants/terms.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a predicate holds of every order on every market.
template <class Predicate>
Truth every_order(const State& state, const Predicate& predicate) {
  return every(state.markets, [&](ContractId, const Market& market) {
    return every(market.books, [&](AccountId, const SpotOrders& orders) { return every(orders, predicate); });
  });
}

/// What all orders of an account on one side of a market need.
Amount all_reservations(ContractId id, const Market& market, AccountId account, Side side) {
  const SpotOrders& orders = market.books.get(account);
  return total(ReservedFor{id, account, side}, orders,
               [&](OrderId, const SpotOrder& order) { return order.side == side ? reservation(market.terms, order) : NOTHING; });
}

/// What a purse of reservations should hold.
Amount asked_for(const State& state, const Purse& purse) {
  const Market* market = state.markets.find(purse.of);
  if (!market) return NOTHING;
  if (purse.asset == market->terms.quote) return all_reservations(purse.of, *market, purse.account, Side::buy);
  return purse.asset == market->terms.base ? all_reservations(purse.of, *market, purse.account, Side::sell) : NOTHING;
}

/// What an account has paid of an asset: out of what it is free to use and out of what it has reserved.
Amount paid(const State& before, const State& after, ContractId market, AccountId account, AssetId asset) {
  const auto held = [&](const State& state) {
    return available(state, account, asset) + state.balances.get(reserved_purse(market, account, asset));
  };
  return held(before) - held(after);
}

/// The two orders of a match as they were, with what the match left of each.
struct Meeting {
  MarketTerms terms;
  SpotOrder bid, ask;
  AccountId buyer, seller;
  Quantity bid_left, ask_left;
  bool taker_buys;
};
Meeting meeting(const State& before, const SpotOrdersMatched& event, const State& after) {
  const auto order_of = [&](const State& state, AccountId account, OrderId order) {
    const Market& market = state.markets.get(event.market);
    const SpotOrders& orders = market.books.get(account);
    return orders.get(order);
  };
  const MarketTerms terms = before.markets.get(event.market).terms;
  const SpotOrder taker = order_of(before, event.taker, event.taker_order), maker = order_of(before, event.maker, event.maker_order);
  const Quantity taker_left = order_of(after, event.taker, event.taker_order).quantity;
  const Quantity maker_left = order_of(after, event.maker, event.maker_order).quantity;
  if (taker.side == Side::buy) return {terms, taker, maker, event.taker, event.maker, taker_left, maker_left, true};
  return {terms, maker, taker, event.maker, event.taker, maker_left, taker_left, false};
}

/// Whether the buyer could not have paid for the rest of its bid.
Truth lacks_the_rest(const State& before, const SpotOrdersMatched& event, const Meeting& met) {
  const MarketTerms& terms = met.terms;
  SpotOrder rest = met.bid;
  rest.quantity -= event.quantity;
  const Amount spent = event.notional + max(met.taker_buys ? event.taker_fee : event.maker_fee, NOTHING);
  return available(before, met.buyer, terms.quote) + reservation(terms, met.bid) - spent < reservation(terms, rest);
}

}  // namespace

Truth spot_orders_in_range(const State& state) {
  return every_order(state, [](OrderId, const SpotOrder& order) {
    return both(is_between(0, order.quantity.value, LARGEST_AMOUNT.value), is_between(1, order.limit.value, LARGEST_PRICE.value));
  });
}

Truth order_fees_are_sound(const State& state) {
  return every_order(state, [](OrderId, const SpotOrder& order) { return within_bounds(order.fees); });
}

Truth reservations_add_up(const State& state) {
  const Truth books = every(state.markets, [&](ContractId id, const Market& market) {
    const auto holds = [&](AccountId account, AssetId asset) {
      const Purse purse = reserved_purse(id, account, asset);
      return state.balances.get(purse) == asked_for(state, purse);
    };
    return every(market.books, [&](AccountId account, const SpotOrders&) {
      return both(holds(account, market.terms.quote), holds(account, market.terms.base));
    });
  });
  return both(books, every(state.balances, [&](const Purse& purse, Amount balance) -> Truth {
                return purse.kind == PurseKind::reserved ? balance == asked_for(state, purse) : Truth{true};
              }));
}

Truth spot_orders_only_shrink(const State& before, const Event&, const State& after) {
  return every(after.markets, [&](ContractId id, const Market& market) -> Truth {
    const Market* earlier = before.markets.find(id);
    if (!earlier) return true;
    return every(market.books, [&](AccountId account, const SpotOrders& orders) {
      const SpotOrders& known = earlier->books.get(account);
      return every(orders, [&](OrderId order, const SpotOrder& now) -> Truth {
        const SpotOrder* was = known.find(order);
        if (!was) return true;
        if (was->side != now.side) return false;
        const Truth fees = both(now.fees.maker == was->fees.maker, now.fees.taker == was->fees.taker);
        return both(now.quantity <= was->quantity, both(now.limit == was->limit, fees));
      });
    });
  });
}

Truth matches_keep_to_the_orders(const State& before, const Event& event, const State& after) {
  const auto* matched = std::get_if<SpotOrdersMatched>(&event);
  if (!matched) return true;
  const Meeting met = meeting(before, *matched, after);
  if (met.bid.side != Side::buy || met.ask.side != Side::sell || met.buyer == met.seller) return false;
  const Quantity part = matched->quantity;
  const Truth in_full = met.bid_left == met.bid.quantity - part;
  const Truth lapsed = both(met.bid_left == Quantity{0}, lacks_the_rest(before, *matched, met));
  const Truth smaller = both(both(part > Quantity{0}, met.ask_left == met.ask.quantity - part), either(in_full, lapsed));

  const MarketTerms& terms = met.terms;
  const Amount most{mul_div_ceil(part.value, met.bid.limit.value, terms.lot.value)};
  const Amount least{mul_div_floor(part.value, met.ask.limit.value, terms.lot.value)};
  const Truth price = both(matched->notional <= most, matched->notional >= least);

  const auto pays = [&](AccountId account, AssetId asset) { return paid(before, after, matched->market, account, asset); };
  const Truth base = both(pays(met.seller, terms.base) == units(part), pays(met.buyer, terms.base) == -units(part));
  const Truth quote = both(pays(met.buyer, terms.quote) <= reservation(terms, met.bid), pays(met.seller, terms.quote) <= NOTHING);
  return both(both(smaller, price), both(base, quote));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
