#include "conformance/margin_summary.hpp"

#include "conformance/text/encoder.hpp"
#include "ref/exchange/notional.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline {
namespace {

PositionLine position_in(const State& state, ContractId id, AccountId account, const RiskTerms& terms) {
  const Perpetual& perpetual = state.perpetuals.get(id);
  const Quantity lot = perpetual.terms.lot;
  const Price mark = state.feeds.get(perpetual.terms.feed).mark;
  const OpenPosition position = perpetual.positions.get(account);
  const OpenOrders orders = open_orders(state, id, account, mark);
  const Amount unsettled = state.balances.get(PerpetualPurses(perpetual, id).unsettled(account));
  const Risk risk = market_risk(terms, {perpetual, mark, position, unsettled, orders});
  const Quantity most = largest(position.quantity, orders);
  const Amount notional{mul_div_ceil(most.value, mark.value, lot.value)};
  return {id,
          position.quantity,
          position.net_cost,
          even_price(position.quantity, position.net_cost, lot),
          even_price(position.quantity, position.net_cost - unsettled, lot),
          mark,
          value_at(position, mark, lot) - position.net_cost,
          unsettled,
          orders,
          most,
          notional,
          risk.initial,
          risk.maintenance,
          margin_on(terms.auto_close, notional)};
}

/// Whether anything is there or was left: of a position that was closed, what is not settled yet.
bool anything(const PositionLine& line) {
  return line.quantity != Quantity{0} || line.net_cost != NOTHING || line.unsettled != NOTHING || line.largest != Quantity{0} ||
         line.orders.reducing != Quantity{0};
}

bool anything(const MarginSummary& summary) {
  return summary.out_of_range || !summary.collateral.empty() || !summary.positions.empty() || !summary.debts.empty() ||
         summary.status != MarginStatus::good;
}

std::optional<MarginFractions> fractions_of(const MarginSummary& all) {
  if (all.notional == NOTHING) return {};
  const auto part = [&](Amount of) { return mul_div(of.value, WHOLE_PPM.value, all.notional.value, Rounding::half_even); };
  return MarginFractions{part(all.risk.equity - all.risk.loss), part(all.risk.initial), part(all.risk.maintenance), part(all.auto_close)};
}

MarginSummary in_range_summary(const State& state, ContractId exchange, AccountId account) {
  const Exchange& known = state.exchanges.get(exchange);
  MarginSummary all{};
  all.exchange = exchange;
  all.account = account;
  all.status = known.accounts.get(account).status;
  for (const auto& [asset, terms] : known.terms.collateral) {
    const Amount holding = state.balances.get(collateral_purse(exchange, account, asset));
    if (holding != NOTHING) all.collateral.push_back({asset, holding, collateral_risk(state, exchange, account, asset, terms).equity});
  }
  for (const auto& [id, terms] : known.terms.markets) {
    const PositionLine line = position_in(state, id, account, terms);
    if (!anything(line)) continue;
    all.notional += line.notional;
    all.auto_close += line.auto_close;
    all.positions.push_back(line);
  }
  for (const auto& [id, terms] : known.terms.pools) {
    const Amount owed = debt(state, state.pools.get(id), id, account);
    if (owed == NOTHING) continue;
    const Risk risk = debt_risk(state, id, account, terms);
    all.notional -= risk.equity;
    all.debts.push_back({id, owed, -risk.equity, risk.initial, risk.maintenance});
  }
  const Risk alone = as_it_stands(state, exchange, account);
  all.risk = worst_case(state, exchange, account);
  all.standing = alone.equity - alone.maintenance;
  all.locked = all.risk.initial + all.risk.loss;
  all.available = all.risk.equity - all.locked;
  all.withdrawable = all.risk.secured - all.locked;
  all.fractions = fractions_of(all);
  return all;
}

}  // namespace

MarginSummary margin_summary(const State& state, ContractId exchange, AccountId account) {
  if (auto all = within_range([&] { return in_range_summary(state, exchange, account); })) return std::move(*all);
  MarginSummary beyond{};
  beyond.exchange = exchange;
  beyond.account = account;
  beyond.out_of_range = true;
  return beyond;
}

std::vector<MarginSummary> margin_summaries(const State& state) {
  std::vector<MarginSummary> all;
  for (const auto& [exchange, known] : state.exchanges)
    for (const auto& [account, opened] : state.accounts)
      if (opened.ledger == known.terms.ledger)
        if (MarginSummary summary = margin_summary(state, exchange, account); anything(summary)) all.push_back(std::move(summary));
  return all;
}

std::string to_json(const MarginSummary& summary) {
  if (summary.out_of_range)
    return "{\"exchange\":" + encoded(summary.exchange) + ",\"account\":" + encoded(summary.account) + ",\"out_of_range\":true}";
  std::string text = encoded(summary);
  if (!summary.fractions) return text;
  text.pop_back();
  return text + ",\"fractions\":" + encoded(*summary.fractions) + "}";
}

}  // namespace plumbline
