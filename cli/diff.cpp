#include <fmt/core.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "cli/diff_report.hpp"
#include "conformance/driver/process.hpp"
#include "conformance/driver/sabotage.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

struct Options {
  std::vector<std::string> engine;
  std::string replay;
  std::string mapping;
  std::string out;
  std::string junit;
  double minutes = 0;
  double patience = 10;
  bool json = false;
  bool self_test = false;
  Plan plan;
};

/// What cannot be used, in one line.
struct Unusable {
  std::string why;
};

std::atomic<bool> stop = false;

std::string contents_or_throw(const std::string& path) {
  auto text = contents(path);
  if (!text) throw Unusable{path + ": cannot be read"};
  return std::move(*text);
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << text).flush()) throw Unusable{path + ": cannot be written"};
}

Mapping mapping_of(const Options& options) {
  if (options.mapping.empty()) return {};
  auto mapping = read_mapping(contents_or_throw(options.mapping));
  if (!mapping) throw Unusable{options.mapping + ": " + mapping.error()};
  return std::move(*mapping);
}

void check_chapters(const Plan& plan) {
  const std::vector<std::string> known = chapters_with_commands();
  for (const std::string& chapter : plan.chapters)
    if (std::ranges::find(known, chapter) == known.end()) throw Unusable{"there is no chapter " + chapter + " with commands"};
}

std::chrono::milliseconds milliseconds(double seconds) { return std::chrono::milliseconds{static_cast<long>(seconds * 1000)}; }

void show_progress(const Tally& tally, std::chrono::milliseconds took) {
  const double seconds = static_cast<double>(took.count()) / 1000;
  fmt::print(stderr, "\r\033[K{} cases, {:.0f} commands a second, {} of {} kinds of command, {} of {} reasons", tally.cases,
             static_cast<double>(tally.commands()) / seconds, tally.kinds_reached(), kinds_of_commands().size(), tally.reasons_reached(),
             tally.reasons.size());
}

Outcome outcome_of(const Options& options, const MakeEngine& make, const Mapping& mapping) {
  if (!options.replay.empty()) {
    const auto trace = read_trace(contents_or_throw(options.replay), options.replay);
    if (!trace) throw Unusable{trace.error()};
    return run_case(make, mapping, options.plan, case_of(*trace));
  }
  const bool terminal = isatty(STDERR_FILENO) != 0;
  Outcome outcome = run_campaign(make, mapping, options.plan, terminal ? Progress{show_progress} : Progress{}, stop);
  if (terminal) fmt::print(stderr, "\r\033[K");
  return outcome;
}

/// Where the trace of a difference goes: nowhere if it has none, or came from a file and nobody asked.
std::string trace_file(const Options& options, const Outcome& outcome) {
  if (!outcome.discovery || outcome.discovery->shrunk.one.commands.empty()) return "";
  if (!options.out.empty() || !options.replay.empty()) return options.out;
  return fmt::format("difference-{}.jsonl", outcome.discovery->seed);
}

int compare(const Options& options, const MakeEngine& make, const Mapping& mapping) {
  const Outcome outcome = outcome_of(options, make, mapping);
  const std::string file = trace_file(options, outcome);
  if (!file.empty()) write_file(file, regression_trace(outcome.discovery->shrunk.one));
  if (!options.junit.empty()) write_file(options.junit, report_junit(outcome, options.plan, file));
  if (options.json) fmt::print("{}\n", report_json(outcome, options.plan, file));
  if (!outcome.discovery && outcome.tally.cases == outcome.tally.unsupported)
    throw Unusable{"nothing was compared: the engine takes none of the starts, or has none of the chapters"};
  if (!options.json) {
    if (outcome.discovery) fmt::print("{}", discovery_text(*outcome.discovery, file));
    const double seconds = static_cast<double>(outcome.took.count()) / 1000;
    fmt::print("{}: {}; seed {}, {:.1f} s\n", outcome.discovery ? "DIFFERENCE" : "no difference", reached_text(outcome.tally),
               options.plan.seed, seconds);
  }
  return outcome.discovery ? 1 : 0;
}

/// An engine with a fault before it, for as long as it lives.
class Spoiled : public Sabotaged {
 public:
  Spoiled(std::unique_ptr<Engine> inner, Sabotage fault) : Sabotaged(*inner, fault), inner_(std::move(inner)) {}

 private:
  std::unique_ptr<Engine> inner_;
};

