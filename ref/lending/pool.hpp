#pragma once
// Chapter LEND: a pool that lenders supply and borrowers draw on. Its book is double entry: the pot (cash and loans)
// equals the claims on it (the lenders', the reserve's, and the residue that is not yet a whole unit of anyone's).
#include <string_view>
#include <vector>

#include "ref/ledger/books.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// The yearly rate as a function of utilisation: `base` at 0, plus `slope_1` at `kink`, plus `slope_2` at 1.
struct Curve {
  Rate base;
  Rate kink;  ///< above 0 and below 1
  Rate slope_1;
  Rate slope_2;
};

/// One party's standing in a pool within the hour that runs; the balance itself is in the purse `lent` or `borrowed`.
struct Position {
  UnitSeconds weight;  ///< balance times time, from the hour's start to `since`
  Time since;          ///< when the balance last changed, or the hour began
  Integer carry;       ///< interest earned or owed that is not yet a whole unit, in the parts of its division
};
using Positions = Table<AccountId, Position>;

struct PoolTerms {
  LedgerId ledger;
  AssetId asset;
  AccountId operated_by;  ///< holds the pool's purses
  Curve curve;
  Ppm reserve_factor;  ///< of the interest charged, to the reserve
  Amount limit;        ///< no supply may carry the claims above it
};
struct Pool {
  PoolTerms terms;
  Integer reserve_carry;  ///< of the reserve, in parts of a million
  Integer promised;       ///< the sum of the lenders' carries: parts of the residue that are spoken for
  ContractId exchange;    ///< it lends against what is lodged there; empty: without collateral
  Positions lenders;
  Positions borrowers;
};

/// The kink is inside, the slopes are not negative, the steepest rate is in range, the factor and the limit too.
Truth sound(const PoolTerms& terms);

/// The lenders' carries are in parts of this.
inline constexpr Integer INTEREST_INDEX = ten_to(27);
/// The borrowers' carries are in parts of this: a unit, for a year, at the whole rate.
inline constexpr Integer YEAR_AT_WHOLE_RATE = YEAR.value * WHOLE_RATE.value;
/// A pool whose claims have reached this charges no more interest, so that time can never be refused [NUM-1].
inline constexpr Amount INTEREST_STOPS_AT{ten_to(27)};

/// [LEND-1] A lender supplies the pool.
struct Supply {
  static constexpr std::string_view rule = "LEND-1";
  ContractId pool;
  AccountId account;
  Amount amount;
};
/// [LEND-2] A lender takes back part of the claim, as far as the pool has cash.
struct RedeemSupply {
  static constexpr std::string_view rule = "LEND-2";
  ContractId pool;
  AccountId account;
  Amount amount;
};
/// [LEND-3] A borrower draws on the pool's cash; where the pool lends against collateral, no more than that covers.
struct Borrow {
  static constexpr std::string_view rule = "LEND-3";
  ContractId pool;
  AccountId account;
  Amount amount;
};
/// [LEND-4] A borrower pays back part of the debt.
struct Repay {
  static constexpr std::string_view rule = "LEND-4";
  ContractId pool;
  AccountId account;
  Amount amount;
};

struct Supplied {
  ContractId pool;
  AccountId account;
  Position position;
  Posting posting;
};
struct SupplyRedeemed {
  ContractId pool;
  AccountId account;
  Position position;
  Posting posting;
};
struct Borrowed {
  ContractId pool;
  AccountId account;
  Position position;
  Posting posting;
};
struct Repaid {
  ContractId pool;
  AccountId account;
  Position position;
  Posting posting;
};

/// A party's position after the hour.
struct PositionAfter {
  AccountId account;
  Position position;
};
/// [LEND-5] An hour's interest: charged to the borrowers, and with the residue of earlier hours credited to the
/// lenders, less the reserve's part. charged = credited + reserve + change of the residue.
struct InterestAccrued {
  ContractId pool;
  Rate utilisation;
  Rate rate;
  Amount charged;
  Amount reserve;
  Amount credited;
  Integer reserve_carry;
  Integer promised;
  std::vector<PositionAfter> borrowers;
  std::vector<PositionAfter> lenders;
  Posting posting;
};

/// Utilisation of an hour: what was borrowed over what was lent, each weighted by time; 0 if nothing was lent, at most 1.
Rate utilisation(UnitSeconds borrowed, UnitSeconds lent);
/// The curve's rate at a utilisation, rounded down: no more is charged than the curve says.
Rate rate_at(const Curve& curve, Rate utilisation);

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Curve, base, kink, slope_1, slope_2);
PLUMBLINE_DESCRIBE(plumbline::Position, weight, since, carry);
PLUMBLINE_DESCRIBE(plumbline::PoolTerms, ledger, asset, operated_by, curve, reserve_factor, limit);
PLUMBLINE_DESCRIBE(plumbline::Pool, terms, reserve_carry, promised, exchange, lenders, borrowers);
PLUMBLINE_DESCRIBE(plumbline::Supply, pool, account, amount);
PLUMBLINE_DESCRIBE(plumbline::RedeemSupply, pool, account, amount);
PLUMBLINE_DESCRIBE(plumbline::Borrow, pool, account, amount);
PLUMBLINE_DESCRIBE(plumbline::Repay, pool, account, amount);
PLUMBLINE_DESCRIBE(plumbline::Supplied, pool, account, position, posting);
PLUMBLINE_DESCRIBE(plumbline::SupplyRedeemed, pool, account, position, posting);
PLUMBLINE_DESCRIBE(plumbline::Borrowed, pool, account, position, posting);
PLUMBLINE_DESCRIBE(plumbline::Repaid, pool, account, position, posting);
PLUMBLINE_DESCRIBE(plumbline::PositionAfter, account, position);
PLUMBLINE_DESCRIBE(plumbline::InterestAccrued, pool, utilisation, rate, charged, reserve, credited, reserve_carry, promised, borrowers,
                   lenders, posting);
