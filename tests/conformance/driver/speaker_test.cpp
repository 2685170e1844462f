// The model as an engine answers every line once, whatever is in it.
#include <gtest/gtest.h>

#include <algorithm>

#include "conformance/chooser/chooser.hpp"
#include "conformance/driver/protocol.hpp"
#include "conformance/driver/speaker.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/trace.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

const std::string reset = header_line(example_genesis());
const std::string paid = to_json(deposit(5));

std::string answers(std::string_view text, std::size_t block, std::size_t longest = longest_line) {
  LineServer server(longest);
  std::string replies;
  for (; !text.empty(); text.remove_prefix(std::min(block, text.size()))) replies += server.take(text.substr(0, block));
  return replies += server.finish();
}

TEST(Speaker, AnswersTheRequestsOfTheProtocol) {
  Speaker speaker;
  EXPECT_TRUE(
      speaker.answer(hello_line()).starts_with(R"({"hello":{"plumbline":"1","spec":"0.1","engine":"plumbline 0.1","chapters":["LEDG",)"));
  EXPECT_EQ(speaker.answer(reset), "{\"reset\":{}}");
  EXPECT_EQ(speaker.answer(to_json(deposit(0))), R"({"rejected":"amount_not_positive"})");
  EXPECT_TRUE(speaker.answer(paid).starts_with(R"({"events":[{"event":"Deposited",)"));
  const State state = step(example_state(), deposit(5)).state;
  EXPECT_EQ(speaker.answer(observe_line(Snapshot::balances)), snapshot_reply(Snapshot::balances, state));
  EXPECT_EQ(speaker.answer(observe_line(Snapshot::state)), snapshot_reply(Snapshot::state, state));
  EXPECT_EQ(speaker.answer(header_line(state)), "{\"reset\":{}}");
  EXPECT_EQ(speaker.answer(observe_line(Snapshot::balances)), snapshot_reply(Snapshot::balances, state));
}

TEST(Speaker, AnswersABadLineByOneErrorAndGoesOn) {
  Speaker speaker;
  EXPECT_EQ(speaker.answer(paid), R"({"error":"$: expected hello, or a reset before anything else, found another request"})");
  speaker.answer(reset);
  const std::string bad[] = {"",
                             "{",
                             "[]",
                             "\"x\"",
                             "\xff",
                             R"({"command":"Steal"})",
                             R"({"command":"Deposit"})",
                             R"({"observe":"all"})",
                             R"({"observe":"state","x":"y"})",
                             R"({"hello":[]})",
                             R"({"plumbline":"9"})",
                             std::string(5000, '[')};
  for (const std::string& line : bad) {
    const std::string reply = speaker.answer(line);
    EXPECT_TRUE(reply.starts_with("{\"error\":\"")) << line;
    EXPECT_EQ(reply.find('\n'), reply.npos) << line;
    EXPECT_TRUE(json::parse(reply).content.index() > 0) << line;
  }
  EXPECT_TRUE(speaker.answer(paid).starts_with("{\"events\""));
  EXPECT_EQ(speaker.answer(observe_line(Snapshot::balances)), snapshot_reply(Snapshot::balances, step(example_state(), deposit(5)).state));
}

TEST(LineServer, GivesTheSameHoweverTheBytesCome) {
  const std::string text = hello_line() + "\n" + reset + "\n" + paid + "\nnonsense\n" + observe_line(Snapshot::balances) + "\n" + paid;
  const std::string whole = answers(text, text.size());
  EXPECT_EQ(std::ranges::count(whole, '\n'), 6);
  for (const std::size_t block : {1u, 2u, 3u, 100u}) EXPECT_EQ(answers(text, block), whole) << block;
}

TEST(LineServer, PassesOverALineThatIsTooLong) {
  const std::string text = hello_line() + "\n" + std::string(5000, 'x') + "\n" + hello_line() + "\n" + std::string(5000, 'x');
  for (const std::size_t block : {1u, 64u, 100000u}) {
    const std::string replies = answers(text, block, 1000);
    EXPECT_EQ(std::ranges::count(replies, '\n'), 4) << block;
    EXPECT_NE(replies.find("expected a line of at most 1000 bytes, found a longer one"), replies.npos);
    EXPECT_EQ(replies.find("$: expected a JSON value"), replies.npos);
    EXPECT_EQ(replies.rfind("{\"hello\""), replies.find('\n', replies.find("{\"error\"")) + 1) << "the line after it is answered";
  }
}

TEST(LineServer, AnswersSpoiledLinesOnceEach) {  // each with one byte changed, left out, or put in
  const std::string good = hello_line() + "\n" + reset + "\n" + paid + "\n" + observe_line(Snapshot::state) + "\n";
  SeededChooser chooser(1);
  for (int left = 2000; left > 0; --left) {
    std::string text = good;
    const std::size_t at = chooser.below(text.size());
    switch (chooser.below(4)) {
      case 0: text[at] = static_cast<char>(chooser.below(256)); break;
      case 1: text.erase(at, 1); break;
      case 2: text.insert(at, 1, static_cast<char>(chooser.below(256))); break;
      default: text.resize(at);
    }
    const std::string replies = answers(text, 1 + chooser.below(200));
    const auto lines = std::ranges::count(text, '\n') + (text.empty() || text.ends_with('\n') ? 0 : 1);
    ASSERT_EQ(std::ranges::count(replies, '\n'), lines) << text;
  }
}

}  // namespace
}  // namespace plumbline
