#include "ref/custody/reserve.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Truth sound(const CustodyTerms& terms) { return both(terms.finality >= Duration{0}, terms.finality <= YEAR); }

bool is_in_custody(const State& state, LedgerId ledger, AssetId asset) { return state.in_custody.find({ledger, asset}) != nullptr; }

Amount spendable(const State& state, ContractId id, const Custody& custody) {
  return state.balances.get(wallet_purse(id, custody.terms, Wallet::hot)) - custody.in_flight;
}

Amount reserves(const State& state, ContractId id, const Custody& custody) {
  return state.balances.get(wallet_purse(id, custody.terms, Wallet::hot)) +
         state.balances.get(wallet_purse(id, custody.terms, Wallet::cold));
}

Amount claims(const State& state, const Custody& custody) {
  return -state.balances.get(world_purse(state, custody.terms.ledger, custody.terms.asset));
}

Amount obligations(const State& state, const Custody& custody) { return claims(state, custody) + custody.pending + custody.in_flight; }

Amount surplus(const State& state, ContractId id, const Custody& custody) {
  return reserves(state, id, custody) - obligations(state, custody);
}

Decision decide(const State& state, const MoveReserve& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const Purse hot = wallet_purse(command.custody, custody->terms, Wallet::hot);
  const Purse cold = wallet_purse(command.custody, custody->terms, Wallet::cold);
  if (command.to == Wallet::hot) {
    if (state.balances.get(cold) < command.amount) return reject(Reason::insufficient_balance);
    return happened(ReserveMoved{command.custody, {{cold, hot, command.amount}}});
  }
  if (spendable(state, command.custody, *custody) < command.amount) return reject(Reason::insufficient_balance);
  return happened(ReserveMoved{command.custody, {{hot, cold, command.amount}}});
}

State evolve(State state, const ReserveMoved& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const AddReserve& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyTerms& terms = custody->terms;
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (available(state, terms.custodian, terms.held_as) < command.amount) return reject(Reason::insufficient_balance);
  return happened(
      ReserveAdded{command.custody,
                   max(custody->shortfall - command.amount, NOTHING),
                   {{available_purse(terms.custodian, terms.held_as), wallet_purse(command.custody, terms, Wallet::hot), command.amount}}});
}

State evolve(State state, const ReserveAdded& event) {
  state.custodies[event.custody].shortfall = event.shortfall;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const TakeReserve& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyTerms& terms = custody->terms;
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (surplus(state, command.custody, *custody) < command.amount) return reject(Reason::exceeds_surplus);
  if (spendable(state, command.custody, *custody) < command.amount) return reject(Reason::insufficient_balance);
  return happened(
      ReserveTaken{command.custody,
                   {{wallet_purse(command.custody, terms, Wallet::hot), available_purse(terms.custodian, terms.held_as), command.amount}}});
}

State evolve(State state, const ReserveTaken& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const LoseReserve& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyTerms& terms = custody->terms;
  const Account* to = party(state, command.to);
  if (!to) return reject(Reason::unknown_account);
  if (to->ledger != terms.outside) return reject(Reason::different_ledgers);
  if (command.to == terms.custodian) return reject(Reason::same_account);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const Purse wallet = wallet_purse(command.custody, terms, command.wallet);
  if (state.balances.get(wallet) < command.amount) return reject(Reason::insufficient_balance);
  return happened(ReserveLost{command.custody,
                              max(command.amount - surplus(state, command.custody, *custody), NOTHING),
                              {{wallet, available_purse(command.to, terms.held_as), command.amount}}});
}

State evolve(State state, const ReserveLost& event) {
  state.custodies[event.custody].shortfall = event.shortfall;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
