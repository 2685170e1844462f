#pragma once
// What the chapters of perpetuals, of margin and of orders have in common.
#include "invariants/conduct/trading.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A perpetual that is known to exist.
inline const Perpetual& perpetual_of(const State& state, ContractId perpetual) { return *state.perpetuals.find(perpetual); }
/// What an account holds in it, long or short.
inline OpenPosition position_of(const State& state, ContractId perpetual, AccountId account) {
  return perpetual_of(state, perpetual).positions.get(account);
}
/// The feed of its price.
inline Feed feed_of(const State& state, ContractId perpetual) { return state.feeds.get(perpetual_of(state, perpetual).terms.feed); }
/// What an account has to claim from its fund, or owes it.
inline Purse unsettled_purse(const State& state, ContractId perpetual, AccountId account) {
  return Purse{account, perpetual_of(state, perpetual).terms.settled_in, PurseKind::unsettled, perpetual};
}

/// There is no such perpetual.
inline Guard no_perpetual(const State& state, ContractId perpetual) {
  return {Reason::unknown_perpetual, [&state, perpetual] { return !state.perpetuals.find(perpetual); }};
}

/// Its feed has no price, or an old one, which decides nothing.
inline Guard no_price_of(const State& state, ContractId perpetual) {
  return {Reason::no_price, [&state, perpetual] { return negate(has_price(feed_of(state, perpetual))); }};
}
inline Guard stale_price_of(const State& state, ContractId perpetual) {
  return {Reason::stale_price, [&state, perpetual] { return is_stale(state, feed_of(state, perpetual)); }};
}

/// Whether an event is the fill of a trade, and the books stand as it leaves them [PERP-1].
Truth fills(const Done& done, const PerpetualFilled& filled, const FillPerpetual& trade);

}  // namespace plumbline::inline PLUMBLINE_BUILD
