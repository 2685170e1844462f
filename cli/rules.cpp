#include <fmt/core.h>

#include "cli/cli.hpp"
#include "cli/rules_table.hpp"
#include "conformance/text/path.hpp"

namespace plumbline {
namespace {

using Names = std::vector<std::string>;

std::string joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string json(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + spelled(name);
  return "[" + text + "]";
}

void print_text(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    fmt::print("{:<7} {}  ({})\n", rule.number, rule.title, rule.chapter);
    const std::pair<std::string_view, const Names*> lines[] = {{"command", &rule.commands},      {"code", &rule.code},
                                                               {"rejected", &rule.reasons},      {"events", &rule.events},
                                                               {"invariants", &rule.invariants}, {"example", &rule.examples}};
    for (const auto& [label, names] : lines)
      if (!names->empty()) fmt::print("        {:<10}  {}\n", label, joined(*names));
  }
}

void print_json(const std::vector<Rule>& rules, const Names& gaps) {
  std::string text;
  for (const Rule& rule : rules)
    text += fmt::format(
        R"({}{{"rule":{},"title":{},"chapter":{},"commands":{},"code":{},"rejected":{},"events":{},"invariants":{},"examples":{}}})",
        text.empty() ? "" : ",", spelled(rule.number), spelled(rule.title), spelled(rule.chapter), json(rule.commands), json(rule.code),
        json(rule.reasons), json(rule.events), json(rule.invariants), json(rule.examples));
  fmt::print("{{\"rules\":[{}],\"gaps\":{}}}\n", text, json(gaps));
}

int rules(bool as_json) {
  const std::vector<Rule> rules = rules_of(chapters());
  const Names found = gaps(chapters());
  if (as_json) {
    print_json(rules, found);
  } else {
    print_text(rules);
    for (const std::string& gap : found) fmt::print("gap: {}\n", gap);
    fmt::print("{} rules, {} invariants, {} gaps\n", rules.size(), invariants_of(chapters()).size(), found.size());
  }
  return found.empty() ? 0 : 1;
}

}  // namespace

void add_rules(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("rules", "Print the table rule, command, code, reasons, events, invariants, example; list its gaps.");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "Write one JSON object");
  command->footer("Example: plumbline rules --json");
  command->callback([as_json, &status] { status = rules(*as_json); });
}

}  // namespace plumbline
