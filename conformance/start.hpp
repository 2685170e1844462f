#pragma once
#include <optional>

#include "ref/genesis.hpp"

namespace plumbline {

/// Why no trace can start in a state, if so: a name in it is empty or names nothing, or it breaks an invariant.
std::optional<Flaw> flaw_of(const State& state);

}  // namespace plumbline
