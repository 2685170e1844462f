#pragma once
#include <string>

#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// Canonical JSON: compact, fields in a stable order. Empty purses are left out of a state's balances.
std::string to_json(const Genesis& genesis);
std::string to_json(const State& state);
std::string to_json(const Command& command);
std::string to_json(const Event& event);
/// After what has been written already.
std::string to_json(const Events& events, std::string begun = {});

}  // namespace plumbline
