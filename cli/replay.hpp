#pragma once
#include <string>

#include "proofs/prove.hpp"

namespace plumbline {

/// Plays an example of a proof through the model that runs: what it does otherwise, or nothing if it does the same.
std::string replay(const proofs::Example& example);

}  // namespace plumbline
