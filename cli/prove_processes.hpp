#pragma once
// Families of obligations, discharged several at a time.
#include <functional>
#include <vector>

#include "proofs/prove.hpp"

namespace plumbline {

/// Discharges each task in a process of its own, `jobs` at a time. The solver keeps its terms as long as its process lives: so
/// what it finds, and how soon, does not depend on the families before. `done` is told of each family in the order of the
/// tasks. A process that ends without an answer is a failure of its family.
void discharge_in_processes(const std::vector<proofs::Task>& tasks, unsigned jobs, const std::function<void(const proofs::Family&)>& done);

}  // namespace plumbline
