// Of the lending pools: pot and claims, carries, the running hour, an hour's interest.
#include "invariants/invariants.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// One side of a pool's positions, each as it should be, in an hour that began at `hour`, now.
Truth positions_within(const Positions& positions, Time hour, Time now) {
  return every(positions, [&](AccountId, const Position& position) {
    const Truth time = both(hour <= position.since, position.since <= now);
    const Truth weight = both(position.weight >= UnitSeconds{0}, position.weight <= LARGEST_POOL * (position.since - hour));
    return both(time, weight);
  });
}

Truth carries_within(const Positions& positions, Integer whole) {
  return every(positions, [&](AccountId, const Position& position) { return both(position.carry >= 0, position.carry < whole); });
}

template <class Check>
Truth every_pool(const State& state, const Check& check) {
  return every(state.pools, [&](ContractId id, const Pool& pool) { return check(id, pool, PoolPurses(pool, id)); });
}

}  // namespace

Truth pots_equal_claims(const State& state) {
  return every_pool(state, [&](ContractId, const Pool&, const PoolPurses& purses) {
    return state.balances.get(purses.cash()) + state.balances.get(purses.loans()) + state.balances.get(purses.claims()) == NOTHING;
  });
}

Truth claims_add_up(const State& state) {
  const Truth sums = every_pool(state, [&](ContractId id, const Pool& pool, const PoolPurses& purses) {
    const Amount debts = total(pool.borrowers, [&](AccountId borrower, const Position&) { return debt(state, pool, id, borrower); });
    const Amount lent = total(pool.lenders, [&](AccountId lender, const Position&) { return state.balances.get(purses.lent(lender)); });
    const Amount others = state.balances.get(purses.reserve()) + state.balances.get(purses.residue());
    return both(state.balances.get(purses.loans()) == debts, claims(state, pool, id) == lent + others);
  });
  const Truth positions = every(state.balances, [&](const Purse& purse, Amount balance) -> Truth {
    if (purse.kind != PurseKind::lent && purse.kind != PurseKind::borrowed) return true;
    const Pool* pool = state.pools.find(purse.of);
    if (!pool) return balance == NOTHING;
    const Positions& side = purse.kind == PurseKind::lent ? pool->lenders : pool->borrowers;
    return side.find(purse.account) ? Truth{true} : balance == NOTHING;
  });
  return both(sums, positions);
}

Truth carries_are_covered(const State& state) {
  return every_pool(state, [&](ContractId, const Pool& pool, const PoolPurses& purses) {
    const Integer carries = total(pool.lenders, [](AccountId, const Position& position) { return position.carry; });
    const Truth promised =
        both(pool.promised == carries, mul_div_ceil(pool.promised, 1, INTEREST_INDEX) <= state.balances.get(purses.residue()).value);
    const Truth reserve = both(pool.reserve_carry >= 0, pool.reserve_carry < WHOLE_PPM.value);
    const Truth each = both(carries_within(pool.lenders, INTEREST_INDEX), carries_within(pool.borrowers, YEAR_AT_WHOLE_RATE));
    return both(promised, both(reserve, each));
  });
}

Truth within_the_hour(const State& state) {
  const Truth clocks = every(
      state.ledgers, [](LedgerId, const Ledger& ledger) { return both(ledger.hour <= ledger.clock, ledger.clock <= ledger.hour + HOUR); });
  return both(clocks, every_pool(state, [&](ContractId, const Pool& pool, const PoolPurses&) {
                const Ledger ledger = state.ledgers.get(pool.terms.ledger);
                return both(positions_within(pool.lenders, ledger.hour, ledger.clock),
                            positions_within(pool.borrowers, ledger.hour, ledger.clock));
              }));
}

Truth no_hour_overdue(const State& state) {
  return every(state.ledgers, [](LedgerId, const Ledger& ledger) { return ledger.clock < ledger.hour + HOUR; });
}

Truth clocks_in_range(const State& state) {
  return every(state.ledgers, [](LedgerId, const Ledger& ledger) { return both(Time{0} <= ledger.hour, ledger.clock <= LATEST); });
}

Truth pools_in_range(const State& state) {
  return every_pool(state, [&](ContractId id, const Pool& pool, const PoolPurses&) { return claims(state, pool, id) <= LARGEST_POOL; });
}

Truth hours_in_range(const State& state) {
  return every_pool(state, [&](ContractId id, const Pool& pool, const PoolPurses& purses) {
    const Ledger ledger = state.ledgers.get(pool.terms.ledger);
    const UnitSeconds lent = total(pool.lenders, [&](AccountId lender, const Position& position) {
      return weight_at(position, state.balances.get(purses.lent(lender)), ledger.clock);
    });
    const UnitSeconds borrowed = total(pool.borrowers, [&](AccountId borrower, const Position& position) {
      return weight_at(position, debt(state, pool, id, borrower), ledger.clock);
    });
    const UnitSeconds most = LARGEST_POOL * (ledger.clock - ledger.hour);
    return both(lent <= most, borrowed <= most);
  });
}

Truth clocks_run_forward(const State& before, const Event&, const State& after) {
  return every(after.ledgers, [&](LedgerId id, const Ledger& ledger) {
    const Ledger earlier = before.ledgers.get(id);
    return both(ledger.clock >= earlier.clock, ledger.hour >= earlier.hour);
  });
}

Truth interest_is_exact(const State& before, const Event& event, const State& after) {
  const auto* accrued = std::get_if<InterestAccrued>(&event);
  if (!accrued) return true;
  const Pool& pool = before.pools.get(accrued->pool);
  const PoolPurses purses(pool, accrued->pool);
  const auto change = [&](const Purse& purse) { return after.balances.get(purse) - before.balances.get(purse); };
  const Truth reserve = both(change(purses.reserve()) == accrued->reserve, accrued->reserve >= NOTHING);
  const Truth charged = change(purses.loans()) == accrued->charged;
  return both(both(reserve, charged), accrued->charged == accrued->credited + accrued->reserve + change(purses.residue()));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
