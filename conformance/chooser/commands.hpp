#pragma once
// Commands and worlds by choice: one source for property tests, fuzzers and campaigns against other engines. Choices
// see the state, because bugs hide at exact values: everything in a purse, one more, the rest of a limit.
#include "conformance/chooser/chooser.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// Kinds of command, by their place in the variant.
using Kinds = std::vector<std::size_t>;
Kinds all_kinds();
/// A command of that kind, all of its fields empty.
Command blank_command(std::size_t kind);

/// A command, and what the model decides about it.
struct Chosen {
  Command command;
  Decision decision;
};
/// A command for this state, out of some kinds, of which there is at least one: most are accepted, and some are refused for any of the
/// reasons there are.
Chosen choose_and_decide(const State& state, Chooser& chooser, const Kinds& kinds);
/// The same, without what was decided.
Command choose_command(const State& state, Chooser& chooser, const Kinds& kinds);
/// The same, out of all kinds.
Command choose_command(const State& state, Chooser& chooser);

/// Simpler commands of the same kind, the simplest first: smaller numbers, earlier enum members.
std::vector<Command> simpler(const Command& command);

}  // namespace plumbline
