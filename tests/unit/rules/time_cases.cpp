#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {

std::vector<Cases> time_cases() {
  const Integer latest = LATEST.value;
  return {{"AdvanceTime",
           start(),
           {{"no such ledger, to before genesis", AdvanceTime{nowhere, Time{-1}}, "unknown_ledger"},
            {"a second back", AdvanceTime{north, Time{4999}}, "clock_runs_back"},
            {"not at all", AdvanceTime{north, Time{5000}}, "ClockMoved"},
            {"a second", AdvanceTime{north, Time{5001}}, "ClockMoved"},
            {"to the hour's end", AdvanceTime{north, Time{7200}}, "ClockMoved"},
            {"the longest jump", AdvanceTime{north, Time{15'000}}, "ClockMoved"},
            {"a second more than the longest jump", AdvanceTime{north, Time{15'001}}, "jump_too_long"},
            {"to the largest number", AdvanceTime{north, Time{Integer{static_cast<Int128>(~UInt128{0} >> 1)}}}, "jump_too_long"},
            {"to the horizon, where it is", AdvanceTime{south, LATEST}, "ClockMoved"},
            {"beyond the horizon", AdvanceTime{south, Time{latest + 1}}, "beyond_horizon"},
            {"far beyond the horizon", AdvanceTime{south, Time{latest + 10'001}}, "jump_too_long"}}}};
}

}  // namespace plumbline::unit
