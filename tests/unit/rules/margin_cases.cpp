#include "ref/exchange/margin.hpp"

#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

const OrderId first{"first"}, second{"second"}, other{"other"};

PlaceOrder order(AccountId account, OrderId id, Side side, int quantity, int limit) {
  return {listed, account, id, side, Quantity{quantity}, Price{limit}, Effect::any, Origin::trader};
}
PlaceOrder bid(int quantity, int limit) { return order(alice, second, Side::buy, quantity, limit); }
PlaceOrder ask(int quantity, int limit) { return order(alice, second, Side::sell, quantity, limit); }
PlaceOrder reduce(Side side, int quantity) {
  PlaceOrder command = order(alice, second, side, quantity, 100);
  command.effect = Effect::reduce_only;
  return command;
}
PlaceOrder by_liquidation(PlaceOrder command) {
  command.origin = Origin::liquidation;
  return command;
}
MatchOrders match(OrderId taker_order, AccountId maker, OrderId maker_order, int quantity) {
  return {listed, alice, taker_order, maker, maker_order, Quantity{quantity}};
}
LodgeCollateral lodge(AccountId account, AssetId asset, Amount amount) { return {exchange, account, asset, amount}; }
TakeCollateral take(AccountId account, AssetId asset, Amount amount) { return {exchange, account, asset, amount}; }

/// alice lodged 500 dollars, carol 50. The price is 100.
State margined() {
  return after(start(), {Publish{feed, Price{100}, Price{100}}, lodge(alice, usd, Amount{500}), lodge(carol, usd, Amount{50})});
}
/// alice bids for 15 at 100.
State with_bid() { return after(margined(), {order(alice, first, Side::buy, 15, 100)}); }
/// Besides, carol asks for 4 at 100.
State crossing() { return after(with_bid(), {order(carol, first, Side::sell, 4, 100), order(alice, other, Side::sell, 5, 100)}); }
/// alice is long 4.
State with_position() { return after(crossing(), {match(first, carol, first, 4)}); }
State later(State state) { return after(std::move(state), {AdvanceTime{north, Time{5601}}}); }
State in_liquidation(State state, AccountId account) {
  state.exchanges[exchange].accounts[account].status = MarginStatus::in_liquidation;
  return state;
}
/// A position so large that its value is beyond the machine.
State beyond_range() {
  State state = margined();
  state.perpetuals[listed].positions[alice] = {Quantity{LARGEST_AMOUNT.value}, NOTHING};
  state.feeds[feed].mark = LARGEST_PRICE;
  return state;
}

Cases lodges() {
  return {"LodgeCollateral",
          start(),
          {{"no such exchange", LodgeCollateral{unknown, nobody, usd, NOTHING}, "unknown_exchange"},
           {"nobody", lodge(nobody, none, NOTHING), "unknown_account"},
           {"an account of another ledger", lodge(dave, none, NOTHING), "different_ledgers"},
           {"what is not taken", lodge(alice, pin, NOTHING), "not_collateral"},
           {"nothing", lodge(alice, usd, NOTHING), "amount_not_positive"},
           {"too much", lodge(alice, usd, too_large), "amount_too_large"},
           {"one more than there is", lodge(alice, usd, Amount{1001}), "insufficient_balance"},
           {"all there is", lodge(alice, usd, Amount{1000}), "CollateralLodged"},
           {"a unit", lodge(bob, btc, Amount{1}), "CollateralLodged"}}};
}
Cases lodges_to_the_brim() {
  return {"LodgeCollateral",
          holding(start(), collateral_purse(exchange, alice, usd), to_the_brim),
          {{"beyond what a purse holds", lodge(alice, usd, Amount{1}), "out_of_range"}}};
}

Cases takes() {
  return {"TakeCollateral",
          margined(),
          {{"no such exchange", TakeCollateral{unknown, nobody, usd, NOTHING}, "unknown_exchange"},
           {"nobody", take(nobody, none, NOTHING), "unknown_account"},
           {"an account of another ledger", take(dave, none, NOTHING), "different_ledgers"},
           {"what is not taken", take(alice, pin, NOTHING), "not_collateral"},
           {"nothing", take(alice, usd, NOTHING), "amount_not_positive"},
           {"too much", take(alice, usd, too_large), "amount_too_large"},
           {"one more than there is", take(alice, usd, Amount{501}), "insufficient_balance"},
           {"all of it, with nothing open", take(alice, usd, Amount{500}), "CollateralTaken"}}};
}
Cases takes_from_orders() {
  return {"TakeCollateral",
          with_bid(),  // it asks for 150, and a unit for the rounding
          {{"all but what is asked for", take(alice, usd, Amount{349}), "CollateralTaken"},
           {"one more", take(alice, usd, Amount{350}), "insufficient_margin"}}};
}
Cases takes_without_a_price() {
  return {"TakeCollateral", later(with_bid()), {{"while nothing is priced", take(alice, usd, Amount{1}), "insufficient_margin"}}};
}
Cases takes_unpaid_profit() {
  State state =
      after(with_position(), {CancelOrder{listed, alice, first}, CancelOrder{listed, alice, other}, Publish{feed, Price{200}, Price{200}}});
  return {"TakeCollateral",
          state,  // 400 of profit, of which nothing can be taken; 4 at 200 ask for 80
          {{"all but what is asked for", take(alice, usd, Amount{420}), "CollateralTaken"},
           {"one more, out of the profit", take(alice, usd, Amount{421}), "insufficient_margin"}}};
}
Cases takes_beyond_range() {
  return {"TakeCollateral", beyond_range(), {{"from beyond the machine's range", take(alice, usd, Amount{1}), "out_of_range"}}};
}

