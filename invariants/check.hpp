#pragma once
// A step of the exact build with every invariant checked: for tests, fuzzers, and whoever plays a trace.
#include <string>
#include <vector>

#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

struct Violation {
  std::string number;
  std::string sentence;
};

/// A step and the invariants that it broke; none, if the model is right.
struct Checked {
  Step step;
  std::vector<Violation> violations;
};

/// The invariants that a state breaks, at rest or in the middle of a step.
std::vector<Violation> violations(const State& state, Due when = Due::at_rest);

/// One command, with every invariant checked after each of its events and at the end. Its cost grows with the state.
Checked checked_step(State state, const Command& command);

}  // namespace plumbline::inline PLUMBLINE_BUILD
