#pragma once
// Cases for the comparison of the two builds: what the chooser draws, spread over rules and outcomes.
#include <functional>
#include <string>
#include <vector>

#include "proofs/discharge.hpp"

namespace plumbline {

/// An input, and what the build that runs made of it.
struct Case {
  std::string rule;  ///< of the command, or `react`
  bool accepted;
  std::string where;  ///< the seed that it was drawn from
  proofs::Example happened;
};

/// Every rule that has a command, and `react`.
std::vector<std::string> all_rules();

/// Visits up to so many cases of each reason of each rule, and three times as many accepted ones, and reactions.
void each_case(std::size_t of_each, const std::function<void(const Case&)>& visit);

}  // namespace plumbline
