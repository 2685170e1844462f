#pragma once
#include <string>
#include <string_view>

#include "ref/model.hpp"

namespace plumbline {

/// FNV-1a over 128 bits, as 32 hexadecimal digits. A check against mistakes, not against malice.
std::string digest(std::string_view text);

/// The digest of a state is that of its canonical JSON, so that any engine in any language can compute it. Purses that
/// were touched and emptied leave no trace in it.
std::string digest(const State& state);

}  // namespace plumbline
