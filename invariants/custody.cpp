// Of custody: what is held, what is owed, and how deposits and withdrawals end.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

Amount all_pending(ContractId id, const Custody& custody) {
  return total(PendingIn{id}, custody.deposits, [](TransferId, const CustodyDeposit& deposit) {
    return deposit.status == DepositStatus::pending ? deposit.terms.amount : NOTHING;
  });
}
Amount all_in_flight(ContractId id, const Custody& custody) {
  return total(InFlightFrom{id}, custody.withdrawals, [](TransferId, const CustodyWithdrawal& withdrawal) {
    return withdrawal.status == WithdrawalStatus::sent ? withdrawal.terms.amount : NOTHING;
  });
}
Amount all_requested(ContractId id, const Custody& custody, AccountId account) {
  return total(RequestedBy{id, account}, custody.withdrawals, [&](TransferId, const CustodyWithdrawal& withdrawal) {
    const bool counts = withdrawal.status == WithdrawalStatus::requested && withdrawal.terms.account == account;
    return counts ? withdrawal.terms.amount : NOTHING;
  });
}

/// Whether a purse of custody holds what the custody says, and nothing if there is no such purse in it.
Truth holds_its_own(const State& state, const Purse& purse, Amount balance) {
  const Custody* custody = state.custodies.find(purse.of);
  if (!custody) return balance == NOTHING;
  if (purse.kind == PurseKind::withdrawing)
    return balance == (purse.asset == custody->terms.asset ? all_requested(purse.of, *custody, purse.account) : NOTHING);
  const Wallet wallet = purse.kind == PurseKind::hot ? Wallet::hot : Wallet::cold;
  return purse == wallet_purse(purse.of, custody->terms, wallet) ? Truth{true} : balance == NOTHING;
}

Truth same(const DepositTerms& a, const DepositTerms& b) {
  if (a.sender != b.sender || a.account != b.account) return false;
  return both(a.amount == b.amount, a.arrived == b.arrived);
}
Truth same(const WithdrawalTerms& a, const WithdrawalTerms& b) {
  if (a.account != b.account || a.recipient != b.recipient) return false;
  return a.amount == b.amount;
}

Time final_from(const Custody& custody, const DepositTerms& deposit) { return deposit.arrived + custody.terms.finality; }
Time outside_clock(const State& state, const Custody& custody) { return state.ledgers.get(custody.terms.outside).clock; }
Purse hot(ContractId id, const Custody& custody) { return wallet_purse(id, custody.terms, Wallet::hot); }

Truth arrives(const State& before, const DepositReceived& event, const State& after) {
  const Custody custody = before.custodies.get(event.custody);
  const CustodyDeposit now = after.custodies.get(event.custody).deposits.get(event.deposit);
  if (custody.deposits.find(event.deposit) || now.status != DepositStatus::pending) return false;
  const Truth recorded = both(same(now.terms, event.terms), event.terms.arrived == outside_clock(before, custody));
  const Purse from = available_purse(event.terms.sender, custody.terms.held_as);
  return both(recorded, moves(event.posting, from, hot(event.custody, custody), event.terms.amount));
}
/// How a pending deposit ends: credited on the books once it is final, or reversed on the outside ledger before.
Truth ends(const State& before, ContractId id, TransferId deposit, DepositStatus how, const Posting& posting, const State& after) {
  const Custody custody = before.custodies.get(id);
  const CustodyDeposit earlier = custody.deposits.get(deposit);
  if (earlier.status != DepositStatus::pending || after.custodies.get(id).deposits.get(deposit).status != how) return false;
  const DepositTerms& terms = earlier.terms;
  const Truth is_final = outside_clock(before, custody) >= final_from(custody, terms);
  if (how == DepositStatus::reversed)
    return both(negate(is_final), moves(posting, hot(id, custody), available_purse(terms.sender, custody.terms.held_as), terms.amount));
  const Purse world = world_purse(before, custody.terms.ledger, custody.terms.asset);
  return both(is_final, moves(posting, world, available_purse(terms.account, custody.terms.asset), terms.amount));
}

Truth sets_aside(const State& before, const WithdrawalRequested& event, const State& after) {
  const Custody custody = before.custodies.get(event.custody);
  const CustodyWithdrawal now = after.custodies.get(event.custody).withdrawals.get(event.withdrawal);
  if (custody.withdrawals.find(event.withdrawal) || now.status != WithdrawalStatus::requested) return false;
  const AccountId account = event.terms.account;
  return both(same(now.terms, event.terms), moves(event.posting, available_purse(account, custody.terms.asset),
                                                  withdrawing_purse(event.custody, custody.terms, account), event.terms.amount));
}
Truth leaves(const State& before, const WithdrawalSent& event, const State& after) {
  const Custody custody = before.custodies.get(event.custody);
  const CustodyWithdrawal earlier = custody.withdrawals.get(event.withdrawal);
  if (earlier.status != WithdrawalStatus::requested) return false;
  if (after.custodies.get(event.custody).withdrawals.get(event.withdrawal).status != WithdrawalStatus::sent) return false;
  return moves(event.posting, withdrawing_purse(event.custody, custody.terms, earlier.terms.account),
               world_purse(before, custody.terms.ledger, custody.terms.asset), earlier.terms.amount);
}
Truth lands(const State& before, const WithdrawalLanded& event, const State& after) {
  const Custody custody = before.custodies.get(event.custody);
  const CustodyWithdrawal earlier = custody.withdrawals.get(event.withdrawal);
  if (earlier.status != WithdrawalStatus::sent) return false;
  if (after.custodies.get(event.custody).withdrawals.get(event.withdrawal).status != WithdrawalStatus::landed) return false;
  return moves(event.posting, hot(event.custody, custody), available_purse(earlier.terms.recipient, custody.terms.held_as),
               earlier.terms.amount);
}

