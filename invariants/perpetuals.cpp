// Of published prices and of perpetuals: positions, costs, claims and cash.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a trade, at a notional and with what was realised, is all that made one position of the other; and what
/// increases a position realises nothing.
Truth accounts_for(const OpenPosition& before, Quantity bought, Amount cost, Amount realised, const OpenPosition& after) {
  const Truth increases = magnitude(after.quantity) == magnitude(before.quantity) + magnitude(bought);
  const Truth adds_up = both(after.quantity == before.quantity + bought, after.net_cost == before.net_cost + cost + realised);
  return both(adds_up, implies(increases, realised == NOTHING));
}

}  // namespace

Truth positions_add_up(const State& state) {
  return every(state.perpetuals, [](ContractId, const Perpetual& perpetual) {
    return total(perpetual.positions, [](AccountId, const OpenPosition& position) { return position.quantity; }) == Quantity{0};
  });
}

Truth costs_are_covered(const State& state) {
  return every(state.perpetuals, [&](ContractId id, const Perpetual& perpetual) {
    const PerpetualPurses purses(perpetual, id);
    const Amount costs = total(perpetual.positions, [](AccountId, const OpenPosition& position) { return position.net_cost; });
    return costs + state.balances.get(purses.counter()) + state.balances.get(purses.liquidity()) == NOTHING;
  });
}

Truth claims_meet_the_fund(const State& state) {
  return every(state.perpetuals, [&](ContractId id, const Perpetual& perpetual) {
    const PerpetualPurses purses(perpetual, id);
    return all_claims(state, id) + state.balances.get(purses.counter()) == NOTHING;
  });
}

Amount all_claims(const State& state, ContractId perpetual) {
  return total(ClaimsOn{perpetual}, state.balances, [&](const Purse& purse, Amount balance) {
    return purse.kind == PurseKind::unsettled && purse.of == perpetual ? balance : NOTHING;
  });
}

Truth positions_in_range(const State& state) {
  return every(state.perpetuals, [](ContractId, const Perpetual& perpetual) {
    const Integer limit = perpetual.terms.limit.value;
    return every(perpetual.positions, [&](AccountId, const OpenPosition& position) {
      return both(is_between(-limit, position.quantity.value, limit),
                  is_between(-LARGEST_BALANCE.value, position.net_cost.value, LARGEST_BALANCE.value));
    });
  });
}

Truth flat_cost_nothing(const State& state) {
  return every(state.perpetuals, [](ContractId, const Perpetual& perpetual) {
    return every(perpetual.positions, [](AccountId, const OpenPosition& position) {
      return either(position.quantity != Quantity{0}, position.net_cost == NOTHING);
    });
  });
}

Truth marks_are_banded(const State& state) {
  return every(state.feeds, [](FeedId, const Feed& feed) {
    const Truth none = both(feed.index == Price{0}, feed.mark == Price{0});
    const Integer apart = max(feed.mark.value - feed.index.value, feed.index.value - feed.mark.value);
    const Truth banded = apart * WHOLE_PPM.value <= feed.index.value * feed.terms.band.value;
    const Truth in_range = both(is_between(1, feed.index.value, LARGEST_PRICE.value), is_between(1, feed.mark.value, LARGEST_PRICE.value));
    return either(none, both(banded, in_range));
  });
}

Truth nothing_is_dated_ahead(const State& state) {
  const Truth feeds = every(state.feeds, [&](FeedId, const Feed& feed) {
    return both(feed.as_of >= Time{0}, feed.as_of <= state.ledgers.get(feed.terms.ledger).clock);
  });
  const Truth funding = every(state.perpetuals, [&](ContractId, const Perpetual& perpetual) {
    return both(perpetual.funded >= Time{0}, perpetual.funded <= state.ledgers.get(perpetual.terms.ledger).clock);
  });
  const Truth deposits = every(state.custodies, [&](ContractId, const Custody& custody) {
    return every(custody.deposits, [&](TransferId, const CustodyDeposit& deposit) {
      return both(deposit.terms.arrived >= Time{0}, deposit.terms.arrived <= state.ledgers.get(custody.terms.outside).clock);
    });
  });
  return both(both(feeds, funding), deposits);
}

Truth fills_are_accounted_for(const State& before, const Event& event, const State& after) {
  const auto* filled = std::get_if<PerpetualFilled>(&event);
  if (!filled) return true;
  const Perpetual &earlier = before.perpetuals.get(filled->perpetual), &now = after.perpetuals.get(filled->perpetual);
  const OpenPosition taker = earlier.positions.get(filled->taker), maker = earlier.positions.get(filled->maker);
  const Quantity bought = now.positions.get(filled->taker).quantity - taker.quantity;
  const Amount cost{select(bought > Quantity{0}, filled->notional.value, -filled->notional.value)};
  return both(accounts_for(taker, bought, cost, filled->taker_realised, now.positions.get(filled->taker)),
              accounts_for(maker, -bought, -cost, filled->maker_realised, now.positions.get(filled->maker)));
}

Truth funding_never_gives_more(const State&, const Event& event, const State&) {
  const auto* paid = std::get_if<FundingPaid>(&event);
  return !paid || paid->residue >= NOTHING;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
