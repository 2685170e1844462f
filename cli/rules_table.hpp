#pragma once
// The traceability table: each rule of the specification with its command, code, reasons, events, invariants and
// examples, read from the chapters; and the gaps between the chapters and the model.
#include <string>
#include <vector>

namespace plumbline {

struct Chapter {
  std::string path;
  std::string text;
};
/// The chapters of the specification, as they were when this was built.
const std::vector<Chapter>& chapters();

struct Rule {
  std::string number;
  std::string title;
  std::string chapter;
  std::vector<std::string> commands;
  std::vector<std::string> code;
  std::vector<std::string> reasons;
  std::vector<std::string> events;
  std::vector<std::string> invariants;
  std::vector<std::string> examples;
};

/// The rules of some chapters: a heading `## DVP-3 Settle gross` and the lines `- Command: ...` below it.
std::vector<Rule> rules_of(const std::vector<Chapter>& chapters);
/// The invariants of some chapters: a heading `## INV-1 Conservation`.
std::vector<std::string> invariants_of(const std::vector<Chapter>& chapters);

/// What is missing or unknown, a line each: commands, reasons, events and invariants of the model without a rule, and
/// whatever the rules name that the model does not have. Empty if all is well.
std::vector<std::string> gaps(const std::vector<Chapter>& chapters);

}  // namespace plumbline
