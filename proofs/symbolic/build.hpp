#pragma once
// The symbolic build: the model over formulas. It has the interface of ref/exact/build.hpp; the include path decides.
#include <optional>

#include "proofs/symbolic/id.hpp"
#include "proofs/symbolic/integer.hpp"
#include "proofs/symbolic/table.hpp"

#define PLUMBLINE_BUILD symbolic_build

namespace plumbline::inline PLUMBLINE_BUILD {

/// While it lives, numbers speak of a crowd: sums over many, of which only what survives adding up is known.
class OfCrowd {
 public:
  explicit OfCrowd(bool crowd = true) : before_(proofs::Path::current().in_crowd) { proofs::Path::current().in_crowd = crowd; }
  ~OfCrowd() { proofs::Path::current().in_crowd = before_; }
  OfCrowd(const OfCrowd&) = delete;
  OfCrowd& operator=(const OfCrowd&) = delete;

 private:
  bool before_;
};

/// Whether a crowd is exactly one member that has the sums: true of cumulative shares, whose steps telescope.
template <class Step>
inline constexpr bool telescopes = false;

template <class Key, class Value, class Gathered, class Step>
Gathered fold(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  static_assert(!telescopes<Step> || order_matters<Value>, "the crowds of such a table must stand between its entries");
  table.loop(true);
  const auto named = table.named();
  const auto crowds = table.crowds();
  auto crowd = crowds.begin();
  const auto meet_crowd = [&] {
    if (crowd == crowds.end()) return;
    const OfCrowd many(!telescopes<Step>);
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
    const bool chosen_only = path.only_chosen;
    if (path.only_written) path.only_chosen = table.was_there(key);  // of what is new, every name is asked for
    const proofs::Restore restore(path.only_chosen, chosen_only);
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

/// What everything that nobody named adds up to: one unknown number, the same whenever the same sum is asked for.
template <class Which>
Integer rest_of(const Which& which) {
  return Integer::of(proofs::Path::current().crowd_term(label(which), {}, {}));
}

/// The named entries, and the rest.
template <class Which, class Key, class Value, class Part>
auto total(const Which& which, const Table<Key, Value>& table, const Part& part) {
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{rest_of(which)};
  for (const auto& [key, value] : table.everything()) sum = sum + part(key, value);
  return sum;
}

/// The proofs show by themselves that nothing leaves its range.
template <class Compute>
auto within_range(const Compute& compute) -> std::optional<decltype(compute())> {
  return compute();
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
