#pragma once
// What an event touched, checked at a cost that grows with the event and not with the state: for long replays over many
// accounts. Whatever the books keep everywhere else they keep here: only a posting changes a balance [INV-10].
#include "invariants/check.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// The purses of an event's legs as they were before it.
class Touched {
 public:
  /// The event must outlive this.
  Touched(const State& before, const Event& event);

  /// Checks of the purses touched: they changed by the event's own legs [INV-10], none of which is negative or leaves
  /// its asset or its ledger; so their sum stayed as it was [INV-1]; each is on its side [INV-2] and in its range [INV-7].
  void check(const State& after, std::vector<Violation>& found) const;

 private:
  struct Kept {
    Purse purse;
    Amount before;
  };
  const Posting* posting_;
  std::vector<Kept> kept_;
};

/// One command, with what each of its events touched checked right after it.
Checked touched_step(State state, const Command& command);

}  // namespace plumbline::inline PLUMBLINE_BUILD
