#pragma once
// How a command or an event is told from others in a text. Of both builds of the model.
#include <string_view>
#include <variant>

#include "ref/core/names.hpp"

namespace plumbline {

/// The field that says which command, or which event, an object is. Commands are those that name their rule.
template <class Variant>
inline constexpr std::string_view tag = "";
template <class... Known>
inline constexpr std::string_view tag<std::variant<Known...>> = (requires { Known::rule; } && ...) ? "command" : "event";

/// Any command, or any event: a variant with a name of its own.
template <class T>
concept OneOfMany = requires { typename T::Kinds; };

/// A table that has nothing in it may be left out of a text.
template <class T>
concept Tabular = requires { typename T::Entry; };

/// The name of the alternative that a variant holds.
template <class... Known>
std::string_view name_of(const std::variant<Known...>& value) {
  static constexpr std::string_view names[] = {type_name<Known>()...};
  return names[value.index()];
}

}  // namespace plumbline
