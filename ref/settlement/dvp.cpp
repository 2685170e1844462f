#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

bool is_final(Status status) { return status == Status::settled || status == Status::cancelled; }

/// Whether this side has instructed, or both have.
bool instructed(Status status, Party by) {
  return status != (by == Party::seller ? Status::instructed_by_buyer : Status::instructed_by_seller);
}

bool requested(Cancellation cancellation, Party by) {
  return cancellation == (by == Party::seller ? Cancellation::requested_by_seller : Cancellation::requested_by_buyer);
}

Truth equal(const Terms& a, const Terms& b) {
  if (a.seller != b.seller || a.buyer != b.buyer || a.security != b.security || a.cash != b.cash) return false;
  return both(both(a.quantity == b.quantity, a.amount == b.amount), a.due == b.due);
}

}  // namespace

Decision decide(const State& state, const Instruct& command) {
  if (command.instruction.empty()) return reject(Reason::unknown_instruction);
  const Terms& terms = command.terms;
  const Account* seller = party(state, terms.seller);
  const Account* buyer = party(state, terms.buyer);
  if (!seller || !buyer) return reject(Reason::unknown_account);
  if (!admits(state, seller->ledger, terms.security)) return reject(Reason::unknown_asset);
  if (!admits(state, seller->ledger, terms.cash)) return reject(Reason::unknown_asset);
  if (seller->ledger != buyer->ledger) return reject(Reason::different_ledgers);
  if (terms.seller == terms.buyer) return reject(Reason::same_account);
  if (terms.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (terms.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (units(terms.quantity) > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (terms.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const Instruction* known = state.instructions.find(command.instruction);
  if (!known) return happened(Instructed{command.instruction, command.by, terms});
  if (!equal(known->terms, terms)) return reject(Reason::terms_differ);
  if (instructed(known->status, command.by)) return reject(Reason::already_instructed);
  return happened(Matched{command.instruction});
}

State evolve(State state, const Instructed& event) {
  const Status status = event.by == Party::seller ? Status::instructed_by_seller : Status::instructed_by_buyer;
  state.instructions[event.instruction] = Instruction{event.terms, status, Cancellation::not_requested, 0};
  return state;
}

State evolve(State state, const Matched& event) {
  state.instructions[event.instruction].status = Status::matched;
  return state;
}

Decision decide(const State& state, const Cancel& command) {
  const Instruction* instruction = state.instructions.find(command.instruction);
  if (!instruction) return reject(Reason::unknown_instruction);
  if (!instructed(instruction->status, command.by)) return reject(Reason::not_a_party);
  if (is_final(instruction->status)) return reject(Reason::already_final);
  if (requested(instruction->cancellation, command.by)) return reject(Reason::already_requested);
  if (instruction->status != Status::matched) return happened(Cancelled{command.instruction});
  if (instruction->cancellation != Cancellation::not_requested) return happened(Cancelled{command.instruction});
  return happened(CancellationRequested{command.instruction, command.by});
}

State evolve(State state, const CancellationRequested& event) {
  state.instructions[event.instruction].cancellation =
      event.by == Party::seller ? Cancellation::requested_by_seller : Cancellation::requested_by_buyer;
  return state;
}

State evolve(State state, const Cancelled& event) {
  state.instructions[event.instruction].status = Status::cancelled;
  return state;
}

Decision decide(const State& state, const SettleGross& command) {
  const Instruction* instruction = state.instructions.find(command.instruction);
  if (!instruction) return reject(Reason::unknown_instruction);
  if (is_final(instruction->status)) return reject(Reason::already_final);
  if (instruction->status != Status::matched) return reject(Reason::not_matched);
  const Terms& terms = instruction->terms;
  if (clock_of(state, terms.seller) < terms.due) return reject(Reason::not_due);
  if (available(state, terms.seller, terms.security) < units(terms.quantity))
    return happened(Failed{command.instruction, Cause::lacks_securities});
  if (available(state, terms.buyer, terms.cash) < terms.amount) return happened(Failed{command.instruction, Cause::lacks_cash});
  return happened(
      Settled{command.instruction,
              {{available_purse(terms.seller, terms.security), available_purse(terms.buyer, terms.security), units(terms.quantity)},
               {available_purse(terms.buyer, terms.cash), available_purse(terms.seller, terms.cash), terms.amount}}});
}

State evolve(State state, const Settled& event) {
  state.instructions[event.instruction].status = Status::settled;
  return post(std::move(state), event.posting);
}

State evolve(State state, const Failed& event) {
  Integer& fails = state.instructions[event.instruction].fails;
  fails = min(fails + 1, MOST_FAILS);
  return state;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
