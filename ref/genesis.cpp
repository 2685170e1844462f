#include "ref/genesis.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

std::variant<State, Flaw> begin(const Genesis& genesis) {
  if (auto flaw = flaw_of(genesis)) return *flaw;
  State state;
  state.policies = genesis.policies;
  for (const auto& [id, terms] : genesis.ledgers) {
    const Time hour{mul_div_floor(terms.start.value, 1, HOUR.value) * HOUR.value};
    state.ledgers[id] = Ledger{terms.start, hour, terms.outside};
  }
  state.assets = genesis.assets;
  state.accounts = genesis.accounts;
  for (const auto& [id, terms] : genesis.markets) state.markets[id].terms = terms;
  for (const auto& [id, terms] : genesis.pools) state.pools[id].terms = terms;
  for (const auto& [id, terms] : genesis.services) state.services[id].terms = terms;
  for (const auto& [id, terms] : genesis.feeds) state.feeds[id].terms = terms;
  for (const auto& [id, terms] : genesis.perpetuals) {
    state.perpetuals[id].terms = terms;
    state.perpetuals[id].funded = genesis.ledgers.get(terms.ledger).start;
  }
  for (const auto& [id, terms] : genesis.exchanges) {
    state.exchanges[id].terms = terms;
    for (const auto& [market, risk] : terms.markets) state.perpetuals[market].exchange = id;
    for (const auto& [pool, debt] : terms.pools) state.pools[pool].exchange = id;
  }
  for (const auto& [id, terms] : genesis.custodies) {
    state.custodies[id].terms = terms;
    state.in_custody[{terms.ledger, terms.asset}] = id;
  }
  return state;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
