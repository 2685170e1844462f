// Whatever the model says can be written down and read back.
#include "conformance/text/decode.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "conformance/trace.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

template <class T>
void assert_round_trip(const T& value) {
  const auto again = from_json<T>(to_json(value));
  if (!again) RC_FAIL(again.error().message());
  RC_ASSERT(equal(*again, value));
  RC_ASSERT(to_json(*again) == to_json(value));
}

RC_GTEST_PROP(Text, IsReadBackAsItWasWritten, ()) {
  const Trial trial = *trials();
  assert_round_trip(trial.genesis);
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    assert_round_trip(command);
    Step taken = step(std::move(state), command);
    if (const Events* events = std::get_if<Events>(&taken.outcome)) assert_round_trip(*events);
    state = std::move(taken.state);
  }
  assert_round_trip(state);
}

RC_GTEST_PROP(Text, OfATraceIsReadBackCommandForCommand, ()) {
  const Trial trial = *trials();
  const auto trace = read_trace(to_trace(trial.genesis, trial.commands), "trial");
  if (!trace) RC_FAIL(trace.error());
  RC_ASSERT(equal(*trace->genesis, trial.genesis));
  RC_ASSERT(trace->entries.size() == trial.commands.size());
  for (std::size_t i = 0; i < trial.commands.size(); ++i) RC_ASSERT(equal(trace->entries[i].command, trial.commands[i]));
}

}  // namespace
}  // namespace plumbline
