// Interest against an oracle that keeps its own books: balances weighted by time, in exact fractions, over all hours
// since genesis. Whatever was charged, reserved or credited is within a unit of what the rates say.
#include <map>

#include "conformance/chooser/worlds.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

using Party = std::pair<ContractId, AccountId>;

class InterestOracle {
 public:
  void observe(const State& before, const Event& event) {
    if (const auto* moved = std::get_if<ClockMoved>(&event)) weigh(before, *moved);
    if (const auto* accrued = std::get_if<InterestAccrued>(&event)) accrue(before, *accrued);
  }

 private:
  /// The time that has passed weighs on every balance of the ledger's pools.
  void weigh(const State& before, const ClockMoved& moved) {
    const Unbounded passed = unbounded(moved.now - before.ledgers.get(moved.ledger).clock);
    for (const auto& [purse, balance] : before.balances) {
      if (before.accounts.get(purse.account).ledger != moved.ledger) continue;
      if (purse.kind == PurseKind::borrowed) borrowed_[{purse.of, purse.account}] += -unbounded(balance) * passed;
      if (purse.kind == PurseKind::lent) lent_[{purse.of, purse.account}] += unbounded(balance) * passed;
    }
  }

  void accrue(const State& before, const InterestAccrued& accrued) {
    const Pool pool = before.pools.get(accrued.pool);
    const Purse claims{pool.terms.operated_by, pool.terms.asset, PurseKind::claims, accrued.pool};
    if (-before.balances.get(claims) >= INTEREST_STOPS_AT)
      RC_ASSERT(accrued.rate == Rate{0});
    else
      assert_rate(pool.terms.curve, accrued);
    for (auto& [party, weight] : borrowed_) {
      if (party.first != accrued.pool) continue;
      owed_[party] += Rational{weight * unbounded(accrued.rate), unbounded(YEAR_AT_WHOLE_RATE)};
      charged_[party] += moved(accrued.posting, party.second, PurseKind::borrowed);
      RC_ASSERT(owed_[party] - charged_[party] >= 0 && owed_[party] - charged_[party] < 1);
      weight = 0;
    }
    assert_reserve(pool, accrued);
    assert_credits(accrued);
  }

  void assert_rate(const Curve& curve, const InterestAccrued& accrued) const {
    const Unbounded borrowed = total(borrowed_, accrued.pool), lent = total(lent_, accrued.pool), whole = unbounded(WHOLE_RATE);
    Rational used = lent == 0 ? Rational{0} : Rational{std::min(borrowed, lent) * whole, lent};
    RC_ASSERT(used - unbounded(accrued.utilisation) >= 0 && used - unbounded(accrued.utilisation) < 1);
    used = unbounded(accrued.utilisation);
    const Unbounded kink = unbounded(curve.kink);
    const Rational exact =
        used <= kink ? Rational{unbounded(curve.base) + used * unbounded(curve.slope_1) / kink}
                     : Rational{unbounded(curve.base + curve.slope_1) + (used - kink) * unbounded(curve.slope_2) / (whole - kink)};
    RC_ASSERT(exact - unbounded(accrued.rate) >= 0 && exact - unbounded(accrued.rate) < 1);
  }

  void assert_reserve(const Pool& pool, const InterestAccrued& accrued) {
    due_to_reserve_[accrued.pool] += Rational{unbounded(accrued.charged) * unbounded(pool.terms.reserve_factor), 1'000'000};
    reserved_[accrued.pool] += unbounded(accrued.reserve);
    const Rational behind = due_to_reserve_[accrued.pool] - reserved_[accrued.pool];
    RC_ASSERT(behind >= 0 && behind < 1);
  }

  /// Within the hour each lender has its part by weight, but for its own unit and the part of those that others keep waiting.
  void assert_credits(const InterestAccrued& accrued) {
    const Unbounded lent = total(lent_, accrued.pool);
    const std::size_t lenders = accrued.lenders.size();
    Unbounded credited = 0;
    for (auto& [party, weight] : lent_) {
      if (party.first != accrued.pool) continue;
      const Unbounded own = moved(accrued.posting, party.second, PurseKind::lent);
      credited += own;
      if (lent > 0) RC_ASSERT(distance(own, Rational{unbounded(accrued.credited) * weight, lent}) <= 1 + lenders);
      weight = 0;
    }
    RC_ASSERT(credited == unbounded(accrued.credited));
  }

  static Unbounded total(const std::map<Party, Unbounded>& weights, ContractId pool) {
    Unbounded sum = 0;
    for (const auto& [party, weight] : weights)
      if (party.first == pool) sum += weight;
    return sum;
  }

  static Unbounded moved(const Posting& posting, AccountId account, PurseKind kind) {
    Unbounded sum = 0;
    for (const Leg& leg : posting)
      for (const Purse& purse : {leg.from, leg.to})
        if (purse.account == account && purse.kind == kind) sum += unbounded(leg.amount);
    return sum;
  }

  std::map<Party, Unbounded> borrowed_, lent_;  ///< weights of the hour that runs
  std::map<Party, Rational> owed_;              ///< exactly, since genesis
  std::map<Party, Unbounded> charged_;
  std::map<ContractId, Rational> due_to_reserve_;
  std::map<ContractId, Unbounded> reserved_;
};

/// Plays a command with the oracle watching every event.
State watched(State state, const Command& command, InterestOracle& oracle) {
  const Step taken = step(state, command);
  if (const Events* events = std::get_if<Events>(&taken.outcome)) {
    for (const Event& event : *events) {
      oracle.observe(state, event);
      state = evolve(std::move(state), event);
    }
  }
  return state;
}

RC_GTEST_PROP(Interest, IsWithinAUnitOfExactOverAnyHours, ()) {
  const Trial trial = *trials();
  InterestOracle oracle;
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) state = watched(std::move(state), command, oracle);
  const auto ledgers = state.ledgers;
  for (int day_left = 3; day_left > 0; --day_left)
    for (const auto& [id, ledger] : ledgers)
      state = watched(std::move(state), AdvanceTime{id, state.ledgers.get(id).clock + Duration{86'400}}, oracle);
}

}  // namespace
}  // namespace plumbline
