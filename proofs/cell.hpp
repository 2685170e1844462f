#pragma once
// One cell of the proof: what the model does on one path from an arbitrary state, and everything that must be true of it.
#include <string>
#include <vector>

#include "invariants/conduct.hpp"
#include "proofs/prove.hpp"
#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::proofs {

/// A path's run of the model.
struct Run {
  State before;
  State after;
  Events events;                                      ///< what happened, reactions left out
  std::optional<Reason> reason;                       ///< why nothing happened
  std::vector<State> states;                          ///< after each of them
  std::vector<Claim> claims;                          ///< what must follow
  std::optional<std::variant<Command, Event>> input;  ///< what came to the state
  bool hypothetical = false;                          ///< the run is not what a step gives: no example of it can be replayed
  bool at_rest = true;                                ///< no reaction is outstanding
  bool by_itself = false;                             ///< nothing but what the run claims itself is asked
  std::optional<ClockMoved> came_from;                ///< the clock's move whose reaction this is
  std::optional<LedgerId> under_way;                  ///< the ledger whose hour is ending, where the run starts in the middle of a step
};

/// The invariants of the state before, as far as they speak of what the run looked at.
std::vector<z3::expr> premises(const Run& run);
/// Applies the events one after the other. Of each it claims the event's invariants; between two, the state invariants that hold
/// always; and of what it brings about, that there is nothing, or that it is what the family of reactions begins with.
void apply(Run& run);
/// Claims every invariant of the state after, what the divisions owe, the frame, and the ranges of what was computed.
void claim_everything(Run& run, const Path& path);
/// What is so whenever a clock has come to the end of its hour: where the family of reactions begins.
Truth begins_a_reaction(const State& state, const ClockMoved& moved);
/// Brings into being what the invariants must speak of: the assets and contracts of the purses that were written.
void look_around(Run& run);

/// What the model makes of a command, with what must follow; and what it must have been allowed by.
Guards run_command(Run& run, const Command& command);
/// What an hour's end brings about.
void run_reaction(Run& run, const ClockMoved& moved);

/// Runs `model` along every path and discharges what its runs claim. Of each outcome that was reached an example is
/// replayed [replay_with]; one of which there is none fails, since its proof may be about nothing.
void explore(Family& family, const std::function<void(Run&)>& model);

/// That what is reserved for a bid covers what a part of it, filled at `price` for `notional`, costs the buyer, fee and all: shown
/// by itself for all numbers, whichever the roundings (SPOT-3).
z3::expr reservation_covers(const MarketTerms& terms, const SpotOrder& bid, Quantity part, Price price, Amount notional, Amount fee);

/// The name of an event's kind.
inline std::string_view kind_of(const Event& event) {
  return std::visit([]<class Kind>(const Kind&) { return type_name<Kind>(); }, event);
}

/// From here on the path is one on which something is so.
inline void assume(const Truth& truth) {
  if (!truth) throw Contradiction{};
}

/// An entry that is there on this path.
template <class Entry>
const Entry& there(const Entry* entry) {
  if (!entry) throw Contradiction{};
  return *entry;
}

/// A task for each command there is: `prove.operator()<AnyCommand>()`.
template <class Prove>
std::vector<Task> for_each_command(Prove prove) {
  return [prove]<class... Known>(std::type_identity<std::variant<Known...>>) {
    return std::vector<Task>{{std::string{Known::rule}, [prove] { return prove.template operator()<Known>(); }}...};
  }(std::type_identity<Command::Kinds>{});
}

}  // namespace plumbline::proofs
