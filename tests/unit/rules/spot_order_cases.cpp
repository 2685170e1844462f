#include <gtest/gtest.h>

#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

const OrderId known_order{"known"}, new_order{"new"}, dear_order{"dear"};

PlaceSpotOrder spot_bid(AccountId account, int quantity, int limit, OrderId id = new_order, ContractId on = market) {
  return {on, account, id, Side::buy, Quantity{quantity}, Price{limit}};
}
PlaceSpotOrder spot_ask(AccountId account, int quantity, int limit, OrderId id = new_order, ContractId on = market) {
  return {on, account, id, Side::sell, Quantity{quantity}, Price{limit}};
}
MatchSpotOrders spot_match(AccountId taker, OrderId taker_order, AccountId maker, OrderId maker_order, int quantity,
                           ContractId on = market) {
  return {on, taker, taker_order, maker, maker_order, Quantity{quantity}};
}

Cases spot_placements() {
  PlaceSpotOrder too_much = spot_bid(alice, 1, 0), too_dear = spot_bid(alice, 1, 1), dear = too_dear, large = spot_bid(alice, 1, 1);
  too_much.quantity = Quantity{too_large.value};
  large.quantity = Quantity{LARGEST_AMOUNT.value};
  too_dear.limit = Price{LARGEST_PRICE.value + 1};
  dear.limit = LARGEST_PRICE;
  PlaceSpotOrder overflows = dear;
  overflows.quantity = Quantity{LARGEST_AMOUNT.value};
  return {"PlaceSpotOrder",
          after(start(), {spot_bid(alice, 1, 1, known_order)}),
          {{"no such market", spot_bid(nobody, 0, 0, new_order, unknown), "unknown_market"},
           {"nobody", spot_bid(nobody, 0, 0), "unknown_account"},
           {"the outside world", spot_bid(world, 0, 0), "unknown_account"},
           {"no name, for nothing", spot_bid(alice, 0, 0, OrderId{}), "unknown_order"},
           {"a name that was used, for nothing", spot_bid(alice, 0, 0, known_order), "duplicate_order"},
           {"a name that another used", spot_bid(carol, 1, 1, known_order), "SpotOrderPlaced"},
           {"an account of another ledger, nothing", spot_bid(dave, 0, 0), "different_ledgers"},
           {"less than nothing", spot_bid(alice, -1, 0), "amount_not_positive"},
           {"nothing", spot_ask(bob, 0, 0), "amount_not_positive"},
           {"one more than the largest quantity, for nothing", too_much, "amount_too_large"},
           {"the largest quantity", large, "insufficient_balance"},
           {"for nothing", spot_ask(bob, 1, 0), "price_not_positive"},
           {"one more than the largest price", too_dear, "price_too_large"},
           {"the largest price", dear, "insufficient_balance"},
           {"what 128 bits do not hold", overflows, "out_of_range"},
           {"all that is left of 1000 - 2: 907 + 91", spot_bid(alice, 1, 907), "SpotOrderPlaced"},
           {"one more: 908 + 91", spot_bid(alice, 1, 908), "insufficient_balance"},
           {"the larger fee, though its maker's is a rebate: 997 + 1", spot_bid(alice, 1, 997, new_order, rebates), "SpotOrderPlaced"},
           {"one more: 998 + 1", spot_bid(alice, 1, 998, new_order, rebates), "insufficient_balance"},
           {"all that there is to sell, at any price", spot_ask(bob, 100, 1), "SpotOrderPlaced"},
           {"one more", spot_ask(bob, 101, 1), "insufficient_balance"},
           {"what is not there", spot_ask(alice, 1, 1), "insufficient_balance"}}};
}
Cases spot_placements_to_the_brim() {
  return {"PlaceSpotOrder, into a full purse",
          holding(start(), reserved_purse(market, bob, btc), to_the_brim),
          {{"an ask", spot_ask(bob, 1, 1), "out_of_range"}}};
}

