#pragma once
#include <optional>
#include <string>

namespace plumbline {

/// All that is in a file, or on the standard input if the path is "-"; nothing if it cannot be read.
std::optional<std::string> contents(const std::string& path);

}  // namespace plumbline
