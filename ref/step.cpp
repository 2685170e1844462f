#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a purse stays in its range even if all that is `moved` came to it or left it.
Truth bears(const State& state, const Purse& purse, Amount moved) {
  if (!is_one(purse)) return true;
  const Amount balance = state.balances.get(purse);
  return both(balance + moved <= LARGEST_BALANCE, balance - moved >= -LARGEST_BALANCE);
}

/// Whether a posting leaves every purse in its range, whatever the order of its legs [NUM-1].
Truth fits(const State& state, const Posting& posting) {
  Amount moved = NOTHING;
  for (const Leg& leg : posting) moved += leg.amount;
  Truth fitting = true;
  for (const Leg& leg : posting) fitting = both(fitting, both(bears(state, leg.from, moved), bears(state, leg.to, moved)));
  return fitting;
}

/// The rule of the command's own chapter, and then the range of what it would post.
Decision decide_in_range(const State& state, const Command& command) {
  Decision decision = std::visit([&](const auto& known) { return decide(state, known); }, command);
  if (const Events* events = std::get_if<Events>(&decision))
    for (const Event& event : *events)
      if (const Posting* posting = posting_of(event); posting && !fits(state, *posting)) return reject(Reason::out_of_range);
  return decision;
}

}  // namespace

Decision decide(const State& state, const Command& command) {
  auto decision = within_range([&] { return decide_in_range(state, command); });
  return decision ? std::move(*decision) : reject(Reason::out_of_range);
}

State evolve(State state, const Event& event) {
  return std::visit([&](const auto& known) { return evolve(std::move(state), known); }, event);
}

Events react(const State& state, const Event& event) {
  return std::visit([&](const auto& known) { return react(state, known); }, event);
}

Step carry_out(State state, Decision decision) {
  if (Events* events = std::get_if<Events>(&decision)) {
    for (std::size_t next = 0; next < events->size(); ++next) {  // a reaction joins the end of the queue
      state = evolve(std::move(state), (*events)[next]);
      for (Event& event : react(state, (*events)[next])) events->push_back(std::move(event));
    }
  }
  return {std::move(state), std::move(decision)};
}

Step step(State state, const Command& command) {
  Decision decision = decide(state, command);
  return carry_out(std::move(state), std::move(decision));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
