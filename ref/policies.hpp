#pragma once
// Choices on which real engines differ, each with our default and its reason in spec/policies.md. A policy is data
// of genesis, read by the rule where it matters.
#include "ref/core/numbers.hpp"
#include "ref/core/reflect.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// How the notional of a fill becomes whole.
enum class NotionalRounding {
  against_taker,  ///< up if the taker buys, down if it sells
  floor,
  half_even,
};

struct Policies {
  OneOf<NotionalRounding> notional_rounding = NotionalRounding::against_taker;
  OneOf<Rounding> fee_rounding = Rounding::ceiling;
  Duration longest_jump{31'622'400};  ///< the most one time command may pass: 366 days
};

/// The most failed attempts that an instruction counts; the count stays there.
inline constexpr Integer MOST_FAILS = ten_to(9);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Policies, notional_rounding, fee_rounding, longest_jump);
