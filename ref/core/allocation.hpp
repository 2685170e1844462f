#pragma once
#include "build.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [NUM-3] The part of `want` that falls to a weight, where the weights before it add up to `before` and all of them to
/// `total`: floor(want*(before + weight)/total) - floor(want*before/total). Over all weights, in a stated order, the
/// parts add up to `want` exactly; each is within one unit of exact, and none exceeds its weight while want <= total.
/// Needs total > 0.
inline Integer share(Integer want, Integer before, Integer weight, Integer total) {
  return mul_div_floor(want, before + weight, total) - mul_div_floor(want, before, total);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
