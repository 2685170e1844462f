// Of the chapter SPOT: the fees of an account, and a fill out of what its parties are free to use.
#include "invariants/conduct/spot.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The parties of a fill, and what it comes to.
struct SpotFill {
  MarketTerms terms;
  AccountId buyer, seller;
  Amount notional, taker_fee, maker_fee;
};
SpotFill spot_fill(const State& before, const Fill& command) {
  const Market& market = market_of(before, command.market);
  const bool taker_buys = command.side == Side::buy;
  const Amount notional = comes_to(before.policies, command.side, command.quantity, command.price, market.terms.lot);
  return {market.terms,
          taker_buys ? command.taker : command.maker,
          taker_buys ? command.maker : command.taker,
          notional,
          fee_at(before.policies, notional, rates_on(market, command.taker).taker),
          fee_at(before.policies, notional, rates_on(market, command.maker).maker)};
}

/// The maker's rebate is more than the taker's fee.
Truth rebate_is_larger(const State& before, const Fill& command) {
  const Market& market = market_of(before, command.market);
  return rates_on(market, command.maker).maker + rates_on(market, command.taker).taker < Ppm{0};
}

/// The seller lacks some of the base, or the buyer some of the notional and its fee. A rebate makes the buyer need less.
Truth cannot_be_paid(const State& before, const Fill& command) {
  const SpotFill fill = spot_fill(before, command);
  const Amount fee = command.side == Side::buy ? fill.taker_fee : fill.maker_fee;
  const Amount base = held(before, free_purse(fill.seller, fill.terms.base));
  const Amount quote = held(before, free_purse(fill.buyer, fill.terms.quote));
  return either(base < units(command.quantity), quote - fill.notional < fee);
}

}  // namespace

Guards guards(const State& before, const SetFees& command) {
  const auto out_of_bounds = [&command] {
    const Truth maker = is_between(-1'000'000, command.fees.maker.value, 1'000'000);
    return negate(both(maker, is_between(0, command.fees.taker.value, 1'000'000)));
  };
  return {no_market(before, command.market),
          not_an_actor(before, command.account),
          away_from_market(before, command.market, command.account),
          {Reason::fee_out_of_bounds, out_of_bounds}};
}

/// The account has these rates from now on, and every other account those that it had.
Truth effect(const Done& done, const SetFees& command) {
  const Market& earlier = market_of(done.before, command.market);
  const Market& now = done.after.markets.get(command.market);
  const FeeRates* own = now.fees_of.find(command.account);
  if (!own) return false;
  const Truth others = every(now.fees_of, [&](AccountId account, const FeeRates& rates) -> Truth {
    return account == command.account ? Truth{true} : same_rates(rates, earlier.fees_of.get(account));
  });
  return both(does_just<FeesSet>(done, {}), both(same_rates(*own, command.fees), others));
}

Guards guards(const State& before, const Fill& command) {
  return {no_market(before, command.market),
          not_actors(before, command.taker, command.maker),
          away_from_market(before, command.market, command.taker, command.maker),
          one_account(command.taker, command.maker),
          not_positive(command.quantity),
          too_large(command.quantity),
          price_not_positive(command.price),
          price_too_large(command.price),
          {Reason::rebate_exceeds_fee, [&before, &command] { return rebate_is_larger(before, command); }},
          {Reason::insufficient_balance, [&before, &command] { return cannot_be_paid(before, command); }}};
}

Truth effect(const Done& done, const Fill& command) {
  const auto* filled = only<Filled>(done.events);
  if (!filled || filled->market != command.market) return false;
  const SpotFill fill = spot_fill(done.before, command);
  const AssetId base = fill.terms.base, quote = fill.terms.quote;
  const Posting legs{{free_purse(fill.seller, base), free_purse(fill.buyer, base), units(command.quantity)},
                     {free_purse(fill.buyer, quote), free_purse(fill.seller, quote), fill.notional},
                     {free_purse(command.taker, quote), earned_fees(fill.terms), fill.taker_fee},
                     {free_purse(command.maker, quote), earned_fees(fill.terms), fill.maker_fee}};
  const Truth fees = both(filled->taker_fee == fill.taker_fee, filled->maker_fee == fill.maker_fee);
  return both(moves_just(done.events, legs), both(filled->notional == fill.notional, fees));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
