#include "conformance/driver/case.hpp"

#include <algorithm>

#include "conformance/chooser/worlds.hpp"
#include "conformance/driver/protocol.hpp"
#include "conformance/text/encode.hpp"

namespace plumbline {

namespace {

bool have_custody(const Kinds& kinds) {
  return std::ranges::any_of(kinds, [](std::size_t kind) { return kinds_of_commands()[kind].chapter == "CSTD"; });
}

}  // namespace

Drawn draw_case(std::uint64_t seed, std::size_t commands, const Kinds& kinds) {
  SeededChooser chooser(seed);
  Drawn drawn;
  drawn.one.genesis = choose_world(chooser);
  if (!have_custody(kinds)) drawn.one.genesis->custodies = {};  // it changes what a deposit means
  drawn.one.start = std::get<State>(begin(*drawn.one.genesis));
  drawn.foreseen.end = drawn.one.start;
  drawn.one.commands.reserve(commands);
  drawn.foreseen.outcomes.reserve(commands);
  while (drawn.one.commands.size() < commands) {
    Chosen chosen = choose_and_decide(drawn.foreseen.end, chooser, kinds);
    drawn.one.commands.push_back(std::move(chosen.command));
    Step taken = carry_out(std::move(drawn.foreseen.end), std::move(chosen.decision));
    drawn.foreseen.end = std::move(taken.state);
    drawn.foreseen.outcomes.push_back(std::move(taken.outcome));
  }
  return drawn;
}

Foreseen foresee(const Case& one) {
  Foreseen foreseen{{}, one.start};
  for (const Command& command : one.commands) {
    Step taken = step(std::move(foreseen.end), command);
    foreseen.end = std::move(taken.state);
    foreseen.outcomes.push_back(std::move(taken.outcome));
  }
  return foreseen;
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
