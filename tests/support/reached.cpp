#include "tests/support/reached.hpp"

#include "conformance/chooser/numbers.hpp"

namespace plumbline {
namespace {

/// The rule of a command.
std::string rule_of(const Command& command) {
  return std::visit([](const auto& known) { return std::string{known.rule}; }, command);
}

const Reason* refused(const Decision& decision) { return std::get_if<Reason>(&decision); }

/// Asks for one more and one less of each number: a reason that comes or goes marks a boundary.
void count_edges(const State& before, Command command, const Decision& outcome, std::map<std::pair<Reason, Edge>, int>& edges) {
  const Reason* reason = refused(outcome);
  const auto ask = [&] {
    const Decision beside = decide(before, command);
    const Reason* other = refused(beside);
    if (reason && (!other || *other != *reason)) ++edges[{*reason, Edge::beyond}];
    if (other && (!reason || *other != *reason)) ++edges[{*other, Edge::within}];
  };
  each_number(command, [&](const std::string&, Integer& number) {
    const Integer was = number;
    for (const int beside : {1, -1}) {
      if (const auto changed = within_range([&] { return was + beside; })) {
        number = *changed;
        ask();
      }
    }
    number = was;
  });
}

void count_moves(const State& before, const Events& events, const State& after, std::map<std::string, int>& moves) {
  for (const Event& event : events) {
    const Posting* posting = posting_of(event);
    if (!posting) continue;
    for (const Leg& leg : *posting) {
      if (leg.amount == NOTHING) ++moves["nothing"];
      if (leg.amount == Amount{1}) ++moves["one unit"];
      if (leg.amount == LARGEST_AMOUNT) ++moves["the largest amount"];
      if (leg.amount > NOTHING && before.balances.get(leg.from) == leg.amount && after.balances.get(leg.from) == NOTHING)
        ++moves["everything"];
      if (leg.amount > NOTHING && before.balances.get(leg.from) == leg.amount + Amount{1}) ++moves["all but one"];
    }
  }
}

}  // namespace

void Reached::count(const State& before, const Command& command, const Step& taken) {
  const std::string rule = rule_of(command);
  count_edges(before, command, taken.outcome, edges);
  if (const Reason* reason = refused(taken.outcome)) {
    ++rejected[rule];
    ++reasons[*reason];
    ++reasons_of[{rule, *reason}];
    return;
  }
  ++accepted[rule];
  const Events& all = std::get<Events>(taken.outcome);
  for (const Event& event : all) std::visit([&]<class Kind>(const Kind&) { ++events[std::string{type_name<Kind>()}]; }, event);
  count_moves(before, all, taken.state, moves);
}

}  // namespace plumbline
