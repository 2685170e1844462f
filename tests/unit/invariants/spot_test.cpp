// Each invariant of spot orders sees each way in which it can be broken.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

const OrderId a_bid{"bid"}, an_ask{"ask"}, a_spent_ask{"spent"};

/// alice bids for 10 at 10 and bob asks 9 for 6; of another ask of his for 4 nothing is left.
State spot_orders() {
  return after(start(),
               {PlaceSpotOrder{market, alice, a_bid, Side::buy, Quantity{10}, Price{10}},
                PlaceSpotOrder{market, bob, an_ask, Side::sell, Quantity{6}, Price{9}},
                PlaceSpotOrder{market, bob, a_spent_ask, Side::sell, Quantity{4}, Price{9}}, CancelSpotOrder{market, bob, a_spent_ask}});
}
SpotOrder& bid_of(State& state) { return state.markets[market].books[alice][a_bid]; }
SpotOrder& ask_of(State& state) { return state.markets[market].books[bob][an_ask]; }
SpotOrder& spent_of(State& state) { return state.markets[market].books[bob][a_spent_ask]; }
Purse cash_of_alice(ContractId of = market) { return reserved_purse(of, alice, usd); }

struct Misheld {
  const char* number;
  const char* given;
  std::function<void(State&)> spoil;
};

const std::vector<Misheld>& misheld() {
  static const std::vector<Misheld> all{
      {"INV-7", "a bid for less than nothing", [](State& s) { bid_of(s).quantity = Quantity{-1}; }},
      {"INV-7", "an ask of too much", [](State& s) { ask_of(s).quantity = Quantity{too_large.value}; }},
      {"INV-7", "an ask for nothing", [](State& s) { ask_of(s).limit = Price{0}; }},
      {"INV-7", "a bid too dear", [](State& s) { bid_of(s).limit = LARGEST_PRICE + Price{1}, bid_of(s).quantity = Quantity{0}; }},
      {"INV-8", "a fee of more than the whole", [](State& s) { ask_of(s).fees.taker = WHOLE_PPM + Ppm{1}; }},
      {"INV-8", "a taker's fee below nothing", [](State& s) { ask_of(s).fees.taker = Ppm{-1}; }},
      {"INV-9", "orders of one on another ledger", [](State& s) { s.markets[market].books[dave] = {}; }},
      {"INV-9", "orders of nobody", [](State& s) { s.markets[market].books[nobody] = {}; }},
      {"INV-38", "a bid with too little", [](State& s) { add(s, cash_of_alice(), -1); }},
      {"INV-38", "a bid with too much", [](State& s) { add(s, cash_of_alice(), 1); }},
      {"INV-38", "an ask with too little", [](State& s) { add(s, reserved_purse(market, bob, btc), -1); }},
      {"INV-38", "a bid made larger", [](State& s) { bid_of(s).quantity += Quantity{1}; }},
      {"INV-38", "a bid made smaller", [](State& s) { bid_of(s).quantity -= Quantity{1}; }},
      {"INV-38", "a dearer bid", [](State& s) { bid_of(s).limit += Price{1}; }},
      {"INV-38", "a bid at a lower fee", [](State& s) { bid_of(s).fees.taker = Ppm{0}; }},
      {"INV-38", "an order that is there again", [](State& s) { spent_of(s).quantity = Quantity{1}; }},
      {"INV-38", "a bid that asks", [](State& s) { bid_of(s).side = Side::sell; }},
      {"INV-38", "reserved by one without orders", [](State& s) { s.balances[reserved_purse(market, carol, usd)] = Amount{1}; }},
      {"INV-38", "reserved of another asset", [](State& s) { s.balances[reserved_purse(market, alice, pin)] = Amount{1}; }},
      {"INV-38", "reserved on no market", [](State& s) { s.balances[cash_of_alice(unknown)] = Amount{1}; }},
      {"INV-38", "reserved nowhere", [](State& s) { s.balances[cash_of_alice({})] = Amount{1}; }},
      {"INV-38", "orders without a purse",
       [](State& s) { s.markets[market].books[carol][an_ask] = {Side::sell, Quantity{1}, Price{1}, {}}; }},
  };
  return all;
}

TEST(SpotInvariants, SeeEachBreach) {
  const State truth = spot_orders();
  EXPECT_EQ(broken(truth), std::vector<std::string>{});
  for (const Misheld& breach : misheld()) {
    State state = truth;
    breach.spoil(state);
    const auto found = broken(state);
    EXPECT_TRUE(std::ranges::count(found, breach.number)) << breach.number << ": " << breach.given;
  }
}