int self_test(const Options& options, const MakeEngine& make, const Mapping& mapping) {
  Plan plan = options.plan;
  plan.cases = 20;
  plan.shrink_time = {};
  if (const Outcome clean = run_campaign(make, mapping, plan, {}, stop); clean.discovery) {
    fmt::print("without a fault there is a difference already, {}; run without --self-test first\n",
               name(clean.discovery->shrunk.found.kind));
    return 1;
  }
  plan.cases = 200;
  std::size_t missed = 0, found = 0;
  for (std::size_t i = 0; i < members<Sabotage> && !stop; ++i) {
    const auto fault = static_cast<Sabotage>(i);
    if (!shows(fault, mapping)) {
      fmt::print("  {:<18} not compared: the mapping passes over it\n", name(fault));
      continue;
    }
    const Outcome outcome = run_campaign([&] { return std::make_unique<Spoiled>(make(), fault); }, mapping, plan, {}, stop);
    ++(outcome.discovery ? found : missed);
    if (outcome.discovery)
      fmt::print("  {:<18} found in case {}, command {}: {}\n", name(fault), outcome.discovery->seed - plan.seed + 1,
                 outcome.discovery->shrunk.found.command, name(outcome.discovery->shrunk.found.kind));
    else
      fmt::print("  {:<18} NOT FOUND in {} cases\n", name(fault), outcome.tally.cases);
  }
  fmt::print("{} of {} faults found\n", found, found + missed);
  return missed == 0 ? 0 : 1;
}

int diff(const Options& options) try {
  std::signal(SIGINT, [](int) { stop = true; });
  std::signal(SIGTERM, [](int) { stop = true; });
  check_chapters(options.plan);
  const Mapping mapping = mapping_of(options);
  const double patience = options.self_test ? std::min(options.patience, 2.0) : options.patience;
  const MakeEngine make = [&] { return std::make_unique<Process>(options.engine, milliseconds(patience)); };
  return options.self_test ? self_test(options, make, mapping) : compare(options, make, mapping);
} catch (const Unusable& unusable) {
  fmt::print(stderr, "plumbline: {}\n", unusable.why);
  return 2;
} catch (const CannotStart& mistake) {
  fmt::print(stderr, "plumbline: the engine cannot be started: {}\n", mistake.why);
  return 2;
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("diff", "Give another engine the same commands as the model, and find where they differ.");
  const auto options = std::make_shared<Options>();
  Plan& plan = options->plan;
  command->add_option("ENGINE", options->engine, "The engine's program and its arguments, after --")->required();
  auto* replay = command->add_option("--replay", options->replay, "Play the commands of a trace instead of random ones");
  auto* cases = command->add_option("--cases", plan.cases, "How many cases; 1000 if no limit is given")->check(CLI::PositiveNumber);
  auto* minutes = command->add_option("--minutes", options->minutes, "How long to go on")->check(CLI::PositiveNumber);
  auto* self = command->add_flag("--self-test", options->self_test, "Put known faults between engine and driver; each must be found");
  command->add_option("--seed", plan.seed, "Of the first case; the next case has the next")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--chapters", plan.chapters, "Only commands of these chapters, as LEDG,DVP")->delimiter(',')->allow_extra_args(false);
  command->add_option("--length", plan.length, "Commands of a case")->check(CLI::Range(1, 1'000'000))->capture_default_str();
  command->add_option("--window", plan.window, "Requests in flight")->check(CLI::Range(1, 100'000))->capture_default_str();
  command->add_option("--jobs", plan.jobs, "Engines side by side")->check(CLI::Range(1, 256))->capture_default_str();
  command->add_option("--timeout", options->patience, "Seconds that a reply may take")->check(CLI::PositiveNumber)->capture_default_str();
  command->add_option("--mapping", options->mapping, "What is compared, and how strictly: spec/protocol.md");
  command->add_option("--out", options->out, "Where the trace of a difference goes; difference-SEED.jsonl if not said");
  command->add_flag("--json", options->json, "Write one JSON object");
  command->add_option("--junit", options->junit, "Write JUnit's XML to a file as well");
  replay->excludes(cases, minutes, self);
  command->footer(
      "Exit status: 0 no difference, 1 a difference, 2 the input cannot be used.\nExample: plumbline diff --minutes 5 -- ./my-engine "
      "--stdio");
  command->callback([options, cases, minutes, &status] {
    if (cases->empty() && minutes->empty()) options->plan.cases = 1000;
    options->plan.time = milliseconds(options->minutes * 60);
    status = diff(*options);
  });
}

}  // namespace plumbline
