#pragma once
// Chapter CSTD, deposits: they arrive on the outside ledger, and are credited on the books once nothing can undo them.
#include <string_view>

#include "ref/custody/custody.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [CSTD-1] A deposit arrives in the hot wallet. It is owed from then on, and credited to nobody yet.
struct ReceiveDeposit {
  static constexpr std::string_view rule = "CSTD-1";
  ContractId custody;
  TransferId deposit;
  AccountId sender;   ///< on the outside ledger
  AccountId account;  ///< on the books
  Amount amount;
};
/// [CSTD-2] A deposit that is final is credited on the books.
struct CreditDeposit {
  static constexpr std::string_view rule = "CSTD-2";
  ContractId custody;
  TransferId deposit;
};
/// [CSTD-3] Before it is final, the outside ledger undoes a deposit.
struct ReverseDeposit {
  static constexpr std::string_view rule = "CSTD-3";
  ContractId custody;
  TransferId deposit;
};

struct DepositReceived {
  ContractId custody;
  TransferId deposit;
  DepositTerms terms;
  Posting posting;  ///< on the outside ledger
};
struct DepositCredited {
  ContractId custody;
  TransferId deposit;
  Posting posting;  ///< on the books
};
struct DepositReversed {
  ContractId custody;
  TransferId deposit;
  Posting posting;  ///< on the outside ledger
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::ReceiveDeposit, custody, deposit, sender, account, amount);
PLUMBLINE_DESCRIBE(plumbline::CreditDeposit, custody, deposit);
PLUMBLINE_DESCRIBE(plumbline::ReverseDeposit, custody, deposit);
PLUMBLINE_DESCRIBE(plumbline::DepositReceived, custody, deposit, terms, posting);
PLUMBLINE_DESCRIBE(plumbline::DepositCredited, custody, deposit, posting);
PLUMBLINE_DESCRIBE(plumbline::DepositReversed, custody, deposit, posting);
