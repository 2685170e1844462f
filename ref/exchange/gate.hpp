#pragma once
// Chapter ORDR, the gate: the eight checks that an order passes before it is admitted.
#include "ref/exchange/risk.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// An order at the gate, with what it would meet there.
struct AtTheGate {
  const PlaceOrder& command;
  const Exchange& exchange;
  const RiskTerms& terms;
  const Perpetual& perpetual;
  Feed feed;
  Quantity position;
  OpenOrders open;   ///< the account's orders in this market, without what they could lose
  OpenOrders added;  ///< this one
};

/// Why the gate refuses an order, if it does: the first of the eight checks that fails.
std::optional<Reason> refused(const State& state, const AtTheGate& order);
/// Why an order that only reduces would not, if it would not.
std::optional<Reason> not_reducing(const PlaceOrder& command, Quantity position);
/// Whether the margin suffices once an order stands: the initial margin, strictly, if it increases risk, and the maintenance
/// margin, strictly, if not, with a price for everything; or else, if it reduces the position, what it sets free covers what it may lose.
Truth margin_suffices(const Risk& risk, const AtTheGate& order);
/// What an order adds to those that are open.
OpenOrders added_by(const State& state, const PlaceOrder& command, const Perpetual& perpetual, Price mark, Quantity position);

}  // namespace plumbline::inline PLUMBLINE_BUILD
