#pragma once
// Known faults between engine and driver: each must be found before the verdict "no difference" means anything.
#include <deque>

#include "conformance/driver/engine.hpp"
#include "conformance/driver/mapping.hpp"

namespace plumbline {

enum class Sabotage {
  swapped_sign,       ///< the first number of an event has the other sign
  one_unit,           ///< the last digit of the first number of an event is another
  lost_event,         ///< the last event of a reply is missing
  other_event,        ///< an event has another name
  turned_outcome,     ///< what was accepted is said to be rejected
  other_reason,       ///< a rejection gives another reason
  unknown_reason,     ///< a rejection gives a reason that nobody knows
  lost_command,       ///< the engine never sees a command, and so does not answer it
  repeated_command,   ///< the engine gets a command twice, and the second reply is hidden
  repeated_reply,     ///< a reply comes twice
  exchanged_replies,  ///< a reply comes after the one that follows it
  stale_snapshot,     ///< a snapshot is that of the time before
  missing_purse,      ///< a snapshot lacks a purse
  lost_reset,         ///< the engine goes on where it was
  cut_reply,          ///< a reply lacks its second half
  silence,            ///< at some time nothing comes any more
};

/// Whether a fault shows in what a mapping compares.
bool shows(Sabotage fault, const Mapping& mapping);

/// An engine behind a fault.
class Sabotaged : public Engine {
 public:
  Sabotaged(Engine& inner, Sabotage fault) : inner_(inner), fault_(fault) {}

  void send(std::string_view line) override;
  void flush() override { inner_.flush(); }
  Received receive() override;
  void restart() override;

 private:
  Received next();
  std::string spoiled(std::string line);

  Engine& inner_;
  Sabotage fault_;
  std::size_t sent_ = 0;
  std::size_t received_ = 0;
  std::size_t commands_ = 0;
  std::deque<std::size_t> hidden_;       ///< the replies that are kept back, by their number
  std::deque<std::string> ready_;        ///< replies that come before the engine's next
  std::deque<std::size_t> lost_resets_;  ///< after how many replies the one to a lost reset is due
  std::string last_snapshot_;
};

}  // namespace plumbline
