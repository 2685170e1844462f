#pragma once
// A state in which every table has something: fees, an instruction, loans in the middle of an hour, a clearing service.
#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {

/// alice lends to bob and sells to carol; alice and carol clear.
inline const ContractId open_lock{"open-lock"}, claimed_lock{"claimed-lock"};
State lively();
/// Puts something into a purse, out of nowhere.
void add(State& state, const Purse& purse, int amount);
/// The numbers of the invariants that a state breaks.
std::vector<std::string> broken(const State& state);
/// The numbers of the invariants that an event between two states breaks.
std::vector<std::string> broken(const State& before, const Event& event, const State& after);

}  // namespace plumbline::unit
