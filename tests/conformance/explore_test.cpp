// The explorer: who can lose, and who cannot; that each way it shows is one that the model plays; what it refuses to read.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "conformance/explore/picture.hpp"
#include "conformance/player.hpp"

namespace plumbline {
namespace {

using Fates = std::vector<Fate>;
constexpr Fate unchanged = Fate::unchanged, settled = Fate::settled, lost = Fate::lost, gained = Fate::gained;

std::string contents(const std::string& name) {
  std::ifstream file(SCENARIOS "/explore/" + name + ".json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

SwapScenario scenario(const std::string& name) {
  const auto read = read_scenario(contents(name));
  EXPECT_TRUE(read) << name << ": " << read.error();
  return *read;
}

std::vector<Fates> fates_of(const Exploration& found) {
  std::vector<Fates> all;
  for (const Ending& ending : found.endings) all.push_back(ending.fates);
  return all;
}

std::vector<Fates> endings_of(const SwapScenario& scenario) {
  Explorer explorer(scenario);
  const Exploration found = explorer.explore(10'000'000);
  EXPECT_TRUE(found.complete);
  return fates_of(found);
}

/// Whether a party that complies has lost in some ending.
bool can_lose(const SwapScenario& scenario) {
  Explorer explorer(scenario);
  const Exploration found = explorer.explore(10'000'000);
  EXPECT_TRUE(found.complete);
  for (const Ending& ending : found.endings)
    for (std::size_t party = 0; party < ending.fates.size(); ++party)
      if (explorer.game().complies(party) && ending.fates[party] == lost) return true;
  return false;
}

TEST(Explore, WhoCompliesSettlesOrKeepsWhatItHas) {
  EXPECT_EQ(endings_of(scenario("two-ledgers")), (std::vector<Fates>{{unchanged, unchanged}, {settled, settled}}));
}

TEST(Explore, OnlyTheOneThatDeviatesCanLose) {
  EXPECT_EQ(endings_of(scenario("buyer-deviates")), (std::vector<Fates>{{unchanged, unchanged}, {settled, settled}, {gained, lost}}));
  EXPECT_EQ(endings_of(scenario("seller-deviates")),
            (std::vector<Fates>{{unchanged, unchanged}, {settled, settled}, {lost, unchanged}, {lost, gained}}));
  for (const char* name : {"two-ledgers", "buyer-deviates", "seller-deviates", "three-ledgers"})
    EXPECT_FALSE(can_lose(scenario(name))) << name;
}

TEST(Explore, AGuardThatIsLeftOutIsALoss) {
  for (const char* name : {"equal-expiries", "inverted", "short-gap", "unchecked-terms", "late-secret", "three-inverted"})
    EXPECT_TRUE(can_lose(scenario(name))) << name;
}

TEST(Explore, TheTablesOfTheSpecification) {
  const Fates nothing{unchanged, unchanged}, swapped{settled, settled}, robbed{gained, lost};
  const Fates given{lost, unchanged}, taken{lost, gained};
  for (const char* name : {"equal-expiries", "inverted", "short-gap"})
    EXPECT_EQ(endings_of(scenario(name)), (std::vector<Fates>{nothing, swapped, given, taken, robbed})) << name;
  EXPECT_EQ(endings_of(scenario("unchecked-terms")), (std::vector<Fates>{nothing, swapped, {settled, lost}, given, taken}));
  EXPECT_EQ(endings_of(scenario("late-secret")), (std::vector<Fates>{nothing, swapped, taken, robbed}));
}

TEST(Explore, TheGapMayBeAsShortAsTheReactionAndNoShorter) {
  SwapScenario swap = scenario("short-gap");  // a reaction of 1,800
  swap.legs[0].expiry = swap.legs[1].expiry + Duration{1800};
  EXPECT_FALSE(can_lose(swap));
  swap.legs[0].expiry = swap.legs[1].expiry + Duration{1200};
  EXPECT_TRUE(can_lose(swap));
  swap.unchecked.clear();  // who looks at the gap does not lock
  EXPECT_FALSE(can_lose(swap));
}

TEST(Explore, EveryPartyOfARingIsSafeFromTheOthers) {
  SwapScenario ring = scenario("three-ledgers");
  ring.legs[0].expiry = Time{518'400};
  for (const char* deviating : {"alice", "bob", "carol"}) {
    ring.deviating = {OwnerId{deviating}};
    EXPECT_FALSE(can_lose(ring)) << deviating;
  }
}

/// Whether a party has what a fate says, in a state of the ledgers.
void expect_fate(const State& state, const Game& game, std::size_t party, Fate fate) {
  const SwapLeg &out = game.scenario().legs[party], &in = game.scenario().legs[game.incoming(party)];
  const bool received = available(state, account_of(in.to, in.ledger), in.asset) == in.amount;
  const HashedLock given = state.locks.get(out.lock);
  const bool gave = state.locks.find(out.lock) && given.status == LockStatus::claimed;
  EXPECT_EQ(received, fate == settled || fate == gained);
  EXPECT_EQ(gave, fate == settled || fate == lost);
}

TEST(Explore, EachWayIsATraceThatEndsAsItSays) {
  for (const char* name : {"two-ledgers", "buyer-deviates", "seller-deviates", "both-deviate", "unchecked-terms", "three-inverted"}) {
    Explorer explorer(scenario(name));
    const Exploration found = explorer.explore(10'000'000);
    for (const Ending& ending : found.endings) {
      const auto trace = read_trace(explorer.trace_of(explorer.way_to(ending)), name);
      ASSERT_TRUE(trace) << trace.error();
      const Play play = plumbline::play(*trace);
      EXPECT_TRUE(play.findings.empty()) << name;
      for (std::size_t party = 0; party < ending.fates.size(); ++party) expect_fate(play.end, explorer.game(), party, ending.fates[party]);
    }
  }
}

TEST(Explore, SaysWhatWasBlocked) {  // everybody complies and nothing takes time: only an early end blocks little
  SwapScenario swap = scenario("two-ledgers");
  swap.observation = swap.clock_difference = Duration{0};
  for (const LedgerId ledger : {LedgerId{"cash"}, LedgerId{"csd"}}) swap.ledgers[ledger].finality = Duration{0};
  Explorer explorer(swap);
  const Exploration found = explorer.explore(1'000'000);
  ASSERT_EQ(fates_of(found), (std::vector<Fates>{{settled, settled}}));
  for (const Range& blocked : found.endings.front().blocked) EXPECT_EQ(blocked.most, Integer{0});
  EXPECT_EQ(found.endings.front().over_after.most, Integer{0});
}

TEST(Explore, BlocksAtMostTheAmountForTheLockAndTheFinality) {  // if someone asks for the refund when it is due
  Explorer explorer(scenario("two-ledgers"));
  const Exploration found = explorer.explore(1'000'000);
  EXPECT_EQ(found.endings.front().fates, (Fates{unchanged, unchanged}));
  EXPECT_EQ(found.endings.front().over_after.most, Integer{7200 + 600});
  EXPECT_LE(found.endings.front().blocked[0].most, Integer{8 * (7200 + 600)});
  EXPECT_LE(found.endings.front().blocked[1].most, Integer{6 * (3600 + 600)});
}

TEST(Explore, SaysWhenItStoppedEarly) {
  Explorer explorer(scenario("both-deviate"));
  const Exploration found = explorer.explore(1000);
  EXPECT_FALSE(found.complete);
  EXPECT_LT(found.situations, 1000u);
}

TEST(Explore, TakesLittleMemory) {
  Explorer explorer(scenario("both-deviate"));
  const Exploration found = explorer.explore(10'000'000);
  EXPECT_GT(found.situations, 1'000'000u);
  EXPECT_LT(found.bytes / found.situations, 200u);
}

TEST(Explore, DrawsAWay) {
  Explorer explorer(scenario("buyer-deviates"));
  const Exploration found = explorer.explore(1'000'000);
  const std::string picture = picture_of(explorer, explorer.way_to(found.endings.back()));
  EXPECT_TRUE(picture.starts_with("<svg "));
  EXPECT_TRUE(picture.ends_with("</svg>\n"));
  for (const char* words : {">seller<", ">cash<", ">lock sec<", ">claim pay<", ">sec refunded<", ">sees pay<"})
    EXPECT_NE(picture.find(words), std::string::npos) << words;
}

TEST(Explore, RefusesWhatIsNoScenario) {
  const std::string good = contents("two-ledgers");
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {R"("tick": "600")", R"("tick": "0")", "$.tick"},
      {R"("tick": "600")", R"("tick": "700")", "whole ticks"},
      {R"("tick": "600")", R"("tick": "10")", "250 ticks"},
      {R"("from": "buyer")", R"("from": "other")", "a ring"},
      {R"("lock": "pay")", R"("lock": "sec")", "a ring"},
      {R"("lock": "pay")", R"("lock": "")", "not empty"},
      {R"("ledger": "csd")", R"("ledger": "nowhere")", "$.ledgers"},
      {R"("amount": "8")", R"("amount": "0")", "amounts"},
      {R"("expiry": "7200")", R"("expiry": "0")", "expiries"},
      {R"("observation": "600")", R"("observation": "-600")", "delays"},
      {R"("unchecked": [])", R"("unchecked": ["all"])", "$.unchecked[0]"},
      {R"("observation")", R"("observations")", "observations"},
  };
  for (const auto& [from, to, complaint] : cases) {
    std::string bad = good;
    bad.replace(bad.find(from), from.size(), to);
    const auto read = read_scenario(bad);
    ASSERT_FALSE(read) << to;
    EXPECT_NE(read.error().find(complaint), std::string::npos) << read.error();
  }
}

}  // namespace
}  // namespace plumbline
