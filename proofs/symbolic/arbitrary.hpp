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

}  // namespace plumbline::inline PLUMBLINE_BUILD
