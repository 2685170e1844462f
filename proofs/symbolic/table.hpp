#pragma once
// The map of the symbolic build: an arbitrary table, of which only the entries that the model looks at come into being.
// What the model writes lies over what was there before, so that before and after can be compared. Nobody can go through it:
// loops meet the named entries, one that nobody named (a bystander), and classes, each of which stands for many.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
  static Value summed(int of, Value value);         ///< the sums over a class of what its member has
  static Value single(int of, Value value);         ///< and back
  static std::size_t kinds();                       ///< of members that a loop tells apart
  static void narrow(Value& value, std::size_t kind);
  static bool is_of_kind(const Value& value, std::size_t kind);
  /// Says what each number, name, case and table in it is in a guide's run: of one, or of each member of a class.
  static void tell(Value& value, const std::vector<const Value*>& told);
};

/// Whether the premises are being stated; entries that come into being then are not spoken of any further.
bool& premises();

/// Whether an entry that is not there is like one of which nothing is left; then a bystander is there always.
template <class Value>
inline constexpr bool empty_is_like_none = false;

/// What an entry that is not there is read as.
template <class Value>
Value absent() {
  return {};
}

/// Whether two of its entries may be one in a guide's run: they are only read.
template <class Value>
inline constexpr bool may_stand_twice = false;

/// Whether it makes a difference that an entry is absent, also where an empty one is read in its place.
template <class Value>
inline constexpr bool absence_is_asked_for = false;

/// Keys have an order here that the model cannot see: that of the numbers of their names.
struct ByNumber {
  template <class Key>
  bool operator()(const Key& a, const Key& b) const {
    if constexpr (requires { a.number(); }) {
      return a.number() < b.number();
    } else if constexpr (requires { a.kind; }) {  // a purse
      if (a.kind != b.kind) return a.kind < b.kind;
      return less(a.account, b.account, a.asset, b.asset, a.of, b.of);
    } else {
      return less(a.ledger, b.ledger, a.asset, b.asset);
    }
  }

 private:
  static bool less() { return false; }
  template <class Name, class... Rest>
  static bool less(const Name& a, const Name& b, const Rest&... rest) {
    return a.number() != b.number() ? a.number() < b.number() : less(rest...);
  }
};

/// An arbitrary map from Key to Value.
template <class Key, class Value>
class Table {
 public:
  using Entries = std::map<Key, Value, ByNumber>;
  enum class Presence { open, yes, no };
  struct Entry {
    Value value;
    Presence presence = Presence::open;
    bool by_premise = false;  ///< came into being while the premises were stated
  };
  /// What the table held before anything happened.
  struct Origin {
    std::string name;
    std::map<Key, Entry, ByNumber> entries;
    std::vector<Key> classes;  ///< each by its arbitrary member
    bool looped = false;
    std::optional<Key> subject;  ///< whom a theorem is about
    bool has_bystander = false;
    bool alone = false;  ///< there is no bystander, so the named entries are all
    std::function<std::optional<Value>(const Key&)> make;  ///< where the table is made of another
    std::map<std::string, std::size_t> rests;  ///< of each sum over everybody else, how many had names when it was taken
    const Table* told = nullptr;               ///< what it is in a guide's run
    std::set<std::string> taken;               ///< whose entries there have come into being here
  };

  Table();
  Table(const Table&);
  Table(Table&&) noexcept;
  Table& operator=(const Table&);
  Table& operator=(Table&&) noexcept;
  ~Table();

  static Table any(const std::string& name) {
    Table table;
    table.origin_ = std::make_shared<Origin>();
    table.origin_->name = name;
    return table;
  }

  /// A table whose entries are made of something else, once they are asked for.
  static Table made_by(std::function<std::optional<Value>(const Key&)> make) {
    Table table = any("made");
    table.origin_->make = std::move(make);
    return table;
  }

  const Value* find(const Key& key) const {
    if (const auto written = written_.find(key); written != written_.end()) return seen(key, written->second);
    if (!origin_) return nullptr;
    Entry& entry = known(key);
    if (entry.presence == Presence::open) {
      const bool there = proofs::Path::current().choose(2, [&] { return is_told(key) ? 0U : 1U; }) == 0;
      entry.presence = there ? Presence::yes : Presence::no;
    }
    return entry.presence == Presence::yes ? seen(key, now(key, entry.value)) : nullptr;
  }

  Value get(const Key& key) const {
    if (const auto written = written_.find(key); written != written_.end()) return *seen(key, written->second);
    if (!origin_) return Value{};
    if constexpr (absence_is_asked_for<Value>)
      if (!premises()) find(key);
    const Entry& entry = known(key);
    return entry.presence == Presence::no ? Value{} : *seen(key, now(key, entry.value));
  }

  Value& operator[](const Key& key) {
    if (const auto written = written_.find(key); written != written_.end()) return written->second;
    settle(key);
    if (is_nobodys(key)) proofs::Path::current().owe_never("something is kept under the empty name");
    const proofs::While as_sums(proofs::Path::current().in_class, proofs::NOBODY);
    return written_.emplace(key, get(key)).first->second;
  }

