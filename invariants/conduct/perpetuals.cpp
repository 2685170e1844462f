// Of the chapters MARK and PERP: prices, fills of perpetuals, and how what they realise becomes money.
#include "invariants/conduct/perpetuals.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The fund's other side of all that is unsettled, and its cash.
Purse counter_purse(const State& state, ContractId id) {
  const PerpetualTerms& terms = perpetual_of(state, id).terms;
  return Purse{terms.venue, terms.settled_in, PurseKind::counter, id};
}
Purse liquidity_purse(const State& state, ContractId id) {
  const PerpetualTerms& terms = perpetual_of(state, id).terms;
  return Purse{terms.venue, terms.settled_in, PurseKind::liquidity, id};
}
/// What an account settles from and into: its collateral where the perpetual trades on an exchange.
Purse settling_purse(const State& state, ContractId id, AccountId account) {
  const Perpetual& perpetual = perpetual_of(state, id);
  const AssetId asset = perpetual.terms.settled_in;
  if (perpetual.exchange.empty()) return free_purse(account, asset);
  return Purse{account, asset, PurseKind::collateral, perpetual.exchange};
}

/// One of the accounts is not on the perpetual's ledger.
Guard away_from_perpetual(const State& state, ContractId id, AccountId account, AccountId another) {
  return {Reason::different_ledgers, [&state, id, account, another] {
            const LedgerId ledger = perpetual_of(state, id).terms.ledger;
            return home_of(state, account) != ledger || home_of(state, another) != ledger;
          }};
}

/// What a trade makes of a position: bought and paid are above zero, or below where it sold and received. Where it makes the position
/// larger the cost adds up; where it makes it smaller, or turns it round, what remains keeps its part of the cost or of the trade.
OpenPosition after_trade(const OpenPosition& was, Quantity bought, Amount paid) {
  const Quantity now = was.quantity + bought;
  const Integer remains = magnitude(now.value), held = magnitude(was.quantity.value), dealt = magnitude(bought.value);
  if (remains == held + dealt) return {now, was.net_cost + paid};
  if (dealt <= held) return {now, Amount{mul_div_floor(was.net_cost.value, remains, held)}};
  return {now, Amount{mul_div_floor(paid.value, remains, dealt)}};
}
Truth same_position(const OpenPosition& a, const OpenPosition& b) { return both(a.quantity == b.quantity, a.net_cost == b.net_cost); }

/// One party's part in a fill.
struct PartOfFill {
  OpenPosition was, is;
  Amount realised, fee;
};
PartOfFill part_of(const State& before, ContractId id, AccountId account, Quantity bought, Amount paid, Amount fee) {
  const OpenPosition was = position_of(before, id, account);
  const OpenPosition is = after_trade(was, bought, paid);
  return {was, is, is.net_cost - was.net_cost - paid, fee};
}

/// After a trade the position of an account would pass the perpetual's limit.
Truth passes_limit(const State& before, const FillPerpetual& command, AccountId account, Quantity bought) {
  const Quantity after = position_of(before, command.perpetual, account).quantity + bought;
  return magnitude(after) > perpetual_of(before, command.perpetual).terms.limit;
}
Truth passes_limit(const State& before, const FillPerpetual& command) {
  const Quantity bought = command.side == Side::buy ? command.quantity : -command.quantity;
  return either(passes_limit(before, command, command.taker, bought), passes_limit(before, command, command.maker, -bought));
}

}  // namespace

Truth fills(const Done& done, const PerpetualFilled& filled, const FillPerpetual& trade) {
  const ContractId id = trade.perpetual;
  if (filled.perpetual != id || filled.taker != trade.taker || filled.maker != trade.maker) return false;
  const PerpetualTerms& terms = perpetual_of(done.before, id).terms;
  const Policies& policies = done.before.policies;
  const bool taker_buys = trade.side == Side::buy;
  const Quantity bought = taker_buys ? trade.quantity : -trade.quantity;
  const Amount notional = comes_to(policies, trade.side, trade.quantity, trade.price, terms.lot);
  const Amount paid = taker_buys ? notional : -notional;
  const PartOfFill taker = part_of(done.before, id, trade.taker, bought, paid, fee_at(policies, notional, terms.fees.taker));
  const PartOfFill maker = part_of(done.before, id, trade.maker, -bought, -paid, fee_at(policies, notional, terms.fees.maker));

  const Purse counter = counter_purse(done.before, id), venue = unsettled_purse(done.before, id, terms.venue);
  const Purse of_taker = unsettled_purse(done.before, id, trade.taker), of_maker = unsettled_purse(done.before, id, trade.maker);
  const Truth moves = moves_just(done.events, {{counter, of_taker, taker.realised},
                                               {counter, of_maker, maker.realised},
                                               {of_taker, venue, taker.fee},
                                               {of_maker, venue, maker.fee}});
  const Truth fees = both(filled.taker_fee == taker.fee, filled.maker_fee == maker.fee);
  const Truth realised = both(filled.taker_realised == taker.realised, filled.maker_realised == maker.realised);
  const Truth positions = both(same_position(position_of(done.after, id, trade.taker), taker.is),
                               same_position(position_of(done.after, id, trade.maker), maker.is));
  return both(both(moves, positions), both(filled.notional == notional, both(fees, realised)));
}

