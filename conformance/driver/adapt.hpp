#pragma once
// Keeps a case to the point when something was left out of it.
#include <optional>
#include <vector>

#include "conformance/driver/case.hpp"

namespace plumbline {

/// Why the model refuses each command of a case; none where it accepts.
using Course = std::vector<std::optional<Reason>>;
Course course_of(const Case& one);

/// Brings the numbers of a case's commands back to a course from which they have come off: one that was accepted, and is not any more, to
/// the largest that is; the last one, if it was refused, to the smallest that is refused for that reason. What neither helps stays.
Case adapted(Case one, const Course& course);

}  // namespace plumbline
