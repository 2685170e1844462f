#pragma once
// Chapter TIME: each ledger has a clock of its own. Time passes only because a command says so, and what is due at an
// hour's end is dealt with at that hour's end, whether one command passes it or many.
#include <string_view>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [TIME-1] Time passes on one ledger.
struct AdvanceTime {
  static constexpr std::string_view rule = "TIME-1";
  LedgerId ledger;
  Time to;
};

/// The clock has come to `now`, on its way to `target`; it stops at every hour's end in between.
struct ClockMoved {
  LedgerId ledger;
  Time now;
  Time target;
};
/// The hour has been dealt with, and the next one runs.
struct HourEnded {
  LedgerId ledger;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::AdvanceTime, ledger, to);
PLUMBLINE_DESCRIBE(plumbline::ClockMoved, ledger, now, target);
PLUMBLINE_DESCRIBE(plumbline::HourEnded, ledger);
