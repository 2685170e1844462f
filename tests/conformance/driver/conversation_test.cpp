// The driver, against the model itself and against engines that lie in a known way.
#include <gtest/gtest.h>

#include "conformance/driver/campaign.hpp"
#include "conformance/driver/rename.hpp"
#include "conformance/driver/sabotage.hpp"
#include "conformance/driver/speaker.hpp"
#include "conformance/text/decode.hpp"
#include "conformance/text/encode.hpp"
#include "tests/conformance/example.hpp"

namespace plumbline {
namespace {

using Lie = std::function<std::string(std::string_view request, std::string reply)>;

/// The model in this process, behind a lie.
class Lying : public Engine {
 public:
  explicit Lying(Lie lie) : lie_(std::move(lie)) {}
  void send(std::string_view line) override { replies_.push_back(lie_(line, speaker_.answer(line))); }
  Received receive() override {
    if (replies_.empty()) return Lost{Ending::hung, "nothing was asked"};
    std::string line = std::move(replies_.front());
    replies_.pop_front();
    return line;
  }
  void restart() override {
    speaker_ = {};
    replies_.clear();
  }

 private:
  Lie lie_;
  Speaker speaker_;
  std::deque<std::string> replies_;
};

std::string honest(std::string_view, std::string reply) { return reply; }

const std::atomic<bool> never = false;

Outcome campaign(const Lie& lie, Plan plan, const Mapping& mapping = {}) {
  return run_campaign([&] { return std::make_unique<Lying>(lie); }, mapping, plan, {}, never);
}

Plan cases(std::size_t count) {
  Plan plan;
  plan.cases = count;
  return plan;
}

/// A lie about one kind of command.
Lie about(const std::string& command, const std::function<std::string(std::string)>& lie) {
  return [=](std::string_view request, std::string reply) {
    return request.starts_with("{\"command\":\"" + command + "\"") ? lie(reply) : reply;
  };
}

std::string with_other_number(std::string reply) {
  const std::size_t at = reply.find("\"notional\":\"");
  if (at != reply.npos) reply.insert(at + 12, "1");
  return reply;
}

Difference kind_of(const Outcome& outcome) { return outcome.discovery.value().shrunk.found.kind; }

TEST(Campaign, AgainstTheModelFindsNothing) {
  const Outcome outcome = campaign(honest, cases(50));
  EXPECT_FALSE(outcome.discovery);
  EXPECT_EQ(outcome.tally.cases, 50U);
  EXPECT_EQ(outcome.tally.commands(), 5000U);
  EXPECT_EQ(outcome.tally.kinds_reached(), kinds_of_commands().size());
  EXPECT_EQ(outcome.engine, "plumbline 0.1");
}

TEST(Campaign, FindsTheSameWithManyJobsAndEveryWindow) {
  for (const std::size_t window : {1u, 2u, 7u, 1000u}) {
    Plan plan = cases(10);
    plan.window = window;
    plan.jobs = 2;
    EXPECT_FALSE(campaign(honest, plan).discovery) << window;
    EXPECT_TRUE(campaign(about("Fill", with_other_number), cases(1000)).discovery) << window;
  }
}

TEST(Conversation, HandsOverWhatTheWindowLetsPassBeforeItWaits) {
  struct Counting : Lying {
    using Lying::Lying;
    void send(std::string_view line) override { ++sent, Lying::send(line); }
    Received receive() override { return ++received, Lying::receive(); }
    std::size_t sent = 0, received = 0;
  };
  const Drawn drawn = draw_case(1, 50, all_kinds()), next = draw_case(2, 50, all_kinds());
  for (const std::size_t window : {1000u, 20u, 1u}) {
    Counting engine(honest);
    const Mapping mapping;
    Conversation conversation(engine, mapping, window);
    conversation.begin(drawn.one, drawn.foreseen);
    EXPECT_EQ(engine.sent, 52U);  // the start, the commands, and what they came to
    EXPECT_LE(engine.sent - engine.received, window);
    EXPECT_EQ(engine.received == 1, window > 52) << engine.received;  // the reply to the start is waited for
    const std::size_t asked = engine.sent, waiting = asked - engine.received;
    conversation.prepare(next.one, next.foreseen);
    EXPECT_EQ(engine.sent - asked, waiting < window ? 1U : 0U);  // its start
    EXPECT_FALSE(conversation.finish().found);
    EXPECT_EQ(engine.received, asked);
    conversation.begin(next.one, next.foreseen);
    EXPECT_EQ(engine.sent, 104U);
    EXPECT_FALSE(conversation.finish().found);
    EXPECT_EQ(engine.received, engine.sent);
  }
}

TEST(Campaign, LooksAtEveryStepIfAsked) {
  Mapping mapping;
  mapping.observed = Observed::step;
  EXPECT_FALSE(campaign(honest, cases(5), mapping).discovery);
  mapping.snapshot = Snapshot::state;
  EXPECT_FALSE(campaign(honest, cases(5), mapping).discovery);
}

TEST(Campaign, ShrinksADifferenceToTheCommandsThatItNeeds) {
  Plan plan = cases(1000);
  plan.chapters = {"LEDG", "SPOT"};  // what other chapters draw is not of its concern
  const Outcome outcome = campaign(about("Fill", with_other_number), plan);
  const Discovery& discovery = outcome.discovery.value();
  EXPECT_EQ(kind_of(outcome), Difference::events_differ);
  EXPECT_TRUE(discovery.comes_again);
  EXPECT_LE(discovery.shrunk.one.commands.size(), 3U);
  EXPECT_EQ(discovery.shrunk.found.partings.at(0).path, "$.events[0].notional");
  EXPECT_EQ(discovery.shrunk.one.genesis.value().pools.size(), 0U);
  EXPECT_TRUE(read_trace(regression_trace(discovery.shrunk.one), "t"));
}

TEST(Campaign, DrawsOnlyWhatTheEngineHasAndWhatIsAskedFor) {
  const Lie small = [](std::string_view request, std::string reply) {
    return request == hello_line() ? R"({"hello":{"plumbline":"1","spec":"0.1","chapters":["LEDG","DVP"],"commands":["Fill"]}})" : reply;
  };
  Plan plan = cases(20);
  const Outcome all = campaign(small, plan);
  plan.chapters = {"DVP", "LEND"};
  const Outcome some = campaign(small, plan);
  for (std::size_t kind = 0; kind < kinds_of_commands().size(); ++kind) {
    const auto& [name, rule, chapter] = kinds_of_commands()[kind];
    const bool has = chapter == "LEDG" || chapter == "DVP" || name == "Fill";
    EXPECT_EQ(all.tally.accepted[kind] + all.tally.rejected[kind] > 0, has) << name;
    EXPECT_EQ(some.tally.accepted[kind] + some.tally.rejected[kind] > 0, chapter == "DVP") << name;
  }
}

TEST(Campaign, PassesByWhatTheEngineDoesNotTake) {
  const Lie picky = [](std::string_view request, std::string reply) {
    return request.starts_with("{\"plumbline\"") ? "{\"unsupported\": \"that\"}" : reply;
  };
  const Outcome outcome = campaign(picky, cases(3));
  EXPECT_FALSE(outcome.discovery);
  EXPECT_EQ(outcome.tally.unsupported, 3U);
  EXPECT_EQ(outcome.tally.commands(), 0U);
}

TEST(Campaign, SaysWhatIsWrongWithHello) {
  const std::pair<std::string, std::string> replies[] = {
      {R"({"hello":{"plumbline":"2","spec":"0.1"}})", "$.hello.plumbline"},
      {R"({"hello":{"plumbline":"1"}})", "$.hello.spec"},
      {R"({"hello":{"plumbline":"1","spec":"0.1","chapters":["NONE"]}})", "$.hello.chapters[0]"},
      {R"({"hello":{"plumbline":"1","spec":"0.1","commands":"Fill"}})", "$.hello.commands"},
      {R"({"hello":{"plumbline":"1","spec":"0.1","x":"y"}})", "$.hello.x"},
      {R"({"events":[]})", "$.events"},
      {"what?", "$"},
  };
  for (const auto& [reply, path] : replies) {
    const Outcome outcome = campaign([&](std::string_view, std::string) { return reply; }, cases(1));
    EXPECT_EQ(kind_of(outcome), Difference::wrong_version) << reply;
    EXPECT_EQ(outcome.discovery->shrunk.found.partings.at(0).path, path) << reply;
  }
}

TEST(Campaign, NamesEveryKindOfDifference) {
  const auto always = [](const std::string& reply) { return [=](std::string) { return reply; }; };
  const std::pair<Difference, std::string> lies[] = {
      {Difference::complained, R"({"error":"no"})"},
      {Difference::garbage, "{"},
      {Difference::garbage, "[]"},
      {Difference::garbage, R"({"events":[],"more":"x"})"},
      {Difference::garbage, R"({"what":"x"})"},
      {Difference::garbage, ""},
      {Difference::out_of_order, R"({"balances":[]})"},
      {Difference::out_of_order, R"({"hello":{}})"},
  };
  for (const auto& [kind, reply] : lies) EXPECT_EQ(kind_of(campaign(about("Deposit", always(reply)), cases(3))), kind) << reply;
}

TEST(Campaign, SaysIfADifferenceDoesNotComeAgain) {
  int left = 250;
  const Outcome outcome = campaign(
      [&](std::string_view, std::string reply) { return --left == 0 ? std::string{"{\"rejected\":\"not_due\"}"} : reply; }, cases(10));
  EXPECT_FALSE(outcome.discovery.value().comes_again);
}

TEST(SelfTest, FindsEveryFaultBetweenEngineAndDriver) {
  for (std::size_t i = 0; i < members<Sabotage>; ++i) {
    const auto fault = static_cast<Sabotage>(i);
    Lying inner(honest);
    struct Behind : Sabotaged {
      using Sabotaged::Sabotaged;
    };
    Plan plan = cases(200);
    plan.shrink_time = {};
    const Outcome outcome = run_campaign([&] { return std::make_unique<Behind>(inner, fault); }, Mapping{}, plan, {}, never);
    EXPECT_TRUE(outcome.discovery) << name(fault);
  }
}

TEST(SelfTest, KnowsWhatAMappingPassesOver) {
  Mapping mapping;
  for (std::size_t i = 0; i < members<Sabotage>; ++i) EXPECT_TRUE(shows(static_cast<Sabotage>(i), mapping));
  mapping.events = EventsCompared::names;
  EXPECT_FALSE(shows(Sabotage::one_unit, mapping));
  EXPECT_TRUE(shows(Sabotage::other_event, mapping));
  mapping.reasons_ignored = true;
  EXPECT_FALSE(shows(Sabotage::other_reason, mapping));
  mapping.observed = Observed::never;
  EXPECT_FALSE(shows(Sabotage::missing_purse, mapping));
}

TEST(Rename, GivesNamesInTheOrderInWhichTheyCome) {
  const Case one{example_genesis(), example_state(), {deposit(5)}};
  const Case anew = renamed(one).value();
  EXPECT_EQ(to_json(anew.commands[0]), R"({"command":"Deposit","account":"account-1","asset":"asset-1","amount":"5"})");
  EXPECT_EQ(anew.genesis->accounts.size(), one.genesis->accounts.size());
  EXPECT_FALSE(renamed({{}, example_state(), {}}));
}

TEST(RegressionTrace, ExpectsWhatTheModelSays) {
  const std::string text = regression_trace({example_genesis(), example_state(), {deposit(5), deposit(0)}});
  EXPECT_TRUE(text.ends_with("{\"expect\":{\"rejected\":\"amount_not_positive\"}}\n"));
  EXPECT_TRUE(read_trace(text, "t"));
}

}  // namespace
}  // namespace plumbline
