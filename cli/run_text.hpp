#pragma once
// A play for people, and in one JSON object.
#include <string>

#include "conformance/player.hpp"

namespace plumbline {

/// How wide the columns of a trace's steps are.
struct Layout {
  std::size_t number;
  std::size_t name;
  std::size_t values;
};
Layout layout_of(const Trace& trace);

/// ` 7  Fill      BTC-USDC alice bob buy 100,000,000 ...   Filled: notional 100,000, taker_fee 0, maker_fee 0`
std::string step_line(const Played& played, const Layout& layout);

/// The purses that hold something, in columns.
std::string balances_table(const State& state);

/// What was found, a line each, and then the verdict: `9 commands: 8 accepted, 1 rejected; ...`.
std::string verdict(const Trace& trace, const Play& play, const std::string& file);

std::string summary_json(const Trace& trace, const Play& play, const std::string& file);

}  // namespace plumbline