Guards guards(const State& before, const Publish& command) {
  return {{Reason::unknown_feed, [&before, &command] { return !before.feeds.find(command.feed); }},
          {Reason::price_not_positive, [&command] { return either(command.index <= Price{0}, command.venue_price <= Price{0}); }},
          {Reason::price_too_large, [&command] { return either(command.index > LARGEST_PRICE, command.venue_price > LARGEST_PRICE); }}};
}

/// The mark is the venue's own price, brought within the band around the index, whose ends are rounded inward.
Truth effect(const Done& done, const Publish& command) {
  const FeedTerms& terms = done.before.feeds.find(command.feed)->terms;
  const Feed now = done.after.feeds.get(command.feed);
  const Integer index = command.index.value, whole = WHOLE_PPM.value, band = terms.band.value;
  const Price lowest{mul_div_ceil(index, whole - band, whole)}, highest{mul_div_floor(index, whole + band, whole)};
  const Truth prices = both(now.index == command.index, now.mark == max(lowest, min(command.venue_price, highest)));
  return both(does_just<Published>(done, {}), both(prices, now.as_of == time_on(done.before, terms.ledger)));
}

Guards guards(const State& before, const FillPerpetual& command) {
  return {no_perpetual(before, command.perpetual),
          not_actors(before, command.taker, command.maker),
          away_from_perpetual(before, command.perpetual, command.taker, command.maker),
          {Reason::orders_only, [&before, &command] { return !perpetual_of(before, command.perpetual).exchange.empty(); }},
          one_account(command.taker, command.maker),
          not_positive(command.quantity),
          too_large(command.quantity),
          price_not_positive(command.price),
          price_too_large(command.price),
          {Reason::position_limit, [&before, &command] { return passes_limit(before, command); }}};
}

Truth effect(const Done& done, const FillPerpetual& command) {
  const auto* filled = only<PerpetualFilled>(done.events);
  return filled ? fills(done, *filled, command) : Truth{false};
}

Guards guards(const State& before, const MarkToMarket& command) {
  const auto holds_none = [&before, &command] { return position_of(before, command.perpetual, command.account).quantity == Quantity{0}; };
  return {no_perpetual(before, command.perpetual),
          not_an_actor(before, command.account),
          away_from_perpetual(before, command.perpetual, command.account, command.account),
          {Reason::no_position, holds_none},
          no_price_of(before, command.perpetual),
          stale_price_of(before, command.perpetual)};
}

/// The position has cost what it is worth at the mark, rounded down, and the difference is realised.
Truth effect(const Done& done, const MarkToMarket& command) {
  const auto* marked = only<MarkedToMarket>(done.events);
  if (!marked) return false;
  const ContractId id = command.perpetual;
  const OpenPosition was = position_of(done.before, id, command.account);
  const Price mark = feed_of(done.before, id).mark;
  const Amount value{mul_div_floor(was.quantity.value, mark.value, perpetual_of(done.before, id).terms.lot.value)};
  const Amount realised = value - was.net_cost;
  const Leg leg{counter_purse(done.before, id), unsettled_purse(done.before, id, command.account), realised};
  const Truth stands = same_position(position_of(done.after, id, command.account), {was.quantity, value});
  return both(moves_just(done.events, {leg}), both(stands, marked->realised == realised));
}

Guards guards(const State& before, const SettleEquity& command) {
  const ContractId id = command.perpetual;
  const auto claimed = [&before, id, &command] { return held(before, unsettled_purse(before, id, command.account)); };
  const auto fund_is_dry = [&before, id, claimed] {
    return both(claimed() > NOTHING, held(before, liquidity_purse(before, id)) <= NOTHING);
  };
  const auto loser_has_nothing = [&before, id, &command, claimed] {
    return both(claimed() < NOTHING, held(before, settling_purse(before, id, command.account)) <= NOTHING);
  };
  return {no_perpetual(before, id),
          not_an_actor(before, command.account),
          away_from_perpetual(before, id, command.account, command.account),
          {Reason::nothing_to_settle, [claimed] { return claimed() == NOTHING; }},
          {Reason::insufficient_liquidity, fund_is_dry},
          {Reason::insufficient_balance, loser_has_nothing}};
}

/// The fund pays a winner, or is paid by a loser, as far as there is cash; so much less is unsettled.
Truth effect(const Done& done, const SettleEquity& command) {
  const ContractId id = command.perpetual;
  const Purse cash = settling_purse(done.before, id, command.account), liquidity = liquidity_purse(done.before, id);
  const Purse unsettled = unsettled_purse(done.before, id, command.account);
  const Amount claimed = held(done.before, unsettled);
  const Amount won = min(claimed, held(done.before, liquidity)), lost = min(-claimed, held(done.before, cash));
  const Amount paid{select(claimed > NOTHING, won.value, -lost.value)};
  return does_just<EquitySettled>(done, {{liquidity, cash, paid}, {unsettled, counter_purse(done.before, id), paid}});
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
