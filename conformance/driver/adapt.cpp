#include "conformance/driver/adapt.hpp"

#include <optional>

#include "conformance/chooser/numbers.hpp"

namespace plumbline {
namespace {

/// Why a command is refused; none if it is accepted.
std::optional<Reason> refusal(const State& state, const Command& command) {
  const Decision decision = decide(state, command);
  const Reason* reason = std::get_if<Reason>(&decision);
  return reason ? std::optional{*reason} : std::nullopt;
}

/// The last value of a number before a command is refused, found between one with which it is not and one with which it is.
Integer last_accepted(const State& state, const Command& command, std::size_t number, Integer low, Integer high) {
  while (high - low > 1) {
    const Integer middle = low + mul_div_floor(high - low, 1, 2);
    (refusal(state, with_number(command, number, middle)) ? high : low) = middle;
  }
  return low;
}

/// A refused command with the largest number with which it is accepted.
std::optional<Command> largest_accepted(const State& state, const Command& command) {
  for (std::size_t number = 0; number < numbers_in(command); ++number) {
    const Integer value = number_in(command, number);
    if (value <= 1 || refusal(state, with_number(command, number, 1))) continue;
    return with_number(command, number, last_accepted(state, command, number, 1, value));
  }
  return {};
}

/// A command with the smallest number with which it is refused for a reason.
std::optional<Command> smallest_refused(const State& state, const Command& command, Reason reason) {
  for (std::size_t number = 0; number < numbers_in(command); ++number) {
    if (refusal(state, with_number(command, number, 1))) continue;
    Integer high = max(number_in(command, number), 2);
    while (high <= LARGEST_AMOUNT.value && !refusal(state, with_number(command, number, high))) high = high + high;
    Command smallest = with_number(command, number, last_accepted(state, command, number, 1, high) + 1);
    if (refusal(state, smallest) == reason) return smallest;
  }
  return {};
}

}  // namespace

Course course_of(const Case& one) {
  Course course;
  for (const Decision& outcome : foresee(one).outcomes) {
    const Reason* reason = std::get_if<Reason>(&outcome);
    course.push_back(reason ? std::optional{*reason} : std::nullopt);
  }
  return course;
}

Case adapted(Case one, const Course& course) {
  State state = one.start;
  for (std::size_t i = 0; i < one.commands.size(); ++i) {
    Command& command = one.commands[i];
    std::optional<Command> better;
    if (course[i] && i + 1 == one.commands.size()) better = smallest_refused(state, command, *course[i]);
    if (!course[i] && refusal(state, command)) better = largest_accepted(state, command);
    if (better) command = std::move(*better);
    state = step(std::move(state), command).state;
  }
  return one;
}

}  // namespace plumbline
