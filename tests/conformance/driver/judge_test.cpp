// Replies are compared as strictly as a mapping says, and no less.
#include <gtest/gtest.h>

#include "conformance/driver/judge.hpp"
#include "conformance/driver/protocol.hpp"

namespace plumbline {
namespace {

Mapping mapping(std::string_view text) {
  const auto read = read_mapping(text);
  EXPECT_TRUE(read) << read.error();
  return read.value_or(Mapping{});
}

const std::string ours = R"({"events":[{"event":"Filled","notional":"100","fee":"7","posting":[{"amount":"5"},{"amount":"6"}]}]})";

/// The paths where two replies part, in one line.
std::string partings(const Mapping& mapping, const std::string& expected, const std::string& reply) {
  const auto judgement = judge(mapping, expected, reply);
  if (!judgement) return "same";
  std::string text{name(judgement->kind)};
  for (const Parting& parting : judgement->partings) text += " " + parting.path + ": " + parting.model + " | " + parting.engine + ";";
  return text;
}

std::string with(std::string_view from, std::string_view to) {
  std::string text = ours;
  return text.replace(text.find(from), from.size(), to);
}

TEST(Judge, ComparesEventsExactly) {
  EXPECT_EQ(partings({}, ours, ours), "same");
  EXPECT_EQ(partings({}, ours, " " + ours), "same");
  EXPECT_EQ(partings({}, ours, with(R"("notional":"100","fee":"7")", R"("fee":"7" , "notional":"100")")), "same");
  EXPECT_EQ(partings({}, ours, with("\"6\"", "\"9\"")), "events_differ $.events[0].posting[1].amount: \"6\" | \"9\";");
  EXPECT_EQ(partings({}, ours, with("\"6\"", "6")), "events_differ $.events[0].posting[1].amount: \"6\" | the number 6;");
  EXPECT_EQ(partings({}, ours, with(R"("fee":"7",)", "")), "events_differ $.events[0].fee: \"7\" | nothing;");
  EXPECT_EQ(partings({}, ours, with(R"("fee":"7",)", R"("fee":"7","x":"1",)")), "events_differ $.events[0].x: nothing | \"1\";");
  EXPECT_EQ(partings({}, ours, with("Filled", "Fill")), "events_differ $.events[0]: the event \"Filled\" | the event \"Fill\";");
  EXPECT_EQ(partings({}, ours, R"({"events":[]})"), "events_differ $.events[0]: the event \"Filled\" | nothing;");
  EXPECT_EQ(partings({}, R"({"events":[]})", ours), "events_differ $.events[0]: nothing | the event \"Filled\";");
  EXPECT_EQ(partings({}, ours, R"({"rejected":"not_due"})"), "outcome_differs $: events 1 entries | rejected \"not_due\";");
}

TEST(Judge, PassesOverWhatTheMappingPassesOver) {
  const std::string other = with("\"6\"", "\"9\"");
  EXPECT_EQ(partings(mapping(R"({"events":"names"})"), ours, other), "same");
  EXPECT_NE(partings(mapping(R"({"events":"names"})"), ours, with("Filled", "Fill")), "same");
  EXPECT_EQ(partings(mapping(R"({"events":"ignored"})"), ours, R"({"events":[]})"), "same");
  EXPECT_NE(partings(mapping(R"({"events":"ignored"})"), ours, R"({"rejected":"not_due"})"), "same");
  EXPECT_EQ(partings(mapping(R"({"fields":{"Filled.posting":"ignored"}})"), ours, other), "same");
  EXPECT_EQ(partings(mapping(R"({"fields":{"*.posting":"ignored"}})"), ours, with(R"(,"posting":[{"amount":"5"},{"amount":"6"}])", "")),
            "same");
  EXPECT_NE(partings(mapping(R"({"fields":{"Other.posting":"ignored"}})"), ours, other), "same");
  EXPECT_EQ(partings(mapping(R"({"fields":{"*.posting.amount":{"within":"3"}}})"), ours, other), "same");
  EXPECT_NE(partings(mapping(R"({"fields":{"*.posting.amount":{"within":"2"}}})"), ours, other), "same");
  EXPECT_NE(partings(mapping(R"({"fields":{"*.posting.amount":{"within":"3"}}})"), ours, with("\"6\"", "\"x\"")), "same");
}

TEST(Judge, ComparesReasons) {
  const std::string due = R"({"rejected":"not_due"})", funds = R"({"rejected":"NO_FUNDS"})";
  EXPECT_EQ(partings({}, due, R"({"rejected":"no_price"})"), "reason_differs $.rejected: \"not_due\" | \"no_price\";");
  EXPECT_EQ(partings({}, due, funds), "reason_unmapped $.rejected: \"not_due\" | \"NO_FUNDS\";");
  EXPECT_EQ(partings(mapping(R"({"reasons":"ignored"})"), due, funds), "same");
  EXPECT_EQ(partings(mapping(R"({"reasons":{"NO_FUNDS":"not_due"}})"), due, funds), "same");
  EXPECT_EQ(partings(mapping(R"({"reasons":{"NO_FUNDS":["no_price","not_due"]}})"), due, funds), "same");
  EXPECT_EQ(partings(mapping(R"({"reasons":{"NO_FUNDS":"no_price"}})"), due, funds),
            "reason_differs $.rejected: \"not_due\" | \"NO_FUNDS\";");
  EXPECT_EQ(partings({}, due, R"({"rejected":null})"), "garbage $.rejected: \"not_due\" | null;");
}

TEST(Judge, ComparesBalances) {
  const auto balances = [](const std::string& amount) {
    return R"({"balances":[{"key":{"account":"alice","asset":"EUR","kind":"available","of":""},"value":")" + amount + "\"}]}";
  };
  EXPECT_EQ(partings({}, balances("5"), balances("6")), "balances_differ $.balances[\"alice/EUR/available\"]: \"5\" | \"6\";");
  EXPECT_EQ(partings({}, balances("5"), R"({"balances":[]})"), "balances_differ $.balances[\"alice/EUR/available\"]: \"5\" | \"0\";");
  EXPECT_EQ(partings({}, R"({"balances":[]})", balances("0")), "same");
  EXPECT_EQ(partings({}, R"({"balances":[]})", balances("1")), "balances_differ $.balances[\"alice/EUR/available\"]: \"0\" | \"1\";");
  EXPECT_EQ(partings(mapping(R"({"balances":{"within":"1"}})"), balances("5"), balances("6")), "same");
  EXPECT_EQ(partings({}, balances("5"), balances("")).substr(0, 8), "garbage ");
}

TEST(Judge, ComparesStates) {
  const std::string a = snapshot_reply(Snapshot::state, State{});
  State other;
  other.ledgers[LedgerId{"main"}] = {};
  EXPECT_EQ(partings({}, a, snapshot_reply(Snapshot::state, other)).substr(0, 38), "state_differs $.ledgers.main: nothing ");
  EXPECT_EQ(partings({}, a, R"({"state":{}})").substr(0, 8), "garbage ");
}

TEST(Mapping, ThatCannotBeReadSaysWhere) {
  const std::pair<std::string, std::string> cases[] = {
      {"[]", "$: expected an object, found an array"},
      {R"({"event":"exact"})",
       "$.event: expected a field that is one of events, fields, reasons, balances, observe, found the unknown field \"event\""},
      {R"({"events":"some"})", "$.events: expected one of exact, names, ignored, found \"some\""},
      {R"({"fields":{"a":"some"}})", "$.fields.a: expected one of exact, ignored, found \"some\""},
      {R"({"fields":{"a":{"within":"-1"}}})", "$.fields.a.within: expected a number of units, not negative, found -1"},
      {R"({"fields":{"a":{}}})", "$.fields.a.within: expected a number of units, found nothing: the field is missing"},
      {R"({"reasons":"all"})", "$.reasons: expected one of exact, ignored, found \"all\""},
      {R"({"balances":{"within":1}})", "$.balances.within: expected an integer as a decimal string, found the number 1"},
      {R"({"observe":{"when":"now"}})", "$.observe.when: expected one of step, end, never, found \"now\""},
  };
  for (const auto& [text, message] : cases) {
    const auto read = read_mapping(text);
    EXPECT_EQ(read ? "" : read.error(), message) << text;
  }
  EXPECT_EQ(read_mapping(R"({"reasons":{"A":"nonsense"}})").error().substr(0, 31), "$.reasons.A: expected one of un");
}

}  // namespace
}  // namespace plumbline
