#pragma once
// The names of an enum's members and of structs, read from the compiler. They are the same in both builds.
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace plumbline {

namespace naming {

template <auto Member>
constexpr std::string_view spelled() {
  const std::string_view text = __PRETTY_FUNCTION__;  // "... [with auto Member = plumbline::exact_build::Reason::not_due; ...]"
  const std::size_t start = text.find("Member = ") + 9;
  const std::string_view member = text.substr(start, text.find_first_of(";]", start) - start);
  if (member.front() == '(') return {};  // a cast: no member has this number
  const std::size_t colon = member.rfind(':');
  return colon == std::string_view::npos ? std::string_view{} : member.substr(colon + 1);
}

template <class Enum, std::size_t... Number>
constexpr auto all(std::index_sequence<Number...>) {
  return std::array<std::string_view, sizeof...(Number)>{spelled<static_cast<Enum>(Number)>()...};
}

/// The names of the numbers 0 to 95 read as members of Enum; empty where there is no such member.
template <class Enum>
inline constexpr auto names = all<Enum>(std::make_index_sequence<96>());

template <class Enum>
constexpr std::size_t count() {
  std::size_t members = 0;
  while (members < names<Enum>.size() && !names<Enum>[members].empty()) ++members;
  return members;
}

}  // namespace naming

/// How many members an enum has; they are numbered from 0 without a gap.
template <class Enum>
inline constexpr std::size_t members = naming::count<Enum>();

/// The name of an enum's member, as it is written in the program.
template <class Enum>
constexpr std::string_view name(Enum member) {
  return naming::names<Enum>[static_cast<std::size_t>(member)];
}

/// The member of that name, or nothing.
template <class Enum>
constexpr std::optional<Enum> member(std::string_view text) {
  for (std::size_t i = 0; i < members<Enum>; ++i)
    if (naming::names<Enum>[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}

/// The name of a struct without its namespace: the tag of a command or an event in a trace.
template <class T>
constexpr std::string_view type_name() {
  const std::string_view text = __PRETTY_FUNCTION__;  // "... [with T = plumbline::exact_build::Transfer; ...]"
  const std::size_t start = text.find("T = ") + 4;
  const std::string_view full = text.substr(start, text.find_first_of(";]", start) - start);
  return full.substr(full.rfind(':') + 1);
}

}  // namespace plumbline
