#pragma once
// Arbitrary values of the model's types, derived from their descriptions.
#include "proofs/symbolic/told.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

inline Integer arbitrary_of(Of<Integer>, const std::string& name) { return Integer::unknown(name); }
template <class Kind>
Measure<Kind> arbitrary_of(Of<Measure<Kind>>, const std::string& name) {
  return Measure<Kind>{Integer::unknown(name)};
}
template <class Tag>
Id<Tag> arbitrary_of(Of<Id<Tag>>, const std::string&) {
  return Id<Tag>::any();
}
template <class Kind>
Opaque<Kind> arbitrary_of(Of<Opaque<Kind>>, const std::string& name) {
  return Opaque<Kind>{Integer::unknown(name)};
}
template <class Enum>
OneOf<Enum> arbitrary_of(Of<OneOf<Enum>>, const std::string&) {
  return OneOf<Enum>::any();
}
/// The usual order; that any other order keeps the invariants too is an induction over layers (proofs/waterfall.cpp).
inline std::vector<Layer> arbitrary_of(Of<std::vector<Layer>>, const std::string&) { return usual_waterfall(); }
/// Any member of an enum that is known at once: each is explored.
template <class Enum>
  requires std::is_enum_v<Enum>
Enum arbitrary_of(Of<Enum>, const std::string&) {
  return static_cast<Enum>(proofs::Path::current().choose(members<Enum>));
}
/// A purse in a list of legs: whoever posts them asks nothing of what it is for.
inline PurseKind arbitrary_of(Of<PurseKind>, const std::string&) { return PurseKind::available; }
/// A list of anything else has one element, which speaks for each.
template <class Element>
std::vector<Element> arbitrary_of(Of<std::vector<Element>>, const std::string& name) {
  return {arbitrary_of(Of<Element>{}, name)};
}
template <class Key, class Value>
Table<Key, Value> arbitrary_of(Of<Table<Key, Value>>, const std::string& name) {
  return Table<Key, Value>::any(name);
}
/// The policies under which the proofs are made: the default ones, unless a family of the policies chooses others.
inline Policies& policies_in_force() {
  thread_local Policies chosen;
  return chosen;
}
inline Policies arbitrary_of(Of<Policies>, const std::string& name) {
  Policies policies = policies_in_force();
  policies.longest_jump = Duration{Integer::unknown(name + ".longest_jump")};
  return policies;
}
template <Described T>
T arbitrary_of(Of<T>, const std::string& name) {
  T value{};
  each_field(value, [&](std::string_view field, auto& member) {
    member = arbitrary_of(Of<std::remove_cvref_t<decltype(member)>>{}, name + "." + std::string{field});
  });
  return value;
}

// What an arbitrary value is in a guide's run: of one, or of each member of a class.
inline void tell(Integer& number, const std::vector<const Integer*>& told) {
  std::vector<proofs::Whole> values;
  for (const Integer* one : told) values.push_back(*one->constant());
  proofs::Path::current().guide->tell(number.polynomial().begin()->first.front(), std::move(values));
}
template <class Kind>
void tell(Opaque<Kind>& opaque, const std::vector<const Opaque<Kind>*>& told) {
  std::vector<Integer> numbers;
  for (const auto* one : told) numbers.push_back(one->number());
  std::vector<const Integer*> each;
  for (const Integer& number : numbers) each.push_back(&number);
  Integer number = opaque.number();
  tell(number, each);
}
template <class Tag>
void tell(Id<Tag>& id, const std::vector<const Id<Tag>*>& told) {
  std::vector<int> numbers;
  for (const auto* one : told) numbers.push_back(one->number());
  id.tell(std::move(numbers));
}
template <class Enum>
void tell(OneOf<Enum>& one, const std::vector<const OneOf<Enum>*>& told) {
  std::vector<Enum> cases;
  for (const auto* each : told) cases.push_back(each->any_possible());
  one.tell(std::move(cases));
}
/// The layers in their order there: any order is one that the proofs are about (proofs/waterfall.cpp).
inline void tell(std::vector<Layer>& layers, const std::vector<const std::vector<Layer>*>& told) { layers = *told.at(0); }
template <class Key, class Value>
void tell(Table<Key, Value>& table, const std::vector<const Table<Key, Value>*>& told) {
  if (told.size() != 1) throw proofs::Unsupported{"a table of each member of a class"};
  table.origin()->told = told.front();
}
template <class Kind>
void tell(Measure<Kind>& measure, const std::vector<const Measure<Kind>*>& told) {
  std::vector<const Integer*> numbers;
  for (const auto* one : told) numbers.push_back(&one->value);
  tell(measure.value, numbers);
}
template <Described T>
void tell(T& value, const std::vector<const T*>& told) {
  each_field_of<T>([&]<class Type>(Field<T, Type> field) {
    std::vector<const Type*> parts;
    for (const T* one : told) parts.push_back(&(one->*field.member));
    tell(value.*field.member, parts);
  });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
