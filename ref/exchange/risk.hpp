#pragma once
// Chapter MRGN, the account equation: what an account has on an exchange, and what is asked of it, at the marks of now.
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// What an account has and what is asked of it, in one market or in all, in units of the settlement asset.
struct Risk {
  Amount equity;       ///< collateral, and profit or loss, paid or not, as far as it counts, less what is owed
  Amount secured;      ///< the same without profit that is not paid for yet
  Amount loss;         ///< what the open orders could lose as they fill
  Amount exposure;     ///< weighted notional of the largest positions that could come of the open orders
  Amount initial;      ///< margin asked for those and for debts, to take on more risk
  Amount maintenance;  ///< margin asked for those and for debts, to keep what there is
  Integer unpriced;    ///< markets and debts without a price that decides anything
  friend Risk operator+(Risk a, Risk b) {
    return {a.equity + b.equity,   a.secured + b.secured,         a.loss + b.loss,        a.exposure + b.exposure,
            a.initial + b.initial, a.maintenance + b.maintenance, a.unpriced + b.unpriced};
  }
};

/// What is about to change: orders that are added in a market, collateral that is taken, a loan that is drawn.
struct Change {
  ContractId perpetual;
  OpenOrders added;
  AssetId asset;
  Amount taken;
  ContractId pool;
  Amount drawn;
};

/// A perpetual's mark, position, orders and terms: all that its risk depends on.
struct Exposed {
  const Perpetual& perpetual;
  Price mark;
  OpenPosition position;
  Amount unsettled;
  OpenOrders orders;
};

/// What an order still open could do: a bid or an ask of any account, or one that only reduces this position.
OpenOrders bid(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order);
OpenOrders ask(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order);
OpenOrders reducing(const Policies& policies, const Perpetual& perpetual, Price mark, const Order& order, Quantity position);
/// What all the orders of an account in a perpetual could do.
OpenOrders open_orders(const State& state, ContractId perpetual, AccountId account, Price mark);
/// The same without what they could lose, which takes a price.
OpenOrders open_quantities(const State& state, ContractId perpetual, AccountId account);

/// The most that a position could become, long, and the most that it could become, short, as orders fill in any order.
Quantity longest(Quantity position, const OpenOrders& orders);
Quantity shortest(Quantity position, const OpenOrders& orders);
/// The larger of the two.
Quantity largest(Quantity position, const OpenOrders& orders);

/// The risk of one market.
Risk market_risk(const RiskTerms& terms, const Exposed& exposed);
/// What collateral and debts add to the risk of an account: what it lodged of an asset, less what is taken; what it owes a pool, and
/// draws. Where nothing is owed, the price does not matter.
Risk collateral_risk(const State& state, ContractId exchange, AccountId account, AssetId asset, const CollateralTerms& terms,
                     Amount taken = {});
Risk debt_risk(const State& state, ContractId pool, AccountId account, const DebtTerms& terms, Amount drawn = {});
/// The risk of an account on an exchange, all its orders considered.
Risk worst_case(const State& state, ContractId exchange, AccountId account, const Change& change = {});
/// The risk of its positions alone.
Risk as_it_stands(const State& state, ContractId exchange, AccountId account);

/// Whether the initial margin is covered by what is there without profit that is not paid for yet, with a price for everything.
Truth covered_without_profit(const Risk& risk);

/// Names of sums, for the proofs: what a table's other entries add up to.
struct OrdersOf {
  ContractId perpetual;
  AccountId account;
  std::string_view side;
};
struct MarketsOf {
  ContractId exchange;
  AccountId account;
  bool with_orders;
};
struct CollateralOf {
  ContractId exchange;
  AccountId account;
};
struct DebtsOf {
  ContractId exchange;
  AccountId account;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Risk, equity, secured, loss, exposure, initial, maintenance, unpriced);
