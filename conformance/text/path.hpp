#pragma once
// Where something stands in a JSON text, and what is wrong there.
#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

/// A place in a JSON text: `$`, `$.genesis.assets[0]`, ... Each part points at the part above it, so that walking down
/// a text costs nothing and the path is spelled only when it is needed.
class Path {
 public:
  Path() = default;  ///< the root
  Path(const Path* above, std::string_view key) : above_(above), key_(key) {}
  Path(const Path* above, std::size_t index) : above_(above), index_(index), is_index_(true) {}

  std::string text() const;

 private:
  const Path* above_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_index_ = false;
};

/// Why a text cannot be read: where, what was expected there, what was found.
struct Unreadable {
  std::string where;
  std::string expected;
  std::string found;
  bool at_end = false;  ///< the text stops in the middle of something

  /// `$.amount: expected an integer as a decimal string, found null`
  std::string message() const { return where + ": expected " + expected + ", found " + found; }
};

/// Text as a JSON string: in quotation marks, control characters escaped.
std::string spelled(std::string_view text);
/// The same for a message: anything long is cut short.
std::string in_quotes(std::string_view text);

}  // namespace plumbline
