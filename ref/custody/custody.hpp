#pragma once
// Chapter CSTD: custody. What the venue's books owe its customers of an asset is held for them on an outside ledger, in a hot
// wallet and a cold one. Whatever comes in or goes out passes here, so that what is held covers what is owed at every step.
#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A deposit into a custody, or a withdrawal from it.
using TransferId = Id<struct TransferTag>;

struct CustodyTerms {
  LedgerId ledger;      ///< the venue's books
  AssetId asset;        ///< as the books call it; it is under no other custody
  LedgerId outside;     ///< where the reserves are: another ledger than the books
  AssetId held_as;      ///< the asset as the outside ledger calls it
  AccountId custodian;  ///< the venue's account there, which holds the reserves
  Duration finality;    ///< so long after its arrival a deposit is final, by the outside ledger's clock
};

/// A deposit: `amount` came from `sender`, on the outside ledger, for `account`, on the books.
struct DepositTerms {
  AccountId sender;
  AccountId account;
  Amount amount;
  Time arrived;  ///< by the outside ledger's clock
};
enum class DepositStatus { pending, credited, reversed };
struct CustodyDeposit {
  DepositTerms terms;
  OneOf<DepositStatus> status;
};

/// A withdrawal: `amount` goes from `account`, on the books, to `recipient`, on the outside ledger.
struct WithdrawalTerms {
  AccountId account;
  AccountId recipient;
  Amount amount;
};
enum class WithdrawalStatus { requested, sent, landed };
struct CustodyWithdrawal {
  WithdrawalTerms terms;
  OneOf<WithdrawalStatus> status;
};

struct Custody {
  CustodyTerms terms;
  Amount pending;    ///< of deposits that are neither credited nor reversed
  Amount in_flight;  ///< of withdrawals that were sent and have not landed
  Amount shortfall;  ///< what the reserves lack, after a loss
  Table<TransferId, CustodyDeposit> deposits;
  Table<TransferId, CustodyWithdrawal> withdrawals;
};

/// Where reserves are: the hot wallet pays withdrawals, the cold one is only kept.
enum class Wallet { hot, cold };

/// The finality is 0 to a year.
Truth sound(const CustodyTerms& terms);

/// A wallet, on the outside ledger.
inline Purse wallet_purse(ContractId custody, const CustodyTerms& terms, Wallet wallet) {
  return {terms.custodian, terms.held_as, wallet == Wallet::hot ? PurseKind::hot : PurseKind::cold, custody};
}
/// What an account has asked to withdraw and the venue has not sent, on the books.
inline Purse withdrawing_purse(ContractId custody, const CustodyTerms& terms, AccountId account) {
  return {account, terms.asset, PurseKind::withdrawing, custody};
}

struct State;

/// Whether an asset comes in and goes out through a custody only.
bool is_in_custody(const State& state, LedgerId ledger, AssetId asset);
/// What is in the hot wallet and not in flight: no more than that can be sent, moved or taken out.
Amount spendable(const State& state, ContractId id, const Custody& custody);
/// What is in both wallets.
Amount reserves(const State& state, ContractId id, const Custody& custody);
/// What the books owe of the asset to everybody together, the venue included.
Amount claims(const State& state, const Custody& custody);
/// All that the reserves must cover: claims, pending deposits, and withdrawals in flight.
Amount obligations(const State& state, const Custody& custody);
/// By how much the reserves are more than all that they must cover; below zero if they are less.
Amount surplus(const State& state, ContractId id, const Custody& custody);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::CustodyTerms, ledger, asset, outside, held_as, custodian, finality);
PLUMBLINE_DESCRIBE(plumbline::DepositTerms, sender, account, amount, arrived);
PLUMBLINE_DESCRIBE(plumbline::CustodyDeposit, terms, status);
PLUMBLINE_DESCRIBE(plumbline::WithdrawalTerms, account, recipient, amount);
PLUMBLINE_DESCRIBE(plumbline::CustodyWithdrawal, terms, status);
PLUMBLINE_DESCRIBE(plumbline::Custody, terms, pending, in_flight, shortfall, deposits, withdrawals);
