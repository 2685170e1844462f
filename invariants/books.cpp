// Of the books: conservation, sides, ranges, postings.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Amount moved(const Posting& posting, const Purse& purse) {
  Amount change = NOTHING;
  for (const Leg& leg : posting) {
    if (leg.from == purse) change -= leg.amount;
    if (leg.to == purse) change += leg.amount;
  }
  return change;
}

Truth moves(const Posting& posting, const Purse& from, const Purse& to, Amount amount) {
  if (posting.size() != 1 || posting.front().from != from || posting.front().to != to) return false;
  return posting.front().amount == amount;
}

LedgerId ledger_of(const State& state, const Purse& purse) { return state.accounts.get(purse.account).ledger; }

Amount all_purses(const State& state, const AssetKey& key) {
  return total(key, state.balances, [&](const Purse& purse, Amount balance) {
    return purse.asset == key.asset && ledger_of(state, purse) == key.ledger ? balance : NOTHING;
  });
}

Truth conserved(const State& state) {
  return every(state.assets, [&](const AssetKey& key, const AssetTerms&) { return all_purses(state, key) == NOTHING; });
}

Truth on_its_side(const Purse& purse, Amount balance) {
  if (may_be_either(purse.kind)) return true;
  return is_liability(purse.kind) ? balance <= NOTHING : balance >= NOTHING;
}

Truth on_their_side(const State& state) { return every(state.balances, on_its_side); }

Truth balances_in_range(const State& state) {
  return every(state.balances, [](const Purse&, Amount balance) { return both(balance <= LARGEST_BALANCE, balance >= -LARGEST_BALANCE); });
}

Truth only_its_own_legs(const State& before, const Event& event, const State& after) {
  static const Posting nothing;
  const Posting& posting = posting_of(event) ? *posting_of(event) : nothing;
  Truth holds = true;
  for (const Leg& leg : posting) {
    if (leg.from.asset != leg.to.asset) return false;
    if (ledger_of(before, leg.from) != ledger_of(before, posting.front().from)) return false;
    if (ledger_of(before, leg.to) != ledger_of(before, posting.front().from)) return false;
    holds = both(holds, leg.amount >= NOTHING);
  }
  return both(holds, every(after.balances, [&](const Purse& purse, Amount balance) {
                return balance == before.balances.get(purse) + moved(posting, purse);
              }));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
