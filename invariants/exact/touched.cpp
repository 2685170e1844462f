#include "invariants/touched.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

bool in_range(Amount balance) { return -LARGEST_BALANCE <= balance && balance <= LARGEST_BALANCE; }

bool sound(const Leg& leg) { return leg.from.asset == leg.to.asset && leg.amount >= NOTHING; }

}  // namespace

Touched::Touched(const State& before, const Event& event) : posting_(posting_of(event)) {
  if (!posting_) return;
  kept_.reserve(posting_->size() * 2);
  for (const Leg& leg : *posting_) {
    for (const Purse* purse : {&leg.from, &leg.to}) {
      const bool known = std::any_of(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.purse == *purse; });
      if (!known) kept_.push_back({*purse, before.balances.get(*purse)});
    }
  }
}

void Touched::check(const State& after, std::vector<Violation>& found) const {
  if (kept_.empty()) return;
  const auto broken = [&](const char* number, const char* sentence) { found.push_back({number, sentence}); };
  const LedgerId ledger = ledger_of(after, kept_.front().purse);
  for (const Leg& leg : *posting_)
    if (!sound(leg)) broken("INV-10", "a leg is not negative, and keeps its asset");
  for (const auto& [purse, before] : kept_) {
    const Amount now = after.balances.get(purse);
    if (now != before + moved(*posting_, purse)) broken("INV-10", "an event changes a balance only by its own legs");
    if (ledger_of(after, purse) != ledger) broken("INV-10", "the legs of one event are on one ledger");
    if (!on_its_side(purse, now)) broken("INV-2", "no asset purse is below zero, no liability purse above it");
    if (!in_range(now)) broken("INV-7", "every purse is in its range");
  }
}

Checked touched_step(State state, const Command& command) {
  std::vector<Violation> found;
  Decision outcome = decide(state, command);
  if (Events* events = std::get_if<Events>(&outcome)) {
    for (std::size_t next = 0; next < events->size(); ++next) {
      const Touched touched(state, (*events)[next]);
      state = evolve(std::move(state), (*events)[next]);
      touched.check(state, found);
      for (Event& event : react(state, (*events)[next])) events->push_back(std::move(event));
    }
  }
  return {{std::move(state), std::move(outcome)}, std::move(found)};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