/// Against 500 dollars alice may owe 454: a tenth of that is 45.4, and 46 are left.
Cases borrows_against_collateral() {
  return {"Borrow, against collateral",
          after(margined(), {Supply{secured, alice, Amount{500}}, Supply{secured_btc, bob, Amount{100}}}),
          {{"nothing", Borrow{secured, alice, NOTHING}, "amount_not_positive"},
           {"one more than the cash", Borrow{secured, alice, Amount{501}}, "insufficient_liquidity"},
           {"as much as is covered", Borrow{secured, alice, Amount{454}}, "Borrowed"},
           {"one more", Borrow{secured, alice, Amount{455}}, "insufficient_margin"},
           {"at the mark, as much as is covered", Borrow{secured_btc, alice, Amount{4}}, "Borrowed"},
           {"at the mark, one more", Borrow{secured_btc, alice, Amount{5}}, "insufficient_margin"},
           {"one who lodged nothing", Borrow{secured, bob, Amount{1}}, "insufficient_margin"}}};
}
/// 4 at 200 ask for 80, and 400 of profit count for nothing: 420 are left, and 381 owed ask for 39.
Cases borrows_with_unpaid_profit() {
  State state = after(with_position(), {Supply{secured, alice, Amount{500}}, CancelOrder{listed, alice, first},
                                        CancelOrder{listed, alice, other}, Publish{feed, Price{200}, Price{200}}});
  return {"Borrow, with profit not paid for",
          state,
          {{"as much as is covered", Borrow{secured, alice, Amount{381}}, "Borrowed"},
           {"one more, out of the profit", Borrow{secured, alice, Amount{382}}, "insufficient_margin"}}};
}
Cases borrows_what_has_no_price() {
  return {"Borrow, without a price",
          later(after(margined(), {Supply{secured, alice, Amount{500}}, Supply{secured_btc, bob, Amount{100}}})),
          {{"what has a price", Borrow{secured, alice, Amount{1}}, "Borrowed"},
           {"what has none", Borrow{secured_btc, alice, Amount{1}}, "insufficient_margin"}}};
}
/// alice owes 400, so that 100 of her 500 are left: she can take 60, and bid for 6 and not for 7.
State indebted() { return after(margined(), {Supply{secured, alice, Amount{500}}, Borrow{secured, alice, Amount{400}}}); }
Cases takes_what_debts_leave() {
  return {"TakeCollateral, owing",
          indebted(),
          {{"as much as is left over", take(alice, usd, Amount{60}), "CollateralTaken"},
           {"one more", take(alice, usd, Amount{61}), "insufficient_margin"}}};
}
Cases orders_with_debts() {
  return {"PlaceOrder, owing",
          indebted(),
          {{"as many as are covered", bid(5, 100), "OrderPlaced"}, {"one more", bid(6, 100), "insufficient_margin"}}};
}

Cases assessments() {
  return {"Assess",
          margined(),
          {{"no such exchange", Assess{unknown, nobody}, "unknown_exchange"},
           {"nobody", Assess{exchange, nobody}, "unknown_account"},
           {"an account of another ledger", Assess{exchange, dave}, "different_ledgers"},
           {"an account without anything", Assess{exchange, bob}, "Assessed"},
           {"an account with collateral", Assess{exchange, alice}, "Assessed"}}};
}
Cases assesses_without_a_price() {
  return {"Assess",
          later(with_position()),
          {{"a position without a price", Assess{exchange, alice}, "stale_price"},
           {"no position, and no price", Assess{exchange, bob}, "Assessed"}}};
}
Cases assesses_beyond_range() {
  return {"Assess", beyond_range(), {{"a position beyond the machine's range", Assess{exchange, alice}, "out_of_range"}}};
}

