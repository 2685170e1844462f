// What a case becomes when something was left out of it.
#include "conformance/driver/adapt.hpp"

#include <gtest/gtest.h>

#include "conformance/text/equal.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

Command transfer(Integer amount) { return Transfer{AccountId{"alice"}, AccountId{"bob"}, AssetId{"EUR"}, Amount{amount}}; }

Case example(std::vector<Command> commands) { return {example_genesis(), example_state(), std::move(commands)}; }

const Course all_accepted{{}, {}};
const Course second_refused{{}, Reason::insufficient_balance};

Command second(const Case& one) { return one.commands.at(1); }

TEST(Adapted, BringsWhatWasAcceptedToTheLargestThatIs) {
  EXPECT_TRUE(equal(second(adapted(example({deposit(70), transfer(100)}), all_accepted)), transfer(70)));
}

TEST(Adapted, BringsTheLastThatWasRefusedToTheSmallestThatIs) {
  for (const int amount : {1, 70, 71, 100})
    EXPECT_TRUE(equal(second(adapted(example({deposit(70), transfer(amount)}), second_refused)), transfer(71))) << amount;
}

TEST(Adapted, LeavesWhatIsStillOnItsCourse) {
  const Case one = example({deposit(70), transfer(60)});
  EXPECT_TRUE(equal(second(adapted(one, all_accepted)), transfer(60)));
  EXPECT_EQ(course_of(one), all_accepted);
}

TEST(Adapted, LeavesWhatNoNumberHelps) {
  const Command unknown = Transfer{AccountId{"nobody"}, AccountId{"bob"}, AssetId{"EUR"}, Amount{100}};
  EXPECT_TRUE(equal(second(adapted(example({deposit(70), unknown}), all_accepted)), unknown));
  EXPECT_TRUE(equal(second(adapted(example({deposit(70), unknown}), second_refused)), unknown));
  EXPECT_EQ(course_of(example({deposit(70), unknown})), (Course{{}, Reason::unknown_account}));
}

TEST(Adapted, LeavesARefusedOneBeforeTheLast) {
  const Case one = adapted(example({deposit(70), transfer(100), transfer(10)}), {{}, Reason::insufficient_balance, {}});
  EXPECT_TRUE(equal(second(one), transfer(100)));
}

}  // namespace
}  // namespace plumbline
