// Time passes the same way whether one command says so or many.
#include "conformance/chooser/worlds.hpp"
#include "conformance/text/difference.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

State advanced(State state, LedgerId ledger, Integer to) { return step(std::move(state), AdvanceTime{ledger, Time{to}}).state; }

const std::vector<std::string> none;

RC_GTEST_PROP(Time, PassesInOneStepAsInMany, ()) {
  const Trial trial = *trials();
  SeededChooser chooser(*rc::gen::arbitrary<std::uint64_t>());
  const State start = end_of(trial);
  for (const auto& [ledger, known] : start.ledgers) {
    const Integer now = known.clock.value;
    const Integer room = min(start.policies.longest_jump.value, LATEST.value - now);
    const Integer target = now + min(room, static_cast<int>(chooser.below(60'000)));
    const State once = advanced(start, ledger, target);
    State often = start;
    for (Integer at = now; at < target;) {
      const int hop = chooser.one_in(2) ? 1 + static_cast<int>(chooser.below(7000)) : 3600 - static_cast<int>((at.raw() + 3600) % 3600);
      at = min(target, at + hop);
      often = advanced(std::move(often), ledger, at);
    }
    RC_ASSERT(difference(once, often) == none);
    RC_ASSERT(once.ledgers.get(ledger).clock == Time{target});
  }
}

RC_GTEST_PROP(Time, OfOneLedgerIsNothingToAnother, ()) {
  const State start = end_of(*trials_in(busy_world()));
  const LedgerId north{"north"}, south{"south"};
  const Integer north_to = start.ledgers.get(north).clock.value + *rc::gen::inRange(0, 20'000);
  const Integer south_to = start.ledgers.get(south).clock.value + *rc::gen::inRange(0, 20'000);
  const State north_first = advanced(advanced(start, north, north_to), south, south_to);
  const State south_first = advanced(advanced(start, south, south_to), north, north_to);
  RC_ASSERT(difference(north_first, south_first) == none);
}

}  // namespace
}  // namespace plumbline
