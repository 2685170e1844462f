#pragma once
// What the tables of the symbolic build must be told about the model's keys, values and folds.
#include "invariants/invariants.hpp"
#include "ref/default/draw.hpp"
#include "ref/exchange/risk.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

// A key must be a definite name before anything is kept under it.
template <class Tag>
void settle(const Id<Tag>& id) {
  id.number();
}
inline void settle(const AssetKey& key) {
  settle(key.ledger);
  settle(key.asset);
}
inline void settle(const Purse& purse) {
  settle(purse.account);
  settle(purse.asset);
  settle(purse.of);
}

template <class Tag>
bool key_is_crowd(const Id<Tag>& id) {
  return id.is_crowd();
}
inline bool key_is_crowd(const Purse& purse) { return purse.account.is_crowd(); }
inline bool key_is_crowd(const AssetKey&) { return false; }

/// An order of which nothing is left changes nothing.
template <>
inline constexpr bool empty_is_like_none<Order> = true;
/// Members share in an order: the cumulative shares of those before a member decide the rounding of its own.
template <>
inline constexpr bool order_matters<Member> = true;
template <>
inline constexpr bool telescopes<ShareOut> = true;
/// Of the crowd's positions some are long and some short.
template <>
inline constexpr bool mixed_signs<Fund> = true;

template <>
inline constexpr bool never_below_zero<OrdersOf> = true;
inline bool shows_one(const MarketsOf& markets) { return !markets.with_orders; }

template <>
inline constexpr bool never_below_zero<PendingIn> = true;
template <>
inline constexpr bool never_below_zero<InFlightFrom> = true;
template <>
inline constexpr bool never_below_zero<RequestedBy> = true;

template <>
inline constexpr bool never_below_zero<ReservedFor> = true;

inline std::string label(const ReservedFor& reserved) {
  return "other spot " + std::string{reserved.side == Side::buy ? "bids" : "asks"} + " of " + reserved.account.text() + " in " +
         reserved.market.text();
}
inline std::string label(const PendingIn& pending) { return "other deposits pending in " + pending.custody.text(); }
inline std::string label(const InFlightFrom& sent) { return "other withdrawals in flight from " + sent.custody.text(); }
inline std::string label(const RequestedBy& requested) {
  return "other withdrawals of " + requested.account.text() + " from " + requested.custody.text();
}
inline std::string label(const ClaimsOn& claims) { return "claims on " + claims.perpetual.text(); }
inline std::string label(const OrdersOf& orders) {
  return "open " + std::string{orders.side} + " of " + orders.account.text() + " in " + orders.perpetual.text();
}
inline std::string label(const MarketsOf& markets) {
  return (markets.with_orders ? "other markets of " : "other positions of ") + markets.account.text() + " on " + markets.exchange.text();
}
inline std::string label(const CollateralOf& collateral) {
  return "other collateral of " + collateral.account.text() + " on " + collateral.exchange.text();
}
inline std::string label(const DebtsOf& debts) { return "other debts of " + debts.account.text() + " on " + debts.exchange.text(); }
inline std::string label(const AssetKey& key) { return "rest of " + key.ledger.text() + "/" + key.asset.text(); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