  /// Every entry becomes what `step` makes of it: those that are known, and any other once somebody asks for it.
  void change(const std::function<Value(const Key&, const Value&)>& step) {
    for (auto& [key, value] : written_) value = step(key, value);
    if (origin_) changes_.push_back(step);
    derived_.clear();
  }
  bool is_changed() const { return !changes_.empty(); }

  /// An entry as it would be if nobody had written it.
  const Value& unwritten(const Key& key) const { return now(key, origin_->entries.at(key).value); }

  /// The named entries as they are now, classes left out; those that only a premise asked for, too.
  Entries named() const {
    Entries all;
    if (origin_)
      for (const auto& [key, entry] : origin_->entries)
        if (class_of(key) == proofs::NOBODY && entry.presence != Presence::no && !entry.by_premise) all.emplace(key, now(key, entry.value));
    for (const auto& [key, value] : written_)
      if (class_of(key) == proofs::NOBODY) all.insert_or_assign(key, value);
    return all;
  }
  /// The entry that a theorem is about: there is one.
  const Value& subject(const Key& key) const {
    const Value* value = find(key);
    if (!value) throw proofs::Contradiction{};
    origin_->subject = key;
    return *value;
  }
  Entries subjects() const {
    Entries all;
    if (origin_ && origin_->subject) all.emplace(*origin_->subject, get(*origin_->subject));
    return all;
  }
  /// The value that was there before anything happened: there is one.
  Value& before(const Key& key) const {
    Entry& entry = known(key);
    if (entry.presence == Presence::no || !may_be_there(key)) throw proofs::Contradiction{};
    entry.presence = Presence::yes;
    return entry.value;
  }
  /// Whether an entry was there before anything happened.
  bool was_there(const Key& key) const {
    if (!origin_) return false;
    const auto found = origin_->entries.find(key);
    return found != origin_->entries.end() && found->second.presence != Presence::no;
  }
  /// Visits the classes that stand for everybody else, each by its arbitrary member: `visit(class, key, its value)`.
  template <class Visit>
  void each_class(const Visit& visit) const {
    if (!origin_) return;
    for (const Key& key : origin_->classes) {
      const proofs::While member(proofs::Path::current().in_class, class_of(key));
      visit(class_of(key), key, get(key));
    }
  }
  /// Every entry that came into being, classes and all, as it is now.
  Entries everything() const {
    Entries all;
    if (origin_)
      for (const auto& [key, entry] : origin_->entries)
        if (entry.presence != Presence::no) all.emplace(key, now(key, entry.value));
    for (const auto& [key, value] : written_) all.insert_or_assign(key, value);
    return all;
  }
  const Entries& written() const { return written_; }
  Entries written_named() const {
    Entries all;
    for (const auto& [key, value] : written_)
      if (class_of(key) == proofs::NOBODY) all.emplace(key, value);
    return all;
  }
  /// What the arbitrary member of a class has here.
  Entries of_member(int number) const {
    Entries all;
    for (const auto& [key, value] : everything())
      if (class_of(key) == number) all.emplace(key, Arbitrary<Value>::single(number, value));
    return all;
  }
  Origin* origin() const { return origin_.get(); }
  const std::shared_ptr<Origin>& shared_origin() const { return origin_; }

  /// Brings a bystander, if one is asked for, and the classes into being; from then on no new entry may be named. Without
  /// the bystander, who may be anybody, there is nobody else.
  void loop(bool with_bystander) const
    requires requires { Key::member_of(0); }
  {
    if (!origin_ || origin_->looped) return;
    if (with_bystander) bystander();
    origin_->looped = true;
    if (origin_->alone) return;
    proofs::Path& path = proofs::Path::current();
    for (std::size_t kind = 0; kind < Arbitrary<Value>::kinds(); ++kind) {
      const int number = path.new_class(origin_->name);
      const Key key = Key::member_of(number);
      Value value;
      {
        const proofs::While member(path.in_class, number);
        value = Arbitrary<Value>::one(origin_->name + "'s");
        Arbitrary<Value>::narrow(value, kind);
        if (origin_->told) path.guide->gather(number, unnamed(kind)), take(key, value);
      }
      origin_->entries.emplace(key, Entry{Arbitrary<Value>::summed(number, std::move(value)), Presence::yes, false});
      origin_->classes.push_back(key);
    }
  }

  /// Brings an entry into being that nobody named. Its name is a new one: where it were another party's, the two would
  /// still share no purse, since a purse tells lender from borrower from operator by its kind.
  void bystander() const {
    if constexpr (requires { Key::unused(); }) {
      if (!origin_ || origin_->has_bystander) return;
      origin_->has_bystander = true;
      const Key another = Key::any();
      if (origin_->told) another.tell({proofs::Path::current().guide->bystander(unnamed())});
      another.become_unused();
      if constexpr (empty_is_like_none<Value>)
        before(another);
      else
        origin_->alone = find(another) == nullptr;
    }
  }

