#include <algorithm>
#include <array>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

/// Mostly one of several, if there is one.
template <class T>
void mostly_among(Drawing& drawing, const std::vector<T>& several, T& field) {
  if (!several.empty() && !drawing.chooser.one_in(6)) field = drawing.chooser.among(several);
}

/// Mostly a party of a ledger that has something of an asset, and all, some or one more than all of it.
void draw_giver(Drawing& drawing, LedgerId ledger, AssetId asset, AccountId& giver, Amount& amount) {
  std::vector<AccountId> holders;
  for (const AccountId party : parties_on(drawing.state, ledger))
    if (available(drawing.state, party, asset) > NOTHING) holders.push_back(party);
  mostly_among(drawing, holders, giver);
  const Amount held = available(drawing.state, giver, asset);
  if (held <= NOTHING || drawing.chooser.one_in(4)) return;
  amount = drawing.chooser.one_in(2) ? held : Amount{mul_div_ceil(held.value, 1, 4)};
  amount += Amount{drawing.chooser.among(std::array{0, 0, 0, 0, 1, -1})};
}

/// The deposits or withdrawals that are as wanted.
template <class Transfer, class Wanted>
std::vector<TransferId> those(const Table<TransferId, Transfer>& transfers, const Wanted& wanted) {
  std::vector<TransferId> several;
  for (const auto& [id, transfer] : transfers)
    if (wanted(transfer)) several.push_back(id);
  return several;
}

bool is_final(const State& state, const Custody& custody, const CustodyDeposit& deposit) {
  return state.ledgers.get(custody.terms.outside).clock - deposit.terms.arrived >= custody.terms.finality;
}
std::vector<TransferId> pending(const State& state, const Custody& custody, bool final) {
  return those(custody.deposits, [&](const CustodyDeposit& deposit) {
    return deposit.status == DepositStatus::pending && is_final(state, custody, deposit) == final;
  });
}
std::vector<TransferId> withdrawals(const Custody& custody, WithdrawalStatus status) {
  return those(custody.withdrawals, [&](const CustodyWithdrawal& withdrawal) { return withdrawal.status == status; });
}

/// Mostly just so much, if it is more than nothing, or a unit beside it.
void mostly(Drawing& drawing, Amount just, Amount& amount) {
  if (just > NOTHING && !drawing.chooser.one_in(4)) amount = just + Amount{drawing.chooser.among(std::array{0, 0, 0, 1, -1})};
}

}  // namespace

void hint(Drawing& drawing, ReceiveDeposit& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody || drawing.chooser.one_in(8)) return;
  command.deposit = TransferId{"in-" + std::to_string(drawing.chooser.below(24))};
  mostly_among(drawing, parties_on(drawing.state, custody->terms.ledger), command.account);
  draw_giver(drawing, custody->terms.outside, custody->terms.held_as, command.sender, command.amount);
  const Amount limit = drawing.state.assets.get({custody->terms.ledger, custody->terms.asset}).limit;
  const Amount room = limit - claims(drawing.state, *custody) - custody->pending;
  if (drawing.chooser.one_in(3)) mostly(drawing, room, command.amount);
}

void hint(Drawing& drawing, CreditDeposit& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (custody) mostly_among(drawing, pending(drawing.state, *custody, !drawing.chooser.one_in(6)), command.deposit);
}

void hint(Drawing& drawing, ReverseDeposit& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (custody) mostly_among(drawing, pending(drawing.state, *custody, drawing.chooser.one_in(6)), command.deposit);
}

void hint(Drawing& drawing, RequestWithdrawal& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody || drawing.chooser.one_in(8)) return;
  command.withdrawal = TransferId{"out-" + std::to_string(drawing.chooser.below(24))};
  mostly_among(drawing, parties_on(drawing.state, custody->terms.outside), command.recipient);
  draw_giver(drawing, custody->terms.ledger, custody->terms.asset, command.account, command.amount);
}

void hint(Drawing& drawing, SendWithdrawal& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (custody) mostly_among(drawing, withdrawals(*custody, WithdrawalStatus::requested), command.withdrawal);
}

void hint(Drawing& drawing, LandWithdrawal& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  const bool sent = !drawing.chooser.one_in(6);
  if (custody)
    mostly_among(drawing, withdrawals(*custody, sent ? WithdrawalStatus::sent : WithdrawalStatus::requested), command.withdrawal);
}

void hint(Drawing& drawing, MoveReserve& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody) return;
  const Purse cold = wallet_purse(command.custody, custody->terms, Wallet::cold);
  const bool to_hot = command.to == Wallet::hot;
  mostly(drawing, to_hot ? drawing.state.balances.get(cold) : spendable(drawing.state, command.custody, *custody), command.amount);
}

void hint(Drawing& drawing, AddReserve& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody) return;
  const Amount held = available(drawing.state, custody->terms.custodian, custody->terms.held_as);
  mostly(drawing, drawing.chooser.one_in(2) ? held : min(held, custody->shortfall), command.amount);
}

void hint(Drawing& drawing, TakeReserve& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (custody) mostly(drawing, surplus(drawing.state, command.custody, *custody), command.amount);
}

void hint(Drawing& drawing, LoseReserve& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody) return;
  mostly_among(drawing, parties_on(drawing.state, custody->terms.outside), command.to);
  const Amount held = drawing.state.balances.get(wallet_purse(command.custody, custody->terms, command.wallet));
  const Amount beyond = max(surplus(drawing.state, command.custody, *custody), NOTHING) + Amount{1};
  mostly(drawing, drawing.chooser.one_in(4) ? held : min(held, beyond), command.amount);  // mostly a small shortfall, soon made good
}

}  // namespace plumbline
