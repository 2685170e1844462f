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
/// The price at which a position is worth what it cost: the lowest that loses nothing if it is long, the highest if it is short.
/// Of no position, 0. [PERP-1] Average entry, if the cost is the net cost; break-even, if it is that less unsettled equity.
Price even_price(Quantity position, Amount cost, Quantity lot);

/// A trade of two accounts on a spot market: what it is worth, and what each of them pays for it.
struct SpotTrade {
  AccountId buyer;
  AccountId seller;
  bool taker_buys;
  Quantity quantity;
  Amount notional;
  Amount taker_fee;
  Amount maker_fee;
  Ppm maker_rate;
};
/// Its four legs, also those of nothing. The seller delivers out of `goods`, and pays its fee out of what it receives; the buyer pays
/// out of `cash`, fee and all. A rebate goes to what the maker is free to use.
Posting legs_of(const MarketTerms& terms, const SpotTrade& trade, const Purse& goods, const Purse& cash);
/// The standard fees are sound, and the taker's pays for the maker's rebate.
Truth pays_its_rebate(const FeeRates& fees);

}  // namespace plumbline::inline PLUMBLINE_BUILD
