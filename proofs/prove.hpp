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

std::vector<Task> lemma_tasks();      ///< the facts about quotients and products
std::vector<Task> fold_tasks();       ///< the folds, by induction
std::vector<Task> rounding_tasks();   ///< each rounded value within a unit of exact, on its side
std::vector<Task> perpetual_tasks();  ///< the same of perpetuals, and what a trade makes of a position
std::vector<Task> margin_tasks();     ///< margin, collateral, and the worst case over open orders
std::vector<Task> fill_tasks();       ///< the roundings of a fill, by each policy
std::vector<Task> spot_tasks();       ///< what is reserved for spot orders covers whatever comes of them
std::vector<Task> terms_tasks();      ///< what passes as terms is what is within their bounds
std::vector<Task> beginning_tasks();  ///< a genesis without a flaw
std::vector<Task> command_tasks();    ///< every command x every invariant
std::vector<Task> lock_tasks();       ///< how a hashed timelock ends
std::vector<Task> swap_tasks();       ///< a swap over two ledgers, and each of its guards
std::vector<Task> custody_tasks();    ///< how a deposit ends, and what a shortfall stops
std::vector<Task> reaction_tasks();   ///< what an hour's end brings about
std::vector<Task> event_tasks();      ///< what an event may read and write
std::vector<Task> step_tasks();       ///< the queue of what happens and what follows from it
std::vector<Task> apart_tasks();      ///< what is a contract's own, and the parts of sums over everybody else

Family prove_any_layer();

/// From now on each example is given to the exact build, which must do the same.
void replay_with(Replay replay);

/// Every family, in the order in which one rests on the other.
std::vector<Task> all_tasks();

}  // namespace plumbline::proofs
