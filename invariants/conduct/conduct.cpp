// What is asked of any command, and how movements are compared.
#include "invariants/conduct.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Truth moves_just(const Events& events, const Posting& expected) {
  Posting posted;
  for (const Event& event : events)
    if (const Posting* legs = posting_of(event)) posted.insert(posted.end(), legs->begin(), legs->end());
  Truth just = true;
  const auto compare = [&](const Purse& purse) { just = both(just, moved(posted, purse) == moved(expected, purse)); };
  for (const Posting* legs : {static_cast<const Posting*>(&posted), &expected}) {
    for (const Leg& leg : *legs) {
      compare(leg.from);
      compare(leg.to);
    }
  }
  return just;
}

Guards guards(const State& before, const Command& command) {
  return std::visit([&](const auto& known) { return guards(before, known); }, command);
}

Truth effect(const Done& done, const Command& command) {
  return std::visit([&](const auto& known) { return effect(done, known); }, command);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
