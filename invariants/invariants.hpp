#pragma once
// What is true of every state, and of every event. These predicates are compiled twice, like the model: the tests and
// the fuzzers evaluate them, and the proofs show that they follow from the rules.
#include <string_view>
#include <vector>

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// When a predicate over a state is due: at all times, or only once a step is complete.
enum class Due { always, at_rest };

struct StateInvariant {
  std::string_view number;
  std::string_view sentence;
  Due due;
  Truth (*holds)(const State& state);
};

struct EventInvariant {
  std::string_view number;
  std::string_view sentence;
  Truth (*holds)(const State& before, const Event& event, const State& after);
};

/// What is said of every command: what is decided, and what an accepted one does (conduct.hpp).
enum class Conduct { what_is_decided, what_it_does };
struct CommandInvariant {
  std::string_view number;
  std::string_view sentence;
  Conduct of;
};

const std::vector<CommandInvariant>& command_invariants();
const std::vector<StateInvariant>& state_invariants();
const std::vector<EventInvariant>& event_invariants();

/// A pool's claims stay below this: they are at most INTEREST_STOPS_AT when an hour's interest is charged.
inline constexpr Amount LARGEST_POOL{ten_to(27) * 2};

inline Truth is_between(Integer low, Integer x, Integer high) { return both(low <= x, x <= high); }
/// A purse of assets is not below zero, a purse of liabilities not above it; the outside world, unsettled equity and its
/// other side may be either.
Truth on_its_side(const Purse& purse, Amount balance);
/// The legs' effect on one purse.
Amount moved(const Posting& posting, const Purse& purse);
/// Whether a posting moves an amount from one purse to another, and nothing else.
Truth moves(const Posting& posting, const Purse& from, const Purse& to, Amount amount);
/// The ledger of a purse's account.
LedgerId ledger_of(const State& state, const Purse& purse);
/// All purses of an asset on a ledger, added up: nothing, by INV-1.
Amount all_purses(const State& state, const AssetKey& key);
/// What all accounts together have to claim from the fund of a perpetual: what the fund owes, by INV-21.
Amount all_claims(const State& state, ContractId perpetual);
/// Names that sum.
struct ClaimsOn {
  ContractId perpetual;
};
/// Names the sum of a custody's pending deposits, of its withdrawals in flight, and of those that an account has requested.
struct PendingIn {
  ContractId custody;
};
struct InFlightFrom {
  ContractId custody;
};
struct RequestedBy {
  ContractId custody;
  AccountId account;
};

/// Names the sum of what an account's orders need on one side of a spot market.
struct ReservedFor {
  ContractId market;
  AccountId account;
  Side side;
};

// ---- of a state, by chapter ----
Truth conserved(const State& state);                  ///< INV-1
Truth on_their_side(const State& state);              ///< INV-2
Truth pots_equal_claims(const State& state);          ///< INV-3
Truth claims_add_up(const State& state);              ///< INV-4
Truth carries_are_covered(const State& state);        ///< INV-5
Truth within_the_hour(const State& state);            ///< INV-6
Truth no_hour_overdue(const State& state);            ///< INV-6 at rest
Truth balances_in_range(const State& state);          ///< INV-7
Truth clocks_in_range(const State& state);            ///< INV-7
Truth pools_in_range(const State& state);             ///< INV-7
Truth hours_in_range(const State& state);             ///< INV-7
Truth terms_are_sound(const State& state);            ///< INV-8
Truth references_resolve(const State& state);         ///< INV-9
Truth positions_add_up(const State& state);           ///< INV-19
Truth costs_are_covered(const State& state);          ///< INV-20
Truth claims_meet_the_fund(const State& state);       ///< INV-21
Truth positions_in_range(const State& state);         ///< INV-7
Truth flat_cost_nothing(const State& state);          ///< INV-22
Truth marks_are_banded(const State& state);           ///< INV-23
Truth nothing_is_dated_ahead(const State& state);     ///< INV-24
Truth locks_are_covered(const State& state);          ///< INV-27
Truth secrets_open_their_locks(const State& state);   ///< INV-28
Truth orders_in_range(const State& state);            ///< INV-7
Truth orders_stay_within_limits(const State& state);  ///< INV-30
Truth reductions_only_reduce(const State& state);     ///< INV-31
Truth reserves_cover(const State& state);             ///< INV-34
Truth transfers_add_up(const State& state);           ///< INV-35
Truth custodies_in_range(const State& state);         ///< INV-7
Truth spot_orders_in_range(const State& state);       ///< INV-7
Truth order_fees_are_sound(const State& state);       ///< INV-8
Truth reservations_add_up(const State& state);        ///< INV-38

// ---- of an event ----
Truth only_its_own_legs(const State& before, const Event& event, const State& after);             ///< INV-10
Truth gross_or_nothing(const State& before, const Event& event, const State& after);              ///< INV-11
Truth clocks_run_forward(const State& before, const Event& event, const State& after);            ///< INV-12
Truth interest_is_exact(const State& before, const Event& event, const State& after);             ///< INV-13
Truth interest_is_due(const State& before, const Event& event, const State& after);               ///< INV-13
Truth waterfall_in_order(const State& before, const Event& event, const State& after);            ///< INV-14
Truth survivors_are_protected(const State& before, const Event& event, const State& after);       ///< INV-14
Truth final_is_final(const State& before, const Event& event, const State& after);                ///< INV-16
Truth limits_are_kept(const State& before, const Event& event, const State& after);               ///< INV-17
Truth matched_ends_by_both(const State& before, const Event& event, const State& after);          ///< INV-18
Truth fills_are_accounted_for(const State& before, const Event& event, const State& after);       ///< INV-25
Truth funding_never_gives_more(const State& before, const Event& event, const State& after);      ///< INV-26
Truth locks_end_once(const State& before, const Event& event, const State& after);                ///< INV-29
Truth orders_only_shrink(const State& before, const Event& event, const State& after);             ///< not among the invariants yet: its proof takes too long
Truth margin_covers_orders(const State& before, const Event& event, const State& after);          ///< INV-32
Truth margin_covers_without_profit(const State& before, const Event& event, const State& after);  ///< INV-33
Truth transfers_go_one_way(const State& before, const Event& event, const State& after);          ///< INV-36
Truth nothing_leaves_uncovered(const State& before, const Event& event, const State& after);      ///< INV-37
Truth spot_orders_only_shrink(const State& before, const Event& event, const State& after);       ///< INV-39
Truth matches_keep_to_the_orders(const State& before, const Event& event, const State& after);    ///< INV-40
Truth ended_transfers_stay(const State& before, const State& after);                              ///< INV-16, of a custody

}  // namespace plumbline::inline PLUMBLINE_BUILD
