#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

Publish prices(int index, int venue_price) { return {feed, Price{index}, Price{venue_price}}; }

/// alice takes, bob makes.
FillPerpetual buys(int quantity, int price) { return {perpetual, alice, bob, Side::buy, Quantity{quantity}, Price{price}}; }
FillPerpetual sells(int quantity, int price) { return {perpetual, alice, bob, Side::sell, Quantity{quantity}, Price{price}}; }
FillPerpetual between(AccountId taker, AccountId maker) { return {perpetual, taker, maker, Side::buy, Quantity{0}, Price{0}}; }
FillPerpetual on(ContractId contract) { return {contract, nobody, nobody, Side::buy, Quantity{0}, Price{0}}; }

/// alice is long ten, which cost 1000; bob is short as many. The price is 100.
State with_positions() { return after(start(), {prices(100, 100), buys(10, 100)}); }
State later(State state, int seconds) { return after(std::move(state), {AdvanceTime{north, Time{5000 + seconds}}}); }
/// bob owes the fund 100, and alice has as much to claim from it.
State realised() { return after(with_positions(), {sells(10, 110)}); }

Cases publishes() {
  Publish too_high = prices(1, 1), too_dear = prices(1, 1);
  too_high.index = Price{LARGEST_PRICE.value + 1};
  too_dear.venue_price = Price{LARGEST_PRICE.value + 1};
  Publish highest = prices(1, 1);
  highest.index = highest.venue_price = LARGEST_PRICE;
  return {"Publish",
          start(),
          {{"no such feed", Publish{no_feed, Price{0}, Price{0}}, "unknown_feed"},
           {"no index", prices(0, 1), "price_not_positive"},
           {"no price of its own", prices(1, 0), "price_not_positive"},
           {"an index too high", too_high, "price_too_large"},
           {"a price too high", too_dear, "price_too_large"},
           {"the highest", highest, "Published"},
           {"the least", prices(1, 1), "Published"}}};
}

Cases fills() {
  FillPerpetual too_much = buys(1, 0), too_dear = buys(1, 1);
  too_much.quantity = Quantity{too_large.value};
  too_dear.price = Price{LARGEST_PRICE.value + 1};
  FillPerpetual most = buys(1, 1);
  most.price = LARGEST_PRICE;
  most.quantity = Quantity{LARGEST_AMOUNT.value};
  return {"FillPerpetual",
          with_positions(),
          {{"no such perpetual", on(unknown), "unknown_perpetual"},
           {"nobody takes", between(nobody, bob), "unknown_account"},
           {"nobody makes", between(alice, nobody), "unknown_account"},
           {"a taker of another ledger", between(dave, bob), "different_ledgers"},
           {"a maker of another ledger", between(alice, dave), "different_ledgers"},
           {"with itself", between(alice, alice), "same_account"},
           {"nothing", buys(0, 0), "amount_not_positive"},
           {"too much", too_much, "amount_too_large"},
           {"for nothing", buys(1, 0), "price_not_positive"},
           {"too dear", too_dear, "price_too_large"},
           {"the most of a command, at the highest price", most, "position_limit"},
           {"one more than the limit, long", buys(91, 100), "position_limit"},
           {"the limit, long", buys(90, 100), "PerpetualFilled"},
           {"a reduction", sells(9, 90), "PerpetualFilled"},
           {"a close", sells(10, 90), "PerpetualFilled"},
           {"a turn", sells(11, 90), "PerpetualFilled"},
           {"the limit, short", sells(110, 90), "PerpetualFilled"},
           {"one more than the limit, short", sells(111, 90), "position_limit"}}};
}

/// alice buys ten at the highest price, for so much that one position's cost comes to the end of the range, or `beyond`.
Cases costs(const char* given, int beyond, const char* expected) {
  FillPerpetual dear = buys(10, 1);
  dear.price = LARGEST_PRICE;
  State state = start();
  state.perpetuals[perpetual].positions[alice] = {Quantity{1}, to_the_brim - Amount{LARGEST_PRICE.value * 10} + Amount{beyond}};
  return {"FillPerpetual", state, {{given, dear, expected}}};
}

