#pragma once
// Chapter SPOT: a market, its fees, and the atomic fill of two orders that were not reserved for. Orders that were: spot_order.hpp.
#include <string_view>

#include "ref/exchange/book.hpp"
#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What a venue charges, in parts per million of the notional (one basis point is 100). A negative maker fee is a rebate.
struct FeeRates {
  Ppm maker;
  Ppm taker;
};

/// The terms of a market: `price` quote units buy `lot` base units.
struct MarketTerms {
  LedgerId ledger;
  AssetId base;
  AssetId quote;
  Quantity lot;
  AccountId venue;  ///< earns the fees, in its purse `fees`
  FeeRates fees;    ///< of whoever has no rates of their own
};

enum class Side { buy, sell };

/// An order with a reservation: what is left of it, nothing once it is filled or cancelled. It is filled at its limit or better.
struct SpotOrder {
  OneOf<Side> side;
  Quantity quantity;
  Price limit;
  FeeRates fees;  ///< its account's when it was placed: a later change does not reach it
};
using SpotOrders = Table<OrderId, SpotOrder>;

struct Market {
  MarketTerms terms;
  Table<AccountId, FeeRates> fees_of;  ///< rates of particular accounts
  Table<AccountId, SpotOrders> books;  ///< the orders of each account
};
/// A taker's fee is between nothing and the whole; a maker's rebate is at most the whole.
Truth sound(const FeeRates& fees);
/// The lot is positive, base and quote differ, the standard fees are sound and pay their rebate.
Truth sound(const MarketTerms& terms);
/// An account's own rates on a market, or the standard ones.
const FeeRates& rates_of(const Market& market, AccountId account);

/// [SPOT-1] Gives an account fee rates of its own on a market.
struct SetFees {
  static constexpr std::string_view rule = "SPOT-1";
  ContractId market;
  AccountId account;
  FeeRates fees;
};
/// [SPOT-2] A taker's order met a maker's: base and quote change hands, and both pay their fees, or nothing happens.
struct Fill {
  static constexpr std::string_view rule = "SPOT-2";
  ContractId market;
  AccountId taker;
  AccountId maker;
  OneOf<Side> side;  ///< the taker's
  Quantity quantity;
  Price price;
};

struct FeesSet {
  ContractId market;
  AccountId account;
  FeeRates fees;
};
/// The fees are what the taker and the maker paid; a negative maker fee was received.
struct Filled {
  ContractId market;
  Amount notional;
  Amount taker_fee;
  Amount maker_fee;
  Posting posting;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::FeeRates, maker, taker);
PLUMBLINE_DESCRIBE(plumbline::MarketTerms, ledger, base, quote, lot, venue, fees);
PLUMBLINE_DESCRIBE(plumbline::SpotOrder, side, quantity, limit, fees);
PLUMBLINE_DESCRIBE(plumbline::Market, terms, fees_of, books);
PLUMBLINE_DESCRIBE(plumbline::SetFees, market, account, fees);
PLUMBLINE_DESCRIBE(plumbline::Fill, market, taker, maker, side, quantity, price);
PLUMBLINE_DESCRIBE(plumbline::FeesSet, market, account, fees);
PLUMBLINE_DESCRIBE(plumbline::Filled, market, notional, taker_fee, maker_fee, posting);
