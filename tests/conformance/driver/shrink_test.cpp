// What is left of a case that shows a difference, whatever shows it.
#include "conformance/driver/shrink.hpp"

#include <gtest/gtest.h>

#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

Command deposit_of(std::string_view account, Integer amount) { return Deposit{AccountId{account}, AssetId{"EUR"}, Amount{amount}}; }
Command transfer(Integer amount) { return Transfer{AccountId{"alice"}, AccountId{"bob"}, AssetId{"EUR"}, Amount{amount}}; }

using Shows = std::function<bool(const Case&, const Foreseen&)>;

/// The commands that are left of some, where a case shows a difference as `shows` says.
std::vector<Command> left_of(std::vector<Command> commands, const Shows& shows, Instead instead = Instead::what_is_less) {
  const auto play = [&](const Case& one) -> std::optional<Found> {
    if (!shows(one, foresee(one))) return {};
    return Found{Difference::events_differ, one.commands.size(), {}, {}, {}, {}};
  };
  const Case one{example_genesis(), example_state(), std::move(commands)};
  return shrink(one, play(one).value(), play, [] { return true; }, instead).one.commands;
}

Amount deposited(const Case& one) {
  Amount sum;
  for (const Command& command : one.commands)
    if (const auto* deposit = std::get_if<Deposit>(&command)) sum += deposit->amount;
  return sum;
}

bool enough_is_deposited(const Case& one, const Foreseen&) { return deposited(one) >= Amount{100}; }

TEST(Shrink, AddsUpWhatDifferentPartiesDo) {
  const auto left = left_of({deposit_of("alice", 60), deposit_of("bob", 60)}, enough_is_deposited);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(std::get<Deposit>(left[0]).amount, Amount{100});
}

TEST(Shrink, LeavesThePartiesWhereNothingElseMayStand) {
  EXPECT_EQ(left_of({deposit_of("alice", 60), deposit_of("bob", 60)}, enough_is_deposited, Instead::nothing).size(), 2U);
}

TEST(Shrink, MakesANumberSmallerInAllItsPlaces) {
  const auto all_is_passed_on = [](const Case& one, const Foreseen& foreseen) {
    if (one.commands.size() != 2 || !std::holds_alternative<Events>(foreseen.outcomes[1])) return false;
    const auto* passed_on = std::get_if<Transfer>(&one.commands[1]);
    return passed_on && passed_on->amount == deposited(one) && passed_on->amount >= Amount{7};
  };
  const auto left = left_of({deposit_of("alice", 12'345), transfer(12'345)}, all_is_passed_on);
  EXPECT_EQ(std::get<Deposit>(left.at(0)).amount, Amount{7});
  EXPECT_EQ(std::get<Transfer>(left[1]).amount, Amount{7});
}

TEST(Shrink, AdaptsWhatIsRefusedToWhatIsLeft) {
  const auto one_unit_is_lacking = [](const Case& one, const Foreseen& foreseen) {
    const auto* refused = one.commands.empty() ? nullptr : std::get_if<Transfer>(&one.commands.back());
    return refused && std::holds_alternative<Reason>(foreseen.outcomes.back()) && refused->amount > Amount{10} &&
           refused->amount == foreseen.end.balances.get(available_purse(refused->from, refused->asset)) + Amount{1};
  };
  EXPECT_EQ(left_of({deposit_of("alice", 30), transfer(5), transfer(26)}, one_unit_is_lacking).size(), 2U);
}

}  // namespace
}  // namespace plumbline
