// The player reports broken invariants, expectations that are not met, and records that differ.
#include <gtest/gtest.h>

#include "conformance/player.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

Trace trace_of(const std::string& lines) {
  const auto trace = read_trace(header_line(example_genesis()) + "\n" + lines, "t");
  EXPECT_TRUE(trace) << trace.error();
  return trace.value_or(Trace{});
}

std::string line(const Command& command) { return to_json(command) + "\n"; }

std::string full_trace(const Trace& trace) {
  std::string text;
  play(trace, [&](const Played& played) { text += line(played.entry.command) + record_line(played.outcome, digest(played.after)) + "\n"; });
  return text;
}

TEST(Player, CountsWhatWasAcceptedAndRejected) {
  const Play result = play(trace_of(line(deposit(5)) + line(deposit(0)) + line(deposit(6))));
  EXPECT_EQ(result.accepted, 2U);
  EXPECT_EQ(result.rejected, 1U);
  EXPECT_TRUE(result.findings.empty());
  EXPECT_EQ(available(result.end, AccountId{"alice"}, AssetId{"EUR"}), Amount{11});
}

TEST(Player, ReportsABrokenInvariantWithItsCommandAndLine) {
  const auto broken = [](State state, const Command& command) {
    return Checked{step(std::move(state), command), {{"INV-1", "nothing is lost"}}};
  };
  const Play result = play(trace_of(line(deposit(5))), {}, broken);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].wrong, Wrong::invariant_broken);
  EXPECT_EQ(result.findings[0].command, 1U);
  EXPECT_EQ(result.findings[0].line, 2U);
  EXPECT_EQ(result.findings[0].what, "INV-1 is broken: nothing is lost");
}

TEST(Player, ReportsAnExpectationThatIsNotMetAtItsLine) {
  const Play result = play(trace_of(line(deposit(5)) + line(deposit(0)) + "{\"expect\":{\"events\":[\"Deposited\"]}}\n"));
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].wrong, Wrong::expectation_unmet);
  EXPECT_EQ(result.findings[0].command, 2U);
  EXPECT_EQ(result.findings[0].line, 4U);
}

TEST(Player, FindsAFullTraceAsItWasRecorded) {
  const std::string full = full_trace(trace_of(line(deposit(5)) + line(deposit(0))));
  EXPECT_TRUE(play(trace_of(full)).findings.empty());
}

TEST(Player, ReportsARecordThatDiffers) {
  const std::string full = full_trace(trace_of(line(deposit(5)) + line(deposit(0))));
  const auto finding = [&](std::string_view from, std::string_view to) {
    std::string altered = full;
    altered.replace(altered.find(from, altered.find('\n')), from.size(), to);
    const Play result = play(trace_of(altered));
    EXPECT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings.at(0).wrong, Wrong::record_differs);
    return result.findings.at(0).what;
  };
  EXPECT_EQ(finding("\"amount\":\"5\"", "\"amount\":\"6\""), "the recorded events differ: $[0].posting[0].amount: \"6\" -> \"5\"");
  EXPECT_EQ(finding("amount_not_positive", "not_due"), "$: expected rejected not_due, found rejected amount_not_positive");
  EXPECT_EQ(finding("{\"rejected\":\"amount_not_positive\"", "{\"events\":[]"), "$: expected , found rejected amount_not_positive");
  EXPECT_EQ(finding("\"digest\":\"", "\"digest\":\"0").substr(0, 21), "$.digest: expected \"0");
}

}  // namespace
}  // namespace plumbline
