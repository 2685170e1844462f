#pragma once
// What a fill is worth and what it costs, on any market.
#include "ref/exchange/spot.hpp"
#include "ref/policies.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Quote units for `quantity` at `price` a lot, rounded against the taker: up if the taker buys, down if it sells, or
/// as the policy says.
Amount notional_of(const Policies& policies, Side side, Quantity quantity, Price price, Quantity lot);
/// A fee on `notional`: rounded up unless the policy says otherwise, so that the venue never pays for a rounding.
Amount fee_on(const Policies& policies, Amount notional, Ppm rate);
/// The standard fees are sound, and the taker's pays for the maker's rebate.
Truth pays_its_rebate(const FeeRates& fees);

}  // namespace plumbline::inline PLUMBLINE_BUILD
