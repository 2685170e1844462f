#pragma once
#include <string>
#include <vector>

#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// How two values differ, one line a difference: `$.balances["alice/BTC/available"]: "5" -> "7"`. Empty exactly if they
/// are equal.
std::vector<std::string> difference(const Genesis& a, const Genesis& b);
std::vector<std::string> difference(const State& a, const State& b);
std::vector<std::string> difference(const Command& a, const Command& b);
std::vector<std::string> difference(const Event& a, const Event& b);
std::vector<std::string> difference(const Events& a, const Events& b);

}  // namespace plumbline
