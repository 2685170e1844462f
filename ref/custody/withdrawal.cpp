#include "ref/custody/withdrawal.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Decision decide(const State& state, const RequestWithdrawal& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  if (command.withdrawal.empty()) return reject(Reason::unknown_withdrawal);
  const CustodyTerms& terms = custody->terms;
  const Account* account = party(state, command.account);
  const Account* recipient = party(state, command.recipient);
  if (!account || !recipient) return reject(Reason::unknown_account);
  if (custody->withdrawals.find(command.withdrawal)) return reject(Reason::duplicate_withdrawal);
  if (account->ledger != terms.ledger || recipient->ledger != terms.outside) return reject(Reason::different_ledgers);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (available(state, command.account, terms.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(WithdrawalRequested{
      command.custody,
      command.withdrawal,
      {command.account, command.recipient, command.amount},
      {{available_purse(command.account, terms.asset), withdrawing_purse(command.custody, terms, command.account), command.amount}}});
}

State evolve(State state, const WithdrawalRequested& event) {
  state.custodies[event.custody].withdrawals[event.withdrawal] = CustodyWithdrawal{event.terms, WithdrawalStatus::requested};
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const SendWithdrawal& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyWithdrawal* withdrawal = custody->withdrawals.find(command.withdrawal);
  if (!withdrawal) return reject(Reason::unknown_withdrawal);
  const CustodyTerms& terms = custody->terms;
  const Amount amount = withdrawal->terms.amount;
  if (withdrawal->status != WithdrawalStatus::requested) return reject(Reason::already_sent);
  if (custody->shortfall > NOTHING) return reject(Reason::in_shortfall);
  if (spendable(state, command.custody, *custody) < amount) return reject(Reason::insufficient_balance);
  return happened(WithdrawalSent{
      command.custody,
      command.withdrawal,
      {{withdrawing_purse(command.custody, terms, withdrawal->terms.account), world_purse(state, terms.ledger, terms.asset), amount}}});
}

State evolve(State state, const WithdrawalSent& event) {
  Custody& custody = state.custodies[event.custody];
  custody.withdrawals[event.withdrawal].status = WithdrawalStatus::sent;
  custody.in_flight += event.posting.front().amount;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const LandWithdrawal& command) {
  const Custody* custody = state.custodies.find(command.custody);
  if (!custody) return reject(Reason::unknown_custody);
  const CustodyWithdrawal* withdrawal = custody->withdrawals.find(command.withdrawal);
  if (!withdrawal) return reject(Reason::unknown_withdrawal);
  const CustodyTerms& terms = custody->terms;
  const Amount amount = withdrawal->terms.amount;
  if (withdrawal->status == WithdrawalStatus::landed) return reject(Reason::already_final);
  if (withdrawal->status == WithdrawalStatus::requested) return reject(Reason::not_sent);
  const Purse hot = wallet_purse(command.custody, terms, Wallet::hot);
  if (state.balances.get(hot) < amount) return reject(Reason::insufficient_balance);
  return happened(
      WithdrawalLanded{command.custody, command.withdrawal, {{hot, available_purse(withdrawal->terms.recipient, terms.held_as), amount}}});
}

State evolve(State state, const WithdrawalLanded& event) {
  Custody& custody = state.custodies[event.custody];
  custody.withdrawals[event.withdrawal].status = WithdrawalStatus::landed;
  custody.in_flight -= event.posting.front().amount;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
