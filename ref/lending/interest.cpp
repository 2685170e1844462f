#include "ref/lending/interest.hpp"

#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Amount debt(const State& state, const Pool& pool, ContractId id, AccountId account) {
  return -state.balances.get(PoolPurses(pool, id).borrowed(account));
}

Amount claims(const State& state, const Pool& pool, ContractId id) { return -state.balances.get(PoolPurses(pool, id).claims()); }

UnitSeconds weight_at(const Position& position, Amount balance, Time now) { return position.weight + balance * (now - position.since); }

Rate utilisation(UnitSeconds borrowed, UnitSeconds lent) {
  if (lent <= UnitSeconds{0}) return Rate{0};
  return Rate{mul_div_floor(min(borrowed, lent).value, WHOLE_RATE.value, lent.value)};
}

Rate rate_at(const Curve& curve, Rate utilisation) {
  const Rate below = min(utilisation, curve.kink);
  const Rate above = utilisation - below;
  return curve.base + Rate{mul_div_floor(curve.slope_1.value, below.value, curve.kink.value)} +
         Rate{mul_div_floor(curve.slope_2.value, above.value, (WHOLE_RATE - curve.kink).value)};
}

UnitSeconds SumWeights::operator()(UnitSeconds sum, AccountId account, const Position& position) const {
  const Amount balance = borrowers ? -state.balances.get(purses.borrowed(account)) : state.balances.get(purses.lent(account));
  return sum + weight_at(position, balance, end);
}

Interest Charge::operator()(Interest gathered, AccountId borrower, const Position& position) const {
  const Purse borrowed = purses.borrowed(borrower);
  const UnitSeconds weight = weight_at(position, -state.balances.get(borrowed), end);
  const auto [charged, carry] = mul_div_carry(weight.value, rate.value, position.carry, YEAR_AT_WHOLE_RATE);
  gathered.total += Amount{charged};
  gathered.carries = gathered.carries + carry;
  gathered.positions.push_back({borrower, {UnitSeconds{0}, end, carry}});
  gathered.posting.push_back({borrowed, purses.loans(), Amount{charged}});
  return gathered;
}

Interest Credit::operator()(Interest gathered, AccountId lender, const Position& position) const {
  const Purse lent = purses.lent(lender);
  const UnitSeconds weight = weight_at(position, state.balances.get(lent), end);
  const auto [credited, carry] = mul_div_carry(weight.value, growth, position.carry, INTEREST_INDEX);
  gathered.total += Amount{credited};
  gathered.carries = gathered.carries + carry;
  gathered.positions.push_back({lender, {UnitSeconds{0}, end, carry}});
  gathered.posting.push_back({purses.residue(), lent, Amount{credited}});
  return gathered;
}

InterestAccrued accrue(const State& state, ContractId id, const Pool& pool) {
  const PoolPurses purses(pool, id);
  const Time end = state.ledgers.get(pool.terms.ledger).hour + HOUR;
  const UnitSeconds borrowed = fold(pool.borrowers, UnitSeconds{0}, SumWeights{state, purses, true, end});
  const UnitSeconds lent = fold(pool.lenders, UnitSeconds{0}, SumWeights{state, purses, false, end});
  const Rate used = utilisation(borrowed, lent);
  const Truth stopped = claims(state, pool, id) >= INTEREST_STOPS_AT;
  const Rate rate = stopped ? Rate{0} : rate_at(pool.terms.curve, used);

  Interest charges = fold(pool.borrowers, Interest{}, Charge{state, purses, end, rate});
  const auto [reserve, reserve_carry] =
      mul_div_carry(charges.total.value, pool.terms.reserve_factor.value, pool.reserve_carry, WHOLE_PPM.value);

  // What the residue holds beyond the carries promised from it is for the lenders, at most one unit for each unit-second.
  const Amount residue = state.balances.get(purses.residue()) + charges.total - Amount{reserve};
  const Integer promised = mul_div_ceil(pool.promised, 1, INTEREST_INDEX);
  const Integer free = min(residue.value - promised, lent.value);
  const Integer growth = lent <= UnitSeconds{0} ? 0 : mul_div_floor(free, INTEREST_INDEX, lent.value);
  Interest credits = fold(pool.lenders, Interest{}, Credit{state, purses, end, growth});

  Posting posting = std::move(charges.posting).all();
  posting.push_back({purses.claims(), purses.reserve(), Amount{reserve}});
  posting.push_back({purses.claims(), purses.residue(), charges.total - Amount{reserve}});
  const Posting credited = std::move(credits.posting).all();
  posting.insert(posting.end(), credited.begin(), credited.end());
  return {id,
          used,
          rate,
          charges.total,
          Amount{reserve},
          credits.total,
          reserve_carry,
          credits.carries,
          std::move(charges.positions).all(),
          std::move(credits.positions).all(),
          std::move(posting)};
}

Appended<InterestAccrued> AccrueHour::operator()(Appended<InterestAccrued> accrued, ContractId id, const Pool& pool) const {
  if (pool.terms.ledger == ledger) accrued.push_back(accrue(state, id, pool));
  return accrued;
}

State evolve(State state, const InterestAccrued& event) {
  Pool& pool = state.pools[event.pool];
  for (const auto& [account, position] : event.borrowers) pool.borrowers[account] = position;
  for (const auto& [account, position] : event.lenders) pool.lenders[account] = position;
  pool.reserve_carry = event.reserve_carry;
  pool.promised = event.promised;
  return post(std::move(state), event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
