#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

/// bob delivers 10 BTC to alice for 500 USD at 6000.
const Terms agreed{bob, alice, btc, Quantity{10}, usd, Amount{500}, Time{6000}};

Instruct by_seller(Terms terms = agreed) { return {deal, Party::seller, terms}; }
Instruct by_buyer(Terms terms = agreed) { return {deal, Party::buyer, terms}; }

template <class Field, class Value>
Terms with(Field Terms::* field, const Value& value, Terms terms = agreed) {
  terms.*field = value;
  return terms;
}

Cases instructs() {
  return {"Instruct",
          start(),
          {{"without a name, nobody sells", Instruct{{}, Party::seller, with(&Terms::seller, nobody)}, "unknown_instruction"},
           {"nobody sells", by_seller(with(&Terms::seller, nobody, with(&Terms::security, none))), "unknown_account"},
           {"nobody buys", by_seller(with(&Terms::buyer, world)), "unknown_account"},
           {"no such security, from another ledger", by_seller(with(&Terms::security, none, with(&Terms::buyer, dave))), "unknown_asset"},
           {"no such cash", by_seller(with(&Terms::cash, none, with(&Terms::buyer, dave))), "unknown_asset"},
           {"a buyer on another ledger", by_seller(with(&Terms::buyer, dave)), "different_ledgers"},
           {"with itself, nothing", by_seller(with(&Terms::buyer, bob, with(&Terms::quantity, Quantity{0}))), "same_account"},
           {"nothing", by_seller(with(&Terms::quantity, Quantity{0}, with(&Terms::amount, too_large))), "amount_not_positive"},
           {"for nothing", by_seller(with(&Terms::amount, Amount{0}, with(&Terms::quantity, Quantity{too_large.value}))),
            "amount_not_positive"},
           {"one more than the largest quantity", by_seller(with(&Terms::quantity, Quantity{too_large.value})), "amount_too_large"},
           {"one more than the largest amount", by_seller(with(&Terms::amount, too_large)), "amount_too_large"},
           {"the largest of both", by_seller(with(&Terms::amount, LARGEST_AMOUNT, with(&Terms::quantity, Quantity{LARGEST_AMOUNT.value}))),
            "Instructed"},
           {"one for one", by_buyer(with(&Terms::amount, Amount{1}, with(&Terms::quantity, Quantity{1}))), "Instructed"},
           {"by one side", by_seller(), "Instructed"}}};
}

Cases matches() {
  const auto differs = [](std::string given, Terms terms) { return Row{std::move(given), by_buyer(terms), "terms_differ"}; };
  return {"Instruct, the other side",
          after(start(), {by_seller()}),
          {{"on the same terms", by_buyer(), "Matched"},
           {"the same side again, on other terms", by_seller(with(&Terms::due, Time{6001})), "terms_differ"},
           {"the same side again", by_seller(), "already_instructed"},
           differs("another seller", with(&Terms::seller, carol)),
           differs("another buyer", with(&Terms::buyer, carol)),
           differs("another security", with(&Terms::security, pin)),
           differs("another cash", with(&Terms::cash, pin)),
           differs("one more", with(&Terms::quantity, Quantity{11})),
           differs("for one less", with(&Terms::amount, Amount{499})),
           differs("a second later", with(&Terms::due, Time{6001}))}};
}

Cases cancels_alone() {
  return {"Cancel, before the match",
          after(start(), {by_buyer(), Instruct{ContractId{"gone"}, Party::seller, agreed}, Cancel{ContractId{"gone"}, Party::seller}}),
          {{"no such instruction", Cancel{unknown, Party::seller}, "unknown_instruction"},
           {"by the side that has not instructed", Cancel{deal, Party::seller}, "not_a_party"},
           {"by the side that has", Cancel{deal, Party::buyer}, "Cancelled"},
           {"again", Cancel{ContractId{"gone"}, Party::seller}, "already_final"},
           {"again, by the side that never instructed", Cancel{ContractId{"gone"}, Party::buyer}, "already_final"},
           {"and then the other side instructs", Instruct{ContractId{"gone"}, Party::buyer, agreed}, "already_instructed"},
           {"and then it settles", SettleGross{ContractId{"gone"}}, "already_final"}}};
}

Cases cancels_together(Party first, Party second) {
  return {"Cancel, after the match",
          after(start(), {by_seller(), by_buyer(), Cancel{deal, first}}),
          {{"by the same side again", Cancel{deal, first}, "already_requested"},
           {"by the other side", Cancel{deal, second}, "Cancelled"},
           {"instructed again", by_seller(), "already_instructed"}}};
}

Cases settles_not() {
  const State half = after(start(), {by_seller()});
  return {"SettleGross, not yet",
          half,
          {{"no such instruction", SettleGross{unknown}, "unknown_instruction"},
           {"one side has instructed", SettleGross{deal}, "not_matched"}}};
}

Cases settles_on(int day, const std::string& expected) {
  return {"SettleGross, a time",
          after(start(), {by_seller(), by_buyer(), AdvanceTime{north, Time{day}}}),
          {{"at " + std::to_string(day), SettleGross{deal}, expected},
           {"cancel by one side", Cancel{deal, Party::buyer}, "CancellationRequested"}}};
}

Cases settles_with(int securities_left, int cash_left, const std::string& expected) {
  const State due = after(start(), {by_seller(), by_buyer(), AdvanceTime{north, Time{6000}},
                                    Withdraw{bob, btc, Amount{100 - securities_left}}, Withdraw{alice, usd, Amount{1000 - cash_left}}});
  return {"SettleGross, the means",
          due,
          {{std::to_string(securities_left) + " and " + std::to_string(cash_left), SettleGross{deal}, expected}}};
}

Cases settled() {
  return {"SettleGross, again",
          after(start(), {by_seller(), by_buyer(), AdvanceTime{north, Time{6000}}, SettleGross{deal}}),
          {{"again", SettleGross{deal}, "already_final"}, {"and cancelled", Cancel{deal, Party::seller}, "already_final"}}};
}

Cases brims() {
  const State due = after(start(), {by_seller(), by_buyer(), AdvanceTime{north, Time{6000}}});
  return {"SettleGross, the range of a purse",
          holding(due, available_purse(alice, btc), to_the_brim),
          {{"over the brim", SettleGross{deal}, "out_of_range"}}};
}

}  // namespace

std::vector<Cases> dvp_cases() {
  return {instructs(),
          matches(),
          cancels_alone(),
          cancels_together(Party::seller, Party::buyer),
          cancels_together(Party::buyer, Party::seller),
          settles_not(),
          settles_on(5999, "not_due"),
          settles_on(6000, "Settled"),
          settles_on(6001, "Settled"),
          settles_with(10, 500, "Settled"),
          settles_with(9, 499, "Failed"),
          settles_with(10, 499, "Failed"),
          settled(),
          brims()};
}

}  // namespace plumbline::unit
