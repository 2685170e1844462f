#pragma once
// What a case shows by its last command.
#include <optional>
#include <string>
#include <vector>

#include "conformance/driver/case.hpp"

namespace plumbline {

/// Two cases that differ by one unit of one number, and come to different ends.
struct Edge {
  std::string place;   ///< where that number is: `amount` of the last command, `AdvanceTime.to` of one before it
  std::string beside;  ///< what the other case comes to
  Case other;
};

/// What comes of the last command. A case has at least one.
Decision last_outcome(const Case& one);
/// Its reason, or the names of its events, each once: `not_due`, `ClockMoved+HourEnded`.
std::string label(const Decision& outcome);
/// Its reason, or each of its events.
std::vector<std::string> names_of(const Decision& outcome);

/// Every number of a case whose change by one unit changes what the last command comes to.
std::vector<Edge> edges(const Case& one);

/// What is the same for two cases that differ in names alone, or in how large their numbers are: the commands, renamed, with
/// each number as one of negative, zero, one and more.
std::string way_of(const Case& one);

/// The same state with a purse so full, or so far below zero, that `moved` would be one unit too much, in every way that a trace
/// can start in: the other side is the world, the issuer of the asset, or whoever owes something.
std::vector<State> brimming(const State& state, const Purse& purse, Amount moved);

}  // namespace plumbline
