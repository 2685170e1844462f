// The gate against what it guards: the open orders are filled, some of them, in any order, by the model's own fill, and the
// account still has what was asked of it.
#include <algorithm>

#include "conformance/chooser/worlds.hpp"
#include "ref/exchange/risk.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

const ContractId exchange{"exchange"}, listed{"btc-listed"};
const AccountId venue{"venue"};

struct Open {
  OrderId id;
  Side side;
};

std::vector<Open> open_orders_of(const State& state, AccountId account) {
  const Perpetual perpetual = state.perpetuals.get(listed);
  const Book book = perpetual.books.get(account);
  const Side closing = perpetual.positions.get(account).quantity > Quantity{0} ? Side::sell : Side::buy;
  std::vector<Open> all;
  const auto add = [&](const Orders& orders, Side side) {
    for (const auto& [id, order] : orders)
      if (order.quantity > Quantity{0}) all.push_back({id, side});
  };
  add(book.bids, Side::buy);
  add(book.asks, Side::sell);
  add(book.reducing, closing);
  return all;
}

/// One order filled whole, at its limit, as a taker: the dearer way. What only reduces shrinks with the position.
State filled(State state, AccountId account, const Open& open) {
  const Order order = *find(state.perpetuals.get(listed).books.get(account), open.id);
  if (order.quantity == Quantity{0}) return state;
  const auto trade = fill(state, {listed, account, venue, open.side, order.quantity, order.limit});
  RC_ASSERT(trade.has_value());
  Book other = state.perpetuals.get(listed).books.get(venue);
  Orders& opposite = open.side == Side::buy ? other.asks : other.bids;
  opposite[OrderId{"other-side"}] = order;
  state.perpetuals[listed].books[venue] = other;
  state = evolve(std::move(state), *trade);
  return evolve(std::move(state), OrdersMatched{listed, account, open.id, venue, OrderId{"other-side"}, open.side, order.quantity});
}

/// Some of the orders, in some order.
State some_filled(State state, AccountId account, SeededChooser& chooser) {
  std::vector<Open> orders = open_orders_of(state, account);
  for (std::size_t left = orders.size(); left > 0; --left) {
    std::swap(orders[left - 1], orders[chooser.below(left)]);
    if (!chooser.one_in(3)) state = filled(std::move(state), account, orders[left - 1]);
  }
  return state;
}

void assert_covered(const State& state, const OrderPlaced& placed, const OpenOrders& before, SeededChooser& chooser) {
  const Perpetual& perpetual = *state.perpetuals.find(listed);
  const Quantity position = perpetual.positions.get(placed.account).quantity;
  const OpenOrders now = open_quantities(state, listed, placed.account);
  if (placed.account == venue || largest(position, now) <= largest(position, before)) return;
  for (int subset = 0; subset < 8; ++subset) {
    const Risk left = as_it_stands(some_filled(state, placed.account, chooser), exchange, placed.account);
    RC_ASSERT(left.equity > left.initial);
    RC_ASSERT(left.exposure <= state.exchanges.get(exchange).terms.exposure_limit);
  }
}

RC_GTEST_PROP(Gate, NoSubsetOfTheOpenOrdersLeavesLessThanIsAskedFor, (std::uint64_t seed)) {
  const Trial trial = *trials_in(exchange_world());
  SeededChooser chooser(seed);
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const OpenOrders before = [&] {
      const auto* order = std::get_if<PlaceOrder>(&command);
      return order ? open_quantities(state, listed, order->account) : OpenOrders{};
    }();
    Step taken = step(std::move(state), command);
    state = std::move(taken.state);
    const Events* events = std::get_if<Events>(&taken.outcome);
    if (!events) continue;
    for (const Event& event : *events)
      if (const auto* placed = std::get_if<OrderPlaced>(&event); placed && placed->perpetual == listed && placed->origin == Origin::trader)
        assert_covered(state, *placed, before, chooser);
  }
}

