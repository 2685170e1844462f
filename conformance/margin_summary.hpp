#pragma once
// [MRGN-5] The account equation with its figures: what an account has on an exchange, what is asked of it, and what is left.
#include <optional>
#include <string>
#include <vector>

#include "ref/exchange/risk.hpp"

namespace plumbline {

/// What an account lodged of an asset, and what that counts for.
struct CollateralLine {
  AssetId asset;
  Amount holding;
  Amount value;
};
/// What an account has open in a perpetual, and what is asked for the largest position that could come of it.
struct PositionLine {
  ContractId perpetual;
  Quantity quantity;
  Amount net_cost;
  Price average_entry;  ///< and break-even, with what is unsettled counted [PERP-1]
  Price break_even;
  Price mark;
  Amount unrealised;  ///< at the mark, less the net cost
  Amount unsettled;
  OpenOrders orders;
  Quantity largest;
  Amount notional;  ///< of the largest, at the mark
  Amount initial;
  Amount maintenance;
  Amount auto_close;
};
/// What an account owes a pool, at the mark, and what is asked for it.
struct DebtLine {
  ContractId pool;
  Amount owed;
  Amount value;
  Amount initial;
  Amount maintenance;
};

/// Net equity, less what the orders could lose, and what is asked for: in parts of 10^6 of the notional, the nearest one. For the eye.
struct MarginFractions {
  Integer margin;
  Integer initial;
  Integer maintenance;
  Integer auto_close;
};

/// An account on an exchange, its open orders considered. Amounts are in units of the settlement asset.
struct MarginSummary {
  ContractId exchange;
  AccountId account;
  OneOf<MarginStatus> status;
  std::vector<CollateralLine> collateral;
  std::vector<PositionLine> positions;
  std::vector<DebtLine> debts;
  Risk risk;
  Amount standing;      ///< net equity less the maintenance margin of positions and debts alone; below zero: to be liquidated [MRGN-3]
  Amount locked;        ///< the initial margin, and what the open orders could lose
  Amount available;     ///< net equity that is not locked: the gate lets an order that increases risk leave more than nothing [ORDR-1]
  Amount withdrawable;  ///< the same without profit not paid for yet: what is taken out leaves no less than nothing [MRGN-2]
  Amount notional;      ///< of all positions and debts
  Amount auto_close;    ///< the margin below which the positions would be closed by the venue
  std::optional<MarginFractions> fractions;  ///< none where there is nothing to ask for
  bool out_of_range = false;  ///< some of it is beyond the machine's range, and so is every decision on it; the rest says nothing
};

MarginSummary margin_summary(const State& state, ContractId exchange, AccountId account);
/// Of each account that has anything on an exchange: collateral, a position, an order, unsettled equity, a debt, another status than good.
std::vector<MarginSummary> margin_summaries(const State& state);

/// One JSON object. Without a notional there are no fractions.
std::string to_json(const MarginSummary& summary);

}  // namespace plumbline

PLUMBLINE_DESCRIBE(plumbline::CollateralLine, asset, holding, value);
PLUMBLINE_DESCRIBE(plumbline::PositionLine, perpetual, quantity, net_cost, average_entry, break_even, mark, unrealised, unsettled, orders,
                   largest, notional, initial, maintenance, auto_close);
PLUMBLINE_DESCRIBE(plumbline::DebtLine, pool, owed, value, initial, maintenance);
PLUMBLINE_DESCRIBE(plumbline::MarginFractions, margin, initial, maintenance, auto_close);
PLUMBLINE_DESCRIBE(plumbline::MarginSummary, exchange, account, status, collateral, positions, debts, risk, standing, locked, available,
                   withdrawable, notional, auto_close);
