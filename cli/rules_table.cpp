#include "cli/rules_table.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "conformance/text/kinds.hpp"
#include "invariants/invariants.hpp"

namespace plumbline {
namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

Names lines_of(const std::string& text) {
  Names lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

/// `DVP-3` of `## DVP-3 Settle gross`; nothing if the line is not such a heading.
std::optional<std::string> number_of(const std::string& line) {
  if (!line.starts_with("## ")) return std::nullopt;
  const std::string word = line.substr(3, line.find(' ', 3) - 3);
  const std::size_t dash = word.find('-');
  if (dash == 0 || dash == word.npos || dash + 1 == word.size()) return std::nullopt;
  const bool letters = std::ranges::all_of(word.substr(0, dash), [](char c) { return 'A' <= c && c <= 'Z'; });
  const bool digits = std::ranges::all_of(word.substr(dash + 1), [](char c) { return '0' <= c && c <= '9'; });
  return letters && digits ? std::optional{word} : std::nullopt;
}

/// The entries of a list: `a`, `b` or INV-1, INV-2.
Names entries_of(std::string_view text) {
  Names entries;
  std::string word;
  for (const char c : std::string{text} + ",") {
    if (c == ',' && !word.empty()) entries.push_back(std::exchange(word, {}));
    if (c != ',' && c != '`' && c != ' ' && c != '\r') word += c;
  }
  return entries;
}

void read_line(const std::string& line, Rule& rule) {
  const std::pair<std::string_view, Names*> labels[] = {{"- Command: ", &rule.commands},
                                                        {"- Code: ", &rule.code},
                                                        {"- Rejected, first that applies: ", &rule.reasons},
                                                        {"- Events: ", &rule.events},
                                                        {"- Invariants: ", &rule.invariants},
                                                        {"- Example: ", &rule.examples}};
  for (const auto& [label, names] : labels)
    if (line.starts_with(label)) *names = entries_of(std::string_view{line}.substr(label.size()));
}

template <class Enum>
Names names_of_members() {
  const auto& names = naming::names<Enum>;
  return {names.begin(), names.begin() + members<Enum>};
}

template <class Variant>
Names names_of_alternatives() {
  return []<class... Known>(std::type_identity<std::variant<Known...>>) {
    return Names{std::string{type_name<Known>()}...};
  }(std::type_identity<typename Variant::Kinds>{});
}

/// The names of two lists compared: what the rules name must be known, and what is known must be named by a rule.
void compare(std::string_view what, const Names& known, const std::vector<Rule>& rules, Names Rule::* named, Names& gaps) {
  std::set<std::string> used;
  for (const Rule& rule : rules)
    for (const std::string& name : rule.*named) {
      used.insert(name);
      if (!contains(known, name)) gaps.push_back(rule.number + " names an unknown " + std::string{what} + ": " + name);
    }
  for (const std::string& name : known)
    if (!used.contains(name)) gaps.push_back("no rule names the " + std::string{what} + " " + name);
}

template <class Known>
void check_command(const std::vector<Rule>& rules, Names& gaps) {
  const auto rule = std::ranges::find(rules, Known::rule, &Rule::number);
  const std::string command{type_name<Known>()};
  const std::string number{Known::rule};
  if (rule == rules.end())
    gaps.push_back("the rule " + number + " of the command " + command + " has no heading");
  else if (!contains(rule->commands, command))
    gaps.push_back(number + " does not name its command " + command);
}

void check_commands(const std::vector<Rule>& rules, Names& gaps) {
  [&]<class... Known>(std::type_identity<std::variant<Known...>>) {
    (check_command<Known>(rules, gaps), ...);
  }(std::type_identity<Command::Kinds>{});
}

void check_numbers(const std::vector<Rule>& rules, Names& gaps) {
  std::set<std::string> seen;
  for (const Rule& rule : rules) {
    if (!seen.insert(rule.number).second) gaps.push_back("the rule " + rule.number + " has two headings");
    if (rule.code.empty()) gaps.push_back("the rule " + rule.number + " names no code");
  }
}

/// A rule's reasons stand in the order of precedence, which is that of the enum.
void check_precedence(const std::vector<Rule>& rules, Names& gaps) {
  for (const Rule& rule : rules)
    for (std::size_t i = 1; i < rule.reasons.size(); ++i) {
      const auto earlier = member<Reason>(rule.reasons[i - 1]), later = member<Reason>(rule.reasons[i]);
      if (earlier && later && *earlier >= *later)
        gaps.push_back(rule.number + " names " + rule.reasons[i] + " after " + rule.reasons[i - 1] + ", which it precedes");
    }
}

/// The reason of a row `| 7 | `reason` | it means |`, with its number; nothing if the line is no such row.
std::optional<std::pair<std::string, std::string>> row_of(const std::string& line) {
  const std::size_t open = line.find(" | `"), close = line.find("` | ");
  if (!line.starts_with("| ") || open == line.npos || close == line.npos || open > close) return std::nullopt;
  return std::pair{line.substr(2, open - 2), line.substr(open + 4, close - open - 4)};
}

/// The specification tells the whole order, each reason with its place.
void check_order(const std::vector<Chapter>& chapters, Names& gaps) {
  Names told;
  for (const Chapter& chapter : chapters)
    if (chapter.path == "spec/README.md")
      for (const std::string& line : lines_of(chapter.text))
        if (const auto row = row_of(line)) told.push_back(row->first + " " + row->second);
  const Names reasons = names_of_members<Reason>();
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const std::string place = std::to_string(i + 1) + " " + reasons[i];
    if (!contains(told, place))
      gaps.push_back("spec/README.md does not give the reason " + reasons[i] + " the place " + std::to_string(i + 1));
  }
}

}  // namespace

