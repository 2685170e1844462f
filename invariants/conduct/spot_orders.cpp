// Of the chapter SPOT: orders, what is set aside for them, and how two of them meet.
#include "invariants/conduct/spot.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The asset that an order pays with.
AssetId pays_with(const MarketTerms& terms, const SpotOrder& order) { return order.side == Side::buy ? terms.quote : terms.base; }

/// What has to be set aside for an order: for an ask its quantity, for a bid what it costs at its limit with the larger of its
/// fees, rounded up.
Amount need(const MarketTerms& terms, const SpotOrder& order) {
  if (order.side == Side::sell) return units(order.quantity);
  const Integer cost = mul_div_ceil(order.limit.value, order.quantity.value, terms.lot.value);
  const Integer rate = max(order.fees.maker.value, order.fees.taker.value);
  return Amount{cost + mul_div_ceil(cost, rate, WHOLE_PPM.value)};
}
Purse set_aside(ContractId market, AccountId account, AssetId asset) { return Purse{account, asset, PurseKind::reserved, market}; }

/// An account's order on a market that is known to exist, as it was; null if there is none of that name.
const SpotOrder* found_order(const State& before, ContractId market, AccountId account, OrderId order) {
  const SpotOrders& book = market_of(before, market).books.get(account);
  return book.find(order);
}

Truth same_order(const SpotOrder& a, const SpotOrder& b) {
  if (a.side != b.side) return false;
  return both(a.quantity == b.quantity, both(a.limit == b.limit, same_rates(a.fees, b.fees)));
}
/// An order that shrinks to what is left of it.
SpotOrder shrunk(SpotOrder order, Quantity left) {
  order.quantity = left;
  return order;
}

/// One of an account's orders stands as it should, and every other order of the account there as before.
Truth changes_just(const Done& done, ContractId market, AccountId account, OrderId order, const SpotOrder& due) {
  const Market& now = done.after.markets.get(market);
  const SpotOrders& book = now.books.get(account);
  const SpotOrder* changed = book.find(order);
  if (!changed) return false;
  return both(same_order(*changed, due), every(book, [&](OrderId other, const SpotOrder& stands) -> Truth {
                if (other == order) return true;
                const SpotOrder* stood = found_order(done.before, market, account, other);
                return stood ? same_order(stands, *stood) : Truth{false};
              }));
}

/// Nothing is left of an order, and what is set aside for it goes back.
Truth lapses(const Done& done, ContractId market, AccountId account, OrderId order) {
  const MarketTerms& terms = market_of(done.before, market).terms;
  const SpotOrder was = *found_order(done.before, market, account, order);
  const AssetId asset = pays_with(terms, was);
  const Truth back =
      does_just<SpotOrderCancelled>(done, {{set_aside(market, account, asset), free_purse(account, asset), need(terms, was)}});
  return both(back, changes_just(done, market, account, order, shrunk(was, Quantity{0})));
}

/// The two orders of a match, on their sides.
struct SpotMatch {
  MarketTerms terms;
  SpotOrder taker, maker;
  bool taker_buys;
  const SpotOrder& bid() const { return taker_buys ? taker : maker; }
  const SpotOrder& ask() const { return taker_buys ? maker : taker; }
};
SpotMatch spot_match(const State& before, const MatchSpotOrders& command) {
  const SpotOrder taker = *found_order(before, command.market, command.taker, command.taker_order);
  const SpotOrder maker = *found_order(before, command.market, command.maker, command.maker_order);
  return {market_of(before, command.market).terms, taker, maker, taker.side == Side::buy};
}

/// What a match of two accounts' orders comes to. What is unspent of the bid's reservation goes back as far as the rest of the bid
/// does not need it; where the rest needs more than that and the buyer has no more, it lapses.
struct SpotCost {
  AccountId buyer, seller;
  Amount notional, taker_fee, maker_fee;
  Amount back;  ///< below zero where the buyer adds to it
  Quantity bid_left;
};
SpotCost cost_of(const State& before, const MatchSpotOrders& command, const SpotMatch& match) {
  const MarketTerms& terms = match.terms;
  const AccountId buyer = match.taker_buys ? command.taker : command.maker;
  const AccountId seller = match.taker_buys ? command.maker : command.taker;
  const Amount notional = comes_to(before.policies, match.taker.side, command.quantity, match.maker.limit, terms.lot);
  const Amount taker_fee = fee_at(before.policies, notional, match.taker.fees.taker);
  const Amount maker_fee = fee_at(before.policies, notional, match.maker.fees.maker);
  const Amount unspent = need(terms, match.bid()) - notional - max(match.taker_buys ? taker_fee : maker_fee, NOTHING);
  const Quantity rest = match.bid().quantity - command.quantity;
  const Amount needed = need(terms, shrunk(match.bid(), rest));
  const Truth gone = needed > unspent + held(before, free_purse(buyer, terms.quote));
  const Amount back{select(gone, unspent.value, (unspent - needed).value)};
  return {buyer, seller, notional, taker_fee, maker_fee, back, Quantity{select(gone, 0, rest.value)}};
}

