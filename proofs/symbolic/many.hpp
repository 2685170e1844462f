#pragma once
// Numbers of many: each number in a value as the sum over a class, and back.
#include <string_view>
#include <type_traits>
#include <vector>

#include "proofs/symbolic/id.hpp"

namespace plumbline::inline symbolic_build {

/// Visits every number of a value, however deep.
template <class T, class Visit>
void each_number(T& value, const Visit& visit) {
  if constexpr (std::is_same_v<T, Integer>)
    visit(value);
  else if constexpr (requires { requires std::is_same_v<decltype(T::value), Integer>; })
    visit(value.value);
  else if constexpr (requires { value.gathered_so_far(); })
    each_number(value.gathered_so_far(), visit);
  else if constexpr (requires { value.push_back(*value.begin()); })
    for (auto& element : value) each_number(element, visit);
  else if constexpr (requires { each_field(value, [](auto&&...) {}); })
    each_field(value, [&](std::string_view, auto& field) { each_number(field, visit); });
}

/// Visits the numbers of what a loop gathers, without what is appended.
template <class T, class Visit>
void each_total(T& value, const Visit& visit) {
  if constexpr (requires { value.gathered_so_far(); })
    return;
  else if constexpr (requires { each_field(value, [](auto&&...) {}); })
    each_field(value, [&](std::string_view, auto& field) { each_total(field, visit); });
  else
    each_number(value, visit);
}
template <class T>
std::vector<Integer> totals(T value) {
  std::vector<Integer> all;
  each_total(value, [&](Integer& number) { all.push_back(number); });
  return all;
}
/// Makes of it what a step is given: it can be added to, and not read.
template <class T>
void give_to_a_step(T& value) {
  if constexpr (requires { value.give_to_a_step(); })
    value.give_to_a_step();
  else if constexpr (requires { each_field(value, [](auto&&...) {}); })
    each_field(value, [&](std::string_view, auto& field) { give_to_a_step(field); });
}
/// Appends all that was appended to another.
template <class T>
void append(T& to, T& from) {
  if constexpr (requires { to.gathered_so_far(); })
    for (auto& element : from.gathered_so_far()) to.push_back(element);
  else if constexpr (requires { each_field(to, from, [](auto&&...) {}); })
    each_field(to, from, [&](std::string_view, auto& one, auto& other) { append(one, other); });
}

/// The sums over a class of what one member has.
template <class T>
T summed(int of, T value) {
  each_number(value, [&](Integer& number) { number = Integer::of(proofs::Path::current().summed(of, number.polynomial())); });
  return value;
}
/// What one member has of such sums.
template <class T>
T single(int of, T value) {
  each_number(value, [&](Integer& number) { number = Integer::of(proofs::Path::current().single(of, number.polynomial())); });
  return value;
}

/// A member of an enum among the fields of a value: members that differ in it are not of one class.
template <class T>
inline constexpr bool is_choice = false;
template <class Enum>
inline constexpr bool is_choice<OneOf<Enum>> = true;

/// How many kinds of members a table has: one for each way in which the choices among their fields can be made.
template <class Value>
std::size_t kinds_of() {
  std::size_t kinds = 1;
  if constexpr (requires(Value value) { each_field(value, [](auto&&...) {}); }) {
    Value value{};
    each_field(value, [&](std::string_view, auto& field) {
      if constexpr (is_choice<std::remove_cvref_t<decltype(field)>>) kinds *= field.possibilities();
    });
  }
  return kinds;
}
/// Makes a value one of that kind.
template <class Value>
void narrow(Value& value, std::size_t kind) {
  if constexpr (requires { each_field(value, [](auto&&...) {}); })
    each_field(value, [&](std::string_view, auto& field) {
      if constexpr (is_choice<std::remove_cvref_t<decltype(field)>>) {
        field = field.possibility(kind % field.possibilities());
        kind /= field.possibilities();
      }
    });
}

template <class Value>
bool is_of_kind(Value value, std::size_t kind) {
  bool all = true;
  if constexpr (requires { each_field(value, [](auto&&...) {}); })
    each_field(value, [&](std::string_view, auto& field) {
      if constexpr (is_choice<std::remove_cvref_t<decltype(field)>>) {
        all = all && field.any_possible() == field.possibility(kind % field.possibilities()).any_possible();
        kind /= field.possibilities();
      }
    });
  return all;
}

/// What a loop gathers in the order in which it meets the members: it can be added to, and read once the loop has ended.
template <class T>
class Appended {
 public:
  void push_back(T element) { elements_.push_back(std::move(element)); }
  std::vector<T> all() && {
    if (in_step_) throw proofs::Unsupported{"a step that reads what was gathered"};
    return std::move(elements_);
  }

  /// For the loop itself: what was gathered, and that it is given to a step.
  std::vector<T>& gathered_so_far() { return elements_; }
  void give_to_a_step() { in_step_ = true; }

 private:
  std::vector<T> elements_;
  bool in_step_ = false;
};

}  // namespace plumbline::inline symbolic_build
