// A trace is read whole, or refused in one line that says where and why.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "conformance/trace.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

using namespace std::string_literals;

const std::string header = header_line(example_genesis()) + "\n";
const std::string command = to_json(deposit(5)) + "\n";

std::string refusal(std::string_view text) {
  const auto trace = read_trace(text, "t");
  return trace ? "" : trace.error();
}

TEST(Trace, IsReadBackAsItWasWritten) {
  const auto trace = read_trace(to_trace(example_genesis(), {deposit(5), deposit(6)}), "t");
  ASSERT_TRUE(trace) << trace.error();
  EXPECT_TRUE(equal(*trace->genesis, example_genesis()));
  EXPECT_TRUE(equal(trace->start, example_state()));
  ASSERT_EQ(trace->entries.size(), 2U);
  EXPECT_TRUE(equal(trace->entries[1].command, deposit(6)));
  EXPECT_EQ(trace->entries[1].line, 3U);
}

TEST(Trace, MayEndWithoutANewlineAndMayHaveCarriageReturns) {
  EXPECT_EQ(refusal(header + command.substr(0, command.size() - 1)), "");
  EXPECT_EQ(refusal(header.substr(0, header.size() - 1) + "\r\n"), "");
}

TEST(Trace, IsRefusedAtItsFirstLine) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "t:1: $: expected a first line with the format version, the spec version and the genesis, found an empty file"},
      {"\n", "t:1: $: expected a JSON value, found the end of the line"},
      {"[]\n", "t:1: $: expected an object, found an array"},
      {command, "t:1: $.plumbline: expected \"1\", found nothing: the field is missing"},
      {R"({"plumbline":"2","what":"ever"})", "t:1: $.plumbline: expected \"1\", found \"2\""},
      {R"({"plumbline":1,"spec":"0.1"})", "t:1: $.plumbline: expected \"1\", found the number 1"},
      {R"({"plumbline":"1","spec":"0.2"})", "t:1: $.spec: expected \"0.1\", found \"0.2\""},
      {R"({"plumbline":"1","spec":"0.1"})",
       "t:1: $.genesis: expected a genesis, or a state to start in, found nothing: the field is missing"},
      {R"({"plumbline":"1","spec":"0.1","genesis":[]})", "t:1: $.genesis: expected an object, found an array"},
      {R"({"plumbline":"1","spec":"0.1","genesis":{},"x":1})",
       "t:1: $.x: expected a field that is one of plumbline, spec, genesis, state, found the unknown field \"x\""},
      {header.substr(0, 40), "t:1: $.genesis: expected a JSON value, found the end of the file: the trace is truncated"},
      {"\xef\xbb\xbf" + header, "t:1: $: expected a JSON value, found the byte 0xef at column 1"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(refusal(text), message);
}

TEST(Trace, MayStartInTheMiddle) {
  const State middle = step(example_state(), deposit(5)).state;
  const auto trace = read_trace(header_line(middle) + "\n" + command, "t");
  ASSERT_TRUE(trace) << trace.error();
  EXPECT_FALSE(trace->genesis);
  EXPECT_TRUE(equal(trace->start, middle));
  EXPECT_EQ(trace->entries.size(), 1U);
}

TEST(Trace, ThatStartsInAFlawedStateIsRefused) {
  const auto refused = [](const std::function<void(State&)>& spoil) {
    State state = step(example_state(), deposit(5)).state;
    spoil(state);
    return refusal(header_line(state));
  };
  const auto flaw = [](const std::string& where, const std::string& expected) {
    return "t:1: $.state" + where + ": expected " + expected + ", found something else";
  };
  const Purse alices = available_purse(AccountId{"alice"}, AssetId{"EUR"});
  EXPECT_EQ(refused([](State&) {}), "");
  EXPECT_EQ(refused([](State& state) { state.accounts[{}] = auto(state.accounts.get(AccountId{"alice"})); }),
            flaw(".accounts", "names that are not empty"));
  EXPECT_EQ(refused([](State& state) { state.policies.longest_jump = Duration{-1}; }),
            flaw(".policies.longest_jump", "seconds, not negative"));
  EXPECT_EQ(refused([](State& state) { state.accounts[AccountId{"alice"}].ledger = LedgerId{"moon"}; }),
            flaw("", "that whatever is named exists, on the right ledger [INV-9]"));
  EXPECT_EQ(refused([](State& state) { state.balances[available_purse(AccountId{"nobody"}, AssetId{"EUR"})] = Amount{1}; }),
            flaw(".balances", "purses of accounts, assets and contracts that exist"));
  EXPECT_EQ(refused([&](State& state) { state.balances[{alices.account, alices.asset, PurseKind::margin, ContractId{"x"}}] = Amount{1}; }),
            flaw(".balances", "purses of accounts, assets and contracts that exist"));
  EXPECT_EQ(refused([&](State& state) { state.balances[alices] += Amount{1}; }),
            flaw("", "that per ledger and asset, all purses add up to zero, the outside world included [INV-1]"));
  EXPECT_EQ(refused([&](State& state) {
              const Amount most{Integer{static_cast<Int128>(~UInt128{0} >> 1)}};
              state.balances[alices] = most;
              state.balances[{alices.account, alices.asset, PurseKind::fees, {}}] = most;
            }),
            flaw("", "numbers within the ranges of [INV-7]"));
  EXPECT_EQ(refusal(R"({"plumbline":"1","spec":"0.1","genesis":{},"state":{}})"),
            "t:1: $: expected either a genesis or a state, found both");
}

