#pragma once
// Chapter SPOT, orders: an order sets aside what it could cost when it is placed, so it needs no margin and no look at its account
// when it meets another. There is no order book here: which orders meet, and in which order, is the market's and comes in.
#include <string_view>

#include "ref/exchange/spot.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [SPOT-3] Places an order, and sets aside what it could cost: of a bid the quantity at its limit with the larger of the account's two
/// fees, in the quote asset; of an ask the quantity of the base asset.
struct PlaceSpotOrder {
  static constexpr std::string_view rule = "SPOT-3";
  ContractId market;
  AccountId account;
  OrderId order;  ///< unlike any that the account had in this market before
  OneOf<Side> side;
  Quantity quantity;
  Price limit;
};
/// [SPOT-4] Cancels what is left of an order: what is still set aside for it goes back.
struct CancelSpotOrder {
  static constexpr std::string_view rule = "SPOT-4";
  ContractId market;
  AccountId account;
  OrderId order;
};
/// [SPOT-5] Two orders met: both are filled for a quantity at the maker's limit, out of what was set aside for them.
struct MatchSpotOrders {
  static constexpr std::string_view rule = "SPOT-5";
  ContractId market;
  AccountId taker;
  OrderId taker_order;
  AccountId maker;
  OrderId maker_order;
  Quantity quantity;
};

struct SpotOrderPlaced {
  ContractId market;
  AccountId account;
  OrderId order;
  SpotOrder terms;
  Posting posting;
};
/// Nothing is left of the order: it was cancelled, or would have traded with another one of its account.
struct SpotOrderCancelled {
  ContractId market;
  AccountId account;
  OrderId order;
  Posting posting;
};
/// The fees are what the taker and the maker paid; a negative maker fee was received. What is left of each order is smaller by the
/// quantity; nothing is left of a bid whose rest the buyer could not pay for.
struct SpotOrdersMatched {
  ContractId market;
  AccountId taker;
  OrderId taker_order;
  AccountId maker;
  OrderId maker_order;
  Quantity quantity;
  Amount notional;
  Amount taker_fee;
  Amount maker_fee;
  Quantity taker_left;
  Quantity maker_left;
  Posting posting;
};

/// What an order pays with: the quote asset if it buys, the base asset if it sells.
AssetId paid_with(const MarketTerms& terms, Side side);
/// What has to be set aside for what is left of an order, each step rounded up, whatever the policies say: no fill at its limit or
/// better costs more.
Amount reservation(const MarketTerms& terms, const SpotOrder& order);
/// What an account has set aside for its orders on a market, of one asset.
inline Purse reserved_purse(ContractId market, AccountId account, AssetId asset) { return {account, asset, PurseKind::reserved, market}; }

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::PlaceSpotOrder, market, account, order, side, quantity, limit);
PLUMBLINE_DESCRIBE(plumbline::CancelSpotOrder, market, account, order);
PLUMBLINE_DESCRIBE(plumbline::MatchSpotOrders, market, taker, taker_order, maker, maker_order, quantity);
PLUMBLINE_DESCRIBE(plumbline::SpotOrderPlaced, market, account, order, terms, posting);
PLUMBLINE_DESCRIBE(plumbline::SpotOrderCancelled, market, account, order, posting);
PLUMBLINE_DESCRIBE(plumbline::SpotOrdersMatched, market, taker, taker_order, maker, maker_order, quantity, notional, taker_fee, maker_fee,
                   taker_left, maker_left, posting);
