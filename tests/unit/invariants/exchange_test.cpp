// Each invariant of orders, collateral and margin sees each way in which it can be broken.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

const OrderId resting{"resting"}, closing{"closing"}, further{"further"};

PlaceOrder of_alice(OrderId id, Side side, int quantity, Effect effect = Effect::any) {
  return {listed, alice, id, side, Quantity{quantity}, Price{100}, effect, Origin::trader};
}

/// On the exchange alice is long 4, bids for 11 more, and has an order to sell 3 of the 4; carol sold.
State margined_books() {
  return after(start(),
               {Publish{feed, Price{100}, Price{100}}, LodgeCollateral{exchange, alice, usd, Amount{500}},
                LodgeCollateral{exchange, carol, usd, Amount{50}}, of_alice(resting, Side::buy, 15),
                PlaceOrder{listed, carol, resting, Side::sell, Quantity{4}, Price{100}, Effect::any, Origin::trader},
                MatchOrders{listed, alice, resting, carol, resting, Quantity{4}}, of_alice(closing, Side::sell, 3, Effect::reduce_only)});
}

Book& alices_book(State& state) { return state.perpetuals[listed].books[alice]; }
ExchangeTerms& exchange_terms(State& state) { return state.exchanges[exchange].terms; }

struct Spoilt {
  const char* number;
  const char* given;
  std::function<void(State&)> spoil;
};

const std::vector<Spoilt>& spoilt_books() {
  static const std::vector<Spoilt> all{
      {"INV-7", "a bid of less than nothing", [](State& s) { alices_book(s).bids[resting].quantity = Quantity{-1}; }},
      {"INV-7", "an order to reduce by too much",
       [](State& s) { alices_book(s).reducing[closing].quantity = Quantity{too_large.value + 1}; }},
      {"INV-7", "a bid for nothing", [](State& s) { alices_book(s).bids[resting].limit = Price{0}; }},
      {"INV-7", "an ask for too much", [](State& s) { alices_book(s).asks[further] = {Quantity{0}, Price{LARGEST_PRICE.value + 1}}; }},
      {"INV-8", "no exposure allowed", [](State& s) { exchange_terms(s).exposure_limit = NOTHING; }},
      {"INV-9", "orders of another ledger", [](State& s) { s.perpetuals[listed].books[dave] = {}; }},
      {"INV-9", "orders where nothing is traded", [](State& s) { s.perpetuals[perpetual].books[alice] = {}; }},
      {"INV-9", "an exchange that is not there", [](State& s) { s.perpetuals[listed].exchange = unknown; }},
      {"INV-9", "an exchange that does not list it", [](State& s) { s.perpetuals[perpetual].exchange = exchange; }},
      {"INV-9", "a listing of nothing",
       [](State& s) {
         const RiskTerms terms = exchange_terms(s).markets.get(listed);
         exchange_terms(s).markets[unknown] = terms;
       }},
      {"INV-9", "collateral that is not admitted",
       [](State& s) {
         const CollateralTerms terms = exchange_terms(s).collateral.get(usd);
         exchange_terms(s).collateral[none] = terms;
       }},
      {"INV-9", "a price of another asset that is one", [](State& s) { exchange_terms(s).collateral[btc].feed = {}; }},
      {"INV-9", "an account of another ledger", [](State& s) { s.exchanges[exchange].accounts[dave] = {}; }},
      {"INV-30", "a bid beyond the limit", [](State& s) { alices_book(s).bids[resting].quantity = s.perpetuals[listed].terms.limit; }},
      {"INV-30", "an ask beyond the limit",
       [](State& s) { alices_book(s).asks[further] = {s.perpetuals[listed].terms.limit + Quantity{10}, Price{100}}; }},
      {"INV-31", "more to sell than there is", [](State& s) { alices_book(s).reducing[closing].quantity = Quantity{5}; }},
  };
  return all;
}

TEST(ExchangeInvariants, SeeEachBreach) {
  const State truth = margined_books();
  EXPECT_EQ(broken(truth), std::vector<std::string>{});
  for (const Spoilt& breach : spoilt_books()) {
    State state = truth;
    breach.spoil(state);
    const auto found = broken(state);
    EXPECT_TRUE(std::ranges::count(found, breach.number)) << breach.number << ": " << breach.given;
  }
}

/// What a command brings about, and the state after it with something spoilt, break an invariant.
void expect_broken(const char* number, const State& before, const Command& command, const std::vector<Spoilt>& breaches) {
  const Step taken = step(before, command);
  ASSERT_TRUE(std::holds_alternative<Events>(taken.outcome)) << number;
  const Event event = std::get<Events>(taken.outcome).front();
  EXPECT_EQ(broken(before, event, taken.state), std::vector<std::string>{}) << number;
  for (const Spoilt& breach : breaches) {
    State state = taken.state;
    breach.spoil(state);
    const auto found = broken(before, event, state);
    EXPECT_TRUE(std::ranges::count(found, number)) << number << ": " << breach.given;
  }
}

const Spoilt without_collateral{"", "no collateral", [](State& s) { s.balances[collateral_purse(exchange, alice, usd)] = NOTHING; }};
const Spoilt without_price{"", "no price", [](State& s) { s.feeds[feed].mark = Price{0}; }};
const Spoilt with_an_old_price{"", "a stale price", [](State& s) { s.ledgers[north].clock = LATEST; }};

TEST(ExchangeInvariants, SeeWhatTheGateLetPass) {
  const Spoilt beyond_the_limit{"", "an exposure beyond the limit", [](State& s) { exchange_terms(s).exposure_limit = Amount{1}; }};
  const Spoilt in_liquidation{"", "in liquidation",
                              [](State& s) { s.exchanges[exchange].accounts[alice].status = MarginStatus::in_liquidation; }};
  const Spoilt risk_taking_off{"", "risk-taking off", [](State& s) { s.exchanges[exchange].risk_taking = RiskTaking::reduce_only; }};
  expect_broken("INV-32", margined_books(), of_alice(further, Side::buy, 1),
                {without_collateral, without_price, with_an_old_price, beyond_the_limit, in_liquidation, risk_taking_off});
}

TEST(ExchangeInvariants, SeeCollateralThatIsMissed) {
  expect_broken("INV-33", margined_books(), TakeCollateral{exchange, alice, usd, Amount{1}},
                {without_collateral, without_price, with_an_old_price});
}

}  // namespace
}  // namespace plumbline::unit
