#pragma once
// What a scenario says must come of a command.
#include <optional>
#include <string>
#include <vector>

#include "conformance/text/json.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// An event as far as a scenario describes it: its name, and those of its fields that matter.
struct EventPattern {
  json::Object fields;
  /// `"Filled"`, or `{"event":"Filled","notional":"100000"}`.
  static EventPattern read(const json::Value& value, const Path& path);
};

struct ExpectedBalance {
  AccountId account;
  AssetId asset;
  OneOf<PurseKind> purse;
  std::optional<ContractId> of;
  Amount amount;
};

/// Either a rejection or the events, all of them in order; and what some purses hold afterwards.
struct Expectation {
  std::optional<Reason> rejected;
  std::optional<std::vector<EventPattern>> events;
  std::optional<std::vector<ExpectedBalance>> balances;
};

/// Throws Unreadable.
Expectation read_expectation(const json::Value& value, const Path& path);

/// Where `outcome` and the state after it are not as expected: `$.expect.events[0].notional: expected "5", found "6"`.
std::vector<std::string> unmet(const Expectation& expectation, const Decision& outcome, const State& after);

}  // namespace plumbline