TEST(Trace, WithAFlawedGenesisIsRefused) {
  Genesis genesis = example_genesis();
  genesis.ledgers[LedgerId{"main"}].outside = AccountId{"alice"};
  EXPECT_EQ(refusal(header_line(genesis)),
            "t:1: $.genesis.ledgers.main: expected as `outside` an account of class outside on this ledger, found something else");
}

TEST(Trace, IsRefusedAtTheLineThatIsWrong) {
  const std::string one_of_kind = "t:3: $: expected a command, or an expect, events or rejected after one, found ";
  const std::pair<std::string, std::string> cases[] = {
      {"{}\n", one_of_kind + "an empty object"},
      {"{\"x\":1}\n", one_of_kind + "the field \"x\""},
      {"7\n", "t:3: $: expected an object, found the number 7"},
      {"\n", "t:3: $: expected a JSON value, found the end of the line"},
      {"\xff\n", "t:3: $: expected UTF-8, found an invalid byte at column 1"},
      {"\0\n"s, "t:3: $: expected a JSON value, found the byte 0x00 at column 1"},
      {"{\"command\":\"Deposit\"\n", "t:3: $: expected ',' or '}', found the end of the line"},
      {"{\"command\":\"Deposit\"", "t:3: $: expected ',' or '}', found the end of the file: the trace is truncated"},
      {"{\"command\":\"Dep\xe2\x82", "t:3: $: expected UTF-8, found the end of the file: the trace is truncated"},
      {"{\"command\":\"Deposit\",\"account\":\"alice\",\"asset\":\"EUR\",\"amount\":5}\n",
       "t:3: $.amount: expected an integer as a decimal string, found the number 5"},
      {"{\"expect\":{}}\n", "t:3: $.expect: expected something to expect: rejected, events or balances, found an empty object"},
      {"{\"expect\":{\"rejected\":\"no\"}}\n", "t:3: $.expect.rejected: expected one of unknown_ledger, unknown_market,"},
      {"{\"expect\":{\"rejected\":\"not_due\",\"events\":[]}}\n", "t:3: $.expect: expected either rejected or events, found both"},
      {"{\"expect\":{\"events\":[\"Filed\"]}}\n", "t:3: $.expect.events[0].event: expected one of AccountOpened,"},
      {"{\"expect\":{\"events\":[{\"event\":\"Filled\",\"notonial\":\"1\"}]}}\n",
       "t:3: $.expect.events[0].notonial: expected a field that is one of event, market, notional,"},
      {"{\"expect\":{\"events\":[{\"event\":\"Filled\",\"notional\":1}]}}\n", "t:3: $.expect.events[0].notional: expected an integer"},
      {"{\"expect\":{\"events\":[5]}}\n", "t:3: $.expect.events[0]: expected an object, found the number 5"},
      {"{\"expect\":{\"balances\":[{\"account\":\"alice\"}]}}\n", "t:3: $.expect.balances[0].asset: expected a value, found nothing"},
      {"{\"expect\":{\"events\":[]},\"x\":1}\n", "t:3: $.x: expected a field that is one of expect, found the unknown field \"x\""},
      {"{\"expect\":{\"events\":[]}}\n{\"expect\":{\"events\":[]}}\n",
       "t:4: $.expect: expected one expectation a command, found a second one"},
      {"{\"events\":[]}\n", "t:3: $.digest: expected a string, found nothing: the field is missing"},
      {"{\"events\":[],\"digest\":5}\n", "t:3: $.digest: expected a string, found the number 5"},
      {"{\"events\":[{\"event\":\"HourEnded\"}],\"digest\":\"\"}\n", "t:3: $.events[0].ledger: expected a value, found nothing"},
      {"{\"events\":[],\"rejected\":\"not_due\",\"digest\":\"\"}\n", "t:3: $: expected either events or rejected, found both"},
      {"{\"events\":[],\"digest\":\"\"}\n{\"events\":[],\"digest\":\"\"}\n", "t:4: $: expected one record a command, found a second one"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(refusal(header + command + text).substr(0, message.size()), message);
}

TEST(Trace, ExpectsNothingBeforeTheFirstCommand) {
  EXPECT_EQ(refusal(header + "{\"expect\":{\"events\":[]}}\n"),
            "t:2: $: expected a command, found the field \"expect\" before the first command");
}

TEST(Trace, HasLinesAndDepthWithinBounds) {
  EXPECT_EQ(refusal(header + std::string(longest_line + 1, ' ') + "\n"),
            "t:2: $: expected a line of at most 67108864 bytes, found 67108865 bytes");
  EXPECT_NE(refusal(header + std::string(100'000, '[')).find("within one another"), std::string::npos);
}

TEST(Trace, CutAnywhereIsReadOrRefusedInOneLine) {
  const std::string whole = header + command + "{\"expect\":{\"events\":[\"Deposited\"]}}\n";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string message = refusal(whole.substr(0, length));
    EXPECT_EQ(std::ranges::count(message, '\n'), 0);
    const bool at_line_end = length == 0 || whole[length] == '\n' || whole[length - 1] == '\n';
    EXPECT_EQ(at_line_end, message.find("truncated") == std::string::npos) << length << " " << message;
  }
}

}  // namespace
}  // namespace plumbline
