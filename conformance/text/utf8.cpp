#include "conformance/text/utf8.hpp"

namespace plumbline {
namespace {

/// The characters that one leading byte can start: how long they are, and the range of the byte after it.
struct Lead {
  std::size_t length;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

/// Length 0: no character starts with this byte. Overlong forms, surrogates and what lies above U+10FFFF are shut out.
constexpr Lead lead(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

}  // namespace

Utf8 check_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    if (byte(at) < 0x80) {
      ++at;
      continue;
    }
    Lead next = lead(byte(at));
    if (next.length == 0) return {at, false};
    for (std::size_t i = 1; i < next.length; ++i) {
      if (at + i == text.size()) return {at, true};
      if (byte(at + i) < next.low || byte(at + i) > next.high) return {at, false};
      next.low = 0x80;
      next.high = 0xBF;
    }
    at += next.length;
  }
  return {text.size(), false};
}

}  // namespace plumbline
