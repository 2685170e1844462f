// plumbline draw: what happens in a trace as a picture. plumbline journal: its postings in plain-text accounting format.
#include <fmt/core.h>

#include <fstream>
#include <functional>

#include "cli/cli.hpp"
#include "cli/contents.hpp"
#include "conformance/journal.hpp"
#include "conformance/picture/trace_picture.hpp"

namespace plumbline {
namespace {

struct Options {
  std::string trace;
  std::string out;
};

using Written = std::function<std::string(const Trace&)>;

int write(const Options& options, const Written& written) {
  const std::optional<Trace> trace = trace_in(options.trace);
  if (!trace) return 2;
  if (options.out.empty()) {
    fmt::print("{}", written(*trace));
    return 0;
  }
  std::ofstream out{options.out};
  out << written(*trace) << std::flush;
  if (out) return 0;
  fmt::print(stderr, "plumbline: {}: cannot be written\n", options.out);
  return 2;
}

void add(CLI::App& app, int& status, const char* name, const char* what, const char* example, const Written& written) {
  CLI::App* command = app.add_subcommand(name, what);
  const auto options = std::make_shared<Options>();
  command->add_option("TRACE", options->trace, "A trace in JSON Lines; - for standard input")->required();
  command->add_option("--out", options->out, "Write to this file instead of the standard output");
  command->footer(std::string{"Example: plumbline "} + example);
  command->callback([options, written, &status] { status = write(*options, written); });
}

}  // namespace

void add_draw(CLI::App& app, int& status) {
  add(app, status, "draw", "Draw what happens in a trace as a sequence diagram in SVG", "draw scenarios/htlc-swap.jsonl --out swap.svg",
      picture_of);
}

void add_journal(CLI::App& app, int& status) {
  add(app, status, "journal", "Write the postings of a trace as a journal that hledger and ledger read",
      "journal scenarios/htlc-swap.jsonl | hledger -f - balance", journal_of);
}

}  // namespace plumbline