std::vector<Rule> rules_of(const std::vector<Chapter>& chapters) {
  std::vector<Rule> rules;
  for (const Chapter& chapter : chapters) {
    bool inside = false;
    for (const std::string& line : lines_of(chapter.text)) {
      const auto number = number_of(line);
      if (line.starts_with("#")) inside = number && !number->starts_with("INV-");
      if (!inside) continue;
      if (number)
        rules.push_back({*number, line.substr(std::min(line.size(), 4 + number->size())), chapter.path, {}, {}, {}, {}, {}, {}});
      else
        read_line(line, rules.back());
    }
  }
  return rules;
}

std::vector<std::string> invariants_of(const std::vector<Chapter>& chapters) {
  Names numbers;
  for (const Chapter& chapter : chapters)
    for (const std::string& line : lines_of(chapter.text))
      if (const auto number = number_of(line); number && number->starts_with("INV-")) numbers.push_back(*number);
  return numbers;
}

std::vector<std::string> gaps(const std::vector<Chapter>& chapters) {
  Names gaps;
  const std::vector<Rule> rules = rules_of(chapters);
  const Names invariants = invariants_of(chapters);
  check_numbers(rules, gaps);
  check_commands(rules, gaps);
  check_precedence(rules, gaps);
  check_order(chapters, gaps);
  compare("command", names_of_alternatives<Command>(), rules, &Rule::commands, gaps);
  compare("reason", names_of_members<Reason>(), rules, &Rule::reasons, gaps);
  compare("event", names_of_alternatives<Event>(), rules, &Rule::events, gaps);
  compare("invariant", invariants, rules, &Rule::invariants, gaps);
  const auto require = [&](std::string_view number) {
    if (!contains(invariants, number)) gaps.push_back("the invariant " + std::string{number} + " has no heading");
  };
  for (const StateInvariant& invariant : state_invariants()) require(invariant.number);
  for (const EventInvariant& invariant : event_invariants()) require(invariant.number);
  for (const CommandInvariant& invariant : command_invariants()) require(invariant.number);
  return gaps;
}

}  // namespace plumbline
