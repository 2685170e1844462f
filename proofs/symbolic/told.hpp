#pragma once
// What the tables of the symbolic build must be told about the model's keys, values and folds.
#include "invariants/invariants.hpp"
#include "ref/default/draw.hpp"
#include "ref/exchange/risk.hpp"
#include "ref/lending/interest.hpp"
#include "ref/genesis.hpp"
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

/// The class whose arbitrary member a key is, or NOBODY.
template <class Tag>
int class_of(const Id<Tag>& id) {
  return id.its_class();
}
inline int class_of(const Purse& purse) { return purse.account.its_class(); }
inline int class_of(const AssetKey&) { return proofs::NOBODY; }

// What a key stands for in a guide's run: one of its keys, or one for each member of a class.
template <class Tag>
std::vector<Id<Tag>> told_keys(const Id<Tag>& id) {
  std::vector<Id<Tag>> all;
  for (const int number : id.told()) all.push_back(Id<Tag>::numbered(number));
  return all;
}
inline std::vector<AssetKey> told_keys(const AssetKey& key) { return {{told_keys(key.ledger).at(0), told_keys(key.asset).at(0)}}; }
inline std::vector<Purse> told_keys(const Purse& purse) {
  std::vector<Purse> all;
  for (const AccountId& account : told_keys(purse.account))
    all.push_back({account, told_keys(purse.asset).at(0), purse.kind, told_keys(purse.of).at(0)});
  return all;
}
// A key of that run in a word, and whose it is.
template <class Tag>
std::string told_text(const Id<Tag>& id) {
  return std::to_string(id.number());
}
inline std::string told_text(const AssetKey& key) { return told_text(key.ledger) + "/" + told_text(key.asset); }
inline std::string told_text(const Purse& purse) {
  return told_text(purse.account) + "/" + told_text(purse.asset) + "/" + std::string{name(purse.kind)} + "/" + told_text(purse.of);
}
inline int told_account(const AccountId& account) { return account.number(); }
inline int told_account(const Purse& purse) { return purse.account.number(); }
inline int told_account(const auto&) { return 0; }

/// Accounts never change once they are open.
template <>
inline constexpr bool may_stand_twice<Account> = true;

/// An order of which nothing is left changes nothing.
template <>
inline constexpr bool empty_is_like_none<Order> = true;
template <>
inline Order absent() {
  return {Quantity{0}, Price{1}};
}

/// Whoever has orders on a market is on its ledger, and whoever has none need not be.
template <>
inline constexpr bool absence_is_asked_for<SpotOrders> = true;

/// Members share in an order: those before a member decide the rounding of its share. The shares of members that weigh so much
/// come to as much as one that weighs it alone would get.
template <>
struct Contract<ShareOut> {
  static Amount weight(const ShareOut& step, AccountId account, const Member& member) {
    return step.loss.survives(account, member) ? step.loss.capacity(step.layer, account) : NOTHING;
  }
  static Shares after(const ShareOut& step, Amount weight) {
    return {weight, Amount{mul_div_floor(step.want.value, weight.value, step.total.value)}, {}};
  }
};

/// A pool's interest is its own.
template <>
inline constexpr bool stands_apart<AccrueHour> = true;

inline bool shows_one(const MarketsOf& markets) { return !markets.with_orders; }

template <>
inline constexpr bool parts_at_least_zero<OrdersOf> = true;
template <>
inline constexpr bool parts_at_least_zero<PendingIn> = true;
template <>
inline constexpr bool parts_at_least_zero<InFlightFrom> = true;
template <>
inline constexpr bool parts_at_least_zero<RequestedBy> = true;
template <>
inline constexpr bool parts_at_least_zero<ReservedFor> = true;

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

/// The tables that there are. What they do is compiled once (arbitrary.cpp), and not in every source of the model.
#define PLUMBLINE_EACH_TABLE(TABLE)                                                                                       \
  TABLE(LedgerId, Ledger) TABLE(AssetKey, AssetTerms) TABLE(AccountId, Account) TABLE(Purse, Amount)                      \
  TABLE(ContractId, Market) TABLE(AccountId, FeeRates) TABLE(AccountId, SpotOrders) TABLE(OrderId, SpotOrder)             \
  TABLE(ContractId, Instruction) TABLE(ContractId, HashedLock)                                                            \
  TABLE(ContractId, Pool) TABLE(AccountId, Position) TABLE(ContractId, Service) TABLE(AccountId, Member)                  \
  TABLE(FeedId, Feed) TABLE(ContractId, Perpetual) TABLE(AccountId, OpenPosition) TABLE(AccountId, Book)                  \
  TABLE(OrderId, Order) TABLE(ContractId, Exchange) TABLE(AssetId, CollateralTerms) TABLE(ContractId, RiskTerms)          \
  TABLE(ContractId, DebtTerms) TABLE(AccountId, MarginAccount) TABLE(ContractId, Custody)                                 \
  TABLE(TransferId, CustodyDeposit) TABLE(TransferId, CustodyWithdrawal) TABLE(AssetKey, ContractId)              \
  TABLE(LedgerId, LedgerTerms) TABLE(ContractId, MarketTerms) TABLE(ContractId, PoolTerms) TABLE(ContractId, ServiceTerms) \
  TABLE(FeedId, FeedTerms) TABLE(ContractId, PerpetualTerms) TABLE(ContractId, ExchangeTerms) TABLE(ContractId, CustodyTerms)
#define PLUMBLINE_COMPILED_ELSEWHERE(Key, Value) extern template class Table<Key, Value>;
PLUMBLINE_EACH_TABLE(PLUMBLINE_COMPILED_ELSEWHERE)

}  // namespace plumbline::inline PLUMBLINE_BUILD
