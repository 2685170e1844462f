#pragma once
#include "ref/model.hpp"

namespace plumbline {

/// A proof's example says only what the proof asked about. This is the same state with the rest of it: whatever is named
/// exists, on the right ledger, and somebody holds what the books leave open.
State completed(State state);

}  // namespace plumbline
