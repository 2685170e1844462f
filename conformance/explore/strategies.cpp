// What the parties do. Who complies does what its guards allow, at once, before any time passes; who deviates may do anything,
// and nothing.
#include <algorithm>

#include "conformance/explore/moves.hpp"

namespace plumbline {
namespace {

bool has(std::uint8_t bits, std::size_t of) { return bits & 1U << of; }

}  // namespace

bool Game::checks(Guard guard) const { return std::ranges::find(scenario_.unchecked, guard) == scenario_.unchecked.end(); }

Delays Game::delays_between(std::size_t incoming, std::size_t outgoing) const {
  return {scenario_.ledgers.get(scenario_.legs[outgoing].ledger).finality, scenario_.ledgers.get(scenario_.legs[incoming].ledger).finality,
          scenario_.observation, scenario_.clock_difference};
}

/// [HTLC-5] between the two legs of a party that does not have the secret: it receives by one and gives by the other.
bool Game::may_lock(const Situation& now, std::size_t party) const {
  const SwapLeg &in = scenario_.legs[incoming(party)], &out = scenario_.legs[party];
  HashedLock lock = ledgers_.at(now.ledgers).state.locks.get(in.lock);
  Agreement agreed{terms_of(in), terms_of(out)};
  if (!checks(Guard::terms)) lock = {agreed.securities, LockStatus::open, {}};
  if (!checks(Guard::gap))
    lock.terms.expiry = agreed.securities.expiry = agreed.cash.expiry + reaction(delays_between(incoming(party), party));
  return buyer_may_lock(lock, agreed, delays_between(incoming(party), party));
}

/// [HTLC-6] of the party that has the secret.
bool Game::may_reveal(const Situation& now, std::size_t party) const {
  const SwapLeg &out = scenario_.legs[party], &in = scenario_.legs[incoming(party)];
  const State& state = ledgers_.at(now.ledgers).state;
  const Agreement agreed{terms_of(out), terms_of(in)};
  HashedLock lock = state.locks.get(in.lock);
  if (!checks(Guard::terms)) lock = {agreed.cash, LockStatus::open, {}};
  const Time clock =
      checks(Guard::reveal) ? state.ledgers.get(in.ledger).clock : Time{0} + -delays_between(party, incoming(party)).cash_finality;
  return seller_may_reveal(lock, agreed, clock, delays_between(party, incoming(party)));
}

bool Game::add_duties(const Situation& now, std::size_t party, All& all) {
  const std::size_t in = incoming(party), out = party, before = all.size();
  const bool has_secret = party == 0;
  const bool in_view = has(now.seen, in) && stand_of(now, in) != Stand::absent;
  const bool can_lock = stand_of(now, out) == Stand::absent && clock_of(now, out) < expiry_[out];
  if (can_lock && (has_secret || (in_view && may_lock(now, party)))) hand_in(now, Act::lock, out, all);
  const bool can_claim = stand_of(now, in) == Stand::open && clock_of(now, in) < expiry_[in];
  const bool may_claim = has_secret ? in_view && (now.shown || may_reveal(now, party)) : has(now.knows, party);
  if (can_claim && may_claim) hand_in(now, Act::claim, in, all);
  if (stand_of(now, out) == Stand::open && clock_of(now, out) >= expiry_[out]) hand_in(now, Act::refund, out, all);
  return all.size() > before;
}

void Game::add_liberties(const Situation& now, std::size_t party, All& all) {
  const bool has_secret = party == 0 || now.shown;
  if (stand_of(now, party) == Stand::absent && clock_of(now, party) < expiry_[party] && !now.legs[party].lock &&
      !now.legs[party].otherwise) {
    hand_in(now, Act::lock, party, all);
    hand_in(now, Act::lock_otherwise, party, all);
  }
  for (std::size_t leg = 0; leg < parties(); ++leg) {
    if (stand_of(now, leg) != Stand::open) continue;
    if (has_secret && clock_of(now, leg) <= expiry_[leg]) hand_in(now, Act::claim, leg, all);
    if (clock_of(now, leg) + finality_[ledgers_.ledger_of(leg)] >= expiry_[leg]) hand_in(now, Act::refund, leg, all);
  }
}

}  // namespace plumbline
