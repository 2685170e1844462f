#pragma once
// Chapter MRGN: margin. An exchange values what an account lodged, what it stands to gain or lose and what it owes, and asks for
// so much of it as its positions and debts could cost. Profit not paid for yet supports positions, and nothing else.
#include <string_view>

#include "ref/exchange/book.hpp"
#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Fractions of margin, and what a root is multiplied with, are counted in parts of this.
inline constexpr Integer MARGIN_SCALE = ten_to(18);
/// The largest factor of a root: 1 for each root of a minor unit.
inline constexpr Integer LARGEST_FACTOR = ten_to(12);

/// What the weight of collateral falls with.
enum class WeighedBy { notional, quantity };

/// What an asset counts for as collateral: its value times a weight, the lesser of `base` and 1.1 / (1 + penalty x root).
struct CollateralTerms {
  FeedId feed;   ///< of its price in the settlement asset; empty: it is that asset
  Quantity lot;  ///< which that price is for
  Rate base;
  Integer penalty;  ///< in parts of 10^12, for each root of a minor unit
  OneOf<WeighedBy> weighed_by;
};
/// A margin fraction that grows with the notional: the larger of `base` and factor x root of the notional.
struct Requirement {
  Rate base;
  Integer factor;  ///< in parts of 10^12, for each root of a minor unit
};
/// What an exchange asks of positions and orders in one perpetual.
struct RiskTerms {
  Requirement initial;      ///< to take on more risk
  Requirement maintenance;  ///< to keep what there is
  Requirement auto_close;   ///< below it a liquidation goes a stage further
  Ppm weight;               ///< as much of its notional counts against the exposure limit
  Amount order_limit;       ///< the most that one order may be worth
  Quantity open_limit;      ///< the most that all open orders of an account may be for
  Amount profit_cap;        ///< the most profit not paid for yet that counts
};
/// What a debt counts for: to a pool that lends against collateral.
struct DebtTerms {
  FeedId feed;              ///< of the price of what the pool lends, in the settlement asset; empty: it lends that asset
  Quantity lot;             ///< which that price is for
  Requirement initial;      ///< asked for on what is owed, to owe more
  Requirement maintenance;  ///< to keep what there is
};
/// What happens where an account's order meets another of its own.
enum class SelfTrade { taker_lapses, maker_lapses, both_lapse };

struct ExchangeTerms {
  LedgerId ledger;
  AssetId settled_in;
  Amount exposure_limit;  ///< the most that an account's weighted positions may come to
  OneOf<SelfTrade> self_trade;
  Table<AssetId, CollateralTerms> collateral;
  Table<ContractId, RiskTerms> markets;  ///< the perpetuals that trade on it
  Table<ContractId, DebtTerms> pools;    ///< the pools that lend against what is lodged with it
};

enum class RiskTaking { allowed, reduce_only };
enum class MarginStatus { good, in_liquidation };
struct MarginAccount {
  OneOf<MarginStatus> status;
};
struct Exchange {
  ExchangeTerms terms;
  OneOf<RiskTaking> risk_taking;
  Table<AccountId, MarginAccount> accounts;  ///< who is not there is good
};
/// A weight or a base of at most 1, a factor within its bounds; a margin asked for is never less than the next stage's.
Truth sound(const CollateralTerms& terms);
Truth sound(const RiskTerms& terms);
Truth sound(const DebtTerms& terms);
Truth sound(const ExchangeTerms& terms);

/// [MRGN-1] An account lodges collateral.
struct LodgeCollateral {
  static constexpr std::string_view rule = "MRGN-1";
  ContractId exchange;
  AccountId account;
  AssetId asset;
  Amount amount;
};
/// [MRGN-2] An account takes collateral back. What is left covers its positions and orders without profit not yet paid for.
struct TakeCollateral {
  static constexpr std::string_view rule = "MRGN-2";
  ContractId exchange;
  AccountId account;
  AssetId asset;
  Amount amount;
};
/// [MRGN-3] Looks whether an account keeps its maintenance margin: below it, it is in liquidation, and only reduces.
struct Assess {
  static constexpr std::string_view rule = "MRGN-3";
  ContractId exchange;
  AccountId account;
};
/// [MRGN-4] Allows everybody on an exchange to take risk, or only to reduce it.
struct SwitchRisk {
  static constexpr std::string_view rule = "MRGN-4";
  ContractId exchange;
  OneOf<RiskTaking> risk_taking;
};

struct CollateralLodged {
  ContractId exchange;
  Posting posting;
};
struct CollateralTaken {
  ContractId exchange;
  AccountId account;
  Posting posting;
};
struct Assessed {
  ContractId exchange;
  AccountId account;
  OneOf<MarginStatus> status;
};
struct RiskSwitched {
  ContractId exchange;
  OneOf<RiskTaking> risk_taking;
};

/// The margin asked for on a notional, rounded up: the larger of base and factor x root, times the notional. The root of the notional
/// can be given, where more than one margin is asked for.
Amount margin_on(const Requirement& requirement, Amount notional, Integer root);
inline Amount margin_on(const Requirement& requirement, Amount notional) {
  return margin_on(requirement, notional, root_up(notional.value));
}
/// What a holding counts for as collateral, at this price for a lot, rounded down.
Amount collateral_value(const CollateralTerms& terms, Amount holding, Price price);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::CollateralTerms, feed, lot, base, penalty, weighed_by);
PLUMBLINE_DESCRIBE(plumbline::Requirement, base, factor);
PLUMBLINE_DESCRIBE(plumbline::RiskTerms, initial, maintenance, auto_close, weight, order_limit, open_limit, profit_cap);
PLUMBLINE_DESCRIBE(plumbline::DebtTerms, feed, lot, initial, maintenance);
PLUMBLINE_DESCRIBE(plumbline::ExchangeTerms, ledger, settled_in, exposure_limit, self_trade, collateral, markets, pools);
PLUMBLINE_DESCRIBE(plumbline::MarginAccount, status);
PLUMBLINE_DESCRIBE(plumbline::Exchange, terms, risk_taking, accounts);
PLUMBLINE_DESCRIBE(plumbline::LodgeCollateral, exchange, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::TakeCollateral, exchange, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::Assess, exchange, account);
PLUMBLINE_DESCRIBE(plumbline::SwitchRisk, exchange, risk_taking);
PLUMBLINE_DESCRIBE(plumbline::CollateralLodged, exchange, posting);
PLUMBLINE_DESCRIBE(plumbline::CollateralTaken, exchange, account, posting);
PLUMBLINE_DESCRIBE(plumbline::Assessed, exchange, account, status);
PLUMBLINE_DESCRIBE(plumbline::RiskSwitched, exchange, risk_taking);
