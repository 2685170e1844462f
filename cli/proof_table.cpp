#include "cli/proof_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "invariants/invariants.hpp"
#include "ref/model.hpp"

namespace plumbline {
namespace {

/// Calls `visit` with the name of each kind there is of events or commands.
template <class... Kinds, class Visit>
void each_kind(std::type_identity<std::variant<Kinds...>>, const Visit& visit) {
  (visit(std::string{type_name<Kinds>()}), ...);
}

bool is_a_command(const std::string& name) {
  bool is = false;
  each_kind(std::type_identity<Command::Kinds>{}, [&](const std::string& kind) { is = is || kind == name; });
  return is;
}

constexpr const char* REACTION = "an hour's end";

std::vector<std::string> all_statements() {
  std::vector<std::string> all;
  const auto add = [&](const auto& invariants) {
    for (const auto& invariant : invariants)
      if (std::ranges::find(all, invariant.number) == all.end()) all.emplace_back(invariant.number);
  };
  add(state_invariants());
  add(event_invariants());
  std::ranges::sort(all, {}, [](const std::string& number) { return std::stoi(number.substr(4)); });
  add(command_invariants());
  return all;
}

}  // namespace

void ProofTable::add(const proofs::Family& family) {
  for (const std::string& outcome : family.reached)
    for (const auto part : std::views::split(outcome, std::string_view{", "})) reached_.emplace(part.begin(), part.end());
  if (family.sentence != REACTION && !is_a_command(family.sentence)) return;
  rows_.push_back({family.sentence, {}});
  for (const proofs::Tally& tally : family.statements) rows_.back().cells.emplace(tally.statement, tally);
}

std::vector<std::string> ProofTable::missing() const {
  std::vector<std::string> all;
  each_kind(std::type_identity<Event::Kinds>{}, [&](const std::string& event) {
    if (!reached_.contains(event)) all.push_back("no example reaches the event " + event);
  });
  each_kind(std::type_identity<Command::Kinds>{}, [&](const std::string& command) {
    if (std::ranges::find(rows_, command, &Row::name) == rows_.end()) all.push_back("no family is about the command " + command);
  });
  for (const Row& row : rows_)
    for (const std::string& statement : all_statements())
      if (!row.cells.contains(statement) && !(row.name == REACTION && (statement == "INV-41" || statement == "INV-42")))
        all.push_back(fmt::format("nothing is claimed of {} by {}", statement, row.name));
  return all;
}

void ProofTable::print() const {
  const std::vector<std::string> statements = all_statements();
  fmt::print("{:<22}", "INV-");
  for (const std::string& statement : statements) fmt::print("{:>5}", statement.substr(4));
  fmt::print("{:>6}\n", "NUM-1");
  const auto print_cell = [](const Row& row, const std::string& statement, int width) {
    const auto cell = row.cells.find(statement);
    const bool claimed = cell != row.cells.end();
    fmt::print("{:>{}}", !claimed ? "-" : cell->second.asked > 0 ? std::to_string(cell->second.asked) : "=", width);
  };
  for (const Row& row : rows_) {
    fmt::print("{:<22}", row.name);
    for (const std::string& statement : statements) print_cell(row, statement, 5);
    print_cell(row, "NUM-1", 6);
    fmt::print("\n");
  }
  fmt::print(
      "A number: so many claims were asked of the solver, over all paths. =: on every path the claim is literally true, as nothing that the\n"
      "statement speaks of changes. -: the statement is about commands, and this is a reaction; or (NUM-1) nothing is computed.\n\n");
}

}  // namespace plumbline