Cases switches() {
  return {"SwitchRisk",
          start(),
          {{"no such exchange", SwitchRisk{unknown, RiskTaking::allowed}, "unknown_exchange"},
           {"off", SwitchRisk{exchange, RiskTaking::reduce_only}, "RiskSwitched"}}};
}

Cases orders() {
  PlaceOrder too_much = bid(1, 0), too_dear = bid(1, 1), beyond = bid(1, 1);
  too_much.quantity = Quantity{too_large.value};
  too_dear.limit = Price{LARGEST_PRICE.value + 1};
  beyond.quantity = Quantity{LARGEST_AMOUNT.value};
  beyond.limit = LARGEST_PRICE;
  PlaceOrder unlisted = bid(0, 0), nowhere_at_all = bid(0, 0);
  unlisted.perpetual = perpetual;
  nowhere_at_all.perpetual = unknown;
  return {"PlaceOrder",
          margined(),
          {{"no such perpetual", nowhere_at_all, "unknown_perpetual"},
           {"a perpetual without an exchange", unlisted, "unknown_exchange"},
           {"nobody", order(nobody, first, Side::buy, 0, 0), "unknown_account"},
           {"an account of another ledger", order(dave, first, Side::buy, 0, 0), "different_ledgers"},
           {"nothing", bid(0, 0), "amount_not_positive"},
           {"too much", too_much, "amount_too_large"},
           {"for nothing", bid(1, 0), "price_not_positive"},
           {"too dear", too_dear, "price_too_large"},
           {"a liquidation of an account that is good", by_liquidation(bid(1, 1)), "not_in_liquidation"},
           {"worth the limit of an order", bid(20, 100), "OrderPlaced"},
           {"worth more, at the mark", bid(21, 1), "order_limit"},
           {"worth more, at its limit", bid(1, 2001), "order_limit"},
           {"a reduction of nothing", reduce(Side::sell, 1), "not_reducing"},
           {"what its limit could lose", bid(10, 139), "OrderPlaced"},
           {"a dollar more", bid(10, 140), "insufficient_margin"},
           {"what could never be paid", beyond, "out_of_range"},
           {"margin just enough", order(carol, second, Side::sell, 4, 100), "OrderPlaced"},
           {"margin just not enough", order(carol, second, Side::sell, 5, 100), "insufficient_margin"}}};
}
Cases orders_beside_others() {
  PlaceOrder nameless = order(alice, first, Side::buy, 0, 0);
  nameless.order = {};
  return {"PlaceOrder",
          with_bid(),
          {{"no name, for nothing", nameless, "unknown_order"},
           {"a name that was used", order(alice, first, Side::buy, 0, 0), "duplicate_order"},
           {"all that may be open", ask(15, 100), "OrderPlaced"},
           {"one more", ask(16, 100), "open_order_limit"},
           {"one more than a position may be", bid(11, 100), "position_limit"},
           {"one more than the exposure may be", bid(8, 100), "exposure_limit"},
           {"all that the exposure may be", bid(7, 100), "OrderPlaced"}}};
}
Cases orders_without_a_price() { return {"PlaceOrder", start(), {{"before the first price", bid(1, 1), "no_price"}}}; }
Cases orders_at_a_stale_price() { return {"PlaceOrder", later(margined()), {{"a second too late", bid(1, 1), "stale_price"}}}; }
Cases orders_while_off() {
  return {"PlaceOrder",
          after(with_position(), {SwitchRisk{exchange, RiskTaking::reduce_only}}),
          {{"any order", bid(1, 1), "risk_taking_off"}, {"a reduction", reduce(Side::sell, 4), "OrderPlaced"}}};
}
Cases reductions() {
  return {"PlaceOrder",
          with_position(),
          {{"all of a position", reduce(Side::sell, 4), "OrderPlaced"},
           {"one more", reduce(Side::sell, 5), "not_reducing"},
           {"on its own side", reduce(Side::buy, 1), "not_reducing"}}};
}
Cases orders_in_liquidation() {
  return {"PlaceOrder",
          in_liquidation(with_position(), alice),
          {{"any order", bid(1, 1), "in_liquidation"},
           {"a reduction", reduce(Side::sell, 4), "OrderPlaced"},
           {"the liquidation's", by_liquidation(reduce(Side::sell, 4)), "OrderPlaced"},
           {"the liquidation's, too large", by_liquidation(reduce(Side::sell, 5)), "not_reducing"},
           {"the liquidation's, of any effect", by_liquidation(ask(1, 1)), "not_reducing"}}};
}
/// Long ten, with as many asks beyond them as a position may be: what reduces first would let them pass the limit.
Cases reductions_beside_asks() {
  State state = in_liquidation(margined(), alice);
  state.perpetuals[listed].positions[alice] = {Quantity{4}, Amount{400}};
  state.perpetuals[listed].positions[carol] = {Quantity{-4}, Amount{-400}};
  state.perpetuals[listed].books[alice].asks[first] = {Quantity{26}, Price{100}};
  return {"PlaceOrder", state, {{"a liquidation's reduction", by_liquidation(reduce(Side::sell, 4)), "position_limit"}}};
}
/// Below maintenance: 500 lodged, 4 bought at 300, now at 180: 20 is left, and 36 asked for.
Cases reductions_below_maintenance() {
  State state = margined();
  state.perpetuals[listed].positions[alice] = {Quantity{4}, Amount{1200}};
  state.perpetuals[listed].positions[carol] = {Quantity{-4}, Amount{-1200}};
  state.feeds[feed].mark = state.feeds[feed].index = Price{180};
  PlaceOrder at_mark = reduce(Side::sell, 4), below = reduce(Side::sell, 4);
  at_mark.limit = Price{180};
  below.limit = Price{172};
  PlaceOrder far_below = below;
  far_below.limit = Price{171};
  return {"PlaceOrder",
          state,
          {{"at the mark", at_mark, "OrderPlaced"},
           {"losing no more than it sets free", below, "OrderPlaced"},
           {"losing more", far_below, "insufficient_margin"},
           {"a new order against it, not larger", order(alice, second, Side::sell, 4, 180), "OrderPlaced"},
           {"a larger one", order(alice, second, Side::sell, 5, 180), "insufficient_margin"}}};
}

