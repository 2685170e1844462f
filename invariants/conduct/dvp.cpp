// Of the chapter DVP: instructions of two sides, and their settlement.
#include "invariants/conduct/common.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The most failed attempts that are counted.
constexpr Integer COUNTED_FAILS = ten_to(9);

Status first_by(Party side) { return side == Party::seller ? Status::instructed_by_seller : Status::instructed_by_buyer; }
Status first_by_other(Party side) { return side == Party::seller ? Status::instructed_by_buyer : Status::instructed_by_seller; }
Cancellation asked_by(Party side) { return side == Party::seller ? Cancellation::requested_by_seller : Cancellation::requested_by_buyer; }

bool has_ended(const Instruction& instruction) { return instruction.status == Status::settled || instruction.status == Status::cancelled; }

/// All seven parts of the terms are equal.
Truth all_seven_equal(const Terms& a, const Terms& b) {
  const bool parties = a.seller == b.seller && a.buyer == b.buyer;
  const bool assets = a.security == b.security && a.cash == b.cash;
  return parties && assets ? both(a.quantity == b.quantity, both(a.amount == b.amount, a.due == b.due)) : Truth{false};
}

/// An instruction stands as before but for its status, who asked for its end, and how often it failed.
Truth stands(const Done& done, ContractId id, Status status, Cancellation cancellation, Integer fails) {
  const Instruction* now = done.after.instructions.find(id);
  if (!now || now->status != status || now->cancellation != cancellation) return false;
  return both(now->fails == fails, all_seven_equal(now->terms, done.before.instructions.get(id).terms));
}
/// As before but for its status.
Truth stands(const Done& done, ContractId id, Status status) {
  const Instruction earlier = done.before.instructions.get(id);
  return stands(done, id, status, earlier.cancellation, earlier.fails);
}

Purse delivered_from(const Terms& terms) { return free_purse(terms.seller, terms.security); }
Purse paid_from(const Terms& terms) { return free_purse(terms.buyer, terms.cash); }

Truth settles(const Done& done, const Settled& settled, ContractId id) {
  const Terms terms = done.before.instructions.get(id).terms;
  const Posting legs{{delivered_from(terms), free_purse(terms.buyer, terms.security), Amount{terms.quantity.value}},
                     {paid_from(terms), free_purse(terms.seller, terms.cash), terms.amount}};
  const Truth had =
      both(held(done.before, delivered_from(terms)).value >= terms.quantity.value, held(done.before, paid_from(terms)) >= terms.amount);
  return settled.instruction == id ? both(both(had, moves_just(done.events, legs)), stands(done, id, Status::settled)) : Truth{false};
}

Truth fails_for(const Done& done, const Failed& failed, ContractId id) {
  const Instruction earlier = done.before.instructions.get(id);
  const Terms& terms = earlier.terms;
  const Truth lacks_securities = held(done.before, delivered_from(terms)).value < terms.quantity.value;
  const Truth lacks_cash = held(done.before, paid_from(terms)) < terms.amount;
  const Truth cause = failed.cause == Cause::lacks_securities ? lacks_securities : both(negate(lacks_securities), lacks_cash);
  const Integer counted = min(earlier.fails + 1, COUNTED_FAILS);
  const Truth stays = stands(done, id, Status::matched, earlier.cancellation, counted);
  return failed.instruction == id ? both(cause, both(stays, moves_just(done.events, {}))) : Truth{false};
}

}  // namespace

Guards guards(const State& before, const Instruct& command) {
  const Terms& terms = command.terms;
  const auto known = [&before, &command] { return before.instructions.find(command.instruction); };
  return {
      {Reason::unknown_instruction, [&command] { return command.instruction.empty(); }},
      not_actors(before, terms.seller, terms.buyer),
      {Reason::unknown_asset,
       [&before, &terms] { return !admitted(before, terms.seller, terms.security) || !admitted(before, terms.seller, terms.cash); }},
      on_two_ledgers(before, terms.seller, terms.buyer),
      one_account(terms.seller, terms.buyer),
      {Reason::amount_not_positive, [&terms] { return either(terms.quantity.value <= 0, terms.amount <= NOTHING); }},
      {Reason::amount_too_large, [&terms] { return either(terms.quantity.value > LARGEST_AMOUNT.value, terms.amount > LARGEST_AMOUNT); }},
      {Reason::terms_differ,
       [&terms, known]() -> Truth { return known() ? negate(all_seven_equal(known()->terms, terms)) : Truth{false}; }},
      {Reason::already_instructed, [&command, known] { return known() && known()->status != first_by_other(command.by); }}};
}

Truth effect(const Done& done, const Instruct& command) {
  const Instruction* now = done.after.instructions.find(command.instruction);
  if (!now) return false;
  const Truth agreed = both(all_seven_equal(now->terms, command.terms), moves_just(done.events, {}));
  if (done.before.instructions.find(command.instruction)) {
    const auto* matched = only<Matched>(done.events);
    const bool says = matched && matched->instruction == command.instruction;
    return says ? both(agreed, stands(done, command.instruction, Status::matched)) : Truth{false};
  }
  const auto* instructed = only<Instructed>(done.events);
  if (!instructed || instructed->instruction != command.instruction || instructed->by != command.by) return false;
  if (now->status != first_by(command.by) || now->cancellation != Cancellation::not_requested) return false;
  return both(agreed, both(now->fails == 0, all_seven_equal(instructed->terms, command.terms)));
}

Guards guards(const State& before, const Cancel& command) {
  const auto known = [&before, &command] { return before.instructions.find(command.instruction); };
  return {{Reason::unknown_instruction, [known] { return !known(); }},
          {Reason::not_a_party, [&command, known] { return known()->status == first_by_other(command.by); }},
          {Reason::already_final, [known] { return has_ended(*known()); }},
          {Reason::already_requested, [&command, known] { return known()->cancellation == asked_by(command.by); }}};
}

Truth effect(const Done& done, const Cancel& command) {
  const Instruction earlier = done.before.instructions.get(command.instruction);
  const Truth still = moves_just(done.events, {});
  if (earlier.status == Status::matched && earlier.cancellation == Cancellation::not_requested) {
    const auto* requested = only<CancellationRequested>(done.events);
    if (!requested || requested->instruction != command.instruction || requested->by != command.by) return false;
    return both(still, stands(done, command.instruction, Status::matched, asked_by(command.by), earlier.fails));
  }
  const auto* cancelled = only<Cancelled>(done.events);
  const bool says = cancelled && cancelled->instruction == command.instruction;
  return says ? both(still, stands(done, command.instruction, Status::cancelled)) : Truth{false};
}

Guards guards(const State& before, const SettleGross& command) {
  const auto known = [&before, &command] { return before.instructions.find(command.instruction); };
  return {{Reason::unknown_instruction, [known] { return !known(); }},
          {Reason::already_final, [known] { return has_ended(*known()); }},
          {Reason::not_matched, [known] { return known()->status != Status::matched; }},
          {Reason::not_due, [&before, known] { return time_of(before, known()->terms.seller) < known()->terms.due; }}};
}

Truth effect(const Done& done, const SettleGross& command) {
  if (const auto* settled = only<Settled>(done.events)) return settles(done, *settled, command.instruction);
  const auto* failed = only<Failed>(done.events);
  return failed ? fails_for(done, *failed, command.instruction) : Truth{false};
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
