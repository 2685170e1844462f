#pragma once
#include "proofs/cell.hpp"

namespace plumbline::proofs {

/// Claims the frame: accounts, assets and terms stay as they were, and value moves only in purses of accounts that the
/// command or the contracts it names speak of. Who is not named is untouched: there is no expression to compare.
void claim_frame(Run& run);

}  // namespace plumbline::proofs
