// What an event may read and write: the entries that it names, and nothing else. So two events that name nothing in common commute,
// and a contract's event changes nothing of another contract's.
#include <algorithm>
#include <set>

#include "proofs/prove.hpp"
#include "proofs/statement.hpp"

namespace plumbline::proofs {
namespace {

/// The names that an event holds, by kind, and the purses of its legs.
class Named {
 public:
  explicit Named(const auto& event) { add(event); }

  template <class Tag>
  bool operator()(const Id<Tag>& id) const {
    return names_.contains({&kind<Tag>, id.number()});
  }
  /// All orders of an account that is named are its own: those that only reduce shrink with its position.
  bool operator()(const OrderId&) const { return true; }
  bool operator()(const AssetKey& key) const { return (*this)(key.ledger) && (*this)(key.asset); }
  bool operator()(const Purse& purse) const { return std::ranges::find(purses_, purse) != purses_.end(); }

 private:
  template <class Tag>
  static constexpr char kind = 0;  ///< its address tells one kind of name from another

  template <class T>
  void add(const T& value) {
    if constexpr (std::is_same_v<T, Purse>) purses_.push_back(value);
    if constexpr (requires { value.chosen(); }) {
      if (value.chosen()) add_name(value);
    } else if constexpr (requires { value.begin(); }) {
      for (const auto& element : value) add(element);
    } else if constexpr (Described<T>) {
      each_field(value, [&](std::string_view, const auto& field) { add(field); });
    }
  }
  template <class Tag>
  void add_name(const Id<Tag>& id) {
    names_.emplace(&kind<Tag>, id.number());
  }

  std::set<std::pair<const void*, int>> names_;
  std::vector<Purse> purses_;
};

template <class T>
bool only_named(const Named& named, const T& value);

/// Whether the entries of a table that were looked at or written are named, and what was looked at or written of them.
template <class Key, class Value>
bool only_named(const Named& named, const Table<Key, Value>& table) {
  const auto is_named = [&](const Key& key, const Value& value) { return named(key) && only_named(named, value); };
  if (table.origin())
    for (const auto& [key, entry] : table.origin()->entries)
      if (!is_named(key, entry.value)) return false;
  return std::ranges::all_of(table.written(), [&](const auto& entry) { return is_named(entry.first, entry.second); });
}
template <class T>
bool only_named(const Named& named, const T& value) {
  bool all = true;
  if constexpr (Described<T>) each_field(value, [&](std::string_view, const auto& field) { all = all && only_named(named, field); });
  return all;
}

/// No event holds an empty name, but for a purse that is of no contract: what is kept under one is refused (see Table).
template <class T>
void insist_on_names(const T& value) {
  if constexpr (std::is_same_v<T, Purse>) {
    value.account.insist_on_one();
    value.asset.insist_on_one();
  } else if constexpr (requires { value.insist_on_one(); }) {
    value.insist_on_one();
  } else if constexpr (requires { value.begin(); }) {
    for (const auto& element : value) insist_on_names(element);
  } else if constexpr (Described<T>) {
    each_field(value, [](std::string_view, const auto& field) { insist_on_names(field); });
  }
}

template <class AnyEvent>
Task names_all() {
  return statement("EVENT", std::string{type_name<AnyEvent>()}, [](Statement& made) {
    const State before = arbitrary_of(Of<State>{}, "state");
    const AnyEvent event = arbitrary_of(Of<AnyEvent>{}, "event");
    insist_on_names(event);
    const State after = evolve(before, Event{event});
    const Named named(event);
    made.follows("it reads and writes what it names", Path::context().bool_val(only_named(named, before) && only_named(named, after)));
  });
}

}  // namespace

std::vector<Task> event_tasks() {
  return []<class... Known>(std::type_identity<std::variant<Known...>>) {
    return std::vector<Task>{names_all<Known>()...};
  }(std::type_identity<Event::Kinds>{});
}

}  // namespace plumbline::proofs