/// What was admitted, had the account been in liquidation, or risk-taking off: refused for just that if it may do more than reduce.
void assert_refused_if_it_may_increase(const State& state, const PlaceOrder& order) {
  State in_liquidation = state, off = state;
  in_liquidation.exchanges[exchange].accounts[order.account].status = MarginStatus::in_liquidation;
  off.exchanges[exchange].risk_taking = RiskTaking::reduce_only;
  const auto refused = [&](const State& other, Reason reason) {
    const Decision decision = decide(other, order);
    const Reason* found = std::get_if<Reason>(&decision);
    return order.effect == Effect::any ? found && *found == reason : !found;
  };
  RC_ASSERT(refused(in_liquidation, Reason::in_liquidation));
  RC_ASSERT(refused(off, Reason::risk_taking_off));
}

RC_GTEST_PROP(Gate, WhoMayOnlyReduceTakesOnNoMore, ()) {
  const Trial trial = *trials_in(exchange_world());
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    Step taken = step(State{state}, command);
    const auto* order = std::get_if<PlaceOrder>(&command);
    if (order && order->perpetual == listed && order->origin == Origin::trader && std::holds_alternative<Events>(taken.outcome))
      assert_refused_if_it_may_increase(state, *order);
    state = std::move(taken.state);
  }
}

/// What is left of an order that only reduces, besides those that were matched, once the position has changed.
void assert_shrunk(const Book& before, const Book& after, Quantity was, Quantity is, OrderId matched) {
  const Quantity left = was > Quantity{0} ? max(is, Quantity{0}) : max(-is, Quantity{0});
  for (const auto& [id, order] : before.reducing)
    if (id != matched) RC_ASSERT(after.reducing.get(id).quantity == min(order.quantity, left));
}

RC_GTEST_PROP(Orders, ThatOnlyReduceShrinkToThePositionAndNoFurther, ()) {
  const Trial trial = *rc::gen::resize(200, trials_in(exchange_world()));
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    Step taken = step(State{state}, command);
    const auto* match = std::get_if<MatchOrders>(&command);
    if (match && match->taker != match->maker && std::holds_alternative<Events>(taken.outcome)) {
      const Perpetual& before = *state.perpetuals.find(match->perpetual);
      const Perpetual& after = *taken.state.perpetuals.find(match->perpetual);
      const auto shrunk = [&](AccountId account, OrderId matched) {
        assert_shrunk(before.books.get(account), after.books.get(account), before.positions.get(account).quantity,
                      after.positions.get(account).quantity, matched);
      };
      shrunk(match->taker, match->taker_order);
      shrunk(match->maker, match->maker_order);
    }
    state = std::move(taken.state);
  }
}

/// The root and the weight, by unbounded integers.
RC_GTEST_PROP(Margin, RootsAndWeightsAreExact, (std::uint32_t a, std::uint64_t b)) {
  for (const Integer n : {Integer{a}, Integer{b}, Integer{a} * Integer{b}, Integer{a} * Integer{a}}) {
    const Unbounded root = unbounded(root_up(n)), square = unbounded(n) * 1'000'000 * 1'000'000;
    RC_ASSERT(root * root >= square);
    RC_ASSERT(root == 0 || (root - 1) * (root - 1) < square);
  }
  const CollateralTerms terms{FeedId{"f"}, Quantity{1}, Rate{950'000'000}, Integer{b % 1'000'000'000}, WeighedBy::notional};
  const Amount less = collateral_value(terms, Amount{Integer{a}}, Price{7}),
               more = collateral_value(terms, Amount{Integer{a} + 1}, Price{7});
  RC_ASSERT(less <= Amount{Integer{a} * 7});
  RC_ASSERT(more + Amount{2} >= less);  // more collateral counts for no less, but for the root's last millionth
}

/// Published values of the weight, base 0.9 and penalty 0.0001: 0.9, 0.8357..., 0.55 of a million, ten and a hundred million.
TEST(Margin, WeightsOfPublishedNotionals) {
  const CollateralTerms terms{{}, Quantity{1}, Rate{900'000'000}, 100'000'000, WeighedBy::notional};
  EXPECT_EQ(collateral_value(terms, Amount{1'000'000}, Price{1}), Amount{900'000});
  EXPECT_EQ(collateral_value(terms, Amount{10'000'000}, Price{1}), Amount{8'357'216});
  EXPECT_EQ(collateral_value(terms, Amount{100'000'000}, Price{1}), Amount{55'000'000});
}

}  // namespace
}  // namespace plumbline
