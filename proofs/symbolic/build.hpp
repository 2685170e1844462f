#pragma once
// The symbolic build: the model over formulas. It has the interface of ref/exact/build.hpp; the include path decides.
#include <optional>

#include "proofs/symbolic/id.hpp"
#include "proofs/symbolic/integer.hpp"
#include "proofs/symbolic/many.hpp"
#include "proofs/symbolic/secret.hpp"
#include "proofs/symbolic/table.hpp"

#define PLUMBLINE_BUILD symbolic_build

namespace plumbline::inline PLUMBLINE_BUILD {

/// Whether what a step gives for an entry speaks of that entry's own contract only: then one arbitrary contract speaks for
/// all, and a loop meets the named ones and a bystander. That it is so is proved of the step (proofs/apart.cpp).
template <class Step>
inline constexpr bool stands_apart = false;

/// What a loop has gathered where the order of the members matters, as a closed form: `after(step, weight)` is what is
/// gathered from members that together weigh so much, and `weight` is what one weighs, at least nothing. The loop shows by
/// induction that it is so.
template <class Step>
struct Contract;
template <class Step>
concept HasContract = requires(const Step& step) { Contract<Step>::after(step, {}); };

/// What one step adds to what was gathered before, about which it may know nothing.
template <class Gathered, class Step, class Key, class Value>
Gathered part_of(const Step& step, const Key& key, const Value& value) {
  proofs::Path& path = proofs::Path::current();
  Gathered before{};
  each_total(before, [&](Integer& number) { number = Integer::of(path.fresh("gathered", {proofs::NOBODY, true})); });
  give_to_a_step(before);
  Gathered part = step(before, key, value);
  auto was = totals(before);
  auto known = was.begin();
  const proofs::While stating(path.recording, false);
  each_total(part, [&](Integer& number) { number = number - *known++; });
  each_number(part, [&](Integer& number) {
    if (path.mark(number.polynomial()).gathered) throw proofs::Unsupported{"what a step adds depends on what was gathered before"};
  });
  return part;
}

/// How far the sums can be from nothing while the parts come in whatever order.
struct Reach {
  std::vector<Integer> low, high;
  void widen(const std::vector<Integer>& parts, int of) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto all = [&](Integer number) { return of == proofs::NOBODY ? number : summed(of, number); };
      high[i] = high[i] + all(max(parts[i], 0));
      low[i] = low[i] + all(min(parts[i], 0));
    }
  }
};

/// Adds a part, or what everybody of a class adds.
template <class Gathered>
void add(Gathered& gathered, Gathered part, std::optional<Reach>& reach, int of = proofs::NOBODY) {
  const proofs::While stating(proofs::Path::current().recording, false);
  if (reach) reach->widen(totals(part), of);
  if (of != proofs::NOBODY) part = summed(of, std::move(part));
  const std::vector<Integer> parts = totals(part);
  auto more = parts.begin();
  each_total(gathered, [&](Integer& number) { number = number + *more++; });
  append(gathered, part);
}

/// Where the order of the members does not matter: what they add, added up.
template <class Key, class Value, class Gathered, class Step>
Gathered fold_parts(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  proofs::Path& path = proofs::Path::current();
  std::optional<Reach> reach;
  if (path.recording) reach = {totals(gathered), totals(gathered)};
  for (const auto& [key, value] : table.named()) add(gathered, part_of<Gathered>(step, key, value), reach);
  if constexpr (!stands_apart<Step>)
    table.each_class([&](int of, const Key& key, const Value& value) {
      const proofs::While one_of_many(path.recording, false);  // the bystander's are looked at
      add(gathered, part_of<Gathered>(step, key, value), reach, of);
    });
  if (reach)
    for (const auto* bound : {&reach->low, &reach->high})
      for (const Integer& number : *bound) path.record(number.polynomial());
  return gathered;
}