/// Whether the hot wallet has what is in flight.
Truth can_pay_what_was_sent(const State& state, ContractId id) { return spendable(state, id, state.custodies.get(id)) >= NOTHING; }

}  // namespace

Truth reserves_cover(const State& state) {
  return every(state.custodies,
               [&](ContractId id, const Custody& custody) { return custody.shortfall == max(-surplus(state, id, custody), NOTHING); });
}

Truth transfers_add_up(const State& state) {
  const Truth sums = every(state.custodies, [&](ContractId id, const Custody& custody) {
    return both(custody.pending == all_pending(id, custody), custody.in_flight == all_in_flight(id, custody));
  });
  const Truth purses = every(state.balances, [&](const Purse& purse, Amount balance) -> Truth {
    if (purse.kind == PurseKind::issued && is_in_custody(state, ledger_of(state, purse), purse.asset)) return balance == NOTHING;
    const bool of_custody = purse.kind == PurseKind::hot || purse.kind == PurseKind::cold || purse.kind == PurseKind::withdrawing;
    return of_custody ? holds_its_own(state, purse, balance) : Truth{true};
  });
  return both(sums, purses);
}

Truth custodies_in_range(const State& state) {
  return every(state.custodies, [&](ContractId, const Custody& custody) {
    const Amount limit = state.assets.get({custody.terms.ledger, custody.terms.asset}).limit;
    const Truth transfers = both(custody.pending >= NOTHING, is_between(0, custody.in_flight.value, LARGEST_BALANCE.value));
    return both(transfers, claims(state, custody) + custody.pending <= limit);
  });
}

Truth transfers_go_one_way(const State& before, const Event& event, const State& after) {
  if (const auto* received = std::get_if<DepositReceived>(&event)) return arrives(before, *received, after);
  if (const auto* credited = std::get_if<DepositCredited>(&event))
    return ends(before, credited->custody, credited->deposit, DepositStatus::credited, credited->posting, after);
  if (const auto* reversed = std::get_if<DepositReversed>(&event))
    return ends(before, reversed->custody, reversed->deposit, DepositStatus::reversed, reversed->posting, after);
  if (const auto* requested = std::get_if<WithdrawalRequested>(&event)) return sets_aside(before, *requested, after);
  if (const auto* sent = std::get_if<WithdrawalSent>(&event)) return leaves(before, *sent, after);
  if (const auto* landed = std::get_if<WithdrawalLanded>(&event)) return lands(before, *landed, after);
  return true;
}

Truth ended_transfers_stay(const State& before, const State& after) {
  return every(after.custodies, [&](ContractId id, const Custody& custody) -> Truth {
    const Custody* earlier = before.custodies.find(id);
    if (!earlier) return true;
    const Truth deposits = every(custody.deposits, [&](TransferId deposit, const CustodyDeposit& now) -> Truth {
      const CustodyDeposit* known = earlier->deposits.find(deposit);
      return !known || known->status == DepositStatus::pending || now.status == known->status;
    });
    return both(deposits, every(custody.withdrawals, [&](TransferId withdrawal, const CustodyWithdrawal& now) -> Truth {
                  const CustodyWithdrawal* known = earlier->withdrawals.find(withdrawal);
                  return !known || known->status != WithdrawalStatus::landed || now.status == known->status;
                }));
  });
}

Truth nothing_leaves_uncovered(const State& before, const Event& event, const State& after) {
  const Truth shortfalls = every(after.custodies, [&](ContractId id, const Custody& now) {
    const auto* lost = std::get_if<ReserveLost>(&event);
    const Custody* earlier = before.custodies.find(id);
    return lost && lost->custody == id ? Truth{true} : now.shortfall <= (earlier ? earlier->shortfall : NOTHING);
  });
  if (const auto* sent = std::get_if<WithdrawalSent>(&event))
    return both(shortfalls, both(before.custodies.get(sent->custody).shortfall == NOTHING, can_pay_what_was_sent(after, sent->custody)));
  if (const auto* taken = std::get_if<ReserveTaken>(&event))
    return both(shortfalls, both(surplus(after, taken->custody, after.custodies.get(taken->custody)) >= NOTHING,
                                 can_pay_what_was_sent(after, taken->custody)));
  const auto* moved = std::get_if<ReserveMoved>(&event);
  if (!moved || moved->posting.front().from.kind != PurseKind::hot) return shortfalls;
  return both(shortfalls, can_pay_what_was_sent(after, moved->custody));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
