#include "cli/outcomes.hpp"

#include "cli/rules_table.hpp"

namespace plumbline {

Outcomes outcomes_of_rules() {
  Outcomes all;
  for (const Rule& rule : rules_of(chapters())) {
    if (rule.commands.empty()) continue;
    for (const auto& names : {rule.reasons, rule.events})
      for (const std::string& name : names) all.emplace(rule.number, name);
  }
  return all;
}

}  // namespace plumbline