/// Whether the totals of two are the same.
template <class Gathered>
Truth same_totals(const Gathered& a, const Gathered& b) {
  const std::vector<Integer> one = totals(a), other = totals(b);
  Truth same = true;
  for (std::size_t i = 0; i < one.size(); ++i) same = both(same, one[i] == other[i]);
  return same;
}

/// Where the order matters, by the contract. Each member meets what those before it gathered, whoever they are: of two that
/// are named either may come first. What all added to the totals is the difference between the end and the start.
template <class Key, class Value, class Gathered, class Step>
Gathered fold_by_contract(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  using Kept = Contract<Step>;
  using Weight = decltype(Kept::weight(step, std::declval<Key>(), std::declval<Value>()));
  proofs::Path& path = proofs::Path::current();
  const proofs::While stating(path.recording, false);
  Weight whole{};
  Truth sound = true;  // no weight is below nothing
  std::optional<proofs::Line> line;
  if (path.guide) line.emplace(*path.guide);
  for (const auto& [key, value] : table.named()) {
    const Weight weight = Kept::weight(step, key, value);
    if (line) line->join(key.told(), weight.value.polynomial());
    whole = whole + weight;
    sound = both(sound, weight >= Weight{});
  }
  table.each_class([&](int of, const Key& key, const Value& value) {
    const Weight weight = Kept::weight(step, key, value);
    if (line) line->join(key.told(), weight.value.polynomial());
    path.owe({(weight >= Weight{}).formula(), "a weight below nothing"});
    const Weight all = summed(of, weight);
    whole = whole + all;
    sound = both(sound, all >= Weight{});
  });
  path.owe({sound.formula(), "a weight below nothing"});
  path.owe({same_totals(gathered, Kept::after(step, Weight{})).formula(), "a contract holds at the start"});

  const Gathered start = gathered, end = Kept::after(step, whole);
  std::vector<Integer> added = totals(start);
  std::vector<std::pair<Weight, Weight>> spans;
  const auto meet = [&](const Key& key, const Value& value, int of) {
    const int place = path.fresh("before", {of, false});
    if (line) line->tell(place, key.told());
    const Weight before{Integer::of(place)}, weight = Kept::weight(step, key, value);
    Truth placed = both(before >= Weight{}, before + weight <= whole);
    for (const auto& [earlier, its] : spans) placed = both(placed, either(earlier + its <= before, before + weight <= earlier));
    path.know(implies(sound, placed).formula());
    if (of == proofs::NOBODY) spans.emplace_back(before, weight);
    Gathered from = Kept::after(step, before);
    give_to_a_step(from);
    const Gathered to = step(from, key, value);
    path.owe({same_totals(to, Kept::after(step, before + weight)).formula(), "a step keeps the contract"});
    Gathered part = to;
    const std::vector<Integer> was = totals(from);
    auto known = was.begin();
    each_total(part, [&](Integer& number) { number = number - *known++; });
    if (of != proofs::NOBODY) part = summed(of, std::move(part));
    auto sum = added.begin();
    each_total(part, [&](Integer& number) { *sum = *sum + number, ++sum; });
    append(gathered, part);
  };
  for (const auto& [key, value] : table.named()) meet(key, value, proofs::NOBODY);
  table.each_class([&](int of, const Key& key, const Value& value) { meet(key, value, of); });
  const std::vector<Integer> at_end = totals(end);
  for (std::size_t i = 0; i < at_end.size(); ++i) path.know_zero((at_end[i] - added[i]).polynomial());
  auto last = at_end.begin();
  each_total(gathered, [&](Integer& number) { number = *last++; });
  return gathered;
}

