#pragma once
// Chapter ORDR, the open orders of one account in one market.
#include "ref/core/numbers.hpp"
#include "ref/core/reflect.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

using OrderId = Id<struct OrderTag>;

/// What is left of an order: nothing, once it is filled or cancelled. It is filled at its limit or better.
struct Order {
  Quantity quantity;
  Price limit;
};
using Orders = Table<OrderId, Order>;

/// The open orders of an account. Those that only reduce stand against its position: they sell if it is long, buy if short.
struct Book {
  Orders bids;
  Orders asks;
  Orders reducing;
};

/// What the open orders of an account could still do, all of them together.
struct OpenOrders {
  Quantity bids;
  Quantity asks;
  Quantity reducing;
  Amount loss;  ///< what filling every one of them at its limit would lose against the mark, fees and roundings included
  friend OpenOrders operator+(OpenOrders a, OpenOrders b) {
    return {a.bids + b.bids, a.asks + b.asks, a.reducing + b.reducing, a.loss + b.loss};
  }
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Order, quantity, limit);
PLUMBLINE_DESCRIBE(plumbline::Book, bids, asks, reducing);
PLUMBLINE_DESCRIBE(plumbline::OpenOrders, bids, asks, reducing, loss);
