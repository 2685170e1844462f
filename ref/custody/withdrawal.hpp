#pragma once
// Chapter CSTD, withdrawals: asked for on the books, sent while the reserves cover everybody, and over once they have landed.
#include <string_view>

#include "ref/custody/custody.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [CSTD-4] A customer asks to withdraw: the amount is set aside on the books.
struct RequestWithdrawal {
  static constexpr std::string_view rule = "CSTD-4";
  ContractId custody;
  TransferId withdrawal;
  AccountId account;    ///< on the books
  AccountId recipient;  ///< on the outside ledger
  Amount amount;
};
/// [CSTD-5] The venue sends a withdrawal: it leaves the books, and the hot wallet must have it.
struct SendWithdrawal {
  static constexpr std::string_view rule = "CSTD-5";
  ContractId custody;
  TransferId withdrawal;
};
/// [CSTD-6] A withdrawal lands: the recipient has it on the outside ledger.
struct LandWithdrawal {
  static constexpr std::string_view rule = "CSTD-6";
  ContractId custody;
  TransferId withdrawal;
};

struct WithdrawalRequested {
  ContractId custody;
  TransferId withdrawal;
  WithdrawalTerms terms;
  Posting posting;  ///< on the books
};
struct WithdrawalSent {
  ContractId custody;
  TransferId withdrawal;
  Posting posting;  ///< on the books
};
struct WithdrawalLanded {
  ContractId custody;
  TransferId withdrawal;
  Posting posting;  ///< on the outside ledger
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::RequestWithdrawal, custody, withdrawal, account, recipient, amount);
PLUMBLINE_DESCRIBE(plumbline::SendWithdrawal, custody, withdrawal);
PLUMBLINE_DESCRIBE(plumbline::LandWithdrawal, custody, withdrawal);
PLUMBLINE_DESCRIBE(plumbline::WithdrawalRequested, custody, withdrawal, terms, posting);
PLUMBLINE_DESCRIBE(plumbline::WithdrawalSent, custody, withdrawal, posting);
PLUMBLINE_DESCRIBE(plumbline::WithdrawalLanded, custody, withdrawal, posting);
