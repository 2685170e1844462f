#pragma once
// An exchange among many accounts, some of which trade: each of these has positions and open orders in every market.
#include "tests/bench/books.hpp"

namespace plumbline::bench {

inline constexpr std::size_t markets_traded = 5;  ///< a position in each
inline constexpr std::size_t orders_open = 20;    ///< of an account, over all markets

/// A state with so many accounts, of which `traders` have positions and orders, and prices for all of it.
State exchange_of(std::size_t accounts, std::size_t traders);
/// Orders of the traders that the gate lets pass: half of them increase a position, half of them only reduce one.
std::vector<PlaceOrder> orders(std::size_t traders, std::size_t count);

}  // namespace plumbline::bench
