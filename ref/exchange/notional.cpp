#include "ref/exchange/notional.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Amount notional_of(const Policies& policies, Side side, Quantity quantity, Price price, Quantity lot) {
  switch (policies.notional_rounding) {
    case NotionalRounding::against_taker: break;
    case NotionalRounding::floor: return Amount{mul_div_floor(quantity.value, price.value, lot.value)};
    case NotionalRounding::half_even: return Amount{mul_div(quantity.value, price.value, lot.value, Rounding::half_even)};
  }
  return Amount{side == Side::buy ? mul_div_ceil(quantity.value, price.value, lot.value)
                                  : mul_div_floor(quantity.value, price.value, lot.value)};
}

Amount fee_on(const Policies& policies, Amount notional, Ppm rate) {
  return Amount{mul_div(notional.value, rate.value, WHOLE_PPM.value, policies.fee_rounding)};
}

Price even_price(Quantity position, Amount cost, Quantity lot) {
  if (position == Quantity{0}) return Price{0};
  return Price{position > Quantity{0} ? mul_div_ceil(cost.value, lot.value, position.value)
                                      : mul_div_floor(-cost.value, lot.value, -position.value)};
}

Posting legs_of(const MarketTerms& terms, const SpotTrade& trade, const Purse& goods, const Purse& cash) {
  const Purse fees{terms.venue, terms.quote, PurseKind::fees, {}};
  const Purse received = available_purse(trade.seller, terms.quote);
  const Purse& taker_cash = trade.taker_buys ? cash : received;
  const Purse& maker_cash = trade.taker_buys ? received : cash;
  const Purse maker_free = available_purse(trade.taker_buys ? trade.seller : trade.buyer, terms.quote);
  return {
      {goods, available_purse(trade.buyer, terms.base), units(trade.quantity)},
      {cash, received, trade.notional},
      {taker_cash, fees, trade.taker_fee},
      trade.maker_rate < Ppm{0} ? Leg{fees, maker_free, -trade.maker_fee} : Leg{maker_cash, fees, trade.maker_fee},
  };
}

Truth sound(const FeeRates& fees) {
  return both(both(fees.maker >= -WHOLE_PPM, fees.maker <= WHOLE_PPM), both(fees.taker >= Ppm{0}, fees.taker <= WHOLE_PPM));
}

Truth pays_its_rebate(const FeeRates& fees) { return both(sound(fees), fees.maker + fees.taker >= Ppm{0}); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
