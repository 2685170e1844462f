#pragma once
#include <string>

#include "conformance/trace.hpp"

namespace plumbline {

/// What happens in a trace, as a sequence diagram in SVG: accounts side by side under their ledgers, an arrow for each movement
/// of value, a bar for each open lock, a cross for each rejection. What moves the same way several times within one command is
/// one arrow.
std::string picture_of(const Trace& trace);

}  // namespace plumbline
