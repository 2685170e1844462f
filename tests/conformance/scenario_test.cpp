// Every scenario plays as it says, and would not if any figure that it expects were another.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "conformance/player.hpp"

namespace plumbline {
namespace {

std::vector<std::string> scenarios() {
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(SCENARIOS))
    if (file.path().extension() == ".jsonl") paths.push_back(file.path().string());
  std::ranges::sort(paths);
  return paths;
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Where the last digits of the figures in the expectations of a trace stand.
std::vector<std::size_t> expected_figures(const std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    if (text.compare(start, 10, "{\"expect\":") == 0)
      for (std::size_t at = start; at < end; ++at) {
        const std::size_t digits = text.find_last_not_of("0123456789", at);
        const bool whole_string = text[at + 1] == '"' && digits < at && (text[digits] == '"' || text[digits] == '-');
        if (whole_string && (text[digits] == '"' || text[digits - 1] == '"')) places.push_back(at);
      }
    start = end + 1;
  }
  return places;
}

Checked unchecked(State state, const Command& command) { return {step(std::move(state), command), {}}; }

class Scenario : public testing::TestWithParam<std::string> {};

TEST_P(Scenario, PlaysAsItSays) {
  const auto trace = read_trace(contents(GetParam()), GetParam());
  ASSERT_TRUE(trace) << trace.error();
  const Play result = play(*trace);
  for (const Finding& finding : result.findings) ADD_FAILURE() << finding.line << ": " << finding.what;
  EXPECT_EQ(result.expectations, trace->entries.size()) << "a command without an expectation";
}

TEST_P(Scenario, FailsWithAnyOtherFigure) {
  const std::string text = contents(GetParam());
  const std::vector<std::size_t> places = expected_figures(text);
  EXPECT_FALSE(places.empty());
  for (const std::size_t place : places) {
    std::string altered = text;
    altered[place] = altered[place] == '9' ? '1' : static_cast<char>(altered[place] + 1);
    const auto trace = read_trace(altered, GetParam());
    EXPECT_TRUE(!trace || play(*trace, {}, unchecked).findings.size() == 1) << altered.substr(place - 60, 80);
  }
}

INSTANTIATE_TEST_SUITE_P(Every, Scenario, testing::ValuesIn(scenarios()), [](const auto& scenario) {
  std::string name = std::filesystem::path(scenario.param).stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace plumbline
