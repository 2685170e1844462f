#include "ref/custody/deposit.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether the outside ledger can no longer undo a deposit.
Truth is_final(const State& state, const CustodyTerms& terms, const DepositTerms& deposit) {
  return state.ledgers.get(terms.outside).clock >= deposit.arrived + terms.finality;
}

/// A deposit is pending no more.
State ended(State state, ContractId custody, TransferId deposit, DepositStatus how, const Posting& posting) {
  Custody& known = state.custodies[custody];
  known.deposits[deposit].status = how;
  known.pending -= posting.front().amount;
  return post(std::move(state), posting);
}

}  // namespace

Decision decide(const State& state, const ReceiveDeposit& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  if (command.deposit.empty()) return reject(Reason::unknown_deposit);
  const CustodyTerms& terms = custody->terms;
  const Account* sender = party(state, command.sender);
  const Account* account = party(state, command.account);
  if (!sender || !account) return reject(Reason::unknown_account);
  if (custody->deposits.find(command.deposit)) return reject(Reason::duplicate_deposit);
  if (sender->ledger != terms.outside || account->ledger != terms.ledger) return reject(Reason::different_ledgers);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const Amount limit = state.assets.get({terms.ledger, terms.asset}).limit;
  if (claims(state, *custody) + custody->pending + command.amount > limit) return reject(Reason::asset_limit);
  if (available(state, command.sender, terms.held_as) < command.amount) return reject(Reason::insufficient_balance);
  const Time now = state.ledgers.get(terms.outside).clock;
  const Purse hot = wallet_purse(command.custody, terms, Wallet::hot);
  return happened(DepositReceived{command.custody,
                                  command.deposit,
                                  {command.sender, command.account, command.amount, now},
                                  {{available_purse(command.sender, terms.held_as), hot, command.amount}}});
}

State evolve(State state, const DepositReceived& event) {
  Custody& custody = state.custodies[event.custody];
  custody.deposits[event.deposit] = CustodyDeposit{event.terms, DepositStatus::pending};
  custody.pending += event.terms.amount;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const CreditDeposit& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyDeposit* deposit = custody->deposits.find(command.deposit);
  if (!deposit) return reject(Reason::unknown_deposit);
  const CustodyTerms& terms = custody->terms;
  if (deposit->status != DepositStatus::pending) return reject(Reason::already_final);
  if (!is_final(state, terms, deposit->terms)) return reject(Reason::not_due);
  return happened(DepositCredited{
      command.custody,
      command.deposit,
      {{world_purse(state, terms.ledger, terms.asset), available_purse(deposit->terms.account, terms.asset), deposit->terms.amount}}});
}

State evolve(State state, const DepositCredited& event) {
  return ended(std::move(state), event.custody, event.deposit, DepositStatus::credited, event.posting);
}

Decision decide(const State& state, const ReverseDeposit& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyDeposit* deposit = custody->deposits.find(command.deposit);
  if (!deposit) return reject(Reason::unknown_deposit);
  const CustodyTerms& terms = custody->terms;
  if (deposit->status != DepositStatus::pending) return reject(Reason::already_final);
  if (is_final(state, terms, deposit->terms)) return reject(Reason::expired);
  const Purse hot = wallet_purse(command.custody, terms, Wallet::hot);
  if (state.balances.get(hot) < deposit->terms.amount) return reject(Reason::insufficient_balance);
  return happened(DepositReversed{
      command.custody, command.deposit, {{hot, available_purse(deposit->terms.sender, terms.held_as), deposit->terms.amount}}});
}

State evolve(State state, const DepositReversed& event) {
  return ended(std::move(state), event.custody, event.deposit, DepositStatus::reversed, event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
