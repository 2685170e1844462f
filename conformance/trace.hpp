#pragma once
// The trace format, JSON Lines in UTF-8:
//
//   {"plumbline":"1","spec":"0.1","genesis":{...}}            first line: format version, spec version, genesis;
//                                                             or, instead of a genesis, the state to start in
//   {"command":"Transfer","from":"alice",...}                  one line a command
//   {"expect":{"events":["Transferred"],"balances":[...]}}     after a command, if wanted: what a scenario asserts
//   {"events":[...],"digest":"..."}                            after a command, in a full trace: what came of it,
//   {"rejected":"not_due","digest":"..."}                      and the digest of the state after it
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "conformance/expectation.hpp"
#include "ref/genesis.hpp"

namespace plumbline {

inline constexpr std::string_view format_version = "1";
inline constexpr std::string_view spec_version = "0.1";
/// The longest line that is read, in bytes.
inline constexpr std::size_t longest_line = std::size_t{64} << 20;

/// What a full trace says came of a command.
struct Recorded {
  std::size_t line;
  Decision outcome;
  std::string digest;
};

struct Expected {
  std::size_t line;
  Expectation expectation;
  std::string text;  ///< the line as it was read
};

struct TraceEntry {
  std::size_t line;
  Command command;
  std::optional<Expected> expected;
  std::optional<Recorded> recorded;
};

struct Trace {
  std::optional<Genesis> genesis;  ///< none if the trace starts in the middle, in a state
  State start;                     ///< the state at genesis, or the one that was given
  std::vector<TraceEntry> entries;
};

/// The whole trace, or one line that says why not: `FILE:LINE: $.path: expected X, found Y`.
std::expected<Trace, std::string> read_trace(std::string_view text, std::string_view file);

/// A trace of these commands.
std::string to_trace(const Genesis& genesis, const std::vector<Command>& commands);
/// A trace as it was read, without its expectations and records.
std::string to_trace(const Trace& trace);

// Lines of a trace, without their ends.
std::string header_line(const Genesis& genesis);
std::string header_line(const State& start);
std::string header_line(const Trace& trace);
std::string record_line(const Decision& outcome, std::string_view digest);

}  // namespace plumbline