template <class Key, class Value, class Gathered, class Step>
Gathered fold(const Table<Key, Value>& table, Gathered gathered, const Step& step) {
  if (proofs::Path::current().in_class != proofs::NOBODY) throw proofs::Unsupported{"a loop for a member of a class"};
  if (!table.origin() && proofs::Path::current().guide && proofs::Path::current().guide->hears) {  // everybody is known
    for (const auto& [key, value] : table.written()) gathered = step(std::move(gathered), key, value);
    return gathered;
  }
  if constexpr (stands_apart<Step>) {
    if (table.origin()) table.bystander();
  } else {
    table.loop(true);
  }
  if constexpr (HasContract<Step>)
    return fold_by_contract(table, std::move(gathered), step);
  else
    return fold_parts(table, std::move(gathered), step);
}

/// Every entry becomes what `step` makes of it.
template <class Key, class Value, class Step>
void each(Table<Key, Value>& table, const Step& step) {
  if (table.origin()) table.bystander();
  table.change(step);
}

/// A table with what `step` makes of each entry of another: made of one once somebody asks for it.
template <class Key, class From, class Step>
auto mapped(const Table<Key, From>& table, const Step& step) {
  using Made = decltype(step(std::declval<Key>(), std::declval<From>()));
  return Table<Key, typename Made::value_type>::made_by([table, step](const Key& key) -> Made {
    const From* entry = table.find(key);
    return entry ? step(key, *entry) : std::nullopt;
  });
}

/// What `step` says of the first entry of which it says anything. The proofs ask only where it is assumed to say nothing: here,
/// of the entries that have names so far.
template <class Key, class Value, class Step>
auto first_of(const Table<Key, Value>& table, const Step& step) -> decltype(step(std::declval<Key>(), std::declval<Value>())) {
  for (const auto& [key, value] : table.named())
    if (auto said = step(key, value)) return said;
  return {};
}

/// The key of an entry of which something is true: any such, or none. Where there is none, it is true of no entry that is named
/// later either.
template <class Key, class Value, class Predicate>
Key key_where(const Table<Key, Value>& table, const Predicate& predicate) {
  proofs::Path& path = proofs::Path::current();
  const auto among_named = [table, predicate]() -> Key {
    for (const auto& [key, value] : table.named())
      if (predicate(key, value)) return key;
    return {};
  };
  if (path.among_named) return among_named();
  if (path.choose(2) == 0) {
    const Key key = Key::any();
    const Value* entry = table.find(key);
    if (!entry || !predicate(key, *entry)) throw proofs::Contradiction{};
    return key;
  }
  path.assumptions.push_back([among_named] {
    if (!among_named().empty()) throw proofs::Contradiction{};
  });
  return {};
}

/// The entries that a statement about every entry speaks of: with an arbitrary bystander's, they stand for all. While it is
/// stated of a class, the member's own are among them.
template <class Key, class Value>
typename Table<Key, Value>::Entries subjects(const Table<Key, Value>& table) {
  const proofs::Path& path = proofs::Path::current();
  if (path.only_subjects) return table.subjects();
  auto all = path.only_written ? table.written_named() : table.named();
  if (path.in_class != proofs::NOBODY) all.merge(table.of_member(path.in_class));
  return all;
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
  const proofs::While of_nobody(proofs::Path::current().in_class, proofs::NOBODY);
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{};
  for (const auto& [key, value] : table.named()) sum = sum + part(key, value);
  table.each_class([&](int of, const Key& key, const Value& value) { sum = sum + summed(of, part(key, value)); });
  return sum;
}

/// Whether no part of what everybody else adds up to is below zero. That it is so is owed for every entry with a name, and
/// shown of an arbitrary one (proofs/apart.cpp).
template <class Which>
inline constexpr bool parts_at_least_zero = false;

/// Whether an entry is looked at where nobody named one.
template <class Which>
bool shows_one(const Which&) {
  return false;
}

/// One of the numbers that everybody without a name adds up to.
template <class Which>
Integer others(const Which& which, int number = 0, bool several = false) {
  return Integer::of(proofs::Path::current().rest(label(which) + " " + std::to_string(number), several));
}

