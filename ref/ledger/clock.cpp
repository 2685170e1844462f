#include "ref/ledger/clock.hpp"

#include "ref/lending/interest.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Decision decide(const State& state, const AdvanceTime& command) {
  const Ledger* ledger = state.ledgers.find(command.ledger);
  if (!ledger) return reject(Reason::unknown_ledger);
  if (command.to < ledger->clock) return reject(Reason::clock_runs_back);
  if (command.to - ledger->clock > state.policies.longest_jump) return reject(Reason::jump_too_long);
  if (command.to > LATEST) return reject(Reason::beyond_horizon);
  return happened(ClockMoved{command.ledger, min(command.to, ledger->hour + HOUR), command.to});
}

State evolve(State state, const ClockMoved& event) {
  state.ledgers[event.ledger].clock = event.now;
  return state;
}

State evolve(State state, const HourEnded& event) {
  Ledger& ledger = state.ledgers[event.ledger];
  ledger.hour = ledger.hour + HOUR;
  return state;
}

Events react(const State& state, const ClockMoved& event) {
  const Time end_of_hour = state.ledgers.get(event.ledger).hour + HOUR;
  Events events;
  if (event.now < end_of_hour) return events;
  auto accrued = fold(state.pools, Appended<InterestAccrued>{}, AccrueHour{state, event.ledger});
  for (InterestAccrued& interest : std::move(accrued).all()) events.emplace_back(std::move(interest));
  events.emplace_back(HourEnded{event.ledger});
  if (event.now < event.target) events.emplace_back(ClockMoved{event.ledger, min(event.target, end_of_hour + HOUR), event.target});
  return events;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
