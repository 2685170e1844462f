// Every row of every table; and that there is a row for every reason of every rule, as the specification lists them.
#include <gtest/gtest.h>

#include <set>

#include "cli/rules_table.hpp"
#include "conformance/text/print.hpp"
#include "invariants/touched.hpp"
#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

std::vector<Cases> all_cases() {
  std::vector<Cases> all;
  for (const auto& cases : {ledger_cases(), time_cases(), spot_cases(), spot_order_cases(), perpetual_cases(), margin_cases(), dvp_cases(),
                            htlc_cases(), lending_cases(), custody_cases(), default_cases()})
    all.insert(all.end(), cases.begin(), cases.end());
  return all;
}

/// The name of the reason or of the first event.
std::string name_of(const Decision& decision) {
  if (const Reason* reason = std::get_if<Reason>(&decision)) return std::string{name(*reason)};
  return std::visit([]<class Kind>(const Kind&) { return std::string{type_name<Kind>()}; }, std::get<Events>(decision).front());
}

TEST(Rules, GiveTheFirstReasonThatAppliesOrTheEvent) {
  for (const Cases& cases : all_cases())
    for (const Row& row : cases.rows)
      EXPECT_EQ(name_of(step(cases.state, row.command).outcome), row.expected)
          << cases.of << ", " << row.given << ": " << one_line(row.command);
}

TEST(Rules, BreakNoInvariantOfWhatTheyTouch) {
  for (const Cases& cases : all_cases())
    for (const Row& row : cases.rows) {
      const Checked checked = touched_step(cases.state, row.command);
      for (const Violation& violation : checked.violations)
        ADD_FAILURE() << row.given << ": " << violation.number << ' ' << violation.sentence;
    }
}

TEST(Rules, HaveARowForEachReasonAndEventInTheSpecification) {
  std::set<std::pair<std::string, std::string>> rows;
  for (const Cases& cases : all_cases())
    for (const Row& row : cases.rows)
      rows.insert({std::visit([](const auto& known) { return std::string{known.rule}; }, row.command), row.expected});
  for (const Rule& rule : rules_of(chapters())) {
    if (rule.commands.empty()) continue;
    for (const std::string& reason : rule.reasons) EXPECT_TRUE(rows.contains({rule.number, reason})) << rule.number << ' ' << reason;
  }
}

}  // namespace
}  // namespace plumbline::unit
