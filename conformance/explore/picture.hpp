#pragma once
#include <string>

#include "conformance/explore/explorer.hpp"

namespace plumbline {

/// A way through a scenario as a sequence diagram in SVG: parties and ledgers side by side, time running down.
std::string picture_of(Explorer& explorer, const std::vector<Move>& moves);

}  // namespace plumbline
