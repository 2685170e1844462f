#include "fuzz/commands.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "conformance/chooser/commands.hpp"
#include "conformance/chooser/worlds.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

constexpr std::size_t most_commands = 40;

[[noreturn]] void report(const Genesis& genesis, const std::vector<Command>& commands, const Violation& violation) {
  std::fprintf(stderr, "%s is broken: %s\n", violation.number.c_str(), violation.sentence.c_str());
  const std::string trace = to_trace(genesis, commands);
  if (const char* file = std::getenv("TRACE_OUT"))
    std::ofstream{file} << trace;
  else
    std::fputs(trace.c_str(), stderr);
  std::abort();
}

}  // namespace

void play_bytes(std::span<const std::uint8_t> bytes, const CheckedStep& step) {
  ByteChooser chooser(bytes);
  chooser.begin_command();
  const Genesis genesis = choose_world(chooser);
  State state = std::get<State>(begin(genesis));
  std::vector<Command> commands;
  while (!chooser.at_end() && commands.size() < most_commands) {
    commands.push_back(choose_command(state, chooser));
    Checked checked = step(std::move(state), commands.back());
    if (!checked.violations.empty()) report(genesis, commands, checked.violations.front());
    state = std::move(checked.step.state);
  }
}

}  // namespace plumbline
