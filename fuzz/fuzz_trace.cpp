// Bytes -> the trace reader. It never crashes, and whatever it accepts it writes so that it reads the same again.
#include <cstdio>
#include <cstdlib>

#include "conformance/text/equal.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

std::vector<Command> commands_of(const Trace& trace) {
  std::vector<Command> commands;
  for (const TraceEntry& entry : trace.entries) commands.push_back(entry.command);
  return commands;
}

void insist(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void read_and_write(std::string_view text) {
  const auto trace = read_trace(text, "fuzz");
  if (!trace) return insist(trace.error().find('\n') == std::string::npos, "the refusal is not one line");
  const std::vector<Command> commands = commands_of(*trace);
  const std::string written = to_trace(*trace);
  const auto again = read_trace(written, "again");
  insist(again.has_value(), "what was written cannot be read");
  insist(again->genesis.has_value() == trace->genesis.has_value(), "it starts in another way");
  if (trace->genesis) insist(equal(*again->genesis, *trace->genesis), "the genesis is another");
  insist(equal(again->start, trace->start), "it starts elsewhere");
  insist(again->entries.size() == commands.size(), "there are more or fewer commands");
  for (std::size_t i = 0; i < commands.size(); ++i) insist(equal(again->entries[i].command, commands[i]), "a command is another");
  insist(to_trace(*again) == written, "the text is another");
}

}  // namespace
}  // namespace plumbline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::read_and_write({reinterpret_cast<const char*>(data), size});
  return 0;
}
