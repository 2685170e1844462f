// Each rule is stated twice, in ref/ and in invariants/conduct/: what the one decides, the other says.
#include <array>
#include <iostream>
#include <map>

#include "conformance/chooser/numbers.hpp"
#include "conformance/chooser/worlds.hpp"
#include "invariants/conduct.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

// ---- a decision, and what is said of it ----

std::string rule_of(const Command& command) {
  return std::visit([](const auto& known) { return std::string{known.rule}; }, command);
}

std::string told(const std::optional<Reason>& reason) { return reason ? std::string{name(*reason)} : "accepted"; }

std::optional<Reason> reason_of(const Decision& decision) {
  const Reason* refused = std::get_if<Reason>(&decision);
  return refused ? std::optional{*refused} : std::nullopt;
}

std::optional<Reason> first_that_applies(const Guards& guards) {
  for (const Guard& guard : guards)
    if (guard.applies()) return guard.reason;
  return std::nullopt;
}

/// The state after what a command did by itself, before anything reacts to it.
State before_reactions(State state, const Events& events) {
  for (const Event& event : events) state = evolve(std::move(state), event);
  return state;
}

/// What the guards and the effect have against a decision; nothing, if they agree with it.
std::string objection(const State& before, const Command& command, const Decision& decision) {
  const std::optional<Reason> reason = reason_of(decision);
  if (reason == Reason::out_of_range) return {};  // the guards say nothing of ranges
  const std::optional<Reason> said = first_that_applies(guards(before, command));
  if (said != reason) return "the rule says " + told(reason) + ", its guards " + told(said);
  if (reason) return {};
  const Events& events = std::get<Events>(decision);
  const State after = before_reactions(before, events);
  return effect(Done{before, events, after}, command) ? "" : "the effect is another";
}

// ---- commands beside those that were chosen ----

/// Puts a field of another in the place of one in three.
template <class Field>
void blend(Field& field, Field other, Chooser& chooser) {
  if constexpr (Described<Field>)
    each_field(field, other, [&](auto, auto& mine, auto& others) { blend(mine, others, chooser); });
  else if (chooser.one_in(3))
    field = other;
}

/// It may be wrong in several ways at once, so that their order counts.
Command spoilt(Command command, const Command& other, Chooser& chooser) {
  static const std::array awkward{Integer{-1},    Integer{0},     Integer{1}, Integer{3600},
                                  ten_to(12) + 1, ten_to(27) + 1, ten_to(30), Integer{1'000'001}};
  std::visit([&]<class Kind>(Kind& known) { blend(known, std::get<Kind>(other), chooser); }, command);
  each_number(command, [&](const std::string&, Integer& number) {
    if (chooser.one_in(3)) number = chooser.among(awkward);
  });
  return command;
}

/// One of the numbers is one more or one less.
Command beside(const Command& command, Chooser& chooser) {
  const std::size_t numbers = numbers_in(command);
  if (numbers == 0) return command;
  const std::size_t chosen = chooser.below(numbers);
  const Integer by = chooser.one_in(2) ? 1 : -1;
  const auto changed = within_range([&] { return number_in(command, chosen) + by; });
  return changed ? with_number(command, chosen, *changed) : command;
}

// ---- a campaign ----

/// Decides commands, and compares each decision with what is said of it.
class Comparison {
 public:
  Decision decide_and_compare(const State& before, const Command& command, std::uint64_t seed) {
    const std::string rule = rule_of(command);
    Decision decision = decide(before, command);
    ++counts_[{rule, told(reason_of(decision))}];
    const auto objected = within_range([&] { return objection(before, command, decision); });
    EXPECT_EQ(objected.value_or("the guards or the effect leave the machine's range"), "") << rule << ", seed " << seed;
    return decision;
  }

  int accepted(const std::string& rule) const {
    const auto found = counts_.find({rule, told(std::nullopt)});
    return found == counts_.end() ? 0 : found->second;
  }
  void print() const {  // for whoever wants to see the figures
    for (const auto& [decided, times] : counts_) std::cout << decided.first << ' ' << decided.second << ": " << times << '\n';
  }

 private:
  std::map<std::pair<std::string, std::string>, int> counts_;  ///< by rule, and what was decided
};

void play(std::uint64_t seed, Comparison& comparison) {
  SeededChooser chooser(seed);
  State state = start_of(choose_world(chooser));
  std::vector<Command> last;
  for (const std::size_t kind : all_kinds()) last.push_back(blank_command(kind));
  for (int left = 100; left > 0; --left) {
    const Command command = choose_command(state, chooser);
    comparison.decide_and_compare(state, beside(command, chooser), seed);
    comparison.decide_and_compare(state, spoilt(command, last[command.index()], chooser), seed);
    Decision decision = comparison.decide_and_compare(state, command, seed);
    last[command.index()] = command;
    state = carry_out(std::move(state), std::move(decision)).state;
  }
}

TEST(Conduct, WhatARuleDecidesItsGuardsAndItsEffectSay) {
  Comparison comparison;
  for (std::uint64_t seed = 1; seed <= 2500; ++seed) play(seed, comparison);
  for (const std::size_t kind : all_kinds()) {
    const std::string rule = rule_of(blank_command(kind));
    EXPECT_GE(comparison.accepted(rule), 10) << rule;
  }
  comparison.print();
}

}  // namespace
}  // namespace plumbline
