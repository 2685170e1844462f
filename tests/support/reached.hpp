#pragma once
// What a campaign reached: which rules, which reasons, and which of their boundaries. A generator that no longer reaches
// something tests nothing there, and looks just as green; so this is counted, and starvation fails.
#include <map>
#include <string>

#include "ref/model.hpp"

namespace plumbline {

/// Where a command stood to the boundary of a reason: one unit within it, or one unit beyond.
enum class Edge { within, beyond };

struct Reached {
  std::map<std::string, int> accepted;                       ///< by rule
  std::map<std::string, int> rejected;                       ///< by rule
  std::map<std::string, int> events;                         ///< by kind
  std::map<Reason, int> reasons;                             ///
  std::map<std::pair<std::string, Reason>, int> reasons_of;  ///< by rule and reason
  std::map<std::pair<Reason, Edge>, int> edges;              ///< found by asking for one unit more and one less
  std::map<std::string, int> moves;                          ///< `one unit`, `everything`, `to the limit`, ...

  /// Counts a command and what came of it.
  void count(const State& before, const Command& command, const Step& taken);
};

}  // namespace plumbline
