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

Truth sound(const FeeRates& fees) {
  return both(both(fees.maker >= -WHOLE_PPM, fees.maker <= WHOLE_PPM), both(fees.taker >= Ppm{0}, fees.taker <= WHOLE_PPM));
}

Truth pays_its_rebate(const FeeRates& fees) { return both(sound(fees), fees.maker + fees.taker >= Ppm{0}); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
