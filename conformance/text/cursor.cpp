#include "conformance/text/cursor.hpp"

namespace plumbline::json {
namespace {

std::string described(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (byte > 0x20 && byte < 0x7F) return std::string{'\'', c, '\''};
  return std::string{"the byte 0x"} + digits[byte >> 4] + digits[byte & 15];
}

int hexadecimal_digit(char c) {
  if (is_digit(c)) return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  if ('A' <= c && c <= 'F') return c - 'A' + 10;
  return -1;
}

unsigned read_four_digits(Cursor& cursor, const Path& path) {
  unsigned code = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = hexadecimal_digit(cursor.next());
    if (digit < 0) cursor.refuse(path, "four hexadecimal digits after \\u");
    code = code * 16 + static_cast<unsigned>(digit);
    cursor.pass();
  }
  return code;
}

/// The character that `\u` begins, which may be spelled as a pair of surrogates.
unsigned read_code_point(Cursor& cursor, const Path& path) {
  const unsigned code = read_four_digits(cursor, path);
  if (code < 0xD800 || code >= 0xE000) return code;
  if (code >= 0xDC00) cursor.refuse(path, "the first half of a surrogate pair before the second");
  if (!cursor.take('\\') || !cursor.take('u')) cursor.refuse(path, "the second half of a surrogate pair");
  const unsigned second = read_four_digits(cursor, path);
  if (second < 0xDC00 || second >= 0xE000) cursor.refuse(path, "the second half of a surrogate pair");
  return 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
}

void append_utf8(std::string& out, unsigned code) {
  const int length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  constexpr unsigned leads[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
  int shift = 6 * (length - 1);
  out += static_cast<char>(leads[length] | (code >> shift));
  while (shift > 0) {
    shift -= 6;
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  }
}

void read_escape(Cursor& cursor, const Path& path, std::string& out) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (cursor.take('u')) return append_utf8(out, read_code_point(cursor, path));
  const std::size_t which = cursor.at_end() ? letters.npos : letters.find(cursor.next());
  if (which == letters.npos) cursor.refuse(path, "one of \"\\/bfnrtu after a backslash");
  out += meanings[which];
  cursor.pass();
}

}  // namespace

void Cursor::refuse(const Path& path, std::string expected) const {
  std::string found = at_end() ? "the end of the line" : described(next()) + " at column " + std::to_string(at_ + 1);
  throw Unreadable{path.text(), std::move(expected), std::move(found), at_end()};
}

std::string read_string(Cursor& cursor, const Path& path) {
  cursor.pass();
  std::string result{cursor.pass_plain()};
  while (!cursor.take('"')) {
    if (cursor.at_end()) cursor.refuse(path, "a closing quotation mark");
    if (!cursor.take('\\')) cursor.refuse(path, "no control character in a string");
    read_escape(cursor, path, result);
    result += cursor.pass_plain();
  }
  return result;
}

}  // namespace plumbline::json
