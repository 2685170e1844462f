// The cheap check sees what the full one sees, as far as an event reaches.
#include "invariants/touched.hpp"

#include <gtest/gtest.h>

#include "conformance/chooser/commands.hpp"
#include "conformance/chooser/worlds.hpp"
#include "conformance/text/equal.hpp"
#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

const Event transferred = Transferred{{{available_purse(alice, usd), available_purse(bob, usd), Amount{5}}}};

std::vector<std::string> found_by_touch(const Event& event, const State& before, const State& after) {
  std::vector<Violation> found;
  Touched(before, event).check(after, found);
  std::vector<std::string> numbers;
  for (const Violation& violation : found) numbers.push_back(violation.number);
  return numbers;
}

using Numbers = std::vector<std::string>;

TEST(Touched, HoldsOfAnEventThatEvolved) {
  EXPECT_EQ(found_by_touch(transferred, lively(), evolve(lively(), transferred)), Numbers{});
  EXPECT_EQ(found_by_touch(HourEnded{north}, lively(), lively()), Numbers{});
}

TEST(Touched, SeesABalanceThatIsAnother) {
  State after = evolve(lively(), transferred);
  after.balances[available_purse(bob, usd)] += Amount{1};
  EXPECT_EQ(found_by_touch(transferred, lively(), after), Numbers{"INV-10"});
}

TEST(Touched, SeesALegThatIsNotOne) {
  Transferred negative{{{available_purse(alice, usd), available_purse(bob, usd), Amount{-5}}}};
  EXPECT_EQ(found_by_touch(negative, lively(), evolve(lively(), negative)), Numbers{"INV-10"});
  Transferred exchange{{{available_purse(alice, usd), available_purse(bob, btc), Amount{5}}}};
  EXPECT_EQ(found_by_touch(exchange, lively(), evolve(lively(), exchange)), Numbers{"INV-10"});
  for (const AccountId elsewhere : {dave, nobody}) {
    Transferred across{{{available_purse(alice, usd), available_purse(elsewhere, usd), Amount{5}}}};
    EXPECT_EQ(found_by_touch(across, lively(), evolve(lively(), across)), Numbers{"INV-10"});
  }
}

TEST(Touched, SeesAPurseOnTheWrongSide) {
  Transferred all{{{available_purse(alice, usd), available_purse(bob, usd), Amount{100'000}}}};
  EXPECT_EQ(found_by_touch(all, lively(), evolve(lively(), all)), Numbers{"INV-2"});
  Issued taken{{{available_purse(alice, usd), {venue, usd, PurseKind::issued, {}}, Amount{1}}}};
  EXPECT_EQ(found_by_touch(taken, lively(), evolve(lively(), taken)), Numbers{"INV-2"});
}

TEST(Touched, SeesAPurseOutOfItsRange) {
  const State full = holding(lively(), available_purse(alice, usd), to_the_brim);
  const Event deposited = Deposited{{{{world, usd, PurseKind::world, {}}, available_purse(alice, usd), Amount{1}}}};
  EXPECT_EQ(found_by_touch(deposited, full, evolve(full, deposited)), Numbers{"INV-7"});
  const State deep = holding(lively(), {world, usd, PurseKind::world, {}}, -to_the_brim);
  EXPECT_EQ(found_by_touch(deposited, deep, evolve(deep, deposited)), Numbers{"INV-7"});
}

TEST(Touched, StepsAsTheModelDoes) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SeededChooser chooser(seed);
    State state = std::get<State>(begin(choose_world(chooser)));
    for (int left = 60; left > 0; --left) {
      const Command command = choose_command(state, chooser);
      const Checked checked = touched_step(state, command);
      Step taken = step(std::move(state), command);
      EXPECT_TRUE(checked.violations.empty());
      EXPECT_TRUE(equal(checked.step.outcome, taken.outcome));
      EXPECT_TRUE(equal(checked.step.state, taken.state));
      state = std::move(taken.state);
    }
  }
}

TEST(CheckedStep, TellsWhatASpoiltStateBreaks) {
  State spoilt = start();
  spoilt.balances[available_purse(alice, usd)] += Amount{1};
  const Checked checked = checked_step(spoilt, Transfer{alice, bob, usd, Amount{1}});
  ASSERT_EQ(checked.violations.size(), 1u);
  EXPECT_EQ(checked.violations.front().number, "INV-1");
  EXPECT_EQ(violations(spoilt).front().sentence, checked.violations.front().sentence);
}

}  // namespace
}  // namespace plumbline::unit
