#pragma once
// The list of what is to be proved.
#include <functional>
#include <string>
#include <vector>

#include "proofs/discharge.hpp"

namespace plumbline::proofs {

/// One family of obligations, not discharged yet.
struct Task {
  std::string name;
  std::function<Family()> discharge;
};

std::vector<Task> command_tasks();  ///< every command x every invariant
std::vector<Task> reaction_tasks(); ///< what an hour's end brings about

}  // namespace plumbline::proofs
