#pragma once
// The pool's purses, and an hour's interest in named steps, so that the proofs can run each step by itself.
#include "ref/lending/pool.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

struct State;

/// The purses of one pool.
class PoolPurses {
 public:
  PoolPurses(const Pool& pool, ContractId id) : pool_(pool), id_(id) {}
  Purse cash() const { return {pool_.terms.operated_by, pool_.terms.asset, PurseKind::cash, id_}; }
  Purse loans() const { return {pool_.terms.operated_by, pool_.terms.asset, PurseKind::loans, id_}; }
  Purse claims() const { return {pool_.terms.operated_by, pool_.terms.asset, PurseKind::claims, id_}; }
  Purse reserve() const { return {pool_.terms.operated_by, pool_.terms.asset, PurseKind::reserve, id_}; }
  Purse residue() const { return {pool_.terms.operated_by, pool_.terms.asset, PurseKind::residue, id_}; }
  Purse lent(AccountId lender) const { return {lender, pool_.terms.asset, PurseKind::lent, id_}; }
  Purse borrowed(AccountId borrower) const { return {borrower, pool_.terms.asset, PurseKind::borrowed, id_}; }

 private:
  const Pool& pool_;
  ContractId id_;
};

/// What an account owes a pool, at least zero.
Amount debt(const State& state, const Pool& pool, ContractId id, AccountId account);
/// What a pool owes its lenders, its reserve and its residue, at least zero.
Amount claims(const State& state, const Pool& pool, ContractId id);

/// A position's weight from the hour's start to `now`, the balance having been `balance` since it last changed.
UnitSeconds weight_at(const Position& position, Amount balance, Time now);

/// An hour's interest as it is gathered over the borrowers, and then over the lenders.
struct Interest {
  Amount total;
  Integer carries;
  Appended<PositionAfter> positions;
  Appended<Leg> posting;
};

/// The weight of everyone on one side of a pool, in the hour that ends at `end`.
struct SumWeights {
  const State& state;
  const PoolPurses& purses;
  bool borrowers;
  Time end;
  UnitSeconds operator()(UnitSeconds sum, AccountId account, const Position& position) const;
};

/// One borrower is charged: weight x rate + carry = charged x (year at the whole rate) + carry'.
struct Charge {
  const State& state;
  const PoolPurses& purses;
  Time end;
  Rate rate;
  Interest operator()(Interest gathered, AccountId borrower, const Position& position) const;
};

/// One lender is credited out of the residue: weight x growth + carry = credited x INTEREST_INDEX + carry'.
struct Credit {
  const State& state;
  const PoolPurses& purses;
  Time end;
  Integer growth;
  Interest operator()(Interest gathered, AccountId lender, const Position& position) const;
};

/// [LEND-5] The interest of the hour that has ended.
InterestAccrued accrue(const State& state, ContractId id, const Pool& pool);

/// What one pool's interest brings about, of those on the ledger whose hour has ended.
struct AccrueHour {
  const State& state;
  LedgerId ledger;
  Appended<InterestAccrued> operator()(Appended<InterestAccrued> accrued, ContractId id, const Pool& pool) const;
};

}  // namespace plumbline::inline PLUMBLINE_BUILD

PLUMBLINE_DESCRIBE(plumbline::Interest, total, carries, positions, posting);
