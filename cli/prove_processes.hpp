#pragma once
// Families of obligations, discharged several at a time.
#include <functional>
#include <vector>

#include "proofs/prove.hpp"

namespace plumbline {

/// Discharges the tasks in `jobs` processes at a time: the solver keeps its terms for a whole process, and one family needs
/// nothing of another's. `done` is told of each family in the order of the tasks. A process that ends without an answer is a
/// failure of its family.
void discharge_in_processes(const std::vector<proofs::Task>& tasks, unsigned jobs, const std::function<void(const proofs::Family&)>& done);

}  // namespace plumbline
