// An expectation that is not met says what was expected and what was found.
#include <gtest/gtest.h>

#include "conformance/expectation.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

std::vector<std::string> unmet_by(std::string_view expectation, const Command& command) {
  const Step taken = step(example_state(), command);
  const Path path;
  return unmet(read_expectation(json::parse(expectation), path), taken.outcome, taken.state);
}

using Lines = std::vector<std::string>;

TEST(Expectation, IsMet) {
  EXPECT_EQ(unmet_by(R"({"events":["Deposited"]})", deposit(5)), Lines{});
  EXPECT_EQ(unmet_by(R"({"rejected":"amount_not_positive"})", deposit(0)), Lines{});
  EXPECT_EQ(
      unmet_by(
          R"({"events":[{"event":"Deposited","posting":[{"amount":"5","to":{"account":"alice","asset":"EUR","kind":"available","of":""},
                        "from":{"account":"outside","asset":"EUR","kind":"world","of":""}}]}]})",
          deposit(5)),
      Lines{});
  EXPECT_EQ(unmet_by(R"({"balances":[{"account":"alice","asset":"EUR","purse":"available","amount":"5"},
                                      {"account":"alice","asset":"EUR","purse":"margin","of":"ccp","amount":"0"}]})",
                     deposit(5)),
            Lines{});
}

TEST(Expectation, IsNotMet) {
  EXPECT_EQ(unmet_by(R"({"events":["Issued"]})", deposit(5)), Lines{"$.expect.events[0]: expected \"Issued\", found Deposited"});
  EXPECT_EQ(unmet_by(R"({"events":[]})", deposit(5)), Lines{"$.expect.events: expected 0 events, found Deposited"});
  EXPECT_EQ(unmet_by(R"({"events":["Deposited"]})", deposit(0)),
            Lines{"$.expect.events: expected 1 events, found rejected amount_not_positive"});
  EXPECT_EQ(unmet_by(R"({"rejected":"not_due"})", deposit(0)),
            Lines{"$.expect.rejected: expected not_due, found rejected amount_not_positive"});
  EXPECT_EQ(unmet_by(R"({"rejected":"not_due"})", deposit(5)), Lines{"$.expect.rejected: expected not_due, found Deposited"});
  EXPECT_EQ(unmet_by(R"({"events":[{"event":"Deposited","posting":[]}]})", deposit(5)),
            Lines{"$.expect.events[0].posting: expected 0 entries, found 1"});
  EXPECT_EQ(unmet_by(R"({"balances":[{"account":"alice","asset":"EUR","purse":"available","amount":"6"}]})", deposit(5)),
            Lines{"$.expect.balances[0]: expected alice/EUR/available to hold 6, found 5"});
  EXPECT_EQ(unmet_by(R"({"balances":[{"account":"alcie","asset":"EUR","purse":"available","amount":"0"}]})", deposit(5)),
            Lines{"$.expect.balances[0]: expected an account that exists, found \"alcie\""});
}

}  // namespace
}  // namespace plumbline
