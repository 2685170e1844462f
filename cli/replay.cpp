// An example of a proof, played through the model that runs.
#include "cli/replay.hpp"

#include <fmt/format.h>

#include "cli/completed.hpp"
#include "conformance/text/decode.hpp"
#include "conformance/text/encode.hpp"
#include "conformance/text/equal.hpp"
#include "conformance/trace.hpp"
#include "invariants/check.hpp"

namespace plumbline {
namespace {

template <class T>
T read(const std::string& text) {
  auto value = from_json<T>(text);
  if (!value) throw value.error();
  return std::move(*value);
}

std::string spelled(const Decision& decision) {
  if (const Reason* reason = std::get_if<Reason>(&decision)) return std::string{name(*reason)};
  return to_json(std::get<Events>(decision));
}

bool is_command(const std::string& input) { return input.starts_with(R"({"command")"); }

/// What the model says of a command, or brings about after an event.
Decision outcome_of(const State& before, const std::string& input) {
  if (is_command(input)) return decide(before, read<Command>(input));
  return react(before, read<Event>(input));
}

}  // namespace

std::string replay(const proofs::Example& example) try {
  State state = read<State>(example.before);
  if (example.whole)
    for (const Violation& broken : violations(completed(state), is_command(example.input) ? Due::at_rest : Due::always))
      return fmt::format("{} is broken before {} in {}", broken.number, example.input, example.before);
  const Decision outcome = outcome_of(state, example.input);
  const std::optional<Reason> reason = member<Reason>(example.outcome);
  const Decision expected = reason ? Decision{*reason} : Decision{read<Events>(example.outcome)};
  if (!equal(outcome, expected))
    return fmt::format("{} in {}: expected {}, found {}", example.input, example.before, example.outcome, spelled(outcome));
  if (const Events* events = std::get_if<Events>(&outcome))
    for (const Event& event : *events) state = evolve(std::move(state), event);
  if (!equal(state, read<State>(example.after)))
    return fmt::format("{} in {}: expected to end in {}, found {}", example.input, example.before, example.after, to_json(state));
  return {};
} catch (const Unreadable& unreadable) {
  return fmt::format("{} in {}: cannot be read: {}", example.input, example.before, unreadable.message());
}

std::optional<std::string> trace_of(const proofs::Example& example) {
  if (!is_command(example.input)) return {};
  return header_line(completed(read<State>(example.before))) + "\n" + example.input + "\n";
}

}  // namespace plumbline
