// Of the chapter CSTD: how deposits arrive and end, and how withdrawals leave and land.
#include "invariants/conduct/custody.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// A deposit or a withdrawal that is known to exist.
const CustodyDeposit& deposit_of(const Safekeeping& keeping, TransferId deposit) { return *keeping.custody().deposits.find(deposit); }
const CustodyWithdrawal& withdrawal_of(const Safekeeping& keeping, TransferId withdrawal) {
  return *keeping.custody().withdrawals.find(withdrawal);
}
Guard no_deposit(const Safekeeping& keeping, TransferId deposit) {
  return {Reason::unknown_deposit, [keeping, deposit] { return !keeping.custody().deposits.find(deposit); }};
}
Guard no_withdrawal(const Safekeeping& keeping, TransferId withdrawal) {
  return {Reason::unknown_withdrawal, [keeping, withdrawal] { return !keeping.custody().withdrawals.find(withdrawal); }};
}

/// The one account is not on the books, or the other one not on the outside ledger.
Guard away_from_custody(const Safekeeping& keeping, AccountId on_books, AccountId outside) {
  return {Reason::different_ledgers, [keeping, on_books, outside] {
            const CustodyTerms& terms = keeping.terms();
            return home_of(keeping.state, on_books) != terms.ledger || home_of(keeping.state, outside) != terms.outside;
          }};
}
/// The hot wallet does not hold that amount.
template <class AmountOf>
Guard hot_lacks(const Safekeeping& keeping, const AmountOf& amount) {
  return {Reason::insufficient_balance, [keeping, amount] { return held(keeping.state, keeping.hot()) < amount(); }};
}

/// Whether the outside ledger can undo a deposit no longer.
Truth is_beyond_recall(const Safekeeping& keeping, TransferId deposit) {
  return keeping.now() >= deposit_of(keeping, deposit).terms.arrived + keeping.terms().finality;
}

/// A deposit is pending no more, and ended so; the legs move.
template <class Happening, class Command>
Truth ends_as(const Done& done, const Command& command, DepositStatus how, const Posting& legs) {
  const Custody& earlier = Safekeeping{done.before, command.custody}.custody();
  const Custody& now = done.after.custodies.get(command.custody);
  const CustodyDeposit* deposit = now.deposits.find(command.deposit);
  if (!deposit || deposit->status != how) return false;
  const Amount pending = earlier.pending - deposit->terms.amount;
  return both(does_just<Happening>(done, legs), stands_at(done, command.custody, pending, earlier.in_flight, earlier.shortfall));
}
/// A withdrawal has come so far, so much is in flight then, and the legs move.
template <class Happening, class Command>
Truth comes_to_be(const Done& done, const Command& command, WithdrawalStatus how, Amount in_flight, const Posting& legs) {
  const Custody& earlier = Safekeeping{done.before, command.custody}.custody();
  const Custody& now = done.after.custodies.get(command.custody);
  const CustodyWithdrawal* withdrawal = now.withdrawals.find(command.withdrawal);
  if (!withdrawal || withdrawal->status != how) return false;
  return both(does_just<Happening>(done, legs), stands_at(done, command.custody, earlier.pending, in_flight, earlier.shortfall));
}

}  // namespace

Guards guards(const State& before, const ReceiveDeposit& command) {
  const Safekeeping keeping{before, command.custody};
  const auto known = [keeping, &command] { return keeping.custody().deposits.find(command.deposit) != nullptr; };
  const auto no_room = [keeping, &command] {
    const Amount limit = keeping.state.assets.get({keeping.terms().ledger, keeping.terms().asset}).limit;
    return keeping.claims() + keeping.custody().pending + command.amount > limit;
  };
  const auto sender_lacks = [keeping, &command] { return held(keeping.state, keeping.outside(command.sender)) < command.amount; };
  return {no_custody(before, command.custody),
          {Reason::unknown_deposit, [&command] { return command.deposit.empty(); }},
          not_actors(before, command.sender, command.account),
          {Reason::duplicate_deposit, known},
          away_from_custody(keeping, command.account, command.sender),
          not_positive(command.amount),
          too_large(command.amount),
          {Reason::asset_limit, no_room},
          {Reason::insufficient_balance, sender_lacks}};
}

Truth effect(const Done& done, const ReceiveDeposit& command) {
  const Safekeeping keeping{done.before, command.custody};
  const Custody& earlier = keeping.custody();
  const Custody& now = done.after.custodies.get(command.custody);
  const CustodyDeposit* deposit = now.deposits.find(command.deposit);
  if (!deposit || deposit->status != DepositStatus::pending) return false;
  if (deposit->terms.sender != command.sender || deposit->terms.account != command.account) return false;
  const Truth recorded = both(deposit->terms.amount == command.amount, deposit->terms.arrived == keeping.now());
  const Truth owed = stands_at(done, command.custody, earlier.pending + command.amount, earlier.in_flight, earlier.shortfall);
  const Leg leg{keeping.outside(command.sender), keeping.hot(), command.amount};
  return both(does_just<DepositReceived>(done, {leg}), both(recorded, owed));
}

