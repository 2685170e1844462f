#include "invariants/check.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

void check_state(const State& state, Due when, std::vector<Violation>& found) {
  for (const StateInvariant& invariant : state_invariants())
    if ((when == Due::at_rest || invariant.due == Due::always) && !invariant.holds(state))
      found.push_back({std::string{invariant.number}, std::string{invariant.sentence}});
}

void check_event(const State& before, const Event& event, const State& after, std::vector<Violation>& found) {
  for (const EventInvariant& invariant : event_invariants())
    if (!invariant.holds(before, event, after)) found.push_back({std::string{invariant.number}, std::string{invariant.sentence}});
}

}  // namespace

std::vector<Violation> violations(const State& state, Due when) {
  std::vector<Violation> found;
  check_state(state, when, found);
  return found;
}

Checked checked_step(State state, const Command& command) {
  Checked checked{{state, decide(state, command)}, {}};
  auto* events = std::get_if<Events>(&checked.step.outcome);
  if (!events) return checked;
  for (std::size_t next = 0; next < events->size(); ++next) {
    const State before = state;
    state = evolve(std::move(state), (*events)[next]);
    check_event(before, (*events)[next], state, checked.violations);
    for (Event& event : react(state, (*events)[next])) events->push_back(std::move(event));
  }
  check_state(state, Due::at_rest, checked.violations);
  checked.step.state = std::move(state);
  return checked;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
