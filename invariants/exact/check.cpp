#include "invariants/check.hpp"
#include "invariants/conduct.hpp"

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

/// What was decided was to be decided: the first guard that applies is the reason. Of what the machine cannot compute nothing is said.
bool decided_by_the_guards(const State& before, const Command& command, const Decision& decision) {
  const auto* reason = std::get_if<Reason>(&decision);
  if (reason && *reason == Reason::out_of_range) return true;
  for (const Guard& guard : guards(before, command)) {
    const std::optional<Truth> applies = within_range(guard.applies);
    if (!applies) return true;
    if (*applies) return reason && *reason == guard.reason;
  }
  return !reason;
}

void check_command(const Command& command, const Done& done, std::vector<Violation>& found) {
  for (const CommandInvariant& invariant : command_invariants())
    if (invariant.of == Conduct::what_it_does && !within_range([&] { return effect(done, command); }).value_or(true))
      found.push_back({std::string{invariant.number}, std::string{invariant.sentence}});
}
void check_decision(const State& before, const Command& command, const Decision& decision, std::vector<Violation>& found) {
  for (const CommandInvariant& invariant : command_invariants())
    if (invariant.of == Conduct::what_is_decided && !decided_by_the_guards(before, command, decision))
      found.push_back({std::string{invariant.number}, std::string{invariant.sentence}});
}

}  // namespace

std::vector<Violation> violations(const State& state, Due when) {
  std::vector<Violation> found;
  check_state(state, when, found);
  return found;
}

Checked checked_step(State state, const Command& command) {
  Checked checked{{state, decide(state, command)}, {}};
  check_decision(state, command, checked.step.outcome, checked.violations);
  auto* events = std::get_if<Events>(&checked.step.outcome);
  if (!events) return checked;
  const State start = state;
  const Events decided = *events;
  for (std::size_t next = 0; next < events->size(); ++next) {
    const State before = state;
    state = evolve(std::move(state), (*events)[next]);
    check_event(before, (*events)[next], state, checked.violations);
    for (Event& event : react(state, (*events)[next])) events->push_back(std::move(event));
    if (next + 1 == decided.size()) check_command(command, {start, decided, state}, checked.violations);
    if (next + 1 < events->size()) check_state(state, Due::always, checked.violations);
  }
  check_state(state, Due::at_rest, checked.violations);
  checked.step.state = std::move(state);
  return checked;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
