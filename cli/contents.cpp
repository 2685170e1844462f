#include "cli/contents.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace plumbline {

std::optional<std::string> contents(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file || (file.peek() == std::ifstream::traits_type::eof() && file.bad())) return std::nullopt;
  if (file.peek() == std::ifstream::traits_type::eof()) return std::string{};
  text << file.rdbuf();
  return text.str();
}

}  // namespace plumbline