/// Who pays whom: the buyer out of its reservation, fee and all, the seller its fee out of what it receives; a rebate is free to use.
Posting legs_of(const MatchSpotOrders& command, const SpotMatch& match, const SpotCost& cost) {
  const MarketTerms& terms = match.terms;
  const Purse reserved = set_aside(command.market, cost.buyer, terms.quote);
  const Purse free = free_purse(cost.buyer, terms.quote), received = free_purse(cost.seller, terms.quote);
  const Amount buyer_fee = match.taker_buys ? cost.taker_fee : cost.maker_fee;
  const Amount seller_fee = match.taker_buys ? cost.maker_fee : cost.taker_fee;
  return {{set_aside(command.market, cost.seller, terms.base), free_purse(cost.buyer, terms.base), units(command.quantity)},
          {reserved, received, cost.notional},
          {reserved, earned_fees(terms), max(buyer_fee, NOTHING)},
          {earned_fees(terms), free, max(-buyer_fee, NOTHING)},
          {received, earned_fees(terms), seller_fee},
          {reserved, free, cost.back}};
}

/// What the event says is what happened.
Truth says(const SpotOrdersMatched& event, const MatchSpotOrders& command, const SpotCost& cost) {
  if (event.market != command.market || event.taker != command.taker || event.maker != command.maker) return false;
  if (event.taker_order != command.taker_order || event.maker_order != command.maker_order) return false;
  const Truth fees = both(event.taker_fee == cost.taker_fee, event.maker_fee == cost.maker_fee);
  return both(both(event.quantity == command.quantity, event.notional == cost.notional), fees);
}

/// A new order, with the rates that its account has now.
SpotOrder new_order(const State& before, const PlaceSpotOrder& command) {
  return {command.side, command.quantity, command.limit, rates_on(market_of(before, command.market), command.account)};
}
/// The account lacks some of what the order could cost.
Truth lacks_the_need(const State& before, const PlaceSpotOrder& command) {
  const MarketTerms& terms = market_of(before, command.market).terms;
  const SpotOrder order = new_order(before, command);
  return held(before, free_purse(command.account, pays_with(terms, order))) < need(terms, order);
}

}  // namespace

Guards guards(const State& before, const PlaceSpotOrder& command) {
  const auto known = [&before, &command] { return found_order(before, command.market, command.account, command.order) != nullptr; };
  return {no_market(before, command.market),
          not_an_actor(before, command.account),
          without_name(command.order),
          {Reason::duplicate_order, known},
          away_from_market(before, command.market, command.account),
          not_positive(command.quantity),
          too_large(command.quantity),
          price_not_positive(command.limit),
          price_too_large(command.limit),
          {Reason::insufficient_balance, [&before, &command] { return lacks_the_need(before, command); }}};
}

Truth effect(const Done& done, const PlaceSpotOrder& command) {
  const SpotOrder order = new_order(done.before, command);
  const MarketTerms& terms = market_of(done.before, command.market).terms;
  const AssetId asset = pays_with(terms, order);
  const Leg leg{free_purse(command.account, asset), set_aside(command.market, command.account, asset), need(terms, order)};
  return both(does_just<SpotOrderPlaced>(done, {leg}), changes_just(done, command.market, command.account, command.order, order));
}

Guards guards(const State& before, const CancelSpotOrder& command) {
  const auto found = [&before, &command] { return found_order(before, command.market, command.account, command.order); };
  return {no_market(before, command.market),
          {Reason::unknown_order, [found] { return !found(); }},
          {Reason::already_final, [found] { return found()->quantity == Quantity{0}; }}};
}

Truth effect(const Done& done, const CancelSpotOrder& command) { return lapses(done, command.market, command.account, command.order); }

Guards guards(const State& before, const MatchSpotOrders& command) {
  const auto unknown = [&before, &command] {
    return !found_order(before, command.market, command.taker, command.taker_order) ||
           !found_order(before, command.market, command.maker, command.maker_order);
  };
  const auto match = [&before, &command] { return spot_match(before, command); };
  const auto rates = [match] { return match().maker.fees.maker + match().taker.fees.taker; };
  const auto too_much = [match, &command] {
    return either(command.quantity > match().bid().quantity, command.quantity > match().ask().quantity);
  };
  return {no_market(before, command.market),
          {Reason::unknown_order, unknown},
          {Reason::same_side, [match] { return match().taker.side == match().maker.side; }},
          {Reason::not_crossing, [match] { return match().bid().limit < match().ask().limit; }},
          not_positive(command.quantity),
          {Reason::rebate_exceeds_fee, [rates] { return rates() < Ppm{0}; }},
          {Reason::exceeds_order, too_much}};
}

/// Of two orders of one account the taker's lapses; otherwise both are filled.
Truth effect(const Done& done, const MatchSpotOrders& command) {
  if (command.taker == command.maker) return lapses(done, command.market, command.taker, command.taker_order);
  const auto* matched = only<SpotOrdersMatched>(done.events);
  if (!matched) return false;
  const SpotMatch match = spot_match(done.before, command);
  const SpotCost cost = cost_of(done.before, command, match);
  const Quantity ask_left = match.ask().quantity - command.quantity;
  const SpotOrder taker = shrunk(match.taker, match.taker_buys ? cost.bid_left : ask_left);
  const SpotOrder maker = shrunk(match.maker, match.taker_buys ? ask_left : cost.bid_left);
  const Truth orders = both(changes_just(done, command.market, command.taker, command.taker_order, taker),
                            changes_just(done, command.market, command.maker, command.maker_order, maker));
  return both(both(says(*matched, command, cost), moves_just(done.events, legs_of(command, match, cost))), orders);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
