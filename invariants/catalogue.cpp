#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

const std::vector<CommandInvariant>& command_invariants() {
  static const std::vector<CommandInvariant> all{
      {"INV-41", "a command is refused for the first guard that applies, and accepted where none does", Conduct::what_is_decided},
      {"INV-42", "an accepted command does what its rule says", Conduct::what_it_does},
  };
  return all;
}

const std::vector<StateInvariant>& state_invariants() {
  static const std::vector<StateInvariant> all{
      {"INV-1", "per ledger and asset, all purses add up to zero, the outside world included", Due::always, conserved},
      {"INV-2", "no asset purse is below zero, no liability purse above it", Due::always, on_their_side},
      {"INV-3", "a pool's cash and loans equal the claims on it", Due::always, pots_equal_claims},
      {"INV-4", "a pool's loans are its borrowers' debts; its claims are the lenders', the reserve's and the residue's", Due::always,
       claims_add_up},
      {"INV-5", "every carry is in its range, and the residue covers what is promised from it", Due::always, carries_are_covered},
      {"INV-6", "clocks and positions are within the hour that runs", Due::always, within_the_hour},
      {"INV-6", "no hour is overdue", Due::at_rest, no_hour_overdue},
      {"INV-7", "every purse is in its range", Due::always, balances_in_range},
      {"INV-7", "every clock is in its range", Due::always, clocks_in_range},
      {"INV-7", "every pool is in its range", Due::always, pools_in_range},
      {"INV-7", "the weights of an hour add up to at most the largest pool for its time", Due::always, hours_in_range},
      {"INV-7", "every position is within its perpetual's limit, and its cost in range", Due::always, positions_in_range},
      {"INV-7", "every order is in its range", Due::always, orders_in_range},
      {"INV-7", "what a custody has pending and in flight is in its range, and there is room to credit all that is pending", Due::always,
       custodies_in_range},
      {"INV-7", "every spot order is in its range", Due::always, spot_orders_in_range},
      {"INV-8", "all terms are sound", Due::always, terms_are_sound},
      {"INV-8", "the fees of every spot order are sound", Due::always, order_fees_are_sound},
      {"INV-9", "whatever is named exists, on the right ledger", Due::always, references_resolve},
      {"INV-19", "a perpetual's positions add up to zero", Due::always, positions_add_up},
      {"INV-20", "what positions cost, what the fund owes and the cash in it add up to zero", Due::always, costs_are_covered},
      {"INV-21", "unsettled equity and its other side, the fund's, add up to zero", Due::always, claims_meet_the_fund},
      {"INV-22", "a flat position has cost nothing", Due::always, flat_cost_nothing},
      {"INV-23", "a mark is above zero and within the band around its index", Due::always, marks_are_banded},
      {"INV-24", "no price, no funding and no deposit is dated ahead of the clock", Due::always, nothing_is_dated_ahead},
      {"INV-27", "an open lock's purse holds its amount, and no other purse of a lock holds anything", Due::always, locks_are_covered},
      {"INV-28", "a claimed lock's preimage has the lock's hash, and no other lock has one", Due::always, secrets_open_their_locks},
      {"INV-30", "no position passes its limit, whichever of the account's open orders are filled", Due::at_rest,
       orders_stay_within_limits},
      {"INV-31", "an order that only reduces is not larger than the position", Due::at_rest, reductions_only_reduce},
      {"INV-34", "a custody's shortfall is just what its reserves lack of the claims, what is pending and what is in flight", Due::always,
       reserves_cover},
      {"INV-35", "what a custody has pending, withdrawing and in flight is what its deposits and withdrawals add up to", Due::always,
       transfers_add_up},
      {"INV-38", "what an account has reserved on a spot market is what its open orders there need", Due::always, reservations_add_up},
  };
  return all;
}

const std::vector<EventInvariant>& event_invariants() {
  static const std::vector<EventInvariant> all{
      {"INV-10", "an event changes a balance only by its own legs, none negative, all on one ledger", only_its_own_legs},
      {"INV-11", "an instruction settles when due, with both legs in full, or fails for what is lacking", gross_or_nothing},
      {"INV-12", "clocks never run back", clocks_run_forward},
      {"INV-13", "interest charged = credited + reserve + change of the residue", interest_is_exact},
      {"INV-13", "an hour's rate is the curve's, and each is charged and credited for what it had, for as long as it had it", interest_is_due},
      {"INV-14", "a layer is untouched until those before it are used up; drawn + unallocated = loss", waterfall_in_order},
      {"INV-14", "survivors' margin is untouched, and none gives more than contribution and cap", survivors_are_protected},
      {"INV-16", "what is final stays so", final_is_final},
      {"INV-17", "what comes in stays within the limit of its asset or pool", limits_are_kept},
      {"INV-18", "a matched instruction is cancelled only if both sides ask", matched_ends_by_both},
      {"INV-25",
       "a fill of a perpetual moves two positions by as much, costs and profits by its notional, and realises nothing where it increases",
       fills_are_accounted_for},
      {"INV-26", "funding never gives more than it takes", funding_never_gives_more},
      {"INV-29", "a lock ends once, in full: claimed with its secret before its expiry, or refunded from it on", locks_end_once},
      {"INV-32", "once an order that increases risk is admitted, the initial margin covers all that the open orders could do",
       margin_covers_orders},
      {"INV-33", "once collateral is taken or drawn on, the initial margin is covered without profit not paid for yet",
       margin_covers_without_profit},
      {"INV-36", "a deposit is credited once it is final or reversed before, a withdrawal requested, sent and landed: once, in full",
       transfers_go_one_way},
      {"INV-37", "only a loss makes a shortfall larger, and nothing is sent or taken out that is not covered", nothing_leaves_uncovered},
      {"INV-39", "a spot order keeps its side, limit and fees, and only becomes smaller", spot_orders_only_shrink},
      {"INV-40",
       "a match makes two spot orders smaller by its quantity, at no worse than either limit, and costs neither more than it reserved",
       matches_keep_to_the_orders},
  };
  return all;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
