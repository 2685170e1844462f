// The specification and the model name each other without a gap, and a gap is found.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/rules_table.hpp"

namespace plumbline {
namespace {

/// The chapters with one text in place of another, wherever it stands.
std::vector<Chapter> with(std::string_view from, std::string_view to) {
  std::vector<Chapter> altered = chapters();
  bool found = false;
  for (Chapter& chapter : altered)
    for (std::size_t at = 0; (at = chapter.text.find(from, at)) != std::string::npos; at += to.size()) {
      chapter.text.replace(at, from.size(), to);
      found = true;
    }
  EXPECT_TRUE(found) << from;
  return altered;
}

bool has(const std::vector<std::string>& gaps, std::string_view gap) { return std::ranges::find(gaps, gap) != gaps.end(); }

TEST(Rules, HaveNoGap) {
  for (const std::string& gap : gaps(chapters())) ADD_FAILURE() << gap;
}

TEST(Rules, AreReadFromTheChapters) {
  const std::vector<Rule> rules = rules_of(chapters());
  const auto rule = std::ranges::find(rules, "DVP-3", &Rule::number);
  ASSERT_NE(rule, rules.end());
  EXPECT_EQ(rule->title, "Settle gross");
  EXPECT_EQ(rule->chapter, "spec/dvp.md");
  EXPECT_EQ(rule->commands, std::vector<std::string>{"SettleGross"});
  EXPECT_EQ(rule->code, std::vector<std::string>{"ref/settlement/dvp.cpp"});
  EXPECT_EQ(rule->events, (std::vector<std::string>{"Settled", "Failed"}));
  EXPECT_EQ(rule->examples, std::vector<std::string>{"scenarios/dvp-short-of-cash.jsonl"});
}

TEST(Rules, WithAGapSaySo) {
  const std::string place = std::to_string(static_cast<int>(Reason::not_due) + 1);
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"## DVP-3 ", "## DVP-9 ", "the rule DVP-3 of the command SettleGross has no heading"},
      {"- Command: `SettleGross`", "- Command: `SettleNet`", "DVP-3 does not name its command SettleGross"},
      {"- Command: `SettleGross`", "- Command: `SettleNet`", "DVP-3 names an unknown command: SettleNet"},
      {"- Command: `SettleGross`", "- Command: `SettleNet`", "no rule names the command SettleGross"},
      {"`not_matched`", "`unmatched`", "DVP-3 names an unknown reason: unmatched"},
      {"`not_matched`", "`unmatched`", "no rule names the reason not_matched"},
      {"- Events: `Settled`", "- Events: `Setled`", "DVP-3 names an unknown event: Setled"},
      {"INV-11,", "INV-99,", "DVP-3 names an unknown invariant: INV-99"},
      {"## INV-11 ", "### INV-11 ", "the invariant INV-11 has no heading"},
      {"`not_matched`, `not_due`", "`not_due`, `not_matched`", "DVP-3 names not_matched after not_due, which it precedes"},
      {"| `not_due` |", "| `due` |", "spec/README.md does not give the reason not_due the place " + place},
      {"## DVP-3 ", "## DVP-2 ", "the rule DVP-2 has two headings"},
      {"- Code: `ref/settlement/dvp.cpp`", "", "the rule DVP-3 names no code"},
  };
  for (const auto& [from, to, gap] : cases) EXPECT_TRUE(has(gaps(with(from, to)), gap)) << gap;
}

}  // namespace
}  // namespace plumbline
