// What is true of every step.
#include "conformance/text/difference.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/equal.hpp"
#include "invariants/check.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

RC_GTEST_PROP(Steps, KeepEveryInvariant, ()) {
  const Trial trial = *trials();
  State state = start_of(trial.genesis);
  RC_ASSERT(violations(state).empty());
  for (const Command& command : trial.commands) {
    Checked checked = checked_step(std::move(state), command);
    for (const Violation& violation : checked.violations) RC_FAIL(violation.number + ": " + violation.sentence);
    state = std::move(checked.step.state);
  }
}

RC_GTEST_PROP(Steps, LeaveTheStateAsItWasWhenRejected, ()) {
  const Trial trial = *trials();
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const State before = state;
    Step taken = step(std::move(state), command);
    if (std::holds_alternative<Reason>(taken.outcome)) RC_ASSERT(difference(before, taken.state) == std::vector<std::string>{});
    state = std::move(taken.state);
  }
}

RC_GTEST_PROP(Steps, AreTheSameCheckedAndUnchecked, ()) {
  const Trial trial = *trials();
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const Checked checked = checked_step(state, command);
    Step taken = step(std::move(state), command);
    RC_ASSERT(equal(checked.step.outcome, taken.outcome));
    RC_ASSERT(equal(checked.step.state, taken.state));
    state = std::move(taken.state);
  }
}

RC_GTEST_PROP(Steps, ReplayToTheSameDigest, ()) {
  const Trial trial = *trials();
  RC_ASSERT(digest(end_of(trial)) == digest(end_of(trial)));
}

}  // namespace
}  // namespace plumbline
