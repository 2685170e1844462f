#pragma once
// The numbers in a command, whichever it is.
#include <string>

#include "ref/model.hpp"

namespace plumbline {

// Of one field, whose path is `path`.
template <class Visit>
void each_number_of(const std::string& path, Integer& field, Visit& visit) {
  visit(path, field);
}
template <class Kind, class Visit>
void each_number_of(const std::string& path, Measure<Kind>& field, Visit& visit) {
  visit(path, field.value);
}
template <class Other, class Visit>
void each_number_of(const std::string& path, Other& field, Visit& visit) {
  if constexpr (Described<Other>)
    each_field(field, [&](std::string_view name, auto& part) {
      each_number_of(path.empty() ? std::string{name} : path + "." + std::string{name}, part, visit);
    });
}

/// Calls `visit(path, number)` with each number in a command: `amount`, `terms.quantity`.
template <class Visit>
void each_number(Command& command, Visit visit) {
  std::visit([&](auto& known) { each_number_of({}, known, visit); }, command);
}

/// How many numbers a command has.
inline std::size_t numbers_in(Command command) {
  std::size_t count = 0;
  each_number(command, [&](const std::string&, Integer&) { ++count; });
  return count;
}

/// One of the numbers of a command, counted from 0.
inline Integer number_in(Command command, std::size_t number) {
  Integer found = 0;
  each_number(command, [&, at = std::size_t{0}](const std::string&, Integer& field) mutable {
    if (at++ == number) found = field;
  });
  return found;
}

/// A command with another value in the place of one of its numbers.
inline Command with_number(Command command, std::size_t number, Integer value) {
  each_number(command, [&, at = std::size_t{0}](const std::string&, Integer& field) mutable {
    if (at++ == number) field = value;
  });
  return command;
}

}  // namespace plumbline
