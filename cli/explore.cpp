// plumbline explore: every interleaving of a small scenario of hashed timelocks, and how each can end.
#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "conformance/explore/picture.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

struct Options {
  std::string scenario;
  std::size_t most = 20'000'000;
  bool reduced = true;
  std::string traces;
  bool json = false;
};

std::string range(const Range& range) {
  return range.least == range.most ? grouped(range.least) : grouped(range.least) + " to " + grouped(range.most);
}

/// `seller settled, buyer lost`
std::string fates_of(const Explorer& explorer, const Ending& ending) {
  std::string text;
  for (std::size_t party = 0; party < ending.fates.size(); ++party) {
    const OwnerId party_name = explorer.game().scenario().legs[party].from;
    text += (party == 0 ? "" : ", ") + party_name.text() + " " + std::string{name(ending.fates[party])};
  }
  return text;
}

struct Effort {
  std::size_t steps, messages;
};
Effort effort_of(const std::vector<Move>& moves) {
  Effort effort{0, 0};
  for (const Move& move : moves) {
    effort.steps += move.kind == Kind::happens;
    effort.messages += move.kind == Kind::hands_in;
  }
  return effort;
}

/// Whether a party that keeps to the rules has lost.
bool is_a_loss(const Explorer& explorer, const Ending& ending) {
  for (std::size_t party = 0; party < ending.fates.size(); ++party)
    if (explorer.game().complies(party) && ending.fates[party] == Fate::lost) return true;
  return false;
}

void print_ending(Explorer& explorer, const Ending& ending) {
  const Effort effort = effort_of(explorer.way_to(ending));
  fmt::print("{}{}\n", fates_of(explorer, ending), is_a_loss(explorer, ending) ? "    A PARTY THAT KEPT TO THE RULES HAS LOST" : "");
  fmt::print("    {} situations; over after {} s; shortest: {} commands, {} messages\n", grouped(static_cast<long>(ending.situations)),
             range(ending.over_after), effort.steps, effort.messages);
  for (std::size_t leg = 0; leg < ending.blocked.size(); ++leg)
    fmt::print("    blocked: {} unit-seconds of {}\n", range(ending.blocked[leg]), explorer.game().scenario().legs[leg].asset.text());
}

void print_json(Explorer& explorer, const Exploration& found) {
  fmt::print(
      R"({{"complete":{},"situations":"{}","with_names":"{}","transitions":"{}","states":"{}","bytes":"{}","milliseconds":"{}","endings":[)",
      found.complete, found.situations, found.with_names, found.transitions, found.states, found.bytes,
      static_cast<long>(found.seconds * 1000));
  for (const Ending& ending : found.endings) {
    const Effort effort = effort_of(explorer.way_to(ending));
    fmt::print(R"({}{{"fates":{{)", &ending == &found.endings.front() ? "" : ",");
    for (std::size_t party = 0; party < ending.fates.size(); ++party)
      fmt::print(R"({}"{}":"{}")", party ? "," : "", explorer.game().scenario().legs[party].from.text(), name(ending.fates[party]));
    fmt::print(R"(}},"loss":{},"situations":"{}","commands":"{}","messages":"{}","over_after":["{}","{}"],"blocked":[)",
               is_a_loss(explorer, ending), ending.situations, effort.steps, effort.messages, to_string(ending.over_after.least),
               to_string(ending.over_after.most));
    for (std::size_t leg = 0; leg < ending.blocked.size(); ++leg)
      fmt::print(R"({}["{}","{}"])", leg ? "," : "", to_string(ending.blocked[leg].least), to_string(ending.blocked[leg].most));
    fmt::print("]}}");
  }
  fmt::print("]}}\n");
}

/// A shortest way to each ending, as a trace and as a picture.
void write_traces(Explorer& explorer, const Exploration& found, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const Ending& ending : found.endings) {
    std::string file;
    for (const Fate fate : ending.fates) file += (file.empty() ? "" : "-") + std::string{name(fate)};
    const std::vector<Move> moves = explorer.way_to(ending);
    std::ofstream{folder / (file + ".jsonl")} << explorer.trace_of(moves);
    std::ofstream{folder / (file + ".svg")} << picture_of(explorer, moves);
  }
}

int explore(const Options& options) {
  const std::optional<std::string> text = contents(options.scenario);
  if (!text) {
    fmt::print(stderr, "plumbline: {}: cannot be read\n", options.scenario);
    return 2;
  }
  const auto scenario = read_scenario(*text);
  if (!scenario) {
    fmt::print(stderr, "{}: {}\n", options.scenario, scenario.error());
    return 2;
  }
  Explorer explorer(*scenario, options.reduced);
  const bool terminal = isatty(STDERR_FILENO);
  const Exploration found = explorer.explore(options.most, [&](std::size_t visited) {
    if (terminal) fmt::print(stderr, "\r{} situations\r", visited);
  });
  bool loss = found.broken.has_value();
  for (const Ending& ending : found.endings) loss = loss || is_a_loss(explorer, ending);
  if (!options.traces.empty()) write_traces(explorer, found, options.traces);
  if (options.json) {
    print_json(explorer, found);
    return loss ? 1 : 0;
  }
  for (const Ending& ending : found.endings) print_ending(explorer, ending);
  if (explorer.renamings() > 1)
    fmt::print("the same in {} ways up to names: each situation stands for {:.1f}\n", explorer.renamings(),
               static_cast<double>(found.with_names) / static_cast<double>(std::max(found.situations, std::size_t{1})));
  if (found.broken) fmt::print("BROKEN {}, after {} moves\n", found.broken->what, found.broken->way.size());
  fmt::print("{}: {} situations, {} transitions, {} states of the ledgers, {:.1f} s, {} bytes a situation\n",
             found.complete ? "complete" : "STOPPED EARLY, there may be other endings", found.situations, found.transitions, found.states,
             found.seconds, found.bytes / std::max(found.situations, std::size_t{1}));
  fmt::print("{}\n", loss ? "a party that kept to the rules can lose" : "no party that kept to the rules lost");
  return loss ? 1 : 0;
}

}  // namespace

void add_explore(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("explore", "Explore every interleaving of a small scenario of hashed timelocks");
  const auto options = std::make_shared<Options>();
  command->add_option("SCENARIO", options->scenario, "A scenario in JSON; - for standard input")->required();
  command->add_option("--most", options->most, "Stop after so many situations");
  command->add_flag("!--with-names", options->reduced, "Do not take situations for one that are the same up to names");
  command->add_option("--traces", options->traces, "Write to this folder, for each ending, a shortest trace and its picture");
  command->add_flag("--json", options->json, "Write one JSON object");
  command->footer("Example: plumbline explore scenarios/explore/two-ledgers.json");
  command->callback([options, &status] { status = explore(*options); });
}

}  // namespace plumbline
