#include "conformance/chooser/commands.hpp"

namespace plumbline {
namespace {

/// Numbers nearer to zero, the nearest first.
std::vector<Integer> simpler_numbers(Integer number) {
  std::vector<Integer> all;
  for (const Integer candidate : {Integer{0}, Integer{1}, mul_div_floor(number, 1, 2), number - (number > 0 ? 1 : 0)})
    if (magnitude(candidate) < magnitude(number) && (all.empty() || all.back() != candidate)) all.push_back(candidate);
  return all;
}

// Calls `offer` with each field in turn made simpler; the field is as it was afterwards.
template <class Other, class Offer>
void simplify(Other&, const Offer&) {}  // a name is as simple as another
template <class Offer>
void simplify(Integer& field, const Offer& offer) {
  const Integer was = field;
  for (const Integer candidate : within_range([&] { return simpler_numbers(was); }).value_or(std::vector<Integer>{0})) {
    field = candidate;
    offer();
  }
  field = was;
}
template <class Kind, class Offer>
void simplify(Measure<Kind>& field, const Offer& offer) {
  simplify(field.value, offer);
}
template <class Enum, class Offer>
  requires std::is_enum_v<Enum>
void simplify(Enum& field, const Offer& offer) {
  const Enum was = field;
  for (int candidate = 0; candidate < static_cast<int>(was); ++candidate) {
    field = static_cast<Enum>(candidate);
    offer();
  }
  field = was;
}
template <Described Struct, class Offer>
void simplify(Struct& value, const Offer& offer) {
  each_field(value, [&](std::string_view, auto& field) { simplify(field, offer); });
}

}  // namespace

std::vector<Command> simpler(const Command& command) {
  std::vector<Command> all;
  Command changed = command;
  std::visit([&](auto& known) { simplify(known, [&] { all.push_back(changed); }); }, changed);
  return all;
}

}  // namespace plumbline
