#pragma once
// Chapter CSTD, reserves: moved between the wallets, added to, taken from as far as they are more than is owed, and lost.
#include <string_view>

#include "ref/custody/custody.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// [CSTD-7] Reserves move into a wallet from the other one.
struct MoveReserve {
  static constexpr std::string_view rule = "CSTD-7";
  ContractId custody;
  OneOf<Wallet> to;
  Amount amount;
};
/// [CSTD-8] The venue adds reserves out of its own. They go to cover a shortfall first.
struct AddReserve {
  static constexpr std::string_view rule = "CSTD-8";
  ContractId custody;
  Amount amount;
};
/// [CSTD-9] The venue takes out reserves, as far as they are more than all that they must cover.
struct TakeReserve {
  static constexpr std::string_view rule = "CSTD-9";
  ContractId custody;
  Amount amount;
};
/// [CSTD-10] Reserves are lost to somebody: a fact of the outside ledger, which nobody was asked about. What they then lack of
/// what is owed is the shortfall.
struct LoseReserve {
  static constexpr std::string_view rule = "CSTD-10";
  ContractId custody;
  OneOf<Wallet> wallet;
  AccountId to;  ///< on the outside ledger
  Amount amount;
};

struct ReserveMoved {
  ContractId custody;
  Posting posting;
};
struct ReserveAdded {
  ContractId custody;
  Amount shortfall;  ///< what is left of it
  Posting posting;
};
struct ReserveTaken {
  ContractId custody;
  Posting posting;
};
struct ReserveLost {
  ContractId custody;
  Amount shortfall;  ///< all of it now
  Posting posting;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::MoveReserve, custody, to, amount);
PLUMBLINE_DESCRIBE(plumbline::AddReserve, custody, amount);
PLUMBLINE_DESCRIBE(plumbline::TakeReserve, custody, amount);
PLUMBLINE_DESCRIBE(plumbline::LoseReserve, custody, wallet, to, amount);
PLUMBLINE_DESCRIBE(plumbline::ReserveMoved, custody, posting);
PLUMBLINE_DESCRIBE(plumbline::ReserveAdded, custody, shortfall, posting);
PLUMBLINE_DESCRIBE(plumbline::ReserveTaken, custody, posting);
PLUMBLINE_DESCRIBE(plumbline::ReserveLost, custody, shortfall, posting);
