#pragma once
// Chapter LEDG, the books: ledgers, accounts, purses, legs. All value sits in purses, in double entry.
#include <vector>

#include "ref/core/numbers.hpp"
#include "ref/core/reason.hpp"
#include "ref/core/reflect.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

using LedgerId = Id<struct LedgerTag>;
using AccountId = Id<struct AccountTag>;
using AssetId = Id<struct AssetTag>;
using OwnerId = Id<struct OwnerTag>;
/// A feed of prices.
using FeedId = Id<struct FeedTag>;
/// A market, a pool, a clearing service, an instruction, a lock, an exchange, a custody: whatever a purse can be kept for.
using ContractId = Id<struct ContractTag>;

/// A ledger has a clock of its own. Nothing says that two ledgers agree about the time.
struct Ledger {
  Time clock;         ///< now, on this ledger
  Time hour;          ///< the start of the hour that runs: hour <= clock < hour + 1 h
  AccountId outside;  ///< the rest of the world, as this ledger sees it
};

/// An asset as one ledger admits it.
struct AssetKey {
  LedgerId ledger;
  AssetId asset;
  friend bool operator==(const AssetKey&, const AssetKey&) = default;
  friend auto operator<=>(const AssetKey&, const AssetKey&) = default;
};
struct AssetTerms {
  AccountId issuer;  ///< whose `issued` purse is the other side of every unit issued
  Amount limit;      ///< the most that may be on this ledger
};

enum class AccountClass { house, client_individual, client_omnibus, venue, ccp, csd, settlement_bank, outside };

/// An account is on one ledger. It has an owner, and may be held for another account (a client's behind a broker's).
struct Account {
  LedgerId ledger;
  OwnerId owner;
  OneOf<AccountClass> account_class;
  AccountId held_for;  ///< empty: for its owner
};

/// What the value in a purse is for. Assets stand above zero, liabilities below.
enum class PurseKind {
  available,         ///< free to use
  fees,              ///< fees earned by a venue
  margin,            ///< lodged against the member's own default
  default_fund,      ///< contributed to the mutual fund
  skin_in_the_game,  ///< the CCP's own money that stands before the survivors'
  capital,           ///< the CCP's equity
  close_out,         ///< gathered by the CCP to cover a close-out loss
  cash,              ///< a pool's cash
  loans,             ///< what a pool's borrowers owe it
  lent,              ///< a lender's claim on a pool
  reserve,           ///< the reserve's claim on a pool
  locked,            ///< set aside under a hashed timelock
  reserved,          ///< set aside for open orders on a spot market
  collateral,        ///< lodged with an exchange, against the account's own positions
  liquidity,         ///< a perpetual's cash: what losers have paid and winners have not drawn yet
  hot,               ///< a custodian's: reserves at hand, to pay withdrawals from
  cold,              ///< a custodian's: reserves that are only kept
  withdrawing,       ///< asked for from a custody and not sent yet
  residue,           ///< a pool's interest that is not a whole unit of anyone's yet
  claims,            ///< liability: what a pool owes its lenders, its reserve and its residue
  borrowed,          ///< liability: what a borrower owes a pool
  assessed,          ///< liability: what a survivor owes after an assessment
  issued,            ///< liability: an issuer's units in circulation
  unsettled,         ///< either: an account's claim on the liquidity fund of a perpetual, or what it owes the fund
  counter,           ///< either: the other side of all of these, the fund's
  world,             ///< either: what came in from the outside world, below zero, or what went out
};
/// Liabilities come after the assets in PurseKind, and last what may be either.
constexpr bool is_liability(PurseKind kind) { return kind >= PurseKind::claims; }
constexpr bool may_be_either(PurseKind kind) { return kind >= PurseKind::unsettled; }

/// A purse: one account's holding of one asset for one purpose, of one contract where it is kept for one.
struct Purse {
  AccountId account;
  AssetId asset;
  PurseKind kind{};
  ContractId of;  ///< empty: of no contract
  friend bool operator==(const Purse&, const Purse&) = default;
  friend auto operator<=>(const Purse&, const Purse&) = default;
};

/// What an account is free to use.
inline Purse available_purse(AccountId account, AssetId asset) { return {account, asset, PurseKind::available, {}}; }
/// What an account has lodged with an exchange.
inline Purse collateral_purse(ContractId exchange, AccountId account, AssetId asset) {
  return {account, asset, PurseKind::collateral, exchange};
}

/// One movement of value: `amount`, at least zero, leaves one purse and enters another of the same asset.
struct Leg {
  Purse from;
  Purse to;
  Amount amount;
};
/// Legs that are posted together or not at all. All of them are on one ledger.
using Posting = std::vector<Leg>;

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Ledger, clock, hour, outside);
PLUMBLINE_DESCRIBE(plumbline::AssetKey, ledger, asset);
PLUMBLINE_DESCRIBE(plumbline::AssetTerms, issuer, limit);
PLUMBLINE_DESCRIBE(plumbline::Account, ledger, owner, account_class, held_for);
PLUMBLINE_DESCRIBE(plumbline::Purse, account, asset, kind, of);
PLUMBLINE_DESCRIBE(plumbline::Leg, from, to, amount);