/// A way in which a match, or the states around it, can be false.
struct Mismatch {
  const char* number;
  const char* given;
  std::function<void(State& before, SpotOrdersMatched& event, State& after)> spoil;
};

/// The match of the two orders for 2, at 9: 18 and a fee of 2; it is true, and no longer if something is spoilt.
TEST(SpotInvariants, SeeEachFalseMatch) {
  const std::vector<Mismatch> all{
      {"INV-39", "a larger bid", [](State&, SpotOrdersMatched&, State& s) { bid_of(s).quantity = Quantity{11}; }},
      {"INV-39", "an order that is there again", [](State&, SpotOrdersMatched&, State& s) { spent_of(s).quantity = Quantity{1}; }},
      {"INV-39", "a bid at another limit", [](State&, SpotOrdersMatched&, State& s) { bid_of(s).limit = Price{9}; }},
      {"INV-39", "an ask at another maker's fee", [](State&, SpotOrdersMatched&, State& s) { ask_of(s).fees.maker = Ppm{1}; }},
      {"INV-39", "an ask at another taker's fee", [](State&, SpotOrdersMatched&, State& s) { ask_of(s).fees.taker = Ppm{1}; }},
      {"INV-39", "a bid that asks", [](State&, SpotOrdersMatched&, State& s) { bid_of(s).side = Side::sell; }},
      {"INV-40", "two asks", [](State& b, SpotOrdersMatched&, State& s) { bid_of(b).side = bid_of(s).side = Side::sell; }},
      {"INV-40", "of one account",
       [](State& b, SpotOrdersMatched& e, State& s) {
         b.markets[market].books[alice][an_ask] = ask_of(b), s.markets[market].books[alice][an_ask] = ask_of(s);
         e.maker = alice;
       }},
      {"INV-40", "nothing", [](State&, SpotOrdersMatched& e, State&) { e.quantity = Quantity{0}; }},
      {"INV-40", "more than the bid is smaller by", [](State&, SpotOrdersMatched&, State& s) { bid_of(s).quantity = Quantity{9}; }},
      {"INV-40", "more than the ask is smaller by", [](State&, SpotOrdersMatched&, State& s) { ask_of(s).quantity = Quantity{5}; }},
      {"INV-40", "a bid that lapses without need", [](State&, SpotOrdersMatched&, State& s) { bid_of(s).quantity = Quantity{0}; }},
      {"INV-40", "an ask that lapses", [](State&, SpotOrdersMatched&, State& s) { ask_of(s).quantity = Quantity{0}; }},
      {"INV-40", "dearer than the bid", [](State&, SpotOrdersMatched& e, State&) { e.notional = Amount{21}; }},
      {"INV-40", "cheaper than the ask", [](State&, SpotOrdersMatched& e, State&) { e.notional = Amount{17}; }},
      {"INV-40", "more than was reserved", [](State&, SpotOrdersMatched&, State& s) { add(s, available_purse(alice, usd), -91); }},
      {"INV-40", "paid by the seller", [](State&, SpotOrdersMatched&, State& s) { add(s, available_purse(bob, usd), -19); }},
      {"INV-40", "more than was bought", [](State&, SpotOrdersMatched&, State& s) { add(s, available_purse(alice, btc), 1); }},
      {"INV-40", "more than was sold", [](State&, SpotOrdersMatched&, State& s) { add(s, reserved_purse(market, bob, btc), -1); }},
  };
  const State before = spot_orders();
  const Step taken = step(before, MatchSpotOrders{market, alice, a_bid, bob, an_ask, Quantity{2}});
  const SpotOrdersMatched truth = std::get<SpotOrdersMatched>(std::get<Events>(taken.outcome).front());
  EXPECT_EQ(broken(before, Event{truth}, taken.state), std::vector<std::string>{});
  for (const Mismatch& breach : all) {
    State earlier = before, later = taken.state;
    SpotOrdersMatched event = truth;
    breach.spoil(earlier, event, later);
    const auto found = broken(earlier, Event{event}, later);
    EXPECT_TRUE(std::ranges::count(found, breach.number)) << breach.number << ": " << breach.given;
  }
}

}  // namespace
}  // namespace plumbline::unit