Cases spot_cancels() {
  return {"CancelSpotOrder",
          after(start(), {spot_bid(alice, 10, 50, known_order), spot_ask(bob, 5, 60, known_order), spot_bid(alice, 1, 1, dear_order),
                          CancelSpotOrder{market, alice, dear_order}}),
          {{"no such market", CancelSpotOrder{unknown, nobody, new_order}, "unknown_market"},
           {"no such order", CancelSpotOrder{market, alice, new_order}, "unknown_order"},
           {"of one who never had any", CancelSpotOrder{market, carol, known_order}, "unknown_order"},
           {"of nobody", CancelSpotOrder{market, nobody, known_order}, "unknown_order"},
           {"on another market", CancelSpotOrder{rebates, alice, known_order}, "unknown_order"},
           {"a second time", CancelSpotOrder{market, alice, dear_order}, "already_final"},
           {"a bid", CancelSpotOrder{market, alice, known_order}, "SpotOrderCancelled"},
           {"an ask", CancelSpotOrder{market, bob, known_order}, "SpotOrderCancelled"}}};
}
Cases spot_cancels_to_the_brim() {
  return {"CancelSpotOrder, into a full purse",
          holding(after(start(), {spot_ask(bob, 5, 60, known_order)}), available_purse(bob, btc), to_the_brim),
          {{"an ask", CancelSpotOrder{market, bob, known_order}, "out_of_range"}}};
}

/// alice bids for 10 at 10, bob asks 10 for 4 and 11 for 1; carol bids for 2 at 10, and asks 10 for 3.
State spot_books() {
  return after(start(), {spot_bid(alice, 10, 10, known_order), spot_ask(bob, 4, 10, known_order), spot_ask(bob, 1, 11, dear_order),
                         spot_bid(carol, 2, 10, known_order), spot_ask(carol, 3, 10, new_order)});
}
Cases spot_matches() {
  return {"MatchSpotOrders",
          spot_books(),
          {{"no such market", spot_match(alice, new_order, nobody, new_order, 0, unknown), "unknown_market"},
           {"no such order of the taker's", spot_match(alice, new_order, bob, known_order, 0), "unknown_order"},
           {"no such order of the maker's", spot_match(alice, known_order, bob, new_order, 0), "unknown_order"},
           {"a maker who is nobody", spot_match(alice, known_order, nobody, known_order, 0), "unknown_order"},
           {"two bids", spot_match(alice, known_order, carol, known_order, 0), "same_side"},
           {"two asks", spot_match(bob, dear_order, carol, new_order, 0), "same_side"},
           {"an order with itself", spot_match(alice, known_order, alice, known_order, 1), "same_side"},
           {"limits that do not cross", spot_match(alice, known_order, bob, dear_order, 0), "not_crossing"},
           {"the other way round", spot_match(bob, dear_order, alice, known_order, 0), "not_crossing"},
           {"less than nothing", spot_match(alice, known_order, bob, known_order, -1), "amount_not_positive"},
           {"nothing", spot_match(alice, known_order, bob, known_order, 0), "amount_not_positive"},
           {"one more than is left of the ask", spot_match(alice, known_order, bob, known_order, 5), "exceeds_order"},
           {"one more than is left of the bid", spot_match(bob, known_order, carol, known_order, 3), "exceeds_order"},
           {"all that is left of the ask", spot_match(alice, known_order, bob, known_order, 4), "SpotOrdersMatched"},
           {"all that is left of the bid", spot_match(bob, known_order, carol, known_order, 2), "SpotOrdersMatched"},
           {"a part of both", spot_match(bob, known_order, alice, known_order, 1), "SpotOrdersMatched"},
           {"with itself", spot_match(carol, known_order, carol, new_order, 2), "SpotOrderCancelled"},
           {"with itself, more than is left", spot_match(carol, known_order, carol, new_order, 3), "exceeds_order"}}};
}
Cases spot_matches_with_rebates() {
  const FeeRates larger{Ppm{-601}, Ppm{600}}, none_at_all{Ppm{-600}, Ppm{599}};
  return {"MatchSpotOrders, and rebates",
          after(start(),
                {spot_bid(alice, 2, 10, known_order, rebates), spot_ask(bob, 2, 10, known_order, rebates), SetFees{rebates, carol, larger},
                 spot_ask(carol, 2, 10, known_order, rebates), SetFees{rebates, bob, larger}, SetFees{rebates, alice, none_at_all}}),
          {{"a rebate as large as the fee, when they were placed", spot_match(alice, known_order, bob, known_order, 2, rebates),
            "SpotOrdersMatched"},
           {"one that is larger, and nothing", spot_match(alice, known_order, carol, known_order, 0, rebates), "amount_not_positive"},
           {"one that is larger, more than is left", spot_match(alice, known_order, carol, known_order, 3, rebates), "rebate_exceeds_fee"},
           {"its fee the other way round", spot_match(carol, known_order, alice, known_order, 2, rebates), "SpotOrdersMatched"}}};
}
Cases spot_matches_to_the_brim() {
  return {"MatchSpotOrders, into a full purse",
          holding(spot_books(), available_purse(bob, usd), to_the_brim),
          {{"a part", spot_match(alice, known_order, bob, known_order, 1), "out_of_range"}}};
}

