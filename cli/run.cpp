#include <fmt/core.h>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "cli/run_text.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/encode.hpp"

namespace plumbline {
namespace {

struct Options {
  std::string trace;
  bool full = false;
  bool json = false;
  bool quiet = false;
  bool balances = false;
};

/// The trace again, with what came of each command.
Play write_full(const Trace& trace) {
  fmt::print("{}\n", header_line(trace));
  return play(trace, [](const Played& played) {
    fmt::print("{}\n", to_json(played.entry.command));
    if (played.entry.expected) fmt::print("{}\n", played.entry.expected->text);
    fmt::print("{}\n", record_line(played.outcome, digest(played.after)));
  });
}

Play write_text(const Trace& trace, const Options& options) {
  const Layout layout = layout_of(trace);
  const bool lines = !options.quiet && !options.balances;
  Play play = plumbline::play(trace, [&](const Played& played) {
    if (lines) fmt::print("{}\n", step_line(played, layout));
  });
  if (!options.quiet) fmt::print("{}", balances_table(play.end));
  return play;
}

int run(const Options& options) {
  const std::optional<Trace> trace = trace_in(options.trace);
  if (!trace) return 2;
  const Play play = options.full ? write_full(*trace) : options.json ? plumbline::play(*trace) : write_text(*trace, options);
  if (options.json)
    fmt::print("{}\n", summary_json(*trace, play, name_of_file(options.trace)));
  else
    fmt::print(options.full ? stderr : stdout, "{}", verdict(*trace, play, name_of_file(options.trace)));
  return play.findings.empty() ? 0 : 1;
}

}  // namespace

void add_run(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("run", "Play a trace: check every invariant after every step, and say what happened.");
  const auto options = std::make_shared<Options>();
  command->add_option("TRACE", options->trace, "A trace in JSON Lines; - for standard input")->required();
  auto* full = command->add_flag("--full", options->full, "Write the full trace: each command with its events or reason and the digest");
  auto* json = command->add_flag("--json", options->json, "Write one JSON object: counts, findings, digest, final balances");
  auto* quiet = command->add_flag("--quiet", options->quiet, "Write the verdict only");
  auto* balances = command->add_flag("--balances", options->balances, "Write the final balances and the verdict only");
  full->excludes(json, quiet, balances);
  json->excludes(quiet, balances);
  quiet->excludes(balances);
  command->footer("Example: plumbline run scenarios/dvp-short-of-cash.jsonl");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace plumbline
