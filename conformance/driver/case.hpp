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

/// A world and commands for it, chosen with the model's state in view. The same seed gives the same case.
Case draw_case(std::uint64_t seed, std::size_t commands, const Kinds& kinds);
/// The case of a trace.
Case case_of(const Trace& trace);
/// The first line of its trace.
std::string header_line(const Case& one);
/// As a trace that expects of its last command what the model says, for tests to play.
std::string regression_trace(const Case& one);

}  // namespace plumbline
