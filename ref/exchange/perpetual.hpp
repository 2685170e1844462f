#pragma once
// Chapter PERP: perpetual futures. A position is a quantity and what it cost; profit is realised as it is reduced, and
// at the mark; what is realised is a claim on the liquidity fund until it is settled in cash. Nothing is ever created:
// the quantities add up to zero, and so do the costs, the claims and the cash.
#include <optional>
#include <string_view>
#include <vector>

#include "ref/exchange/book.hpp"
#include "ref/exchange/mark.hpp"
#include "ref/exchange/spot.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What longs pay shorts at the end of an interval, so that the mark stays near the index. Rates are of the notional.
struct FundingTerms {
  Duration interval;  ///< from one payment to the next
  Rate interest;      ///< what the quote asset earns more than the base asset
  Rate damper;        ///< as far as this the interest pulls the premium
  Rate cap;           ///< the most that either side pays for an interval
  Integer spread;     ///< the premium is paid in this many parts, one for each interval
};

/// The terms of a perpetual: `lot` contracts are worth the price of the feed, in minor units of `settled_in`.
struct PerpetualTerms {
  LedgerId ledger;
  AssetId settled_in;
  FeedId feed;
  Quantity lot;
  Quantity limit;   ///< of a position, on either side
  AccountId venue;  ///< keeps the liquidity fund, and earns the fees and the residue of funding
  FeeRates fees;
  FundingTerms funding;
};
/// A position: above zero if long, below if short. A flat one has cost nothing.
struct OpenPosition {
  Quantity quantity;
  Amount net_cost;  ///< what was paid for it less what was received; what the rest of it is worth is unrealised profit
};
struct Perpetual {
  PerpetualTerms terms;
  Time funded;          ///< when funding was last paid
  ContractId exchange;  ///< where it trades, by orders; empty: nowhere, so fills come as they are
  Table<AccountId, OpenPosition> positions;
  Table<AccountId, Book> books;
};
/// The lot and the limit are positive, the fees are sound and pay their rebate, an interval has a length, rates are in range.
Truth sound(const PerpetualTerms& terms);
Truth sound(const FundingTerms& terms);

/// [PERP-1] A taker's order met a maker's: both positions change, and nothing is paid but the fees, out of unsettled equity.
struct FillPerpetual {
  static constexpr std::string_view rule = "PERP-1";
  ContractId perpetual;
  AccountId taker;
  AccountId maker;
  OneOf<Side> side;  ///< the taker's
  Quantity quantity;
  Price price;
};
/// [PERP-2] Realises a position's profit or loss at the mark; its size stays.
struct MarkToMarket {
  static constexpr std::string_view rule = "PERP-2";
  ContractId perpetual;
  AccountId account;
};
/// [PERP-3] Settles unsettled equity in cash: a loser pays the liquidity fund, or the fund pays a winner, as far as it goes.
struct SettleEquity {
  static constexpr std::string_view rule = "PERP-3";
  ContractId perpetual;
  AccountId account;
};
/// [PERP-4] Funding at the end of an interval, for the mean premium of the mark over the index in it.
struct PayFunding {
  static constexpr std::string_view rule = "PERP-4";
  ContractId perpetual;
  Rate premium;
};

/// What was realised is the part of the cost that has left the position; below zero it is a loss.
struct PerpetualFilled {
  ContractId perpetual;
  AccountId taker;
  AccountId maker;
  Amount notional;
  Amount taker_fee;
  Amount maker_fee;
  Amount taker_realised;
  Amount maker_realised;
  OpenPosition taker_position;
  OpenPosition maker_position;
  Posting posting;
};
struct MarkedToMarket {
  ContractId perpetual;
  AccountId account;
  Amount realised;
  OpenPosition position;
  Posting posting;
};
struct EquitySettled {
  ContractId perpetual;
  AccountId account;
  Posting posting;
};
struct FundingPaid {
  ContractId perpetual;
  Rate rate;       ///< above zero, longs pay shorts
  Amount residue;  ///< what the roundings left, for the venue
  Time funded;
  Posting posting;
};

/// The purses of a perpetual. What accounts are owed or owe, the fund owes or is owed: its counter purse.
class PerpetualPurses {
 public:
  PerpetualPurses(const Perpetual& perpetual, ContractId id) : terms_(perpetual.terms), exchange_(perpetual.exchange), id_(id) {}
  Purse unsettled(AccountId account) const { return {account, terms_.settled_in, PurseKind::unsettled, id_}; }
  Purse counter() const { return {terms_.venue, terms_.settled_in, PurseKind::counter, id_}; }
  Purse liquidity() const { return {terms_.venue, terms_.settled_in, PurseKind::liquidity, id_}; }
  /// What an account settles its equity from, and into: its collateral, if the perpetual trades on an exchange.
  Purse cash(AccountId account) const {
    if (exchange_.empty()) return available_purse(account, terms_.settled_in);
    return collateral_purse(exchange_, account, terms_.settled_in);
  }

 private:
  const PerpetualTerms& terms_;
  ContractId exchange_;
  ContractId id_;
};

/// What a trade makes of a position: `quantity` and `cost` are above zero if it bought, below if it sold. Of a position
/// that is reduced, or of a trade that turns it round, what remains keeps its part of the cost, rounded down.
OpenPosition traded(const OpenPosition& before, Quantity quantity, Amount cost);
struct State;
/// What a trade comes to, or nothing if a position's cost would leave its range.
std::optional<PerpetualFilled> fill(const State& state, const FillPerpetual& trade);
/// What a position is worth at a price, rounded down: unrealised profit is this less its net cost.
Amount value_at(const OpenPosition& position, Price price, Quantity lot);
/// The rate of an interval with this mean premium.
Rate funding_rate(const FundingTerms& terms, Rate premium);

/// What funding gives one position, or takes from it: rounded down, so that what is received never exceeds what is paid.
struct Funding {
  Amount received;  ///< by all so far; at most nothing, in the end
  Appended<Leg> posting;
};
struct Fund {
  const PerpetualPurses& purses;
  Integer price_rate;  ///< mark x rate
  Integer divisor;     ///< lot x the whole rate
  Funding operator()(Funding gathered, AccountId account, const OpenPosition& position) const;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::FundingTerms, interval, interest, damper, cap, spread);
PLUMBLINE_DESCRIBE(plumbline::PerpetualTerms, ledger, settled_in, feed, lot, limit, venue, fees, funding);
PLUMBLINE_DESCRIBE(plumbline::OpenPosition, quantity, net_cost);
PLUMBLINE_DESCRIBE(plumbline::Perpetual, terms, funded, exchange, positions, books);
PLUMBLINE_DESCRIBE(plumbline::FillPerpetual, perpetual, taker, maker, side, quantity, price);
PLUMBLINE_DESCRIBE(plumbline::MarkToMarket, perpetual, account);
PLUMBLINE_DESCRIBE(plumbline::SettleEquity, perpetual, account);
PLUMBLINE_DESCRIBE(plumbline::PayFunding, perpetual, premium);
PLUMBLINE_DESCRIBE(plumbline::PerpetualFilled, perpetual, taker, maker, notional, taker_fee, maker_fee, taker_realised, maker_realised,
                   taker_position, maker_position, posting);
PLUMBLINE_DESCRIBE(plumbline::MarkedToMarket, perpetual, account, realised, position, posting);
PLUMBLINE_DESCRIBE(plumbline::EquitySettled, perpetual, account, posting);
PLUMBLINE_DESCRIBE(plumbline::FundingPaid, perpetual, rate, residue, funded, posting);
PLUMBLINE_DESCRIBE(plumbline::Funding, received, posting);
