#include <algorithm>
#include <array>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

/// Mostly one of several, if there is one.
template <class T>
void mostly_among(Drawing& drawing, const Several<T>& several, T& field) {
  if (!several.empty() && !drawing.chooser.one_in(6)) field = drawing.chooser.among(several);
}

/// Mostly a party of a ledger that has something of an asset, and all, some or one more than all of it.
void draw_giver(Drawing& drawing, LedgerId ledger, AssetId asset, AccountId& giver, Amount& amount) {
  Several<AccountId> holders;
  for (const AccountId party : parties_on(drawing.state, ledger))
    if (available(drawing.state, party, asset) > NOTHING) holders.push_back(party);
  mostly_among(drawing, holders, giver);
  const Amount held = available(drawing.state, giver, asset);
  if (held <= NOTHING || drawing.chooser.one_in(4)) return;
  amount = drawing.chooser.one_in(2) ? held : Amount{mul_div_ceil(held.value, 1, 4)};
  amount += Amount{drawing.chooser.among(std::array{0, 0, 0, 0, 1, -1})};
}

/// Mostly a deposit or withdrawal that is as wanted, if there is one; sometimes any.
template <class Transfer, class Wanted>
void draw_transfer(Drawing& drawing, const Table<TransferId, Transfer>& transfers, const Wanted& wanted, TransferId& field) {
  Several<TransferId> several;
  for (const auto& [id, transfer] : transfers)
    if (wanted(transfer)) several.push_back(id);
  if (several.empty() || drawing.chooser.one_in(4)) several = keys(transfers);
  mostly_among(drawing, several, field);
}

bool is_final(const State& state, const Custody& custody, const CustodyDeposit& deposit) {
  return state.ledgers.get(custody.terms.outside).clock - deposit.terms.arrived >= custody.terms.finality;
}
void draw_pending(Drawing& drawing, ContractId id, bool final, TransferId& field) {
  const Custody* custody = drawing.state.custodies.find(id);
  if (!custody) return;
  const auto wanted = [&](const CustodyDeposit& deposit) {
    return deposit.status == DepositStatus::pending && is_final(drawing.state, *custody, deposit) == final;
  };
  draw_transfer(drawing, custody->deposits, wanted, field);
}
void draw_withdrawal(Drawing& drawing, ContractId id, WithdrawalStatus status, TransferId& field) {
  const Custody* custody = drawing.state.custodies.find(id);
  if (!custody) return;
  draw_transfer(drawing, custody->withdrawals, [&](const CustodyWithdrawal& one) { return one.status == status; }, field);
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

void hint(Drawing& drawing, CreditDeposit& command) { draw_pending(drawing, command.custody, true, command.deposit); }

void hint(Drawing& drawing, ReverseDeposit& command) { draw_pending(drawing, command.custody, false, command.deposit); }

void hint(Drawing& drawing, RequestWithdrawal& command) {
  const Custody* custody = drawing.state.custodies.find(command.custody);
  if (!custody || drawing.chooser.one_in(8)) return;
  command.withdrawal = TransferId{"out-" + std::to_string(drawing.chooser.below(24))};
  mostly_among(drawing, parties_on(drawing.state, custody->terms.outside), command.recipient);
  draw_giver(drawing, custody->terms.ledger, custody->terms.asset, command.account, command.amount);
}

void hint(Drawing& drawing, SendWithdrawal& command) {
  draw_withdrawal(drawing, command.custody, WithdrawalStatus::requested, command.withdrawal);
}

void hint(Drawing& drawing, LandWithdrawal& command) {
  draw_withdrawal(drawing, command.custody, WithdrawalStatus::sent, command.withdrawal);
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
  const bool elsewhere = drawing.chooser.one_in(12);
  mostly_among(drawing, parties_on(drawing.state, elsewhere ? custody->terms.ledger : custody->terms.outside), command.to);
  const Amount held = drawing.state.balances.get(wallet_purse(command.custody, custody->terms, command.wallet));
  const Amount beyond = max(surplus(drawing.state, command.custody, *custody), NOTHING) + Amount{1};
  const bool all = drawing.chooser.one_in(custody->in_flight > NOTHING ? 2 : 4);  // what is in flight, too
  mostly(drawing, all ? held : min(held, beyond), command.amount);                // or a small shortfall, soon made good
}

}  // namespace plumbline
