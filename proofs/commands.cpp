// Every command x every invariant, from an arbitrary state.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

template <class Happening>
bool brings_nothing(const State& state, const Happening& event) {
  return react(state, event).empty();
}

/// Whether nothing further follows from what happened. An hour's end is the one thing that brings something about.
bool rests(const State& after, const Events& events) {
  for (const Event& event : events)
    if (const auto* moved = std::get_if<ClockMoved>(&event))
      if (moved->now >= after.ledgers.get(moved->ledger).hour + HOUR) return false;
  return true;
}

template <class AnyCommand>
Family prove_command() {
  Family family;
  family.name = std::string{AnyCommand::rule};
  family.sentence = std::string{type_name<AnyCommand>()};
  explore(family, [](Run& run) {
    const Command command{arbitrary_of(Of<AnyCommand>{}, "command")};
    run.input = command;
    Decision decision = decide(run.before, command);
    if (const Reason* reason = std::get_if<Reason>(&decision)) {
      run.reason = *reason;
      run.after = run.before;
      return;
    }
    run.events = std::get<Events>(std::move(decision));
    apply(run);
    run.at_rest = rests(run.after, run.events);
  });
  return family;
}

}  // namespace

std::vector<Task> command_tasks() {
  return for_each_command([]<class AnyCommand>() { return prove_command<AnyCommand>(); });
}

}  // namespace plumbline::proofs
