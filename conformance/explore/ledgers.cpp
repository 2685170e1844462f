#include "conformance/explore/ledgers.hpp"

#include <algorithm>

namespace plumbline {

Ledgers::Ledgers(const SwapScenario& scenario, CheckedStep step) : scenario_(scenario), step_(std::move(step)) {
  for (const auto& [id, ledger] : scenario.ledgers) ledger_names_.push_back(id);
  for (std::size_t leg = 0; leg < scenario.legs.size(); ++leg)
    ledger_of_[leg] = static_cast<std::size_t>(std::ranges::find(ledger_names_, scenario.legs[leg].ledger) - ledger_names_.begin());
  State state = std::get<State>(begin(genesis_of(scenario)));
  for (const Command& deposit : deposits_of(scenario)) state = step_(std::move(state), deposit).step.state;
  keep(std::move(state), beginning, Act::pass, 0);
}

Command Ledgers::command(std::uint32_t number, Act act, std::size_t of) const {
  if (act == Act::pass) {
    const LedgerId ledger = ledger_names_[of];
    return AdvanceTime{ledger, at(number).state.ledgers.get(ledger).clock + scenario_.tick};
  }
  const SwapLeg& leg = scenario_.legs[of];
  LockTerms terms = terms_of(leg);
  switch (act) {
    case Act::claim: return ClaimLock{leg.lock, the_secret()};
    case Act::refund: return RefundLock{leg.lock};
    case Act::lock_otherwise: terms.beneficiary = AccountId{"issuer:" + leg.ledger.text()}; [[fallthrough]];
    default: return Lock{leg.lock, terms};
  }
}

std::uint32_t Ledgers::after(std::uint32_t number, Act act, std::size_t of) {
  const auto next_of = [&]() -> std::int32_t& { return known_[number]->next[static_cast<std::size_t>(act)][of]; };
  if (next_of() == not_asked) {
    Checked taken = step_(at(number).state, command(number, act, of));
    for (const Violation& broken : taken.violations) breaks_.push_back({number, act, of, broken.number + ": " + broken.sentence});
    const bool is_refused = std::holds_alternative<Reason>(taken.step.outcome);
    const std::int32_t next = is_refused ? refused : static_cast<std::int32_t>(keep(std::move(taken.step.state), number, act, of));
    next_of() = next;
  }
  return next_of() == refused ? number : static_cast<std::uint32_t>(next_of());
}

std::uint32_t Ledgers::keep(State state, std::uint32_t from, Act act, std::size_t of) {
  auto known = std::make_unique<Known>();
  known->from = from, known->act = act, known->of = static_cast<std::uint8_t>(of);
  for (auto& row : known->next) row.fill(not_asked);
  for (std::size_t i = 0; i < ledger_names_.size(); ++i)
    known->clock[i] =
        static_cast<std::uint8_t>(mul_div_floor(state.ledgers.get(ledger_names_[i]).clock.value, 1, scenario_.tick.value).raw());
  for (std::size_t i = 0; i < scenario_.legs.size(); ++i) {
    const HashedLock* lock = state.locks.find(scenario_.legs[i].lock);
    if (!lock) continue;
    known->stand[i] = static_cast<Stand>(1 + static_cast<int>(lock->status));
    known->expiry[i] = static_cast<std::uint8_t>(mul_div_floor(lock->terms.expiry.value, 1, scenario_.tick.value).raw());
    known->otherwise[i] = lock->terms.beneficiary != terms_of(scenario_.legs[i]).beneficiary;
  }
  Key key{};
  for (std::size_t i = 0; i < most_legs; ++i) {
    key[4 * i] = known->clock[i];
    key[4 * i + 1] = static_cast<std::uint8_t>(known->stand[i]);
    key[4 * i + 2] = known->otherwise[i];
    key[4 * i + 3] = known->expiry[i];
  }
  const auto [place, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(known_.size()));
  if (is_new) {
    known->state = std::move(state);
    known_.push_back(std::move(known));
  }
  return place->second;
}

}  // namespace plumbline
