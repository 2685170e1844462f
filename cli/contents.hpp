#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/trace.hpp"

namespace plumbline {

/// All that is in a file, or on the standard input if the path is "-"; nothing if it cannot be read.
std::optional<std::string> contents(const std::string& path);

/// Writes all of a text to an open file; false if nobody reads it any more.
bool write_all(int to, std::string_view text);

/// What a message calls a file: its path, or "stdin".
std::string name_of_file(const std::string& path);

/// The state after the commands of a trace, or after those up to a line of it.
State played(const Trace& trace, std::size_t last_line = SIZE_MAX);

/// Whether there is an account of this name after a trace. If not, one line on stderr says so.
bool knows(const State& state, const std::string& account, const std::string& trace);

/// The trace in a file. If there is none, one line on stderr says why.
std::optional<Trace> trace_in(const std::string& path);

}  // namespace plumbline
