#pragma once
// The symbolic build: the model over formulas. It has the interface of ref/exact/build.hpp; the include path decides.
#include <optional>

#include "proofs/symbolic/id.hpp"
#include "proofs/symbolic/integer.hpp"
#include "proofs/symbolic/secret.hpp"
#include "proofs/symbolic/table.hpp"

#define PLUMBLINE_BUILD symbolic_build

namespace plumbline::inline PLUMBLINE_BUILD {

/// Whether a crowd is exactly one member that has the sums: true of cumulative shares, whose steps telescope.
template <class Step>
inline constexpr bool telescopes = false;

/// Whether some members of a crowd may be above zero and others below: then of a quotient over their sum nothing is known
/// but that it is at most exact.
template <class Step>
inline constexpr bool mixed_signs = false;

template <class Key, class Value, class Gathered, class Step>
Gathered fold(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  static_assert(!telescopes<Step> || order_matters<Value>, "the crowds of such a table must stand between its entries");
  table.loop(true);
  const auto named = table.named();
  const auto crowds = table.crowds();
  auto crowd = crowds.begin();
  const auto meet_crowd = [&] {
    if (crowd == crowds.end()) return;
    const proofs::While many(proofs::Path::current().in_crowd, !telescopes<Step>);
    const proofs::While mixed(proofs::Path::current().in_mixed_crowd, mixed_signs<Step>);
    gathered = step(std::move(gathered), crowd->first, crowd->second);
    ++crowd;
  };
  meet_crowd();
  for (const auto& [key, value] : named) {
    gathered = step(std::move(gathered), key, value);
    meet_crowd();
  }
  return gathered;
}

/// The entries that a statement about every entry speaks of: with an arbitrary bystander's, they stand for all.
template <class Key, class Value>
std::map<Key, Value> subjects(const Table<Key, Value>& table) {
  return proofs::Path::current().only_written ? table.written_named() : table.named();
}

template <class Key, class Value, class Predicate>
Truth every(const Table<Key, Value>& table, const Predicate& predicate) {
  Truth all = true;
  proofs::Path& path = proofs::Path::current();
  for (const auto& [key, value] : subjects(table)) {
    // of what is new, every name is asked for
    const proofs::While chosen(path.only_chosen, path.only_written ? table.was_there(key) : path.only_chosen);
    try {
      all = both(all, predicate(key, value));
    } catch (const proofs::Unneeded&) {  // a premise fewer is sound; and what an entry names stays there (see the frame)
    }
  }
  return all;
}

template <class Key, class Value, class Part>
auto total(const Table<Key, Value>& table, const Part& part) {
  table.loop(false);
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{};
  for (const auto& [key, value] : table.named()) sum = sum + part(key, value);
  for (const auto& [key, value] : table.crowds()) sum = sum + part(key, value);
  return sum;
}

/// Whether no part of what everything else adds up to can be below zero.
template <class Which>
inline constexpr bool never_below_zero = false;

/// What everything that nobody named adds up to: one unknown number, the same whenever the same sum is asked for.
template <class Which>
Integer rest_of(const Which& which) {
  const Integer rest = Integer::of(proofs::Path::current().crowd_term(label(which), {}, {}));
  if (never_below_zero<Which>) proofs::Path::current().know((rest >= 0).formula());
  return rest;
}

/// Whether an entry is looked at where nobody named one.
template <class Which>
bool shows_one(const Which&) {
  return false;
}

/// Several numbers that are added up together: a struct that is described, and not one number with a meaning.
template <class Sum>
concept Several = !requires(Sum sum) { sum.value; };

/// The same of several numbers.
template <Several Sum, class Which>
Sum rests_of(const Which& which) {
  Sum sum{};
  each_field(sum, [&](std::string_view field, auto& member) {
    const Integer rest = Integer::of(proofs::Path::current().crowd_term(label(which) + ": " + std::string{field}, {}, {}));
    if (never_below_zero<Which>) proofs::Path::current().know((rest >= 0).formula());
    member = std::remove_cvref_t<decltype(member)>{rest};
  });
  return sum;
}
template <class Which, class Key, class Value, class Part>
  requires Several<std::invoke_result_t<Part, Key, Value>>
auto total(const Which& which, const Table<Key, Value>& table, const Part& part) {
  using Sum = std::invoke_result_t<Part, Key, Value>;
  if (shows_one(which) && table.named().empty()) table.bystander();
  Sum sum = table.origin() ? rests_of<Sum>(which) : Sum{};  // of a table that began empty all entries have names
  for (const auto& [key, value] : table.named()) sum = sum + part(key, value);
  return sum;
}

/// The named entries, and the rest: of a table that began empty there is none.
template <class Which, class Key, class Value, class Part>
auto total(const Which& which, const Table<Key, Value>& table, const Part& part) {
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{table.origin() ? rest_of(which) : Integer{0}};
  for (const auto& [key, value] : table.everything()) sum = sum + part(key, value);
  return sum;
}

/// What a table has under a key where an invariant says that there must be something: as a premise, there is.
template <class Key, class Value>
const Value* required(const Table<Key, Value>& table, const Key& key) {
  return premises() ? &table.before(key) : table.find(key);
}

/// Whether a key is one participant's, and not a crowd's.
template <class Key>
bool is_one(const Key& key) {
  return !key_is_crowd(key);
}

/// The proofs show by themselves that nothing leaves its range.
template <class Compute>
auto within_range(const Compute& compute) -> std::optional<decltype(compute())> {
  return compute();
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
