// What is read is exactly what was meant, or it is refused with its path.
#include <gtest/gtest.h>

#include "conformance/text/decode.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

constexpr std::string_view good = R"({"command":"Deposit","account":"alice","asset":"EUR","amount":"5"})";

std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

template <class T>
std::string refusal(std::string_view text) {
  const auto read = from_json<T>(text);
  return read ? "" : read.error().message();
}

TEST(Reading, OfACommandWorksInAnyOrder) {
  EXPECT_EQ(to_json(from_json<Command>(good).value()), good);
  EXPECT_EQ(to_json(from_json<Command>(R"({ "amount":"5", "asset":"EUR", "account":"alice", "command":"Deposit" })").value()), good);
}

TEST(Reading, OfACommandIsStrict) {
  const std::string integer = "$.amount: expected an integer as a decimal string, found ";
  const std::string shortest = "$.amount: expected an integer in its shortest form, found ";
  const std::string range = "$.amount: expected an integer within 128 bits, found ";
  const std::tuple<std::string_view, std::string_view, std::string> cases[] = {
      {"\"5\"", "5", integer + "the number 5"},
      {"\"5\"", "null", integer + "null"},
      {"\"5\"", "true", integer + "true"},
      {"\"5\"", "[\"5\"]", integer + "an array"},
      {"\"5\"", "{}", integer + "an object"},
      {"\"5\"", "\"\"", integer + "\"\""},
      {"\"5\"", "\"-\"", integer + "\"-\""},
      {"\"5\"", "\"+5\"", integer + "\"+5\""},
      {"\"5\"", "\" 5\"", integer + "\" 5\""},
      {"\"5\"", "\"5.0\"", integer + "\"5.0\""},
      {"\"5\"", "\"1e3\"", integer + "\"1e3\""},
      {"\"5\"", "\"05\"", shortest + "\"05\""},
      {"\"5\"", "\"-0\"", shortest + "\"-0\""},
      {"\"5\"", "\"170141183460469231731687303715884105728\"", range + "\"170141183460469231731687303715884105728\""},
      {"\"5\"", "\"-170141183460469231731687303715884105729\"", range + "\"-170141183460469231731687303715884105729\""},
      {"\"5\"", "\"340282366920938463463374607431768211456\"", range + "\"340282366920938463463374607431768211456\""},
      {"\"alice\"", "7", "$.account: expected a name of at most 16 characters out of A-Z a-z 0-9 _ . : -, found the number 7"},
      {"\"alice\"", "\"al ice\"", "$.account: expected a name of at most 16 characters out of A-Z a-z 0-9 _ . : -, found \"al ice\""},
      {"\"alice\"", "\"a\\u0000\"", "$.account: expected a name of at most 16 characters out of A-Z a-z 0-9 _ . : -, found \"a\\u0000\""},
      {"\"alice\"", "\"a2345678901234567\"",
       "$.account: expected a name of at most 16 characters out of A-Z a-z 0-9 _ . : -, found \"a2345678901234567\""},
      {",\"amount\":\"5\"", "", "$.amount: expected a value, found nothing: the field is missing"},
      {"amount", "amuont", "$.amuont: expected a field that is one of command, account, asset, amount, found the unknown field \"amuont\""},
      {"\"command\":\"Deposit\",", "", "$.command: expected one of OpenAccount, Deposit,"},
      {"Deposit", "Deposits",
       "RedeemSupply, Borrow, Repay, JoinService, Lodge, Release, AllocateLoss, PayAssessment, Publish, FillPerpetual, MarkToMarket, "
       "SettleEquity, PayFunding, LodgeCollateral, TakeCollateral, Assess, SwitchRisk, PlaceOrder, CancelOrder, MatchOrders, Lock, "
       "ClaimLock, RefundLock, "
       "ReceiveDeposit, CreditDeposit, ReverseDeposit, RequestWithdrawal, SendWithdrawal, LandWithdrawal, MoveReserve, AddReserve, "
       "TakeReserve, LoseReserve, found \"Deposits\""},
      {"\"Deposit\"", "3", ", found the number 3"},
  };
  for (const auto& [from, to, message] : cases)
    EXPECT_NE(refusal<Command>(with(std::string{good}, from, to)).find(message), std::string::npos)
        << refusal<Command>(with(std::string{good}, from, to)) << "\n"
        << message;
  EXPECT_EQ(refusal<Command>("[]"), "$: expected an object, found an array");
}

TEST(Reading, OfAnIntegerReachesBothEndsOfTheRange) {
  for (const std::string_view end : {"170141183460469231731687303715884105727", "-170141183460469231731687303715884105728", "0", "-1"}) {
    const std::string text = with(std::string{good}, "\"5\"", "\"" + std::string{end} + "\"");
    EXPECT_EQ(to_json(from_json<Command>(text).value()), text);
  }
}

TEST(Reading, OfAnUnknownMemberSaysWhichAreKnown) {
  EXPECT_EQ(refusal<Command>(R"({"command":"Cancel","instruction":"i","by":"Seller"})"),
            "$.by: expected one of seller, buyer, found \"Seller\"");
}

TEST(Reading, OfAGenesisIsStrict) {
  const std::string genesis = to_json(example_genesis());
  const std::tuple<std::string_view, std::string_view, std::string> cases[] = {
      {R"("limit":"1)", R"("limit":"01)", "$.assets[0].value.limit: expected an integer in its shortest form"},
      {R"("key":{"ledger":"main")", R"("key":{"ledger":5)", "$.assets[0].key.ledger: expected a name"},
      {R"("value":{"issuer")", R"("valeu":{"issuer")", "$.assets[0].valeu: expected a field that is one of key, value"},
      {R"("alice":{)", R"("a lice":{)", "$.accounts[\"a lice\"]: expected a name"},
      {R"("account_class":"outside")", R"("account_class":"inside")",
       "$.accounts.outside.account_class: expected one of house, client_individual"},
      {R"(,"longest_jump":"31622400")", "", "$.policies.longest_jump: expected a value, found nothing: the field is missing"},
      {R"({"policies":)", R"({"markets":[],"policies":)", "$.markets: expected an object, found an array"},
      {R"("assets":[)", R"("assets":[{"key":{"ledger":"main","asset":"EUR"},"value":{"issuer":"bob","limit":"1"}},)",
       "$.assets[1].key: expected each key once, found the key main/EUR again"},
      {R"({"key":)", R"({"kay":)", "$.assets[0].kay: expected a field that is one of key, value"},
  };
  for (const auto& [from, to, message] : cases) EXPECT_EQ(refusal<Genesis>(with(genesis, from, to)).substr(0, message.size()), message);
}

TEST(Reading, OfATableThatIsLeftOutFindsItEmpty) {
  const std::string written = to_json(example_genesis());
  EXPECT_EQ(written.find("services"), std::string::npos);
  EXPECT_TRUE(equal(from_json<Genesis>(with(written, R"({"policies":)", R"({"services":{},"policies":)")).value(), example_genesis()));
}

TEST(Reading, OfWhatWasWrittenGivesItBack) {
  EXPECT_TRUE(equal(from_json<Genesis>(to_json(example_genesis())).value(), example_genesis()));
  const Step taken = step(example_state(), deposit(7));
  EXPECT_TRUE(equal(from_json<State>(to_json(taken.state)).value(), taken.state));
  const Events& events = std::get<Events>(taken.outcome);
  EXPECT_TRUE(equal(from_json<Events>(to_json(events)).value(), events));
  EXPECT_TRUE(equal(from_json<Event>(to_json(events[0])).value(), events[0]));
}

}  // namespace
}  // namespace plumbline
