#pragma once
// Another engine, as the driver sees it.
#include <string>
#include <string_view>
#include <variant>

namespace plumbline {

/// How an engine can let one down. The names are those of the kinds of difference.
enum class Ending { hung, exited, crashed, half_a_line, huge_line };

/// Why no line came.
struct Lost {
  Ending ending;
  std::string what;  ///< for people: the signal, the status, the time
};
using Received = std::variant<std::string, Lost>;

/// Lines go in, and lines come back in the same order.
class Engine {
 public:
  virtual ~Engine() = default;
  /// Hands over a line, without its end. It may wait here until the next `flush` or `receive`.
  virtual void send(std::string_view line) = 0;
  /// Lets the engine have what waits, as far as it takes it now.
  virtual void flush() {}
  /// The next line that comes back, without its end, or why none does.
  virtual Received receive() = 0;
  /// A fresh engine in the place of this one.
  virtual void restart() = 0;
};

}  // namespace plumbline
