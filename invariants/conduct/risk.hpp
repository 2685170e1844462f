#pragma once
// The account equation of the chapter MRGN, and what open orders could do, of the chapter ORDR.
#include "invariants/conduct/perpetuals.hpp"
#include "ref/exchange/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What is to be added to an account's standing before it is valued: open orders in a perpetual, collateral of an asset that is taken,
/// a loan of a pool that is drawn.
struct Planned {
  ContractId perpetual;
  OpenOrders orders;
  AssetId asset;
  Amount taken;
  ContractId pool;
  Amount drawn;
};
/// The account equation with all open orders, and with what is planned.
Risk with_all_orders(const State& state, ContractId exchange, AccountId account, const Planned& planned = {});
/// The account equation of positions, collateral and debts alone.
Risk without_orders(const State& state, ContractId exchange, AccountId account);
/// Whether the initial margin is covered without profit not paid for, with a price for all that is open and owed.
Truth covers_without_profit(const Risk& risk);

/// The margin asked for on a notional, rounded up.
Amount asked_on(const Requirement& requirement, Amount notional);
/// What a quantity is worth at a mark, rounded up.
Amount worth_at(const Perpetual& perpetual, Quantity quantity, Price price);

/// What one order adds to what open orders could do: one that buys or sells, or one that only reduces, against a position.
OpenOrders bid_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order);
OpenOrders ask_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order);
OpenOrders reduction_of(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order, Quantity position);
/// For how much all open orders of an account in a perpetual are, what they lose left out.
OpenOrders quantities_of(const State& state, ContractId perpetual, AccountId account);
/// The largest position, long or short, that could come of open orders.
Quantity largest_of(Quantity position, const OpenOrders& orders);

}  // namespace plumbline::inline PLUMBLINE_BUILD
