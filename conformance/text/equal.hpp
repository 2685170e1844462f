#pragma once
#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

/// Whether two values are the same, field by field. An empty purse is the same as no purse.
bool equal(const Genesis& a, const Genesis& b);
bool equal(const State& a, const State& b);
bool equal(const Command& a, const Command& b);
bool equal(const Event& a, const Event& b);
bool equal(const Events& a, const Events& b);
bool equal(const Decision& a, const Decision& b);

}  // namespace plumbline
