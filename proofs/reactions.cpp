// What an hour's end brings about: one reaction from an arbitrary state in the middle of a step. By induction, a time
// command over any number of hours keeps every invariant, cannot overflow, and comes to an end.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

/// The clock has come to the end of its hour, on the way to a target that the command was allowed to name.
ClockMoved at_hours_end(const State& state) {
  const ClockMoved moved = arbitrary_of(Of<ClockMoved>{}, "moved");
  const Ledger* ledger = state.ledgers.find(moved.ledger);
  if (!ledger) throw Contradiction{};
  assume(ledger->clock == moved.now);
  assume(moved.now == ledger->hour + HOUR);
  assume(moved.now <= moved.target);
  assume(moved.target <= LATEST);
  return moved;
}

/// Each reaction brings the clock nearer to its target, never past it: there are finitely many.
void claim_progress(Run& run, const ClockMoved& moved) {
  for (const Event& event : run.events) {
    const auto* next = std::get_if<ClockMoved>(&event);
    if (!next) continue;
    run.claims.push_back(
        {"the measure target - now falls", (next->now > moved.now && next->now <= moved.target ? Truth{true} : Truth{false}).formula()});
    run.claims.push_back({"the target stays", (next->target == moved.target).formula()});
    run.at_rest = next->now < run.after.ledgers.get(moved.ledger).hour + HOUR ? true : false;
  }
}

Family prove_hours_end() {
  Family family;
  family.name = "react";
  family.sentence = "an hour's end";
  explore(family, [](Run& run) {
    const ClockMoved moved = at_hours_end(run.before);
    run.under_way = moved.ledger;
    run.input = Event{moved};
    for (const auto& [id, pool] : run.before.pools) pool.terms.operated_by.number();  // before its parties: see bystander()
    {
      const While recorded(Path::current().recording);
      run.events = react(run.before, moved);
    }
    apply(run);
    claim_progress(run, moved);
  });
  return family;
}

}  // namespace

std::vector<Task> reaction_tasks() { return {{"react", prove_hours_end}}; }

}  // namespace plumbline::proofs
