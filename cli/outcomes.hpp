#pragma once
#include "conformance/vectors/vectors.hpp"

namespace plumbline {

/// What the specification says that each command can come to: the reasons and the events of its rule.
Outcomes outcomes_of_rules();

}  // namespace plumbline
