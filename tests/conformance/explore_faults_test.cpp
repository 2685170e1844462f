// Ledgers with a fault, explored: each is caught by an invariant that something breaks, and some make a party lose that kept to
// the rules. Situations that are the same up to names are one, and the table is the same with them and without.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "conformance/explore/explorer.hpp"

namespace plumbline {
namespace {

SwapScenario scenario_of(const std::string& name) {
  std::ifstream file(SCENARIOS "/explore/" + name + ".json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return read_scenario(text).value();
}

/// What a faulty ledger did, with every invariant checked.
Checked judged(const State& before, Step taken) {
  Checked checked{std::move(taken), {}};
  checked.violations = violations(checked.step.state);
  if (const Events* events = std::get_if<Events>(&checked.step.outcome))
    for (const EventInvariant& invariant : event_invariants())
      if (events->size() == 1 && !invariant.holds(before, events->front(), checked.step.state))
        checked.violations.push_back({std::string{invariant.number}, std::string{invariant.sentence}});
  return checked;
}

Time now_for(const State& state, ContractId lock) { return clock_of(state, state.locks.get(lock).terms.depositor); }

/// Claims are decided as if the expiry were later, as long as `late` says so.
CheckedStep late_claims(const std::function<bool(Time now, Time expiry)>& late) {
  return [=](State before, const Command& command) {
    const auto* claim = std::get_if<ClaimLock>(&command);
    if (!claim || !before.locks.find(claim->lock)) return checked_step(std::move(before), command);
    const Time expiry = before.locks.get(claim->lock).terms.expiry, now = now_for(before, claim->lock);
    if (!late(now, expiry)) return checked_step(std::move(before), command);
    State as_if = before;
    as_if.locks[claim->lock].terms.expiry = now + Duration{1};
    Step taken = step(std::move(as_if), command);
    taken.state.locks[claim->lock].terms.expiry = expiry;
    return judged(before, std::move(taken));
  };
}

/// A refund pays though a claim has paid.
Checked refund_after_claim(State before, const Command& command) {
  const auto* refund = std::get_if<RefundLock>(&command);
  if (!refund || before.locks.get(refund->lock).status != LockStatus::claimed) return checked_step(std::move(before), command);
  State as_if = before;
  as_if.locks[refund->lock].status = LockStatus::open;
  Step taken = step(std::move(as_if), command);
  if (std::holds_alternative<Reason>(taken.outcome)) return checked_step(std::move(before), command);
  return judged(before, std::move(taken));
}

/// The expiry runs from when the lock is on the ledger.
Checked expiry_from_inclusion(State before, const Command& command) {
  const auto* lock = std::get_if<Lock>(&command);
  Step taken = step(before, command);
  if (!lock || std::holds_alternative<Reason>(taken.outcome)) return checked_step(std::move(before), command);
  taken.state.locks[lock->lock].terms.expiry = lock->terms.expiry + (now_for(taken.state, lock->lock) - Time{0});
  return judged(before, std::move(taken));
}

struct Found {
  std::string invariant;  ///< broken first
  std::size_t moves = 0;  ///< on the way there
  bool loss = false;      ///< whether a party that complies loses
};

Found explored(const SwapScenario& scenario, const CheckedStep& faulty) {
  Explorer explorer(scenario, true, faulty);
  const Exploration exploration = explorer.explore(10'000'000);
  EXPECT_TRUE(exploration.complete);
  Found found;
  if (exploration.broken)
    found = {exploration.broken->what.substr(0, exploration.broken->what.find(':')), exploration.broken->way.size(), false};
  for (const Ending& ending : exploration.endings)
    for (std::size_t party = 0; party < ending.fates.size(); ++party)
      found.loss = found.loss || (explorer.game().complies(party) && ending.fates[party] == Fate::lost);
  return found;
}

/// One party deviates, and the gap is just as long as the buyer's reaction.
SwapScenario tight(const char* deviating) {
  SwapScenario swap = scenario_of("two-ledgers");
  swap.legs[0].expiry = swap.legs[1].expiry + Duration{1800};
  swap.deviating = {OwnerId{deviating}};
  return swap;
}

void expect_caught(const char* deviating, const CheckedStep& faulty, const char* invariant, std::size_t moves, bool loss) {
  const Found found = explored(tight(deviating), faulty);
  EXPECT_EQ(found.invariant, invariant);
  EXPECT_EQ(found.moves, moves);
  EXPECT_EQ(found.loss, loss);
}

TEST(ExploreFaults, NoneInTheModel) {
  for (const char* deviating : {"seller", "buyer"}) expect_caught(deviating, checked_step, "", 0, false);
  for (const char* name : {"two-ledgers", "both-deviate", "three-ledgers", "three-equal"}) {
    const Found found = explored(scenario_of(name), checked_step);
    EXPECT_EQ(found.invariant, "") << name;
    EXPECT_FALSE(found.loss) << name;
  }
}

TEST(ExploreFaults, RefundAndClaimBothSucceed) {
  for (const char* deviating : {"seller", "buyer"}) {  // who loses is not asked: the lock pays out of what is not there
    const Found found = explored(tight(deviating), refund_after_claim);
    EXPECT_EQ(found.invariant, "INV-2");
    EXPECT_EQ(found.moves, 20u);
  }
}

TEST(ExploreFaults, ClaimAtTheTimeoutInstant) {
  const CheckedStep faulty = late_claims([](Time now, Time expiry) { return now == expiry; });
  expect_caught("seller", faulty, "INV-29", 18, true);
  expect_caught("buyer", faulty, "INV-29", 26, false);
}

TEST(ExploreFaults, LateClaimAcceptedUntilRefunded) {
  const CheckedStep faulty = late_claims([](Time now, Time expiry) { return now >= expiry; });
  expect_caught("seller", faulty, "INV-29", 18, true);
  expect_caught("buyer", faulty, "INV-29", 26, false);
}

TEST(ExploreFaults, TimelockRelativeToInclusion) {
  expect_caught("seller", expiry_from_inclusion, "INV-29", 3, true);
  expect_caught("buyer", expiry_from_inclusion, "INV-29", 3, false);
}

TEST(ExploreFaults, TermsUncheckedBeforeTheSecondLock) {
  const Found found = explored(scenario_of("unchecked-terms"), checked_step);
  EXPECT_EQ(found.invariant, "");  // the ledgers did nothing wrong
  EXPECT_TRUE(found.loss);
}

/// The whole table, and the commands of a shortest way to each ending.
std::string table_of(const SwapScenario& scenario, bool reduced, std::size_t& situations) {
  Explorer explorer(scenario, reduced);
  const Exploration found = explorer.explore(10'000'000);
  EXPECT_TRUE(found.complete);
  situations = found.situations;
  std::string table = std::to_string(found.with_names);
  const auto add = [&](const Range& range) { table += " " + to_string(range.least) + "-" + to_string(range.most); };
  for (const Ending& ending : found.endings) {
    table += "\n";
    for (const Fate fate : ending.fates) table += std::to_string(static_cast<int>(fate));
    table += " " + std::to_string(ending.situations) + " " + std::to_string(explorer.way_to(ending).size());
    for (const Range& blocked : ending.blocked) add(blocked);
    add(ending.over_after);
  }
  return table;
}

TEST(Symmetry, GivesTheSameTableWithFewerSituations) {
  SwapScenario two = scenario_of("both-deviate");
  two.legs[0].expiry = two.legs[1].expiry;
  SwapScenario three = scenario_of("three-equal");
  for (SwapLeg& leg : three.legs) leg.expiry = Time{86'400};
  SwapScenario apart = three;  // clocks that differ: the ledgers change places with their legs
  for (SwapLeg& leg : apart.legs) leg.expiry = Time{43'200};
  apart.clock_difference = Duration{43'200};
  for (const auto& [scenario, least] : {std::pair{two, 1.8}, std::pair{three, 5.0}, std::pair{apart, 5.0}}) {
    std::size_t all = 0, fewer = 0;
    EXPECT_EQ(table_of(scenario, true, fewer), table_of(scenario, false, all));
    EXPECT_GT(static_cast<double>(all) / static_cast<double>(fewer), least);
  }
}

TEST(Symmetry, OnlyOfWhatIsAlike) {
  const auto renamings = [](const SwapScenario& scenario) { return Explorer(scenario).renamings(); };
  EXPECT_EQ(renamings(scenario_of("both-deviate")), 1u);  // its expiries differ
  SwapScenario ring = scenario_of("three-equal");
  EXPECT_EQ(renamings(ring), 6u);
  EXPECT_EQ(Explorer(ring, false).renamings(), 1u);
  ring.ledgers[LedgerId{"gamma"}].finality = Duration{0};
  EXPECT_EQ(renamings(ring), 2u);
  ring = scenario_of("three-equal");
  ring.legs[0].expiry = Time{86'400};
  EXPECT_EQ(renamings(ring), 2u);
  ring = scenario_of("three-equal");
  ring.deviating.pop_back();  // Carol complies: only one leg is left between two that do not
  EXPECT_EQ(renamings(ring), 1u);
}

TEST(Symmetry, ShowsAWayToEachEnding) {
  Explorer explorer(scenario_of("three-equal"));
  const Exploration found = explorer.explore(10'000'000);
  EXPECT_EQ(found.endings.size(), 27u);  // each leg was not claimed, claimed as agreed, or claimed on other terms
  for (const Ending& ending : found.endings) {
    std::uint32_t state = Ledgers::beginning;
    for (const Move& move : explorer.way_to(ending)) state = explorer.after(state, move);
    for (std::size_t leg = 0; leg < 3; ++leg) {
      const bool gave = ending.fates[leg] == Fate::settled || ending.fates[leg] == Fate::lost;
      EXPECT_EQ(explorer.known(state).stand[leg] == Stand::claimed, gave);
    }
  }
}

}  // namespace
}  // namespace plumbline