Cases cancels() {
  return {"CancelOrder",
          after(crossing(), {CancelOrder{listed, alice, other}}),
          {{"no such perpetual", CancelOrder{unknown, nobody, first}, "unknown_perpetual"},
           {"no such order", CancelOrder{listed, alice, second}, "unknown_order"},
           {"of one who never had any", CancelOrder{listed, bob, first}, "unknown_order"},
           {"a second time", CancelOrder{listed, alice, other}, "already_final"},
           {"a bid", CancelOrder{listed, alice, first}, "OrderCancelled"},
           {"an ask", CancelOrder{listed, carol, first}, "OrderCancelled"}}};
}

Cases matches() {
  State state = after(crossing(), {bid(1, 99)});
  return {"MatchOrders",
          state,
          {{"no such perpetual", MatchOrders{unknown, alice, first, carol, first, Quantity{0}}, "unknown_perpetual"},
           {"no such order of the taker's", match(OrderId{"none"}, carol, first, 0), "unknown_order"},
           {"no such order of the maker's", match(first, carol, second, 0), "unknown_order"},
           {"two bids", match(first, alice, second, 0), "same_side"},
           {"limits that do not cross", match(second, carol, first, 0), "not_crossing"},
           {"nothing", match(first, carol, first, 0), "amount_not_positive"},
           {"one more than is left", match(first, carol, first, 5), "exceeds_order"},
           {"all that is left", match(first, carol, first, 4), "PerpetualFilled"},
           {"a part of it", match(first, carol, first, 1), "PerpetualFilled"},
           {"with itself", match(first, alice, other, 5), "SelfTradePrevented"}}};
}
Cases matches_in_liquidation() {
  return {"MatchOrders", in_liquidation(crossing(), carol), {{"a maker in liquidation", match(first, carol, first, 4), "in_liquidation"}}};
}
Cases matches_beyond_range() {
  State state = crossing();
  state.perpetuals[listed].positions[alice] = {Quantity{1}, to_the_brim};
  return {"MatchOrders", state, {{"a cost beyond its range", match(first, carol, first, 4), "out_of_range"}}};
}

Cases fills_past_the_gate() {
  return {"FillPerpetual",
          margined(),
          {{"what trades by orders", FillPerpetual{listed, alice, carol, Side::buy, Quantity{1}, Price{1}}, "orders_only"}}};
}

}  // namespace

std::vector<Cases> margin_cases() {
  return {lodges(),
          lodges_to_the_brim(),
          takes(),
          takes_from_orders(),
          takes_without_a_price(),
          takes_unpaid_profit(),
          takes_beyond_range(),
          borrows_against_collateral(),
          borrows_with_unpaid_profit(),
          borrows_what_has_no_price(),
          takes_what_debts_leave(),
          orders_with_debts(),
          assessments(),
          assesses_without_a_price(),
          assesses_beyond_range(),
          switches(),
          orders(),
          orders_beside_others(),
          orders_without_a_price(),
          orders_at_a_stale_price(),
          orders_while_off(),
          reductions(),
          orders_in_liquidation(),
          reductions_beside_asks(),
          reductions_below_maintenance(),
          cancels(),
          matches(),
          matches_in_liquidation(),
          matches_beyond_range(),
          fills_past_the_gate()};
}

}  // namespace plumbline::unit
