// What an hour's end brings about: one reaction from an arbitrary state in the middle of a step. By induction, a time
// command over any number of hours keeps every invariant, cannot overflow, and comes to an end.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

/// The clock has come to the end of its hour, on the way to a target that the command was allowed to name.
void at_hours_end(const State& state, const ClockMoved& moved) {
  if (!state.ledgers.find(moved.ledger)) throw Contradiction{};
  Path::current().know(begins_a_reaction(state, moved).formula());
}

Family prove_hours_end() {
  Family family;
  family.name = "react";
  family.sentence = "an hour's end";
  explore(family, [](Run& run) { run_reaction(run, arbitrary_of(Of<ClockMoved>{}, "moved")); });
  return family;
}

}  // namespace

void run_reaction(Run& run, const ClockMoved& moved) {
  at_hours_end(run.before, moved);
  run.under_way = moved.ledger;
  run.came_from = moved;
  run.input = Event{moved};
  run.before.pools.bystander();
  for (const auto& [id, pool] : run.before.pools.named()) pool.terms.operated_by.number();  // before its parties: see bystander()
  {
    const While recorded(Path::current().recording);
    run.events = react(run.before, moved);
  }
  apply(run);
}

std::vector<Task> reaction_tasks() { return {{"react", prove_hours_end}}; }

}  // namespace plumbline::proofs
