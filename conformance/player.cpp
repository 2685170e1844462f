#include "conformance/player.hpp"

#include "conformance/text/difference.hpp"
#include "conformance/text/digest.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {
namespace {

/// Where a record differs from what came of its command.
std::vector<std::string> differences(const Recorded& recorded, const Decision& outcome, const State& after) {
  const Events* then = std::get_if<Events>(&recorded.outcome);
  const Events* now = std::get_if<Events>(&outcome);
  std::vector<std::string> found;
  if (then && now)
    for (const std::string& difference : difference(*then, *now)) found.push_back("the recorded events differ: " + difference);
  else if (then || now || std::get<Reason>(recorded.outcome) != std::get<Reason>(outcome))
    found.push_back("$: expected " + one_line(recorded.outcome) + ", found " + one_line(outcome));
  const std::string actual = digest(after);
  if (recorded.digest != actual) found.push_back("$.digest: expected " + in_quotes(recorded.digest) + ", found " + in_quotes(actual));
  return found;
}

}  // namespace

Play play(const Trace& trace, const Watch& watch, const CheckedStep& step) {
  Play play;
  play.end = trace.start;
  for (const TraceEntry& entry : trace.entries) {
    Checked checked = step(std::move(play.end), entry.command);
    play.end = std::move(checked.step.state);
    const Decision& outcome = checked.step.outcome;
    ++(std::holds_alternative<Events>(outcome) ? play.accepted : play.rejected);

    const std::size_t number = play.accepted + play.rejected;
    for (const Violation& broken : checked.violations)
      play.findings.push_back({Wrong::invariant_broken, number, entry.line, broken.number + " is broken: " + broken.sentence});
    if (entry.expected) {
      ++play.expectations;
      for (std::string& what : unmet(entry.expected->expectation, outcome, play.end))
        play.findings.push_back({Wrong::expectation_unmet, number, entry.expected->line, std::move(what)});
    }
    if (entry.recorded)
      for (std::string& what : differences(*entry.recorded, outcome, play.end))
        play.findings.push_back({Wrong::record_differs, number, entry.recorded->line, std::move(what)});
    if (watch) watch({number, entry, outcome, play.end});
  }
  return play;
}

}  // namespace plumbline
