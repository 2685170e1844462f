#include "conformance/text/path.hpp"

#include <algorithm>

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
  std::string text = above_->text();
  if (is_index_) return text.append("[").append(std::to_string(index_)).append("]");
  if (is_word(key_)) return text.append(".").append(key_);
  return text.append("[").append(in_quotes(key_)).append("]");
}

std::string spelled(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if ((0 <= c && c < 0x20) || c == 0x7F)
      result += escaped(c);
    else
      result += c;
  }
  return result + '"';
}

std::string in_quotes(std::string_view text) {
  std::size_t end = std::min(text.size(), longest_quoted);
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;  // not in the middle of a character
  return spelled(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

}  // namespace plumbline
