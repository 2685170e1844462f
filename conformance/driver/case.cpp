#include "conformance/driver/case.hpp"

#include "conformance/chooser/worlds.hpp"
#include "conformance/driver/protocol.hpp"
#include "conformance/text/encode.hpp"

namespace plumbline {

Case draw_case(std::uint64_t seed, std::size_t commands, const Kinds& kinds) {
  SeededChooser chooser(seed);
  Case drawn;
  drawn.genesis = choose_world(chooser);
  drawn.start = std::get<State>(begin(*drawn.genesis));
  State state = drawn.start;
  drawn.commands.reserve(commands);
  while (drawn.commands.size() < commands) {
    drawn.commands.push_back(choose_command(state, chooser, kinds));
    state = step(std::move(state), drawn.commands.back()).state;
  }
  return drawn;
}

Case case_of(const Trace& trace) {
  Case one{trace.genesis, trace.start, {}};
  for (const TraceEntry& entry : trace.entries) one.commands.push_back(entry.command);
  return one;
}

std::string header_line(const Case& one) { return one.genesis ? header_line(*one.genesis) : header_line(one.start); }

std::string regression_trace(const Case& one) {
  std::string text = header_line(one) + "\n";
  State state = one.start;
  std::string last;
  for (const Command& command : one.commands) {
    Step taken = step(std::move(state), command);
    state = std::move(taken.state);
    text += to_json(command) + "\n";
    last = outcome_reply(taken.outcome);
  }
  if (!last.empty()) text += R"({"expect":)" + last + "}\n";
  return text;
}

}  // namespace plumbline
