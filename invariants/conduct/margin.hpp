#pragma once
// What lending asks of margin.
#include "invariants/conduct.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Whether, after the loan is drawn, the account's initial margin is covered without profit not paid for; true where the pool
/// lends without collateral.
Truth covered_after_drawing(const State& before, const Borrow& command);

}  // namespace plumbline::inline PLUMBLINE_BUILD
