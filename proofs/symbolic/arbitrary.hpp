#pragma once
// Arbitrary values of the model's types, derived from their descriptions.
#include "ref/default/draw.hpp"
#include "ref/model.hpp"

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
template <class Enum>
OneOf<Enum> arbitrary_of(Of<OneOf<Enum>>, const std::string&) {
  return OneOf<Enum>::any();
}
/// The usual order; that any other order keeps the invariants too is an induction over layers (proofs/waterfall.cpp).
inline std::vector<Layer> arbitrary_of(Of<std::vector<Layer>>, const std::string&) { return usual_waterfall(); }
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

// What is known of a crowd's sums, because it is true of each of its members.
template <class T>
void assume_crowd(T&) {}
/// Each carry is less than a whole one, so they add up to at most as many whole ones as there are members.
inline void assume_crowd(Position& position) {
  const Truth carries = both(position.carry >= 0, position.carry <= INTEREST_INDEX * MOST_PARTICIPANTS);
  proofs::Path::current().know(both(position.weight >= UnitSeconds{0}, carries).formula());
}
inline void assume_crowd(Member& member) { member.standing = Standing::good; }

// A key must be a definite name before anything is kept under it.
template <class Tag>
void settle(const Id<Tag>& id) {
  id.number();
}
inline void settle(const AssetKey& key) {
  settle(key.ledger);
  settle(key.asset);
}
inline void settle(const Purse& purse) {
  settle(purse.account);
  settle(purse.asset);
  settle(purse.of);
}

template <class Tag>
bool key_is_crowd(const Id<Tag>& id) {
  return id.is_crowd();
}
inline bool key_is_crowd(const Purse& purse) { return purse.account.is_crowd(); }
inline bool key_is_crowd(const AssetKey&) { return false; }

/// Members share in an order: the cumulative shares of those before a member decide the rounding of its own.
template <>
inline constexpr bool order_matters<Member> = true;
template <>
inline constexpr bool telescopes<ShareOut> = true;

inline std::string label(const AssetKey& key) { return "rest of " + key.ledger.text() + "/" + key.asset.text(); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
