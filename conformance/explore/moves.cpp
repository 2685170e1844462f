#include "conformance/explore/moves.hpp"

#include <algorithm>

namespace plumbline {
namespace {

std::uint8_t& age_of(Handed& leg, Act act) {
  switch (act) {
    case Act::lock: return leg.lock;
    case Act::lock_otherwise: return leg.otherwise;
    case Act::claim: return leg.claim;
    default: return leg.refund;
  }
}

constexpr Act handed_in[] = {Act::lock, Act::lock_otherwise, Act::claim, Act::refund};

std::uint8_t bit(std::size_t of) { return static_cast<std::uint8_t>(1U << of); }

}  // namespace

Game::Game(const SwapScenario& scenario, CheckedStep step) : scenario_(scenario), ledgers_(scenario_, std::move(step)) {
  for (std::size_t i = 0; i < parties(); ++i) {
    if (std::ranges::find(scenario_.deviating, scenario_.legs[i].from) != scenario_.deviating.end()) deviating_ |= bit(i);
    expiry_[i] = ticks(scenario_.legs[i].expiry.value);
    end_ = std::max(end_, expiry_[i]);
  }
  std::uint8_t slowest = 0;
  std::size_t ledger = 0;
  for (const auto& [id, terms] : scenario_.ledgers) slowest = std::max(slowest, finality_[ledger++] = ticks(terms.finality.value));
  observation_ = ticks(scenario_.observation.value);
  difference_ = ticks(scenario_.clock_difference.value);
  end_ = static_cast<std::uint8_t>(end_ + slowest + observation_ + 1);
}

std::uint8_t Game::ticks(Integer value) const { return static_cast<std::uint8_t>(mul_div_floor(value, 1, scenario_.tick.value).raw()); }

Situation Game::opening() const {
  Situation first;
  first.knows = 1;
  return first;
}

void Game::expand(const Situation& now, All& all) {
  all.clear();
  add_happenings(now, all);
  bool waits = false;  // whether somebody acts before time passes
  for (std::size_t party = 0; party < parties(); ++party) {
    if (!complies(party)) {
      add_liberties(now, party, all);
      continue;
    }
    waits = add_duties(now, party, all) || waits;
    add_sights(now, party, all);
  }
  if (!waits) add_ticks(now, all);
}

void Game::add_happenings(const Situation& now, All& all) {
  for (std::size_t leg = 0; leg < parties(); ++leg)
    for (const Act act : handed_in) {
      Situation next = now;
      if (std::exchange(age_of(next.legs[leg], act), 0) == 0) continue;
      const Stand before = stand_of(now, leg);
      next.ledgers = ledgers_.after(now.ledgers, act, leg);
      const Stand after = stand_of(next, leg);
      if (after != before) (after == Stand::open ? next.legs[leg].opened : next.legs[leg].ended) = clock_of(now, leg);
      all.push_back({{Kind::happens, act, static_cast<std::uint8_t>(leg)}, next});
    }
}

void Game::hand_in(const Situation& now, Act act, std::size_t leg, All& all) const {
  Situation next = now;
  if (std::exchange(age_of(next.legs[leg], act), 1) != 0) return;  // it is on its way
  if (act == Act::claim) next.shown = 1;
  all.push_back({{Kind::hands_in, act, static_cast<std::uint8_t>(leg)}, next});
}

void Game::add_sights(const Situation& now, std::size_t party, All& all) {
  const std::size_t incoming = this->incoming(party);
  Situation next = now;
  if (stand_of(now, incoming) != Stand::absent && !(now.seen & bit(incoming))) {
    next.seen |= bit(incoming);
    all.push_back({{Kind::sees, Act::pass, static_cast<std::uint8_t>(party)}, next});
  }
  next = now;
  if (now.shown && !(now.knows & bit(party))) {
    next.knows |= bit(party);
    all.push_back({{Kind::learns, Act::pass, static_cast<std::uint8_t>(party)}, next});
  }
}

bool Game::may_tick(const Situation& now, std::size_t ledger) const {
  const Known& known = ledgers_.at(now.ledgers);
  if (known.clock[ledger] == end_) return false;
  for (std::size_t leg = 0; leg < parties(); ++leg) {
    if (ledgers_.ledger_of(leg) != ledger) continue;
    const Handed& handed = now.legs[leg];
    for (const std::uint8_t age : {handed.lock, handed.otherwise, handed.claim, handed.refund})
      if (age > finality_[ledger]) return false;  // it has taken as long as it may
    const std::size_t receiver = (leg + 1) % parties(), giver = leg;
    const bool unseen = known.stand[leg] != Stand::absent && !(now.seen & bit(leg));
    if (complies(receiver) && unseen && known.clock[ledger] - handed.opened >= observation_) return false;
    const bool unread = known.stand[leg] == Stand::claimed && !(now.knows & bit(giver));
    if (complies(giver) && unread && known.clock[ledger] - handed.ended >= observation_) return false;
  }
  return true;
}

void Game::tick(const Situation& now, std::size_t first, std::size_t last, All& all) {
  Situation next = now;
  for (std::size_t ledger = first; ledger < last; ++ledger) {
    next.ledgers = ledgers_.after(next.ledgers, Act::pass, ledger);
    for (std::size_t leg = 0; leg < parties(); ++leg) {
      if (ledgers_.ledger_of(leg) != ledger) continue;
      for (const Act act : handed_in)
        if (std::uint8_t& age = age_of(next.legs[leg], act)) ++age;
    }
  }
  all.push_back({{Kind::tick, Act::pass, static_cast<std::uint8_t>(first)}, next});
}

void Game::add_ticks(const Situation& now, All& all) {
  const std::size_t count = ledgers_.ledgers();
  const auto& clock = ledgers_.at(now.ledgers).clock;
  if (difference_ == 0) {  // all clocks are one
    for (std::size_t ledger = 0; ledger < count; ++ledger)
      if (!may_tick(now, ledger)) return;
    return tick(now, 0, count, all);
  }
  const std::uint8_t slowest = *std::min_element(clock.begin(), clock.begin() + static_cast<std::ptrdiff_t>(count));
  for (std::size_t ledger = 0; ledger < count; ++ledger)
    if (may_tick(now, ledger) && clock[ledger] + 1 - slowest <= difference_) tick(now, ledger, ledger + 1, all);
}

bool Game::is_over(const Situation& now) const {
  const Known& known = ledgers_.at(now.ledgers);
  for (std::size_t ledger = 0; ledger < ledgers_.ledgers(); ++ledger)
    if (known.clock[ledger] != end_) return false;
  for (const Handed& leg : now.legs)
    if (leg.lock || leg.otherwise || leg.claim || leg.refund) return false;
  return true;
}

}  // namespace plumbline
