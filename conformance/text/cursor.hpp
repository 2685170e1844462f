#pragma once
// A place in a text that is read from left to right, and the refusal to read on.
#include <string>
#include <string_view>

#include "conformance/text/path.hpp"

namespace plumbline::json {

inline bool is_digit(char c) { return '0' <= c && c <= '9'; }

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  bool next_is(char c) const { return !at_end() && text_[at_] == c; }
  bool next_is_digit() const { return !at_end() && is_digit(text_[at_]); }
  /// The next byte; 0 at the end.
  char next() const { return at_end() ? '\0' : text_[at_]; }
  /// Passes the next byte, which must be there.
  char pass() { return text_[at_++]; }
  /// Passes the next byte if it is this one.
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  /// Passes all that a string may hold as it is: no quotation mark, no backslash, no control character.
  std::string_view pass_plain() {
    const std::size_t start = at_;
    while (!at_end() && is_plain(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }
  void skip_space() {
    while (next_is(' ') || next_is('\t') || next_is('\r') || next_is('\n')) ++at_;
  }

  /// Throws Unreadable: something else was expected here.
  [[noreturn]] void refuse(const Path& path, std::string expected) const;

 private:
  static bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The text of a JSON string, whose opening quotation mark comes next.
std::string read_string(Cursor& cursor, const Path& path);

}  // namespace plumbline::json
