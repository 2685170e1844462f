#include "ref/exchange/spot_order.hpp"

#include "ref/exchange/notional.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Nothing is left of an order: what was set aside for it goes back.
SpotOrderCancelled cancelled(ContractId id, const Market& market, AccountId account, OrderId order, const SpotOrder& known) {
  const AssetId asset = paid_with(market.terms, known.side);
  const Leg back{reserved_purse(id, account, asset), available_purse(account, asset), reservation(market.terms, known)};
  return {id, account, order, {back}};
}

/// A bid after a part of it was filled for `spent`: what is left of it, and what of its reservation goes back, or is lacking if it is
/// below zero.
struct AfterPart {
  Quantity left;
  Amount back;
};
/// Each part is rounded by itself, so what is left can need some units more than are left for it. They come out of what the buyer is
/// `free` to use; where they are not there, the rest of the bid lapses.
AfterPart after_part(const MarketTerms& terms, const SpotOrder& bid, Quantity part, Amount spent, Amount free) {
  SpotOrder rest = bid;
  rest.quantity -= part;
  const Amount unspent = reservation(terms, bid) - spent;
  if (unspent + free < reservation(terms, rest)) return {Quantity{0}, unspent};
  return {rest.quantity, unspent - reservation(terms, rest)};
}

SpotOrdersMatched matched(const State& state, const MatchSpotOrders& command, const Market& market, const SpotOrder& taker,
                          const SpotOrder& maker) {
  const MarketTerms& terms = market.terms;
  const Amount notional = notional_of(state.policies, taker.side, command.quantity, maker.limit, terms.lot);
  const Amount taker_fee = fee_on(state.policies, notional, taker.fees.taker);
  const Amount maker_fee = fee_on(state.policies, notional, maker.fees.maker);
  const bool taker_buys = taker.side == Side::buy;
  const AccountId buyer = taker_buys ? command.taker : command.maker;
  const AccountId seller = taker_buys ? command.maker : command.taker;
  const Purse goods = reserved_purse(command.market, seller, terms.base);
  const Purse cash = reserved_purse(command.market, buyer, terms.quote);
  const Purse free = available_purse(buyer, terms.quote);

  const Amount spent = notional + max(taker_buys ? taker_fee : maker_fee, NOTHING);
  const AfterPart bid = after_part(terms, taker_buys ? taker : maker, command.quantity, spent, state.balances.get(free));
  const Quantity ask_left = (taker_buys ? maker : taker).quantity - command.quantity;
  Posting posting =
      legs_of(terms, {buyer, seller, taker_buys, command.quantity, notional, taker_fee, maker_fee, maker.fees.maker}, goods, cash);
  posting.push_back({cash, free, max(bid.back, NOTHING)});
  posting.push_back({free, cash, max(-bid.back, NOTHING)});
  return {command.market,
          command.taker,
          command.taker_order,
          command.maker,
          command.maker_order,
          command.quantity,
          notional,
          taker_fee,
          maker_fee,
          taker_buys ? bid.left : ask_left,
          taker_buys ? ask_left : bid.left,
          std::move(posting)};
}

}  // namespace

AssetId paid_with(const MarketTerms& terms, Side side) { return side == Side::buy ? terms.quote : terms.base; }

Amount reservation(const MarketTerms& terms, const SpotOrder& order) {
  if (order.side == Side::sell) return units(order.quantity);
  const Amount notional{mul_div_ceil(order.limit.value, order.quantity.value, terms.lot.value)};
  const Ppm rate = max(order.fees.maker, order.fees.taker);  // a taker's rate is never below zero
  return notional + Amount{mul_div_ceil(notional.value, rate.value, WHOLE_PPM.value)};
}

Decision decide(const State& state, const PlaceSpotOrder& command) {
  const Market* market = state.markets.find(command.market);
  if (!market) return reject(Reason::unknown_market);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (command.order.empty()) return reject(Reason::unknown_order);
  const SpotOrders& orders = market->books.get(command.account);
  if (orders.find(command.order)) return reject(Reason::duplicate_order);
  if (account->ledger != market->terms.ledger) return reject(Reason::different_ledgers);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (units(command.quantity) > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (command.limit <= Price{0}) return reject(Reason::price_not_positive);
  if (command.limit > LARGEST_PRICE) return reject(Reason::price_too_large);

  const SpotOrder placed{command.side, command.quantity, command.limit, rates_of(*market, command.account)};
  const Amount needed = reservation(market->terms, placed);
  const AssetId asset = paid_with(market->terms, command.side);
  if (available(state, command.account, asset) < needed) return reject(Reason::insufficient_balance);
  const Leg set_aside{available_purse(command.account, asset), reserved_purse(command.market, command.account, asset), needed};
  return happened(SpotOrderPlaced{command.market, command.account, command.order, placed, {set_aside}});
}

State evolve(State state, const SpotOrderPlaced& event) {
  state.markets[event.market].books[event.account][event.order] = event.terms;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const CancelSpotOrder& command) {
  const Market* market = state.markets.find(command.market);
  if (!market) return reject(Reason::unknown_market);
  const SpotOrders& orders = market->books.get(command.account);
  const SpotOrder* order = orders.find(command.order);
  if (!order) return reject(Reason::unknown_order);
  if (order->quantity == Quantity{0}) return reject(Reason::already_final);
  return happened(cancelled(command.market, *market, command.account, command.order, *order));
}

State evolve(State state, const SpotOrderCancelled& event) {
  state.markets[event.market].books[event.account][event.order].quantity = Quantity{0};
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const MatchSpotOrders& command) {
  const Market* market = state.markets.find(command.market);
  if (!market) return reject(Reason::unknown_market);
  const SpotOrders& takers = market->books.get(command.taker);
  const SpotOrders& makers = market->books.get(command.maker);
  const SpotOrder* taker = takers.find(command.taker_order);
  const SpotOrder* maker = makers.find(command.maker_order);
  if (!taker || !maker) return reject(Reason::unknown_order);
  if (taker->side == maker->side) return reject(Reason::same_side);
  const SpotOrder& bid = taker->side == Side::buy ? *taker : *maker;
  const SpotOrder& ask = taker->side == Side::buy ? *maker : *taker;
  if (bid.limit < ask.limit) return reject(Reason::not_crossing);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (maker->fees.maker + taker->fees.taker < Ppm{0}) return reject(Reason::rebate_exceeds_fee);
  if (command.quantity > min(bid.quantity, ask.quantity)) return reject(Reason::exceeds_order);
  if (command.taker == command.maker) return happened(cancelled(command.market, *market, command.taker, command.taker_order, *taker));
  return happened(matched(state, command, *market, *taker, *maker));
}

State evolve(State state, const SpotOrdersMatched& event) {
  Market& market = state.markets[event.market];
  market.books[event.taker][event.taker_order].quantity = event.taker_left;
  market.books[event.maker][event.maker_order].quantity = event.maker_left;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
