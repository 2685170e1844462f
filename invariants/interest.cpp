// What an hour's interest must be, written from LEND-5 and not from the rule's code.
#include "invariants/invariants.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

constexpr Integer BILLION = ten_to(9), MILLION = ten_to(6), SECONDS_OF_A_YEAR = 31'536'000, PARTS_OF_A_UNIT = ten_to(27);

/// The hour of a pool that has ended, as the books stood.
struct Hour {
  const State& before;
  const Pool& pool;
  PoolPurses purses;
  Time end;

  Integer lent(AccountId lender) const { return before.balances.get(purses.lent(lender)).value; }
  Integer owed(AccountId borrower) const { return -before.balances.get(purses.borrowed(borrower)).value; }
  /// What an amount weighs that stood since it last changed.
  Integer weight(const Position& position, Integer stood) const {
    return position.weight.value + stood * (end.value - position.since.value);
  }
  Integer borrowed() const {
    return total(pool.borrowers, [&](AccountId who, const Position& position) { return weight(position, owed(who)); });
  }
  Integer lent() const {
    return total(pool.lenders, [&](AccountId who, const Position& position) { return weight(position, lent(who)); });
  }
};

/// 1: the part of what was lent that was borrowed.
Integer utilisation_due(Integer borrowed, Integer lent) {
  return lent <= 0 ? Integer{0} : mul_div_floor(min(borrowed, lent), BILLION, lent);
}

/// 2: the curve at the utilisation; nothing for a pool that is full.
Integer rate_due(const Curve& curve, Integer used, Integer owed_to_all) {
  const Integer below = min(used, curve.kink.value), above = used - below;
  if (owed_to_all >= PARTS_OF_A_UNIT) return 0;
  return curve.base.value + mul_div_floor(curve.slope_1.value, below, curve.kink.value) +
         mul_div_floor(curve.slope_2.value, above, BILLION - curve.kink.value);
}

}  // namespace

Truth interest_is_due(const State& before, const Event& event, const State& after) {
  const auto* accrued = std::get_if<InterestAccrued>(&event);
  if (!accrued) return true;
  const Pool pool = before.pools.get(accrued->pool);
  const Pool left = after.pools.get(accrued->pool);
  const Hour hour{before, pool, PoolPurses(pool, accrued->pool), before.ledgers.get(pool.terms.ledger).hour + HOUR};
  const auto held = [&](const State& state, const Purse& purse) { return state.balances.get(purse).value; };
  const Integer borrowed = hour.borrowed(), lent = hour.lent();
  const Integer used = utilisation_due(borrowed, lent);
  const Integer rate = rate_due(pool.terms.curve, used, -held(before, hour.purses.claims()));

  const auto carried_on = [&](const Position& now, Integer carry) {
    return both(both(now.weight.value == 0, now.since.value == hour.end.value), now.carry == carry);
  };
  const Truth charges = every(pool.borrowers, [&](AccountId who, const Position& position) {
    const Carried due = mul_div_carry(hour.weight(position, hour.owed(who)), rate, position.carry, SECONDS_OF_A_YEAR * BILLION);
    const Integer charged = held(before, hour.purses.borrowed(who)) - held(after, hour.purses.borrowed(who));
    return both(charged == due.whole, carried_on(left.borrowers.get(who), due.carry));
  });

  const Integer charged = accrued->charged.value, reserve = accrued->reserve.value;
  const Carried part = mul_div_carry(charged, pool.terms.reserve_factor.value, pool.reserve_carry, MILLION);
  const Truth reserved = both(reserve == part.whole, left.reserve_carry == part.carry);

  const Integer spoken_for = mul_div_ceil(pool.promised, 1, PARTS_OF_A_UNIT);
  const Integer free = min(held(before, hour.purses.residue()) + charged - reserve - spoken_for, lent);
  const Integer growth = lent <= 0 ? Integer{0} : mul_div_floor(free, PARTS_OF_A_UNIT, lent);
  const Truth credits = every(pool.lenders, [&](AccountId who, const Position& position) {
    const Carried due = mul_div_carry(hour.weight(position, hour.lent(who)), growth, position.carry, PARTS_OF_A_UNIT);
    const Integer credited = held(after, hour.purses.lent(who)) - held(before, hour.purses.lent(who));
    return both(credited == due.whole, carried_on(left.lenders.get(who), due.carry));
  });
  const Truth says = both(accrued->utilisation.value == used, accrued->rate.value == rate);
  return both(both(says, reserved), both(charges, credits));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
