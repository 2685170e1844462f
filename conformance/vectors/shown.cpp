#include "conformance/vectors/shown.hpp"

#include <algorithm>

#include "conformance/chooser/numbers.hpp"
#include "conformance/driver/rename.hpp"
#include "conformance/start.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

/// As much of a number as tells one way from another.
Integer coarse(Integer number) { return max(Integer{-1}, min(number, Integer{2})); }

/// The purses that can be below zero on the ledger of an account.
std::vector<Purse> givers(const State& state, const Purse& purse, LedgerId ledger) {
  std::vector<Purse> all{{state.ledgers.get(ledger).outside, purse.asset, PurseKind::world, {}},
                         {state.assets.get({ledger, purse.asset}).issuer, purse.asset, PurseKind::issued, {}}};
  for (const auto& [other, balance] : state.balances)
    if (is_liability(other.kind) && other.asset == purse.asset && state.accounts.get(other.account).ledger == ledger) all.push_back(other);
  return all;
}

}  // namespace

Decision last_outcome(const Case& one) {
  State state = one.start;
  for (std::size_t i = 0; i + 1 < one.commands.size(); ++i) state = step(std::move(state), one.commands[i]).state;
  return step(std::move(state), one.commands.back()).outcome;
}

std::vector<std::string> names_of(const Decision& outcome) {
  if (const Reason* reason = std::get_if<Reason>(&outcome)) return {std::string{name(*reason)}};
  std::vector<std::string> names;
  for (const Event& event : std::get<Events>(outcome))
    if (const std::string event_name{name_of(event)}; std::ranges::find(names, event_name) == names.end()) names.push_back(event_name);
  return names;
}

std::string label(const Decision& outcome) {
  std::string text;
  for (const std::string& one : names_of(outcome)) text += (text.empty() ? "" : "+") + one;
  return text;
}

std::vector<Edge> edges(const Case& one) {
  std::vector<Edge> all;
  const std::string ours = label(last_outcome(one));
  Case other = one;
  for (std::size_t i = 0; i < one.commands.size(); ++i) {
    const bool last = i + 1 == one.commands.size();
    const std::string before = last ? "" : std::string{name_of(one.commands[i])} + ".";
    each_number(other.commands[i], [&](const std::string& path, Integer& number) {
      const Integer was = number;
      for (const int beside : {-1, 1}) {
        const auto changed = within_range([&] { return was + beside; });
        if (!changed) continue;
        number = *changed;
        if (const std::string theirs = label(last_outcome(other)); theirs != ours) all.push_back({before + path, theirs, other});
      }
      number = was;
    });
  }
  return all;
}

std::string way_of(const Case& one) {
  std::string text;
  for (Command& command : renamed(one.commands)) {
    each_number(command, [](const std::string&, Integer& number) { number = coarse(number); });
    text += to_json(command) + "\n";
  }
  return text;
}

std::vector<State> brimming(const State& state, const Purse& purse, Amount moved) {
  std::vector<State> all;
  const auto offer_of_two = [&](const Purse& giver, const Purse& other, const Purse& taker, Amount given) {
    if (giver == taker || other == taker || given <= NOTHING) return;
    const Amount half{mul_div_floor(given.value, 1, 2)};
    State full = state;
    full.balances[giver] -= half;
    full.balances[other] -= given - half;
    full.balances[taker] += given;
    if (!flaw_of(full)) all.push_back(std::move(full));
  };
  const auto offer = [&](const Purse& giver, const Purse& taker, Amount given) { offer_of_two(giver, giver, taker, given); };
  if (moved <= NOTHING) return all;
  const LedgerId ledger = state.accounts.get(purse.account).ledger;
  const Amount to_the_brim = LARGEST_BALANCE - moved + Amount{1}, balance = state.balances.get(purse);
  const std::vector<Purse> all_givers = givers(state, purse, ledger);
  for (const Purse& giver : all_givers) offer(giver, purse, to_the_brim - balance);
  for (const Purse& giver : all_givers)  // what one may not owe two may
    for (const Purse& other : all_givers)
      if (all.empty() && giver < other) offer_of_two(giver, other, purse, to_the_brim - balance);
  if (is_liability(purse.kind)) offer(purse, {state.ledgers.get(ledger).outside, purse.asset, PurseKind::world, {}}, to_the_brim + balance);
  return all;
}

}  // namespace plumbline