/// What an account is free to use and has reserved on the market, of dollars, and what is left of its order.
struct Standing {
  Amount free, reserved;
  Quantity left;
};
void expect_standing(const State& state, AccountId account, const Standing& expected) {
  EXPECT_EQ(available(state, account, usd).value, expected.free.value);
  EXPECT_EQ(state.balances.get(reserved_purse(market, account, usd)).value, expected.reserved.value);
  EXPECT_EQ(state.markets.get(market).books.get(account).get(known_order).quantity.value, expected.left.value);
}

TEST(SpotOrders, FilledBelowTheirLimitGiveBackWhatIsTooMuch) {
  State state = after(start(), {spot_bid(alice, 10, 10, known_order), spot_ask(bob, 4, 8, known_order)});
  expect_standing(state, alice, {Amount{890}, Amount{110}, Quantity{10}});
  state = after(std::move(state), {spot_match(alice, known_order, bob, known_order, 4)});  // 32 + 4 spent; 60 + 6 for the rest
  expect_standing(state, alice, {Amount{898}, Amount{66}, Quantity{6}});
  EXPECT_EQ(available(state, bob, usd).value, Integer{32});
}

/// carol bids for 10 at 4 with 40 + 4; a part of 1 costs 4 + 1, and the 9 that are left need 36 + 4: one is lacking.
State spot_bid_in_parts(std::vector<Command> before) {
  before.insert(before.end(), {spot_ask(bob, 10, 4, known_order), spot_bid(carol, 10, 4, known_order)});
  return after(start(), before);
}

TEST(SpotOrders, LackingAUnitTakeItFromWhatTheBuyerIsFreeToUse) {
  State state = spot_bid_in_parts({Withdraw{carol, usd, Amount{5}}});
  expect_standing(state, carol, {Amount{1}, Amount{44}, Quantity{10}});
  state = after(std::move(state), {spot_match(carol, known_order, bob, known_order, 1)});
  expect_standing(state, carol, {Amount{0}, Amount{40}, Quantity{9}});
}

TEST(SpotOrders, LackingAUnitThatIsNotThereLapse) {
  State state = spot_bid_in_parts({Withdraw{carol, usd, Amount{6}}});
  expect_standing(state, carol, {Amount{0}, Amount{44}, Quantity{10}});
  state = after(std::move(state), {spot_match(carol, known_order, bob, known_order, 1)});
  expect_standing(state, carol, {Amount{39}, Amount{0}, Quantity{0}});
  EXPECT_EQ(state.balances.get(reserved_purse(market, bob, btc)).value, Integer{9});  // the ask stands
}

TEST(SpotOrders, OfOneAccountLetTheTakersLapse) {
  const State before = spot_books();
  const State state = after(before, {spot_match(carol, new_order, carol, known_order, 1)});
  const SpotOrders orders = state.markets.get(market).books.get(carol);
  EXPECT_EQ(orders.get(new_order).quantity.value, Integer{0});
  EXPECT_EQ(orders.get(known_order).quantity.value, Integer{2});
  EXPECT_EQ(available(state, carol, btc).value, Integer{50});
  EXPECT_EQ(state.balances.get(reserved_purse(market, carol, btc)).value, Integer{0});
}

}  // namespace

std::vector<Cases> spot_order_cases() {
  return {spot_placements(),           spot_placements_to_the_brim(), spot_cancels(), spot_cancels_to_the_brim(), spot_matches(),
          spot_matches_with_rebates(), spot_matches_to_the_brim()};
}

}  // namespace plumbline::unit
