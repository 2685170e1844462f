#pragma once
// What trading has in common, on a spot market and in perpetuals: notionals, fees, and prices that decide something.
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What a quantity comes to at a price for a lot: up where the taker buys, down where it sells, or as the policy says.
inline Amount comes_to(const Policies& policies, Side taker, Quantity quantity, Price price, Quantity lot) {
  if (policies.notional_rounding == NotionalRounding::half_even)
    return Amount{mul_div(quantity.value, price.value, lot.value, Rounding::half_even)};
  const bool up = policies.notional_rounding == NotionalRounding::against_taker && taker == Side::buy;
  return Amount{up ? mul_div_ceil(quantity.value, price.value, lot.value) : mul_div_floor(quantity.value, price.value, lot.value)};
}
/// The fee on a notional at a rate; of a rebate it is below zero.
inline Amount fee_at(const Policies& policies, Amount notional, Ppm rate) {
  return Amount{mul_div(notional.value, rate.value, WHOLE_PPM.value, policies.fee_rounding)};
}

/// Whether a feed has published a price.
inline Truth has_price(const Feed& feed) { return feed.mark > Price{0}; }
/// Whether its price is older than it allows.
inline Truth is_stale(const State& state, const Feed& feed) {
  return time_on(state, feed.terms.ledger) - feed.as_of > feed.terms.stale_after;
}

/// A price is zero or less.
inline Guard price_not_positive(Price price) {
  return {Reason::price_not_positive, [price] { return price <= Price{0}; }};
}
/// A price is above 10^27.
inline Guard price_too_large(Price price) {
  return {Reason::price_too_large, [price] { return price > LARGEST_PRICE; }};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
