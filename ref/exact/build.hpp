#pragma once
// The exact build: the model over checked machine integers. The symbolic build, used by the proofs, has a
// header of the same name with the same interface over formulas; the include path decides which one a
// translation unit sees, and no translation unit sees both.
#include "ref/exact/id.hpp"
#include "ref/exact/integer.hpp"
#include "ref/exact/secret.hpp"
#include "ref/exact/table.hpp"

#include <optional>

#define PLUMBLINE_BUILD exact_build

namespace plumbline::inline PLUMBLINE_BUILD {

/// The fold over a table's entries, in the order of their keys: the model's only loop over participants.
/// `step` takes what was gathered so far, a key and its value, and gives what is gathered now.
template <class Key, class Value, class Gathered, class Step>
Gathered fold(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  for (const auto& [key, value] : table) gathered = step(std::move(gathered), key, value);
  return gathered;
}

/// Every entry becomes what `step` makes of it: a key and its value give the value that stands there from now on.
template <class Key, class Value, class Step>
void each(Table<Key, Value>& table, const Step& step) {
  table.change(step);
}

/// A table with what `step` makes of each entry of another, under the same key; where it makes nothing of one, none stands.
template <class Key, class From, class Step>
auto mapped(const Table<Key, From>& table, const Step& step) {
  Table<Key, typename decltype(step(std::declval<Key>(), std::declval<From>()))::value_type> made;
  for (const auto& [key, value] : table)
    if (auto entry = step(key, value)) made[key] = std::move(*entry);
  return made;
}

/// What `step` says of the first entry of which it says anything.
template <class Key, class Value, class Step>
auto first_of(const Table<Key, Value>& table, const Step& step) -> decltype(step(std::declval<Key>(), std::declval<Value>())) {
  for (const auto& [key, value] : table)
    if (auto said = step(key, value)) return said;
  return {};
}

/// The key of the first entry of which something is true, or the empty one.
template <class Key, class Value, class Predicate>
Key key_where(const Table<Key, Value>& table, const Predicate& predicate) {
  for (const auto& [key, value] : table)
    if (predicate(key, value)) return key;
  return {};
}

/// What a fold gathers in the order in which it meets the members: a step can only add to it, and it is read once the fold has ended.
template <class T>
class Appended {
 public:
  void push_back(T element) { elements_.push_back(std::move(element)); }
  std::vector<T> all() && { return std::move(elements_); }

 private:
  std::vector<T> elements_;
};

/// Whether something is true of every entry of a table.
template <class Key, class Value, class Predicate>
Truth every(const Table<Key, Value>& table, const Predicate& predicate) {
  return std::all_of(table.begin(), table.end(), [&](const auto& entry) { return predicate(entry.first, entry.second); });
}

/// What `part` gives, added up over a table.
template <class Key, class Value, class Part>
auto total(const Table<Key, Value>& table, const Part& part) {
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{};
  for (const auto& [key, value] : table) sum = sum + part(key, value);
  return sum;
}

/// What `part` gives, added up over a table too large for the proofs to name its entries. `which` names the sum.
template <class Which, class Key, class Value, class Part>
auto total(const Which&, const Table<Key, Value>& table, const Part& part) {
  return total(table, part);
}

/// What a table has under a key where an invariant says that there must be something.
template <class Key, class Value>
const Value* required(const Table<Key, Value>& table, const Key& key) {
  return table.find(key);
}

/// Whether a key is one participant's. The proofs have keys that stand for many, of whose sums no range is known.
template <class Key>
constexpr bool is_one(const Key&) {
  return true;
}

/// What `compute` gives, or nothing if its arithmetic leaves the machine's range.
template <class Compute>
auto within_range(const Compute& compute) -> std::optional<decltype(compute())> {
  try {
    return compute();
  } catch (const Overflow&) {
    return std::nullopt;
  }
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
