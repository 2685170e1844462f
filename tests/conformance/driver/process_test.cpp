// Whatever a program does, speaking with it comes to an end, and its end has a name.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "conformance/driver/process.hpp"
#include "conformance/driver/protocol.hpp"

namespace plumbline {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> shell(const std::string& script) { return {"sh", "-c", script}; }

/// What comes of asking one thing of a shell script.
Received reply_of(const std::string& script, std::chrono::milliseconds patience = 5s) {
  Process process(shell(script), patience);
  process.send("ask");
  return process.receive();
}

Ending ending_of(const std::string& script, std::chrono::milliseconds patience = 5s) {
  const Received received = reply_of(script, patience);
  EXPECT_TRUE(std::holds_alternative<Lost>(received)) << script;
  return std::holds_alternative<Lost>(received) ? std::get<Lost>(received).ending : Ending{};
}

TEST(Process, GivesTheLinesThatComeBack) {
  Process process({"cat"}, 5s);
  for (const char* line : {"one", "", "three"}) process.send(line);
  for (const char* line : {"one", "", "three"}) EXPECT_EQ(std::get<std::string>(process.receive()), line);
}

TEST(Process, NeverWaitsForAProgramThatWaitsForIt) {  // far more in flight than the pipes hold, both ways
  Process process({"cat"}, 5s);
  const std::string line(1000, 'x');
  for (int i = 0; i < 3000; ++i) process.send(line);
  for (int i = 0; i < 3000; ++i) ASSERT_EQ(std::get<std::string>(process.receive()), line);
}

TEST(Process, NamesHowAProgramLetsOneDown) {
  EXPECT_EQ(ending_of("exit 3"), Ending::exited);
  EXPECT_EQ(ending_of("read line; exit 0"), Ending::exited);
  EXPECT_EQ(ending_of("kill -SEGV $$"), Ending::crashed);
  EXPECT_EQ(ending_of("read line; printf '{\"eve'"), Ending::half_a_line);
  EXPECT_EQ(ending_of("read line; sleep 60", 100ms), Ending::hung);
  EXPECT_EQ(ending_of("read line; printf half; sleep 60", 100ms), Ending::hung);
  EXPECT_EQ(ending_of("exec >&-; sleep 60", 100ms), Ending::exited);
  EXPECT_EQ(ending_of("head -c 20000000 /dev/zero; sleep 60"), Ending::huge_line);
  EXPECT_EQ(std::get<Lost>(reply_of("exit 3")).what, "exit status 3");
}

TEST(Process, ReadsWhatWasSaidBeforeTheEnd) {
  Process process(shell("read line; echo one; echo two; kill -KILL $$"), 5s);
  process.send("ask");
  EXPECT_EQ(std::get<std::string>(process.receive()), "one");
  EXPECT_EQ(std::get<std::string>(process.receive()), "two");
  EXPECT_EQ(std::get<Lost>(process.receive()).ending, Ending::crashed);
}

TEST(Process, StartsAgain) {
  Process process(shell("read line; echo $line; exit 0"), 5s);
  for (int i = 0; i < 3; ++i) {
    process.send("ask");
    EXPECT_EQ(std::get<std::string>(process.receive()), "ask");
    EXPECT_EQ(std::get<Lost>(process.receive()).ending, Ending::exited);
    process.restart();
  }
}

TEST(Process, ThatIsStuckIsEndedWithAllThatItStarted) {
  const std::string left = testing::TempDir() + "left-" + std::to_string(getpid());
  {
    Process process(shell("(sleep 0.5; touch " + left + ") & echo started; sleep 60"), 5s);
    EXPECT_EQ(std::get<std::string>(process.receive()), "started");
  }
  std::this_thread::sleep_for(1s);
  EXPECT_FALSE(std::filesystem::exists(left));
}

TEST(Process, ThatCannotBeStartedSaysSo) { EXPECT_THROW(Process({"/nowhere/engine"}, 5s), CannotStart); }

}  // namespace
}  // namespace plumbline
