// Of the chapter PERP: funding.
#include "invariants/conduct/perpetuals.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The rate of an interval: the premium, pulled toward the interest as far as the damper goes, in so many parts, within the cap.
Rate rate_for(const FundingTerms& terms, Rate premium) {
  const Rate pull = max(-terms.damper, min(terms.interest - premium, terms.damper));
  const Rate part{mul_div_floor((premium + pull).value, 1, terms.spread)};
  return max(-terms.cap, min(part, terms.cap));
}

/// The purses that funding moves something between: the fund's counter purse, and what accounts have unsettled.
struct FundingPurses {
  Purse counter;
  Purse unsettled(AccountId account) const { return Purse{account, counter.asset, PurseKind::unsettled, counter.of}; }
  bool is_unsettled(const Purse& purse) const { return purse == unsettled(purse.account); }
};
/// Whether every leg is between the counter purse and what an account has unsettled.
bool stays_between(const FundingPurses& purses, const Posting& posting) {
  for (const Leg& leg : posting) {
    const bool given = leg.from == purses.counter && purses.is_unsettled(leg.to);
    const bool taken = leg.to == purses.counter && purses.is_unsettled(leg.from);
    if (!given && !taken) return false;
  }
  return true;
}
/// Whether every account that is not the venue has a position, of those to whom or from whom something moves.
bool concerns_positions(const Perpetual& perpetual, const FundingPurses& purses, const Posting& posting) {
  const auto concerned = [&](const Purse& purse) {
    return purse == purses.counter || purse.account == perpetual.terms.venue || perpetual.positions.find(purse.account);
  };
  for (const Leg& leg : posting)
    if (!concerned(leg.from) || !concerned(leg.to)) return false;
  return true;
}

}  // namespace

Guards guards(const State& before, const PayFunding& command) {
  const ContractId id = command.perpetual;
  const auto out_of_bounds = [&command] { return negate(is_between(-ten_to(10), command.premium.value, ten_to(10))); };
  const auto too_early = [&before, id] {
    const Perpetual& perpetual = perpetual_of(before, id);
    return perpetual.funded + perpetual.terms.funding.interval > time_on(before, perpetual.terms.ledger);
  };
  return {no_perpetual(before, id),
          {Reason::rate_out_of_bounds, out_of_bounds},
          {Reason::not_due, too_early},
          no_price_of(before, id),
          stale_price_of(before, id)};
}

/// Every position receives its part of the rate, below zero where it pays, rounded down; the venue has what that leaves, and nobody
/// else anything: the fund gives in all what it takes.
Truth effect(const Done& done, const PayFunding& command) {
  const auto* paid = only<FundingPaid>(done.events);
  if (!paid || paid->perpetual != command.perpetual) return false;
  const Perpetual& perpetual = perpetual_of(done.before, command.perpetual);
  const PerpetualTerms& terms = perpetual.terms;
  const FundingPurses purses{Purse{terms.venue, terms.settled_in, PurseKind::counter, command.perpetual}};
  if (!stays_between(purses, paid->posting) || !concerns_positions(perpetual, purses, paid->posting)) return false;

  const Integer price_rate = feed_of(done.before, command.perpetual).mark.value * paid->rate.value;
  const auto received = [&](const OpenPosition& position) {
    return Amount{mul_div_floor(-position.quantity.value, price_rate, terms.lot.value * ten_to(9))};
  };
  const auto gains = [&](AccountId account) { return moved(paid->posting, purses.unsettled(account)); };
  const Truth each = every(perpetual.positions, [&](AccountId account, const OpenPosition& position) -> Truth {
    return account == terms.venue ? Truth{true} : gains(account) == received(position);
  });
  const Amount venues_own = total(perpetual.positions, [&](AccountId account, const OpenPosition& position) {
    return account == terms.venue ? received(position) : NOTHING;
  });
  const Truth venue = both(gains(terms.venue) == venues_own + paid->residue, moved(paid->posting, purses.counter) == NOTHING);
  const Time now = time_on(done.before, terms.ledger);
  const Truth dated = both(paid->funded == now, done.after.perpetuals.get(command.perpetual).funded == now);
  return both(both(paid->rate == rate_for(terms.funding, command.premium), dated), both(each, venue));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
