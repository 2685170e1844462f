#pragma once
#include <cstddef>
#include <string_view>

namespace plumbline {

/// Where a text stops being UTF-8 (its size if it never does), and whether it only stops in the middle of a character.
struct Utf8 {
  std::size_t valid_up_to;
  bool cut_short;
};
Utf8 check_utf8(std::string_view text);

}  // namespace plumbline