Cases marks() {
  return {"MarkToMarket",
          with_positions(),
          {{"no such perpetual", MarkToMarket{unknown, nobody}, "unknown_perpetual"},
           {"nobody", MarkToMarket{perpetual, nobody}, "unknown_account"},
           {"an account of another ledger", MarkToMarket{perpetual, dave}, "different_ledgers"},
           {"an account without a position", MarkToMarket{perpetual, carol}, "no_position"},
           {"a long", MarkToMarket{perpetual, alice}, "MarkedToMarket"},
           {"a short", MarkToMarket{perpetual, bob}, "MarkedToMarket"}}};
}
Cases marks_without_price() {
  return {"MarkToMarket", after(start(), {buys(1, 1)}), {{"before the first price", MarkToMarket{perpetual, alice}, "no_price"}}};
}
Cases marks_at_the_age() {
  return {"MarkToMarket", later(with_positions(), 600), {{"a price of just that age", MarkToMarket{perpetual, alice}, "MarkedToMarket"}}};
}
Cases marks_beyond_the_age() {
  return {"MarkToMarket", later(with_positions(), 601), {{"a second older", MarkToMarket{perpetual, alice}, "stale_price"}}};
}
Cases marks_beyond_range() {
  State state = with_positions();
  state.perpetuals[perpetual].positions[alice] = {Quantity{LARGEST_AMOUNT.value}, NOTHING};
  state.feeds[feed].mark = Price{ten_to(10)};
  return {"MarkToMarket", state, {{"worth more than a purse holds", MarkToMarket{perpetual, alice}, "out_of_range"}}};
}

Cases settles() {
  return {"SettleEquity",
          realised(),
          {{"no such perpetual", SettleEquity{unknown, nobody}, "unknown_perpetual"},
           {"nobody", SettleEquity{perpetual, nobody}, "unknown_account"},
           {"an account of another ledger", SettleEquity{perpetual, dave}, "different_ledgers"},
           {"an account without equity", SettleEquity{perpetual, carol}, "nothing_to_settle"},
           {"a winner of an empty fund", SettleEquity{perpetual, alice}, "insufficient_liquidity"},
           {"a loser without cash", SettleEquity{perpetual, bob}, "insufficient_balance"}}};
}
Cases settles_in_cash() {
  return {"SettleEquity",
          after(realised(), {Deposit{bob, usd, Amount{1}}}),
          {{"a loser with a unit", SettleEquity{perpetual, bob}, "EquitySettled"}}};
}
Cases settles_from_the_fund() {
  return {"SettleEquity",
          after(realised(), {Deposit{bob, usd, Amount{1}}, SettleEquity{perpetual, bob}}),
          {{"a winner of a unit", SettleEquity{perpetual, alice}, "EquitySettled"}}};
}

Cases settles_beyond_range() {
  const Purse fund{venue, usd, PurseKind::liquidity, perpetual};
  return {"SettleEquity",
          after(holding(realised(), fund, to_the_brim), {Deposit{bob, usd, Amount{1}}}),
          {{"into a fund that is full", SettleEquity{perpetual, bob}, "out_of_range"}}};
}

PayFunding funding(Rate premium, ContractId on = perpetual) { return {on, premium}; }
const Rate beyond{LARGEST_RATE.value + 1};

Cases funds() {
  return {"PayFunding",
          after(later(with_positions(), 3600), {prices(100, 100)}),
          {{"no such perpetual", funding(beyond, unknown), "unknown_perpetual"},
           {"a premium beyond bounds", funding(beyond), "rate_out_of_bounds"},
           {"a discount beyond bounds", funding(-beyond), "rate_out_of_bounds"},
           {"the largest premium", funding(LARGEST_RATE), "FundingPaid"},
           {"the largest discount", funding(-LARGEST_RATE), "FundingPaid"}}};
}
Cases funds_beyond_range() {
  State state = after(later(with_positions(), 3600), {prices(100, 100)});
  state.perpetuals[perpetual].positions[alice] = {Quantity{LARGEST_AMOUNT.value}, NOTHING};
  state.feeds[feed].mark = LARGEST_PRICE;
  return {"PayFunding", state, {{"on more than can be paid", funding(LARGEST_RATE), "out_of_range"}}};
}
Cases funds_early() { return {"PayFunding", later(with_positions(), 3599), {{"a second early", funding(Rate{0}), "not_due"}}}; }
Cases funds_without_price() { return {"PayFunding", later(start(), 3600), {{"before the first price", funding(Rate{0}), "no_price"}}}; }
Cases funds_at_an_old_price() {
  return {"PayFunding", later(with_positions(), 3600), {{"at an old price", funding(Rate{0}), "stale_price"}}};
}

}  // namespace

std::vector<Cases> perpetual_cases() {
  return {publishes(),
          fills(),
          costs("a cost at the end of the range", 0, "PerpetualFilled"),
          costs("a cost beyond it", 1, "out_of_range"),
          marks(),
          marks_without_price(),
          marks_at_the_age(),
          marks_beyond_the_age(),
          marks_beyond_range(),
          settles(),
          settles_in_cash(),
          settles_from_the_fund(),
          settles_beyond_range(),
          funds_beyond_range(),
          funds(),
          funds_early(),
          funds_without_price(),
          funds_at_an_old_price()};
}

}  // namespace plumbline::unit
