#include "tests/support/trials.hpp"

#include "conformance/chooser/worlds.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

/// Shorter trials, and then trials with a simpler command.
rc::Seq<Trial> smaller(const Trial& trial) {
  const auto in_same_world = [genesis = trial.genesis](std::vector<Command> commands) { return Trial{genesis, std::move(commands)}; };
  const auto each_simpler = [](const Command& command) { return rc::seq::fromContainer(simpler(command)); };
  return rc::seq::concat(rc::seq::map(rc::shrink::removeChunks(trial.commands), in_same_world),
                         rc::seq::map(rc::shrink::eachElement(trial.commands, each_simpler), in_same_world));
}

Trial draw_trial(Genesis genesis, Chooser& chooser, int size) {
  State state = start_of(genesis);
  Trial trial{std::move(genesis), {}};
  for (std::size_t left = 1 + chooser.below(static_cast<std::size_t>(size) + 1); left > 0; --left) {
    trial.commands.push_back(choose_command(state, chooser));
    state = step(std::move(state), trial.commands.back()).state;
  }
  return trial;
}

}  // namespace

rc::Gen<Trial> trials() {
  return [](const rc::Random& random, int size) {
    RandomChooser chooser(random);
    return rc::shrinkable::shrinkRecur(draw_trial(choose_world(chooser), chooser, size), &smaller);
  };
}

rc::Gen<Trial> trials_in(const Genesis& genesis) {
  return [genesis](const rc::Random& random, int size) {
    RandomChooser chooser(random);
    return rc::shrinkable::shrinkRecur(draw_trial(genesis, chooser, size), &smaller);
  };
}

State start_of(const Genesis& genesis) { return std::get<State>(begin(genesis)); }

State end_of(const Trial& trial) {
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) state = step(std::move(state), command).state;
  return state;
}

void showValue(const Trial& trial, std::ostream& out) { out << to_trace(trial.genesis, trial.commands); }

}  // namespace plumbline
