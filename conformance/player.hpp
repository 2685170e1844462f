#pragma once
// Plays a trace through the model.
#include <functional>
#include <string>
#include <vector>

#include "conformance/trace.hpp"
#include "invariants/check.hpp"

namespace plumbline {

/// What is not as it should be.
enum class Wrong { invariant_broken, expectation_unmet, record_differs };

struct Finding {
  Wrong wrong;
  std::size_t command;  ///< its number, from 1
  std::size_t line;     ///< of the trace
  std::string what;
};

/// A command that was just played.
struct Played {
  std::size_t number;
  const TraceEntry& entry;
  const Decision& outcome;
  const State& after;
};

/// What came of a whole trace.
struct Play {
  State end;
  std::size_t accepted = 0;
  std::size_t rejected = 0;
  std::size_t expectations = 0;
  std::vector<Finding> findings;
};

using Watch = std::function<void(const Played&)>;
using CheckedStep = std::function<Checked(State, const Command&)>;

/// Plays a trace: every invariant is checked at every step, every expectation and record is compared, and `watch` is
/// called after each command.
Play play(const Trace& trace, const Watch& watch = {}, const CheckedStep& step = checked_step);

}  // namespace plumbline
