#pragma once
// A large market: many accounts, each with a base and a quote balance; and commands that hit them in no order.
#include "conformance/chooser/chooser.hpp"
#include "ref/genesis.hpp"

namespace plumbline::bench {

inline const LedgerId ledger{"ledger"};
inline const AssetId usd{"USD"}, btc{"BTC"};
inline const ContractId market{"btc-usd"};
inline const AccountId venue{"venue"};

/// One ledger with both assets, and a venue.
Genesis bare_genesis();

/// The n-th account; neighbours in number are no neighbours in the table.
AccountId account(std::size_t n);
/// A state in which so many accounts have plenty of both assets.
State market_of(std::size_t accounts);
/// Transfers of one unit between random accounts, all of them accepted.
std::vector<Command> transfers(std::size_t accounts, std::size_t count);
/// Fills between random accounts, all of them accepted, with fees for both sides: four legs each.
std::vector<Command> fills(std::size_t accounts, std::size_t count);

}  // namespace plumbline::bench
