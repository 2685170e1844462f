#pragma once
// What fills and orders on spot markets have in common.
#include "invariants/conduct/trading.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A market that is known to exist.
inline const Market& market_of(const State& state, ContractId market) { return *state.markets.find(market); }

/// What an account pays on a market: by rates of its own, or by the standard ones.
inline FeeRates rates_on(const Market& market, AccountId account) {
  const FeeRates* own = market.fees_of.find(account);
  return own ? *own : market.terms.fees;
}
inline Truth same_rates(const FeeRates& a, const FeeRates& b) { return both(a.maker == b.maker, a.taker == b.taker); }

/// Where a market's venue earns its fees.
inline Purse earned_fees(const MarketTerms& terms) { return Purse{terms.venue, terms.quote, PurseKind::fees, ContractId{}}; }

/// There is no such market.
inline Guard no_market(const State& state, ContractId market) {
  return {Reason::unknown_market, [&state, market] { return !state.markets.find(market); }};
}
/// One of the accounts is not on the market's ledger.
inline Guard away_from_market(const State& state, ContractId market, AccountId account, AccountId another) {
  return {Reason::different_ledgers, [&state, market, account, another] {
            const LedgerId ledger = market_of(state, market).terms.ledger;
            return home_of(state, account) != ledger || home_of(state, another) != ledger;
          }};
}
inline Guard away_from_market(const State& state, ContractId market, AccountId account) {
  return away_from_market(state, market, account, account);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
