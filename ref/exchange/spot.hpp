#pragma once
// Chapter SPOT: an atomic fill of two orders, with maker and taker fees.
#include <string_view>

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
struct Market {
  MarketTerms terms;
  Table<AccountId, FeeRates> fees_of;  ///< rates of particular accounts
};
/// A taker's fee is between nothing and the whole; a maker's rebate is at most the whole.
Truth sound(const FeeRates& fees);
/// The lot is positive, base and quote differ, the standard fees are sound and pay their rebate.
Truth sound(const MarketTerms& terms);

enum class Side { buy, sell };

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
PLUMBLINE_DESCRIBE(plumbline::Market, terms, fees_of);
PLUMBLINE_DESCRIBE(plumbline::SetFees, market, account, fees);
PLUMBLINE_DESCRIBE(plumbline::Fill, market, taker, maker, side, quantity, price);
PLUMBLINE_DESCRIBE(plumbline::FeesSet, market, account, fees);
PLUMBLINE_DESCRIBE(plumbline::Filled, market, notional, taker_fee, maker_fee, posting);
