#pragma once
// An engine that is a program of its own.
#include <sys/types.h>

#include <chrono>
#include <vector>

#include "conformance/driver/engine.hpp"

namespace plumbline {

/// A program cannot be started.
struct CannotStart {
  std::string why;
};

/// Speaks with a child process over two pipes. Whatever the child does or does not do, every call comes to an end: reading
/// and writing take turns as the child allows, and a reply has only so much time.
class Process : public Engine {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts the program, which is looked for in PATH; throws CannotStart.
  Process(std::vector<std::string> program, std::chrono::milliseconds patience);
  ~Process() override { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(std::string_view line) override;
  void flush() override;
  Received receive() override;
  void restart() override;

 private:
  void start();
  /// Kills the child and what it started.
  void end();
  /// A whole line that has come, if there is one.
  bool take_line(std::string& line);
  /// Waits until there is something to read or room to write, and does either; false if the time is over.
  bool exchange(Clock::time_point deadline);
  void read_some();
  void write_some();
  /// Why the child's output has come to its end.
  Lost farewell(Clock::time_point deadline);

  std::vector<std::string> program_;
  std::chrono::milliseconds patience_;
  pid_t child_ = -1;
  int to_child_ = -1;
  int from_child_ = -1;
  std::string outgoing_;
  std::string incoming_;
  std::size_t searched_ = 0;  ///< how much of what came has no end of a line
  std::size_t taken_ = 0;     ///< how much of what came was given out
  bool ended_ = false;        ///< the child closed its output
};

}  // namespace plumbline
