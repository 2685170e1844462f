#include "conformance/text/path.hpp"

#include <array>

namespace plumbline {
namespace {

constexpr std::size_t longest_quoted = 80;

bool is_word(std::string_view text) {
  for (const char c : text)
    if (!(('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == '-')) return false;
  return !text.empty();
}

/// A byte that is not to be printed as it is, as six characters.
std::string escaped(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return std::string{"\\u00"} + digits[byte >> 4] + digits[byte & 15];
}

}  // namespace

std::string Path::text() const {
  if (!above_) return "$";
  if (is_index_) return above_->text() + "[" + std::to_string(index_) + "]";
  return above_->text() + (is_word(key_) ? "." + std::string{key_} : "[" + quoted(key_) + "]");
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  std::size_t used = 0;
  for (; used < text.size() && (used < longest_quoted || (text[used] & 0xC0) == 0x80); ++used) {
    const char c = text[used];
    if (c == '"' || c == '\\') result += '\\';
    if ((0 <= c && c < 0x20) || c == 0x7F)
      result += escaped(c);
    else
      result += c;
  }
  return result + (used < text.size() ? "...\"" : "\"");
}

}  // namespace plumbline
