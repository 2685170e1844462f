#include "proofs/prove.hpp"

namespace plumbline::proofs {

std::vector<Task> all_tasks() {
  std::vector<Task> all;
  for (const auto& some_tasks :
       {lemma_tasks(), fold_tasks(), rounding_tasks(), perpetual_tasks(), margin_tasks(), fill_tasks(), spot_tasks(), terms_tasks(), apart_tasks(),
        beginning_tasks(), command_tasks(), reaction_tasks(), step_tasks(), event_tasks(), lock_tasks(), swap_tasks(), custody_tasks()})
    all.insert(all.end(), some_tasks.begin(), some_tasks.end());
  return all;
}

}  // namespace plumbline::proofs
