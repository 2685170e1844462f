#pragma once
#include <optional>
#include <string>

#include "proofs/prove.hpp"

namespace plumbline {

/// Plays an example of a proof through the model that runs: what it does otherwise, or nothing if it does the same.
std::string replay(const proofs::Example& example);

/// A trace that starts in the example's state and gives the model its command; nothing if it is an event that came.
std::optional<std::string> trace_of(const proofs::Example& example);

}  // namespace plumbline
