#pragma once
// Chapter ORDR: orders on an exchange. There is no order book here: an order is admitted by the gate, stands, is matched with
// another at the resting one's limit, or is cancelled. What the gate let pass is safe however much of it is filled.
#include <string_view>

#include "ref/exchange/margin.hpp"
#include "ref/exchange/perpetual.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

enum class Effect { any, reduce_only };
/// Who places an order: the trader, through the gate, or a liquidation, past it, and only to reduce.
enum class Origin { trader, liquidation };

/// [ORDR-1] Places an order, if the eight checks of the gate let it pass.
struct PlaceOrder {
  static constexpr std::string_view rule = "ORDR-1";
  ContractId perpetual;
  AccountId account;
  OrderId order;  ///< unlike any that the account had in this market before
  OneOf<Side> side;
  Quantity quantity;
  Price limit;
  OneOf<Effect> effect;
  OneOf<Origin> origin;
};
/// [ORDR-2] Cancels what is left of an order.
struct CancelOrder {
  static constexpr std::string_view rule = "ORDR-2";
  ContractId perpetual;
  AccountId account;
  OrderId order;
};
/// [ORDR-3] Two orders met: both are filled for a quantity, at the maker's limit.
struct MatchOrders {
  static constexpr std::string_view rule = "ORDR-3";
  ContractId perpetual;
  AccountId taker;
  OrderId taker_order;
  AccountId maker;
  OrderId maker_order;
  Quantity quantity;
};

struct OrderPlaced {
  ContractId perpetual;
  AccountId account;
  OrderId order;
  OneOf<Side> side;
  Quantity quantity;
  Price limit;
  OneOf<Effect> effect;
  OneOf<Origin> origin;
};
struct OrderCancelled {
  ContractId perpetual;
  AccountId account;
  OrderId order;
};
/// Both orders are smaller by the quantity; and those that only reduce, by what they would turn a position round.
struct OrdersMatched {
  ContractId perpetual;
  AccountId taker;
  OrderId taker_order;
  AccountId maker;
  OrderId maker_order;
  OneOf<Side> side;  ///< the taker's
  Quantity quantity;
};
/// An account would have traded with itself: one of the orders lapses, or both.
struct SelfTradePrevented {
  ContractId perpetual;
  AccountId account;
  OrderId taker_order;
  OrderId maker_order;
  OneOf<SelfTrade> prevention;
};

/// An order, wherever in a book it stands.
const Order* find(const Book& book, OrderId order);
/// Whether an order could make a position larger than it could become already, either way.
Truth increases(Quantity position, const OpenOrders& open, const OpenOrders& added);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::PlaceOrder, perpetual, account, order, side, quantity, limit, effect, origin);
PLUMBLINE_DESCRIBE(plumbline::CancelOrder, perpetual, account, order);
PLUMBLINE_DESCRIBE(plumbline::MatchOrders, perpetual, taker, taker_order, maker, maker_order, quantity);
PLUMBLINE_DESCRIBE(plumbline::OrderPlaced, perpetual, account, order, side, quantity, limit, effect, origin);
PLUMBLINE_DESCRIBE(plumbline::OrderCancelled, perpetual, account, order);
PLUMBLINE_DESCRIBE(plumbline::OrdersMatched, perpetual, taker, taker_order, maker, maker_order, side, quantity);
PLUMBLINE_DESCRIBE(plumbline::SelfTradePrevented, perpetual, account, taker_order, maker_order, prevention);
