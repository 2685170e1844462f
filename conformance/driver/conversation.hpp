#pragma once
// Plays cases through another engine and compares each reply with the model's.
#include <deque>
#include <functional>

#include "conformance/driver/case.hpp"
#include "conformance/driver/engine.hpp"
#include "conformance/driver/judge.hpp"

namespace plumbline {

/// A difference, and where it was.
struct Found {
  Difference kind;
  std::size_t command;  ///< its number, from 1; 0 if it was before the first
  std::vector<Parting> partings;
  std::string request;
  std::string expected;
  std::string reply;
};

/// What a case came to.
struct Verdict {
  std::optional<Found> found;
  std::optional<std::string> unsupported;  ///< why the engine does not take the start
};

/// What an engine said of itself.
struct Greeting {
  std::string engine;
  Kinds kinds;  ///< of command, that it has
};

/// Called after each command that the model has decided.
using Told = std::function<void(const Command&, const Decision&)>;

class Conversation {
 public:
  /// `window` is how many requests may wait for their reply; at least one.
  Conversation(Engine& engine, const Mapping& mapping, std::size_t window) : engine_(engine), mapping_(mapping), window_(window) {}

  /// Says hello. What the engine has, or the difference.
  std::variant<Greeting, Found> greet();
  /// Plays a case. The engine is left ready for the next one, whatever came of this one.
  Verdict play(const Case& one);
  /// The first part of that, with what the model makes of the case: all that the window lets pass is on its way to the engine.
  void begin(const Case& one, const Foreseen& foreseen, const Told& told = {});
  /// Between the two, where it is known which case is begun next: its start is sent, if the window lets it pass, and its first
  /// requests are written, while the engine works.
  void prepare(const Case& next, const Foreseen& foreseen);
  /// The other part: the replies that have not come yet.
  Verdict finish();

 private:
  struct Awaited {
    std::size_t command;
    std::string request;
    std::string expected;
  };

  /// What the engine is asked in a case from its command `first` on, a window's commands at most, and what the model says to it.
  /// Where each state is looked at, `state` is the one before, and becomes the one after.
  std::vector<Awaited> questions_of(const Case& one, const Foreseen& foreseen, std::size_t first, State& state) const;
  void send_start(const Case& one);
  void make_first_questions(const Case& one, const Foreseen& foreseen);
  std::optional<Found> await_reset(const Case& one);
  std::optional<Found> ask(Awaited awaited);
  std::optional<Found> await_down_to(std::size_t left);
  /// What came in answer to the first request that waits for one.
  std::optional<Found> judge_first(const Received& received);
  /// Brings engine and driver back in step after a difference.
  void recover();

  Engine& engine_;
  const Mapping& mapping_;
  std::size_t window_;
  std::deque<Awaited> awaited_;
  bool started_ = false;                  ///< the engine was given the start of the next case
  std::vector<Awaited> first_questions_;  ///< of the next case, if they are written
  State state_after_;                     ///< the commands of those, where each state is looked at
  Verdict verdict_;                       ///< of the case that was begun, so far
};

}  // namespace plumbline
