#include <algorithm>
#include <array>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

/// The open locks whose expiry has come, or has not.
Several<ContractId> open_locks(const State& state, bool due) {
  Several<ContractId> several;
  for (const auto& [id, lock] : state.locks)
    if (lock.status == LockStatus::open && (clock_of(state, lock.terms.depositor) >= lock.terms.expiry) == due) several.push_back(id);
  return several;
}

/// Mostly one of several locks, if there is one.
void prefer(Drawing& drawing, const Several<ContractId>& several, ContractId& lock) {
  if (!several.empty() && !drawing.chooser.one_in(4)) lock = drawing.chooser.among(several);
}

/// Mostly a party of the ledger that holds something, and what it holds.
void prefer_holding(Drawing& drawing, LedgerId ledger, LockTerms& terms) {
  Several<Purse> held;
  for (const auto& [purse, balance] : drawing.state.balances)
    if (purse.kind == PurseKind::available && balance > NOTHING && ledger_of(drawing.state, purse.account) == ledger) held.push_back(purse);
  if (held.empty() || drawing.chooser.one_in(4)) return;
  const Purse& purse = drawing.chooser.among(held);
  terms.depositor = purse.account;
  terms.asset = purse.asset;
  const Amount balance = drawing.state.balances.get(purse);
  const Amount some = drawing.chooser.one_in(2) ? Amount{mul_div_ceil(balance.value, 1, 4)} : balance;
  terms.amount = some + Amount{drawing.chooser.among(std::array{0, 0, 0, 0, 1, -1})};
}

}  // namespace

void hint(Drawing& drawing, Lock& command) {
  if (drawing.chooser.one_in(5)) return;
  command.lock = ContractId{"lock-" + std::to_string(drawing.chooser.below(40))};
  const LedgerId ledger = drawing.state.accounts.get(command.terms.depositor).ledger;
  if (!drawing.state.ledgers.find(ledger)) return;
  prefer_holding(drawing, ledger, command.terms);
  const Time now = drawing.state.ledgers.get(ledger).clock;
  command.terms.expiry = now + Duration{drawing.chooser.among(std::array{1, 3600, 7200, 2, 0, -1, 40'000})};
}

void hint(Drawing& drawing, ClaimLock& command) {
  prefer(drawing, open_locks(drawing.state, drawing.chooser.one_in(6)), command.lock);
  const HashedLock* lock = drawing.state.locks.find(command.lock);
  if (!lock || drawing.chooser.one_in(6)) return;
  for (std::size_t number = 0; number < secrets; ++number)
    if (hash_of_secret(number) == lock->terms.hashlock) command.preimage = secret_of(number);
}

void hint(Drawing& drawing, RefundLock& command) { prefer(drawing, open_locks(drawing.state, !drawing.chooser.one_in(6)), command.lock); }

}  // namespace plumbline