/// Tells a guide what a part of a sum is, in a run in which everybody is known.
template <class Which, class Key, class Part>
void heard(const Which& which, const Key& key, Part part) {
  std::vector<proofs::Whole> numbers;
  each_number(part, [&](Integer& number) { numbers.push_back(*number.constant()); });
  proofs::Path::current().guide->hear(label(which), told_text(key), numbers);
}
/// Tells a guide what such an unknown number stands for: what those add whose entries have not come into being.
template <class Origin>
void tell_rest(const Integer& rest, const std::string& name, int number, bool last, const Origin& origin) {
  proofs::Guide* const guide = proofs::Path::current().guide;
  if (!guide || rest.is_constant()) return;
  const auto named = [origin](const std::string& whose) { return origin->taken.contains(whose); };
  guide->tell_rest(rest.polynomial().begin()->first.front(), {name, static_cast<std::size_t>(number), last, named});
}

/// The numbers that everybody without a name adds up to: unknown, and the same whenever the same sum is asked for. A table of
/// which every entry was changed has others, no larger ones.
template <class Which, class Key, class Value, class Part, class Sum>
Sum rest_of(const Which& which, const Table<Key, Value>& table, const Part& part, Sum sum) {
  if (!table.origin()) return sum;  // it began empty: all entries have names
  proofs::Path& path = proofs::Path::current();
  const std::string name = label(which);
  if (!path.provisional) {
    const std::size_t named = table.origin()->entries.size();
    if (table.origin()->rests.emplace(name, named).first->second != named)
      throw proofs::Unsupported{"a sum over everybody else (" + name + ") of whom one was named since"};
  }
  int number = 0;
  const bool several = totals(sum).size() > 1;
  each_number(sum, [&](Integer& member) {
    const Integer before = others(which, number, several);
    const Integer rest = table.is_changed() ? Integer::of(path.rest(name + " changed " + std::to_string(number), several)) : before;
    tell_rest(before, name, number, false, table.shared_origin());
    if (table.is_changed()) tell_rest(rest, name, number, true, table.shared_origin());
    ++number;
    if (parts_at_least_zero<Which>) path.know((both(rest >= 0, rest <= before)).formula());
    member = member + rest;
  });
  if constexpr (parts_at_least_zero<Which>)
    for (const auto& [key, entry] : table.origin()->entries)
      if (entry.presence != Table<Key, Value>::Presence::no) {
        const std::vector<Integer> was = totals(part(key, entry.value)), is = totals(part(key, table.unwritten(key)));
        for (std::size_t i = 0; i < was.size(); ++i) path.owe({both(is[i] >= 0, is[i] <= was[i]).formula(), "a part below nothing"});
      }
  return sum;
}

/// The named entries, and the rest.
template <class Which, class Key, class Value, class Part>
auto total(const Which& which, const Table<Key, Value>& table, const Part& part) {
  if (shows_one(which) && table.named().empty()) table.bystander();
  decltype(part(std::declval<Key>(), std::declval<Value>())) sum{};
  sum = rest_of(which, table, part, sum);
  proofs::Guide* const guide = proofs::Path::current().guide;
  const bool heard_of = guide && guide->hears;
  if (heard_of) guide->hear_of(label(which));
  for (const auto& [key, value] : table.everything()) {
    const auto its = part(key, value);
    if (heard_of) heard(which, key, its);
    sum = sum + its;
  }
  return sum;
}

/// What a table has under a key where an invariant says that there must be something: as a premise, there is.
template <class Key, class Value>
const Value* required(const Table<Key, Value>& table, const Key& key) {
  return premises() ? &table.before(key) : table.find(key);
}

/// Whether a key is one participant's, and not a class's.
template <class Key>
bool is_one(const Key& key) {
  return class_of(key) == proofs::NOBODY;
}

/// The proofs show by themselves that nothing leaves its range.
template <class Compute>
auto within_range(const Compute& compute) -> std::optional<decltype(compute())> {
  return compute();
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
