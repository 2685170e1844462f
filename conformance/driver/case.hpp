#pragma once
// A case: where it starts, and commands for it.
#include <optional>
#include <string>

#include "conformance/chooser/commands.hpp"
#include "conformance/trace.hpp"

namespace plumbline {

struct Case {
  std::optional<Genesis> genesis;  ///< none: it starts in the middle
  State start;
  std::vector<Command> commands;
};

/// What the model makes of a case: what comes of each command, and the state after the last.
struct Foreseen {
  std::vector<Decision> outcomes;
  State end;
};
Foreseen foresee(const Case& one);
/// A case as it was drawn. Whoever draws a command knows what comes of it, because the next one depends on it.
struct Drawn {
  Case one;
  Foreseen foreseen;
};
/// A world and commands for it, chosen with the model's state in view. The same seed gives the same case.
Drawn draw_case(std::uint64_t seed, std::size_t commands, const Kinds& kinds);
/// The case of a trace.
Case case_of(const Trace& trace);
/// The first line of its trace.
std::string header_line(const Case& one);
/// As a trace that expects of its last command what the model says, for tests to play.
std::string regression_trace(const Case& one);

}  // namespace plumbline
