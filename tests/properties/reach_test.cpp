// The chooser reaches every rule, every event, every reason and every boundary; each one often enough to mean something.
#include <gtest/gtest.h>

#include <iostream>

#include "conformance/chooser/commands.hpp"
#include "conformance/chooser/worlds.hpp"
#include "tests/support/reached.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

/// A campaign of a fixed seed.
const Reached& reached() {
  static const Reached all = [] {
    Reached counted;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
      SeededChooser chooser(seed);
      State state = start_of(choose_world(chooser));
      for (int left = 100; left > 0; --left) {
        const Command command = choose_command(state, chooser);
        const State before = state;
        Step taken = step(std::move(state), command);
        counted.count(before, command, taken);
        state = std::move(taken.state);
      }
    }
    return counted;
  }();
  return all;
}

/// Each alternative of a variant, by a value of it.
template <class Variant, class Visit, std::size_t... Kind>
void each_kind(const Visit& visit, std::index_sequence<Kind...>) {
  (visit(std::variant_alternative_t<Kind, typename Variant::Kinds>{}), ...);
}
template <class Variant, class Visit>
void each_kind(const Visit& visit) {
  each_kind<Variant>(visit, std::make_index_sequence<std::variant_size_v<typename Variant::Kinds>>());
}

template <class Key>
int count(const std::map<Key, int>& counts, const Key& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

/// Reasons that one unit more or less of some number in a command brings about.
constexpr Reason with_boundaries[] = {
    Reason::amount_not_positive,  Reason::amount_too_large, Reason::price_not_positive, Reason::price_too_large,
    Reason::fee_out_of_bounds,    Reason::clock_runs_back,  Reason::jump_too_long,      Reason::beyond_horizon,
    Reason::terms_differ,         Reason::asset_limit,      Reason::pool_limit,         Reason::exceeds_issue,
    Reason::exceeds_claim,        Reason::exceeds_debt,     Reason::exceeds_assessment, Reason::insufficient_liquidity,
    Reason::insufficient_balance, Reason::position_limit,   Reason::rate_out_of_bounds, Reason::out_of_range};

TEST(Reach, EveryRuleIsAcceptedAndRejected) {
  each_kind<Command>([](const auto& command) {
    const std::string rule{command.rule};
    EXPECT_GE(count(reached().accepted, rule), 30) << rule;
    EXPECT_GE(count(reached().rejected, rule), 100) << rule;
  });
}

TEST(Reach, EveryEventHappens) {
  each_kind<Event>([]<class Kind>(const Kind&) {
    const std::string event{type_name<Kind>()};
    EXPECT_GE(count(reached().events, event), 30) << event;
  });
}

TEST(Reach, EveryReasonIsGiven) {
  for (std::size_t i = 0; i < members<Reason>; ++i) {
    const auto reason = static_cast<Reason>(i);
    EXPECT_GE(count(reached().reasons, reason), 5) << name(reason);
  }
}

TEST(Reach, EveryBoundaryIsMetFromBothSides) {
  for (const Reason reason : with_boundaries) {
    EXPECT_GE(count(reached().edges, {reason, Edge::within}), 3) << name(reason);
    EXPECT_GE(count(reached().edges, {reason, Edge::beyond}), 3) << name(reason);
  }
}

TEST(Reach, ExtremeAmountsMove) {
  for (const char* move : {"nothing", "one unit", "all but one", "everything", "the largest amount"})
    EXPECT_GE(count(reached().moves, std::string{move}), 100) << move;
}

TEST(Reach, IsWritten) {  // for whoever wants to see the figures
  for (const auto& [rule, times] : reached().accepted)
    std::cout << rule << ": accepted " << times << ", rejected " << count(reached().rejected, rule) << '\n';
  for (const auto& [of, times] : reached().reasons_of) std::cout << of.first << ' ' << name(of.second) << ": " << times << '\n';
}

}  // namespace
}  // namespace plumbline