  /// Purses are there always: what is not written down holds nothing.
  static constexpr bool is_total = requires(Key key) { key.kind; };

 private:
  /// An entry that nobody wrote, after all that changed every entry.
  const Value& now(const Key& key, const Value& before) const {
    if (changes_.empty()) return before;
    if (const auto known = derived_.find(key); known != derived_.end()) return known->second;
    Value value = before;
    for (const auto& step : changes_) value = step(key, value);
    return derived_.emplace(key, std::move(value)).first->second;
  }

  /// As the model sees it: of a class, the member's while it runs for that, and otherwise the sums.
  const Value* seen(const Key& key, const Value& value) const {
    const int number = class_of(key);
    if (number == proofs::NOBODY || proofs::Path::current().in_class != number) return &value;
    return &shown_.insert_or_assign(key, Arbitrary<Value>::single(number, value)).first->second;
  }

  /// Whether a key is the empty name, under which nothing is kept: whoever writes owes that it is not.
  static bool is_nobodys(const Key& key) {
    if constexpr (requires { key.empty(); })
      return key.empty();
    else if constexpr (requires { key.ledger; })
      return key.ledger.empty() || key.asset.empty();
    else
      return false;
  }

  Entry& known(const Key& key) const {
    settle(key);
    const auto found = origin_->entries.find(key);
    if (found != origin_->entries.end()) return found->second;
    if (origin_->looped) throw proofs::Unsupported{"an entry of " + origin_->name + " named after a loop over it"};
    if (origin_->make) {
      const std::optional<Value> made = origin_->make(key);
      return origin_->entries.emplace(key, Entry{made ? *made : Value{}, made ? Presence::yes : Presence::no, false}).first->second;
    }
    const int number = class_of(key);
    const proofs::While member(proofs::Path::current().in_class, number);
    Value value = Arbitrary<Value>::one(origin_->name);
    if (origin_->told) take(key, value);
    if (number != proofs::NOBODY) value = Arbitrary<Value>::summed(number, std::move(value));
    const Presence presence = is_nobodys(key) ? Presence::no : Presence::open;
    return origin_->entries.emplace(key, Entry{std::move(value), presence, premises() && !is_total}).first->second;
  }

  // ---- of a path that is led by a guide ----
  /// Whom nobody named, of a kind or of any, by their numbers there.
  std::vector<int> unnamed(std::optional<std::size_t> kind = {}) const
    requires requires { Key::member_of(0); }
  {
    std::vector<int> all;
    for (const auto& [key, value] : origin_->told->written())
      if (!origin_->taken.contains(told_text(key)) && (!kind || Arbitrary<Value>::is_of_kind(value, *kind))) all.push_back(key.number());
    return all;
  }
  /// What is there in the place of an entry that comes into being here.
  void take(const Key& key, Value& value) const {
    static const Value none = absent<Value>();
    std::vector<const Value*> told;
    for (const Key& one : told_keys(key)) {
      const auto there = origin_->told->written().find(one);
      told.push_back(there == origin_->told->written().end() ? &none : &there->second);
      const bool is_new = origin_->taken.insert(told_text(one)).second;
      if (!is_new && !may_stand_twice<Value>) throw proofs::Twice{told_account(one), "two entries of " + origin_->name};
    }
    Arbitrary<Value>::tell(value, told);
  }
  /// Whether there is an entry there, or one of each member of a class.
  bool is_told(const Key& key) const {
    std::size_t found = 0;
    const std::vector<Key> keys = told_keys(key);
    for (const Key& one : keys) found += origin_->told->written().contains(one);
    if (found != 0 && found != keys.size()) throw proofs::Unsupported{"an entry of " + origin_->name + " that some of a class have"};
    return found != 0 || keys.empty();
  }
  bool may_be_there(const Key& key) const { return !origin_->told || empty_is_like_none<Value> || is_total || is_told(key); }

  std::shared_ptr<Origin> origin_;  ///< null: a table that began empty
  Entries written_;
  std::vector<std::function<Value(const Key&, const Value&)>> changes_;
  mutable Entries derived_;  ///< what they made of entries that somebody asked for
  mutable Entries shown_;    ///< what was last handed out of a class's member
};

template <class Key, class Value>
Table<Key, Value>::Table() = default;
template <class Key, class Value>
Table<Key, Value>::Table(const Table&) = default;
template <class Key, class Value>
Table<Key, Value>::Table(Table&&) noexcept = default;
template <class Key, class Value>
Table<Key, Value>& Table<Key, Value>::operator=(const Table&) = default;
template <class Key, class Value>
Table<Key, Value>& Table<Key, Value>::operator=(Table&&) noexcept = default;
template <class Key, class Value>
Table<Key, Value>::~Table() = default;

}  // namespace plumbline::inline symbolic_build
