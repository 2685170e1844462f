// The account equation as it is shown: its lines add up to what the gate decides by, and what it says is left, is left.
#include "conformance/margin_summary.hpp"

#include <algorithm>

#include "conformance/chooser/worlds.hpp"
#include "ref/exchange/notional.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

const AssetId dollar{"USD"};

/// Trials long enough for accounts to have lodged, ordered, traded and borrowed.
rc::Gen<Trial> long_trials() { return rc::gen::resize(200, trials_in(exchange_world())); }

const MarginSummary* summary_of(const std::vector<MarginSummary>& all, AccountId account) {
  const auto found = std::ranges::find(all, account, &MarginSummary::account);
  return found == all.end() ? nullptr : &*found;
}

void assert_adds_up(const State& state, const MarginSummary& summary) {
  const ExchangeTerms& terms = state.exchanges.get(summary.exchange).terms;
  Amount equity, secured, loss, initial, maintenance, auto_close, notional;
  for (const CollateralLine& line : summary.collateral) {
    equity += line.value;
    secured += line.value;
  }
  for (const PositionLine& line : summary.positions) {
    const Amount profit = line.unrealised + line.unsettled;
    equity += min(profit, terms.markets.get(line.perpetual).profit_cap);
    secured += min(profit, NOTHING);
    loss += line.orders.loss;
    initial += line.initial;
    maintenance += line.maintenance;
    auto_close += line.auto_close;
    notional += line.notional;
    RC_ASSERT(line.initial >= line.maintenance);
    RC_ASSERT(line.maintenance >= line.auto_close);
  }
  for (const DebtLine& line : summary.debts) {
    equity -= line.value;
    secured -= line.value;
    initial += line.initial;
    maintenance += line.maintenance;
    notional += line.value;
  }
  RC_ASSERT(equity == summary.risk.equity);
  RC_ASSERT(secured == summary.risk.secured);
  RC_ASSERT(loss == summary.risk.loss);
  RC_ASSERT(initial == summary.risk.initial);
  RC_ASSERT(maintenance == summary.risk.maintenance);
  RC_ASSERT(auto_close == summary.auto_close);
  RC_ASSERT(notional == summary.notional);
  RC_ASSERT(summary.available == equity - loss - initial);
  RC_ASSERT(summary.withdrawable == secured - loss - initial);
}

RC_GTEST_PROP(MarginSummary, AddsUp, ()) {
  const State state = end_of(*long_trials());
  for (const MarginSummary& summary : margin_summaries(state)) {
    RC_CLASSIFY(summary.out_of_range, "out of range");
    RC_CLASSIFY(!summary.positions.empty(), "position");
    RC_CLASSIFY(!summary.debts.empty(), "debt");
    if (!summary.out_of_range) assert_adds_up(state, summary);
  }
}

/// A dollar counts for a dollar, so as many can be taken out as are said to be, and not one more.
RC_GTEST_PROP(MarginSummary, WhatIsWithdrawableCanBeTakenAndNoMore, ()) {
  const State state = end_of(*long_trials());
  for (const MarginSummary& summary : margin_summaries(state)) {
    if (summary.out_of_range || summary.risk.unpriced > 0) continue;
    const Amount holding = state.balances.get(collateral_purse(summary.exchange, summary.account, dollar));
    const Amount most = min(holding, max(summary.withdrawable, NOTHING));
    const auto take = [&](Amount amount) { return decide(state, TakeCollateral{summary.exchange, summary.account, dollar, amount}); };
    RC_CLASSIFY(most > NOTHING, "some");
    RC_CLASSIFY(most < holding, "not all");
    if (most > NOTHING) RC_ASSERT(std::holds_alternative<Events>(take(most)));
    if (most < holding) RC_ASSERT(std::get<Reason>(take(most + Amount{1})) == Reason::insufficient_margin);
  }
}

/// With a dollar less than the maintenance margin an account is in liquidation; with as much, or one more, it is not.
RC_GTEST_PROP(MarginSummary, LiquidationBeginsBelowTheMaintenanceMargin, ()) {
  const State state = end_of(*long_trials());
  for (const MarginSummary& summary : margin_summaries(state)) {
    const Purse purse = collateral_purse(summary.exchange, summary.account, dollar);
    const Amount enough = state.balances.get(purse) - summary.standing;
    if (summary.out_of_range || summary.risk.unpriced > 0 || enough <= NOTHING) continue;
    for (const int over : {-1, 0, 1}) {
      State other = state;
      other.balances[purse] = enough + Amount{over};
      const Events events = std::get<Events>(decide(other, Assess{summary.exchange, summary.account}));
      const MarginStatus status = std::get<Assessed>(events.front()).status;
      RC_CLASSIFY(true, "judged");
      RC_ASSERT(status == (over < 0 ? MarginStatus::in_liquidation : MarginStatus::good));
    }
  }
}

/// An order that increases risk leaves something available, or is refused.
RC_GTEST_PROP(MarginSummary, TheGateLeavesSomethingAvailable, ()) {
  const Trial trial = *long_trials();
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const State before = state;
    Step taken = step(std::move(state), command);
    state = std::move(taken.state);
    const auto* order = std::get_if<PlaceOrder>(&command);
    if (!order || order->origin != Origin::trader || !std::holds_alternative<Events>(taken.outcome)) continue;
    const Quantity position = before.perpetuals.get(order->perpetual).positions.get(order->account).quantity;
    const OpenOrders open = open_quantities(before, order->perpetual, order->account);
    if (largest(position, open_quantities(state, order->perpetual, order->account)) <= largest(position, open)) continue;
    const auto all = margin_summaries(state);
    const MarginSummary* summary = summary_of(all, order->account);
    RC_ASSERT(summary);
    RC_ASSERT(summary->available > NOTHING);
  }
}

/// At break-even nothing is lost; one unit of the price on the wrong side of it, something is.
RC_GTEST_PROP(EvenPrice, IsWhereALossBegins, (std::int64_t quantity, std::int64_t cost, std::uint32_t lots)) {
  RC_PRE(quantity != 0);
  const OpenPosition position{Quantity{quantity}, Amount{cost}};
  const Quantity lot{Integer{lots} + 1};
  const Price even = even_price(position.quantity, position.net_cost, lot);
  const Price worse = even - Price{quantity > 0 ? 1 : -1};
  RC_ASSERT(value_at(position, even, lot) >= position.net_cost);
  RC_ASSERT(value_at(position, worse, lot) < position.net_cost);
}

/// A position whose value is beyond the machine is said to be, and no decision is made on it.
TEST(MarginSummary, BeyondTheRangeSaysSo) {
  State state = start_of(exchange_world());
  const AccountId holder{"alice"};
  const ContractId market{"btc-listed"};
  state.perpetuals[market].positions[holder] = {Quantity{LARGEST_AMOUNT.value}, NOTHING};
  state.feeds[state.perpetuals.get(market).terms.feed].mark = LARGEST_PRICE;
  const MarginSummary beyond = margin_summary(state, ContractId{"exchange"}, holder);
  EXPECT_TRUE(beyond.out_of_range);
  EXPECT_EQ(to_json(beyond), R"({"exchange":"exchange","account":"alice","out_of_range":true})");
  EXPECT_EQ(std::get<Reason>(step(state, Assess{ContractId{"exchange"}, holder}).outcome), Reason::out_of_range);
}

TEST(EvenPrice, OfNothingIsNothing) { EXPECT_EQ(even_price(Quantity{0}, Amount{7}, Quantity{1}), Price{0}); }

}  // namespace
}  // namespace plumbline