Guards guards(const State& before, const CreditDeposit& command) {
  const Safekeeping keeping{before, command.custody};
  const auto ended = [keeping, &command] { return deposit_of(keeping, command.deposit).status != DepositStatus::pending; };
  return {no_custody(before, command.custody),
          no_deposit(keeping, command.deposit),
          {Reason::already_final, ended},
          {Reason::not_due, [keeping, &command] { return negate(is_beyond_recall(keeping, command.deposit)); }}};
}

Truth effect(const Done& done, const CreditDeposit& command) {
  const Safekeeping keeping{done.before, command.custody};
  const DepositTerms& terms = deposit_of(keeping, command.deposit).terms;
  const Leg leg{keeping.world(), keeping.on_books(terms.account), terms.amount};
  return ends_as<DepositCredited>(done, command, DepositStatus::credited, {leg});
}

Guards guards(const State& before, const ReverseDeposit& command) {
  const Safekeeping keeping{before, command.custody};
  const auto ended = [keeping, &command] { return deposit_of(keeping, command.deposit).status != DepositStatus::pending; };
  return {no_custody(before, command.custody),
          no_deposit(keeping, command.deposit),
          {Reason::already_final, ended},
          {Reason::expired, [keeping, &command] { return is_beyond_recall(keeping, command.deposit); }},
          hot_lacks(keeping, [keeping, &command] { return deposit_of(keeping, command.deposit).terms.amount; })};
}

Truth effect(const Done& done, const ReverseDeposit& command) {
  const Safekeeping keeping{done.before, command.custody};
  const DepositTerms& terms = deposit_of(keeping, command.deposit).terms;
  const Leg leg{keeping.hot(), keeping.outside(terms.sender), terms.amount};
  return ends_as<DepositReversed>(done, command, DepositStatus::reversed, {leg});
}

Guards guards(const State& before, const RequestWithdrawal& command) {
  const Safekeeping keeping{before, command.custody};
  const auto known = [keeping, &command] { return keeping.custody().withdrawals.find(command.withdrawal) != nullptr; };
  const auto lacks = [keeping, &command] { return held(keeping.state, keeping.on_books(command.account)) < command.amount; };
  return {no_custody(before, command.custody),
          {Reason::unknown_withdrawal, [&command] { return command.withdrawal.empty(); }},
          not_actors(before, command.account, command.recipient),
          {Reason::duplicate_withdrawal, known},
          away_from_custody(keeping, command.account, command.recipient),
          not_positive(command.amount),
          too_large(command.amount),
          {Reason::insufficient_balance, lacks}};
}

Truth effect(const Done& done, const RequestWithdrawal& command) {
  const Safekeeping keeping{done.before, command.custody};
  const Custody& now = done.after.custodies.get(command.custody);
  const WithdrawalTerms terms = now.withdrawals.get(command.withdrawal).terms;
  if (terms.account != command.account || terms.recipient != command.recipient) return false;
  const Leg leg{keeping.on_books(command.account), keeping.withdrawing(command.account), command.amount};
  return both(terms.amount == command.amount,
              comes_to_be<WithdrawalRequested>(done, command, WithdrawalStatus::requested, keeping.custody().in_flight, {leg}));
}

Guards guards(const State& before, const SendWithdrawal& command) {
  const Safekeeping keeping{before, command.custody};
  const auto sent = [keeping, &command] { return withdrawal_of(keeping, command.withdrawal).status != WithdrawalStatus::requested; };
  const auto not_at_hand = [keeping, &command] { return keeping.at_hand() < withdrawal_of(keeping, command.withdrawal).terms.amount; };
  return {no_custody(before, command.custody),
          no_withdrawal(keeping, command.withdrawal),
          {Reason::already_sent, sent},
          {Reason::in_shortfall, [keeping] { return keeping.custody().shortfall > NOTHING; }},
          {Reason::insufficient_balance, not_at_hand}};
}

Truth effect(const Done& done, const SendWithdrawal& command) {
  const Safekeeping keeping{done.before, command.custody};
  const WithdrawalTerms& terms = withdrawal_of(keeping, command.withdrawal).terms;
  const Leg leg{keeping.withdrawing(terms.account), keeping.world(), terms.amount};
  return comes_to_be<WithdrawalSent>(done, command, WithdrawalStatus::sent, keeping.custody().in_flight + terms.amount, {leg});
}

Guards guards(const State& before, const LandWithdrawal& command) {
  const Safekeeping keeping{before, command.custody};
  const auto status = [keeping, &command] { return withdrawal_of(keeping, command.withdrawal).status; };
  return {no_custody(before, command.custody),
          no_withdrawal(keeping, command.withdrawal),
          {Reason::already_final, [status] { return status() == WithdrawalStatus::landed; }},
          {Reason::not_sent, [status] { return status() == WithdrawalStatus::requested; }},
          hot_lacks(keeping, [keeping, &command] { return withdrawal_of(keeping, command.withdrawal).terms.amount; })};
}

Truth effect(const Done& done, const LandWithdrawal& command) {
  const Safekeeping keeping{done.before, command.custody};
  const WithdrawalTerms& terms = withdrawal_of(keeping, command.withdrawal).terms;
  const Leg leg{keeping.hot(), keeping.outside(terms.recipient), terms.amount};
  return comes_to_be<WithdrawalLanded>(done, command, WithdrawalStatus::landed, keeping.custody().in_flight - terms.amount, {leg});
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
