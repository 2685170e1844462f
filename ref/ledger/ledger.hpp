#pragma once
// Chapter LEDG, the rules: opening accounts, and what moves value on one ledger free of payment.
#include <string_view>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

// ---- commands ------------------------------------------------------------------------------------------------------

/// [LEDG-1] Opens an account.
struct OpenAccount {
  static constexpr std::string_view rule = "LEDG-1";
  AccountId account;
  LedgerId ledger;
  OwnerId owner;
  OneOf<AccountClass> account_class;
  AccountId held_for;
};
/// [LEDG-2] Value comes in from the outside world.
struct Deposit {
  static constexpr std::string_view rule = "LEDG-2";
  AccountId account;
  AssetId asset;
  Amount amount;
};
/// [LEDG-3] Value leaves for the outside world.
struct Withdraw {
  static constexpr std::string_view rule = "LEDG-3";
  AccountId account;
  AssetId asset;
  Amount amount;
};
/// [LEDG-4] Value moves between two accounts of one ledger, free of payment.
struct Transfer {
  static constexpr std::string_view rule = "LEDG-4";
  AccountId from;
  AccountId to;
  AssetId asset;
  Amount amount;
};
/// [LEDG-5] The issuer brings new units into being, with their first holder.
struct Issue {
  static constexpr std::string_view rule = "LEDG-5";
  AccountId account;  ///< the first holder
  AssetId asset;
  Amount amount;
};
/// [LEDG-6] Units go back to their issuer and cease to be.
struct Redeem {
  static constexpr std::string_view rule = "LEDG-6";
  AccountId account;  ///< the last holder
  AssetId asset;
  Amount amount;
};
// ---- events --------------------------------------------------------------------------------------------------------

struct AccountOpened {
  AccountId account;
  LedgerId ledger;
  OwnerId owner;
  OneOf<AccountClass> account_class;
  AccountId held_for;
};
struct Deposited {
  Posting posting;
};
struct Withdrawn {
  Posting posting;
};
struct Transferred {
  Posting posting;
};
struct Issued {
  Posting posting;
};
struct Redeemed {
  Posting posting;
};

struct State;

/// What the outside world has brought to a ledger of an asset, below zero, or taken from it.
Purse world_purse(const State& state, LedgerId ledger, AssetId asset);
/// What is on a ledger of an asset: all that came in or was issued, and has not left.
Amount on_ledger(const State& state, LedgerId ledger, AssetId asset, const AssetTerms& terms);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::OpenAccount, account, ledger, owner, account_class, held_for);
PLUMBLINE_DESCRIBE(plumbline::Deposit, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::Withdraw, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::Transfer, from, to, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::Issue, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::Redeem, account, asset, amount);
PLUMBLINE_DESCRIBE(plumbline::AccountOpened, account, ledger, owner, account_class, held_for);
PLUMBLINE_DESCRIBE(plumbline::Deposited, posting);
PLUMBLINE_DESCRIBE(plumbline::Withdrawn, posting);
PLUMBLINE_DESCRIBE(plumbline::Transferred, posting);
PLUMBLINE_DESCRIBE(plumbline::Issued, posting);
PLUMBLINE_DESCRIBE(plumbline::Redeemed, posting);
