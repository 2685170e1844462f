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

}  // namespace plumbline
