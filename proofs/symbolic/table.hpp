#pragma once
// The map of the symbolic build: an arbitrary table, of which only the entries that the model looks at come into being.
// What the model writes lies over what was there before, so that before and after can be compared. Loops meet the named
// entries, one that nobody named (a bystander), and crowds that stand for everybody else, before, between and after them.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "proofs/symbolic/id.hpp"

namespace plumbline::inline symbolic_build {

/// Asks for an arbitrary value of a type: arbitrary_of(Of<T>{}, name), found by the type's namespace.
template <class T>
struct Of {};

/// The values that tables bring into being, compiled once for each type (arbitrary.cpp).
template <class Value>
struct Arbitrary {
  static Value one(const std::string& name);
  /// Of a crowd: the sums over its members, with what is true of them because it is true of each member.
  static Value crowd(const std::string& name);
};

/// Whether the premises are being stated; entries that come into being then are not spoken of any further.
bool& premises();

/// Whether a loop over entries of this type depends on their order; then a crowd stands in each gap between the named
/// ones, and otherwise one crowd stands for everybody else.
template <class Value>
inline constexpr bool order_matters = false;

/// Whether an entry that is not there is like one of which nothing is left; then a bystander is there always.
template <class Value>
inline constexpr bool empty_is_like_none = false;

/// An arbitrary map from Key to Value.
template <class Key, class Value>
class Table {
 public:
  enum class Presence { open, yes, no };
  struct Entry {
    Value value;
    Presence presence = Presence::open;
    bool by_premise = false;  ///< came into being while the premises were stated
  };
  /// What the table held before anything happened.
  struct Origin {
    std::string name;
    std::map<Key, Entry> entries;
    std::vector<Key> crowds;
    bool looped = false;
    bool has_bystander = false;
    bool alone = false;  ///< there is no bystander, so the named entries are all
  };

  static Table any(const std::string& name) {
    Table table;
    table.origin_ = std::make_shared<Origin>();
    table.origin_->name = name;
    return table;
  }

  const Value* find(const Key& key) const {
    if (const auto written = written_.find(key); written != written_.end()) return &written->second;
    if (!origin_) return nullptr;
    Entry& entry = known(key);
    if (entry.presence == Presence::open) {
      const bool there = proofs::Path::current().choose(2) == 0;
      entry.presence = there ? Presence::yes : Presence::no;
    }
    return entry.presence == Presence::yes ? &entry.value : nullptr;
  }

  Value get(const Key& key) const {
    if (const auto written = written_.find(key); written != written_.end()) return written->second;
    if (!origin_) return Value{};
    const Entry& entry = known(key);
    return entry.presence == Presence::no ? Value{} : entry.value;
  }

  Value& operator[](const Key& key) {
    if (const auto written = written_.find(key); written != written_.end()) return written->second;
    settle(key);
    return written_.emplace(key, get(key)).first->second;
  }

  /// The named entries as they are now, crowds left out; those that only a premise asked for, too.
  std::map<Key, Value> named() const {
    std::map<Key, Value> all;
    for (const auto& [key, entry] : named_before()) all.emplace(key, entry);
    for (const auto& [key, value] : written_)
      if (!is_crowd(key)) all.insert_or_assign(key, value);
    return all;
  }
  /// The value that was there before anything happened: there is one.
  Value& before(const Key& key) const {
    Entry& entry = known(key);
    if (entry.presence == Presence::no) throw proofs::Contradiction{};
    entry.presence = Presence::yes;
    return entry.value;
  }
  /// Whether an entry was there before anything happened.
  bool was_there(const Key& key) const {
    if (!origin_) return false;
    const auto found = origin_->entries.find(key);
    return found != origin_->entries.end() && found->second.presence != Presence::no;
  }
  /// The crowds as they are now.
  std::map<Key, Value> crowds() const {
    std::map<Key, Value> all;
    if (origin_)
      for (const Key& key : origin_->crowds) all.emplace(key, get(key));
    return all;
  }
  /// Every entry that came into being, crowds and all, as it is now.
  std::map<Key, Value> everything() const {
    std::map<Key, Value> all;
    if (origin_)
      for (const auto& [key, entry] : origin_->entries)
        if (entry.presence != Presence::no) all.emplace(key, entry.value);
    for (const auto& [key, value] : written_) all.insert_or_assign(key, value);
    return all;
  }
  const std::map<Key, Value>& written() const { return written_; }
  std::map<Key, Value> written_named() const {
    std::map<Key, Value> all;
    for (const auto& [key, value] : written_)
      if (!is_crowd(key)) all.emplace(key, value);
    return all;
  }
  Origin* origin() const { return origin_.get(); }

  /// Brings a bystander, if one is asked for, and the crowds into being; from then on no new entry may be named. Without
  /// the bystander, who may be anybody, there is nobody else.
  void loop(bool with_bystander) const {
    if (!origin_ || origin_->looped) return;
    if (with_bystander) bystander();
    origin_->looped = true;
    if (origin_->alone) return;
    proofs::Path& path = proofs::Path::current();
    const std::size_t gaps = order_matters<Value> ? named().size() + 1 : 1;
    const proofs::While many(path.in_crowd);
    for (std::size_t i = 0; i < gaps; ++i) {
      const Key key = Key::crowd(path.next_crowd());
      origin_->entries.emplace(key, Entry{Arbitrary<Value>::crowd(origin_->name + ".crowd"), Presence::yes, false});
      origin_->crowds.push_back(key);
    }
  }

  /// Brings an entry into being that nobody named. Its name is a new one: where it were another party's, the two would
  /// still share no purse, since a purse tells lender from borrower from operator by its kind.
  void bystander() const {
    if constexpr (requires { Key::unused(); }) {
      if (origin_->has_bystander) return;
      origin_->has_bystander = true;
      const Key another = Key::unused();
      if constexpr (empty_is_like_none<Value>)
        before(another);
      else
        origin_->alone = find(another) == nullptr;
    }
  }

  auto begin() const {
    if (origin_) bystander();
    snapshot_ = std::make_shared<std::map<Key, Value>>(named());
    return snapshot_->begin();
  }
  auto end() const { return snapshot_->end(); }

  /// Purses are there always: what is not written down holds nothing.
  static constexpr bool is_total = requires(Key key) { key.kind; };

  static bool is_crowd(const Key& key) { return key_is_crowd(key); }

 private:
  std::map<Key, Value> named_before() const {
    std::map<Key, Value> all;
    if (origin_)
      for (const auto& [key, entry] : origin_->entries)
        if (!is_crowd(key) && entry.presence != Presence::no && !entry.by_premise) all.emplace(key, entry.value);
    return all;
  }

  Entry& known(const Key& key) const {
    settle(key);
    const auto found = origin_->entries.find(key);
    if (found != origin_->entries.end()) return found->second;
    if (origin_->looped) {
      throw proofs::Unsupported{"an entry of " + origin_->name + " named after a loop over it"};
    }
    Entry entry{Arbitrary<Value>::one(origin_->name), Presence::open, premises() && !is_total};
    return origin_->entries.emplace(key, std::move(entry)).first->second;
  }

  std::shared_ptr<Origin> origin_;  ///< null: a table that began empty
  std::map<Key, Value> written_;
  mutable std::shared_ptr<std::map<Key, Value>> snapshot_;
};

}  // namespace plumbline::inline symbolic_build
