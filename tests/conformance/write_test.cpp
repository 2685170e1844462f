// Equality, difference, digest and printing agree about what a value says.
#include <gtest/gtest.h>

#include "conformance/text/difference.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "conformance/text/print.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

using Lines = std::vector<std::string>;

State after(Integer amount) { return step(example_state(), deposit(amount)).state; }

TEST(Writing, OfACommandIsCanonical) {
  EXPECT_EQ(to_json(deposit(5)), R"({"command":"Deposit","account":"alice","asset":"EUR","amount":"5"})");
  EXPECT_EQ(one_line(deposit(1234567)), "Deposit account=alice asset=EUR amount=1,234,567");
}

TEST(Writing, OfIntegersGroupsThem) {
  const std::pair<Integer, std::string> cases[] = {{0, "0"},       {999, "999"},      {1000, "1,000"},
                                                   {-999, "-999"}, {-1000, "-1,000"}, {1234567, "1,234,567"}};
  for (const auto& [value, text] : cases) EXPECT_EQ(grouped(value), text);
}

TEST(Writing, OfADecisionNamesReasonOrEvents) {
  EXPECT_EQ(one_line(reject(Reason::not_due)), "rejected not_due");
  EXPECT_EQ(one_line(happened(Failed{ContractId{"i"}, Cause::lacks_cash})), "Failed instruction=i cause=lacks_cash");
}

TEST(Writing, OfAStateTakesSeveralLines) {
  const std::string text = pretty(after(5));
  EXPECT_NE(text.find("balances {alice/EUR/available: 5, outside/EUR/world: -5}"), std::string::npos) << text;
  EXPECT_NE(text.find("\naccounts\n  alice: {ledger=main owner=alice account_class=client_individual held_for=-}"), std::string::npos)
      << text;
  EXPECT_EQ(pretty(deposit(5)), one_line(deposit(5)));
}

TEST(Difference, IsEmptyBetweenEquals) {
  EXPECT_TRUE(difference(after(5), after(5)).empty());
  EXPECT_TRUE(difference(example_genesis(), example_genesis()).empty());
}

TEST(Difference, NamesThePlaceAndBothValues) {
  EXPECT_EQ(difference(after(5), after(7)),
            (Lines{R"($.balances["alice/EUR/available"]: "5" -> "7")", R"($.balances["outside/EUR/world"]: "-5" -> "-7")"}));
  EXPECT_EQ(difference(example_state(), after(7)),
            (Lines{R"($.balances["alice/EUR/available"]: nothing -> "7")", R"($.balances["outside/EUR/world"]: nothing -> "-7")"}));
  EXPECT_EQ(difference(deposit(5), deposit(6)), Lines{R"($.amount: "5" -> "6")"});
  const Command other = Transfer{};
  EXPECT_EQ(difference(deposit(5), other), Lines{"$: " + to_json(deposit(5)) + " -> " + to_json(other)});
  Genesis later = example_genesis();
  later.ledgers[LedgerId{"main"}].start = Time{7201};
  later.policies.fee_rounding = Rounding::floor;
  EXPECT_EQ(difference(example_genesis(), later),
            (Lines{R"($.policies.fee_rounding: "ceiling" -> "floor")", R"($.ledgers.main.start: "7200" -> "7201")"}));
  const Events one{AccountOpened{}}, two{AccountOpened{}, HourEnded{LedgerId{"main"}}};
  EXPECT_EQ(difference(one, two), Lines{R"($[1]: nothing -> {"event":"HourEnded","ledger":"main"})"});
}

TEST(Equality, FindsEveryDifference) {
  EXPECT_TRUE(equal(after(5), after(5)));
  EXPECT_FALSE(equal(after(5), after(6)));
  EXPECT_FALSE(equal(after(5), example_state()));
  EXPECT_TRUE(equal(reject(Reason::not_due), reject(Reason::not_due)));
  EXPECT_FALSE(equal(reject(Reason::not_due), reject(Reason::not_matched)));
  EXPECT_FALSE(equal(reject(Reason::not_due), happened(HourEnded{})));
}

TEST(Digest, IsFnv1aOf128Bits) {
  EXPECT_EQ(digest(""), "6c62272e07bb014262b821756295c58d");
  EXPECT_EQ(digest("a"), "d228cb696f1a8caf78912b704e4a8964");
  EXPECT_EQ(digest(after(5)), digest(to_json(after(5))));
  EXPECT_NE(digest(after(5)), digest(after(6)));
}

TEST(Digest, DoesNotSeePursesThatWereEmptied) {
  State emptied = after(5);
  emptied = step(std::move(emptied), Withdraw{AccountId{"alice"}, AssetId{"EUR"}, Amount{5}}).state;
  EXPECT_EQ(emptied.balances.size(), 2U);
  EXPECT_EQ(digest(emptied), digest(example_state()));
  EXPECT_TRUE(equal(emptied, example_state()));
  EXPECT_TRUE(equal(example_state(), emptied));
  EXPECT_TRUE(difference(emptied, example_state()).empty());
}

}  // namespace
}  // namespace plumbline
