#pragma once
// The map of the exact build. It is a value: copying copies everything, moving costs nothing. An entry stands where the
// hash of its key says, so that looking up costs the same however many there are; the order by key is made when somebody
// asks for it. Nothing is ever taken out.
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace plumbline::inline exact_build {

/// Mixes a key, field by field, into a hash. A product of two words, its halves laid over each other, mixes both.
template <class Part>
constexpr void mix(std::uint64_t& hash, const Part& part) {
  const auto fold = [&hash](std::uint64_t low, std::uint64_t high) {
    const UInt128 product = static_cast<UInt128>(low ^ hash ^ 0x9e3779b97f4a7c15) * (high ^ 0xd1342543de82ef95);
    hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  if constexpr (std::integral<Part> || std::is_enum_v<Part>)
    fold(static_cast<std::uint64_t>(part), 0);
  else if constexpr (requires { part.packed(); })
    fold(static_cast<std::uint64_t>(part.packed()), static_cast<std::uint64_t>(part.packed() >> 64));
  else
    each_field(part, [&](auto, const auto& field) { mix(hash, field); });
}

/// An ordered map from Key to Value. Reading one table from two threads needs a first pass over it, which makes its order.
template <class Key, class Value>
class Table {
 public:
  using Entry = std::pair<Key, Value>;

  Table() = default;
  Table(const Table& other) : rows_(other.rows_ ? std::make_unique<Rows>(*other.rows_) : nullptr) {}
  Table(Table&&) noexcept = default;
  Table& operator=(Table other) noexcept {
    rows_ = std::move(other.rows_);
    return *this;
  }

  /// The value at `key`, or null. The pointer lives until the table next changes.
  const Value* find(const Key& key) const {
    if (empty()) return nullptr;
    const Place place = rows_->place_of(key);
    return rows_->tags[place] == free ? nullptr : &rows_->places[place].second;
  }

  /// The value at `key`, or the value that stands for absence (a balance of zero). It lives until the table next changes.
  const Value& get(const Key& key) const {
    static const Value absent{};
    const Value* value = find(key);
    return value ? *value : absent;
  }

  /// The place of `key`, made with the value that stands for absence if there was none.
  Value& operator[](const Key& key) {
    if (!rows_) rows_ = std::make_unique<Rows>();
    return rows_->value_at(key);
  }

  /// Puts what `step` makes of each entry in its place.
  template <class Step>
  void change(const Step& step) {
    if (rows_)
      for (const Place place : rows_->order) rows_->places[place].second = step(rows_->places[place].first, rows_->places[place].second);
  }

  std::size_t size() const { return rows_ ? rows_->order.size() : 0; }
  bool empty() const { return size() == 0; }

  /// Entries in the order of their keys.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;

    Iterator() = default;
    Iterator(const Table* table, std::size_t at) : table_(table), at_(at) {}
    const Entry& operator*() const { return table_->rows_->places[table_->rows_->order[at_]]; }
    const Entry* operator->() const { return &**this; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {table_, at_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const Table* table_ = nullptr;
    std::size_t at_ = 0;
  };
  Iterator begin() const {
    if (rows_) rows_->arrange();
    return {this, 0};
  }
  Iterator end() const { return {this, size()}; }

  friend bool operator==(const Table& a, const Table& b) { return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin()); }

 private:
  using Place = std::uint32_t;  ///< of an entry
  using Tag = std::uint8_t;
  static constexpr Tag free = 0;

  static std::uint64_t hash_of(const Key& key) {
    std::uint64_t hash = 0;
    mix(hash, key);
    return hash;
  }

  /// All that a table holds, behind one pointer: a state is moved several times in a step.
  struct Rows {
    std::vector<Entry> places;  ///< by hash; a power of two of them
    std::vector<Tag> tags;      ///< of each place: free, or enough of its key's hash to pass by other keys unseen
    std::vector<Place> order;   ///< the places taken: by key as far as that was asked for, then as they came
    std::size_t arranged = 0;   ///< how far it was asked for

    /// The place where `key` stands, or would stand.
    Place place_of(const Key& key) const {
      const std::uint64_t hash = hash_of(key);
      const std::size_t mask = places.size() - 1;
      std::size_t place = hash & mask;
      while (tags[place] != free && !(tags[place] == tag_of(hash) && places[place].first == key)) place = (place + 1) & mask;
      return static_cast<Place>(place);
    }

    Value& value_at(const Key& key) {
      if (8 * (order.size() + 1) > 7 * places.size()) grow();
      const Place place = place_of(key);
      if (tags[place] == free) {
        settle(place, {key, Value{}});
        order.push_back(place);
      }
      return places[place].second;
    }

    /// Puts the entries that came since the last time into the order.
    void arrange() {
      if (arranged == order.size()) return;
      const auto before = [this](Place a, Place b) { return places[a].first < places[b].first; };
      const auto came = order.begin() + static_cast<std::ptrdiff_t>(arranged);
      std::sort(came, order.end(), before);
      std::vector<Place> merged(order.size());
      std::merge(order.begin(), came, came, order.end(), merged.begin(), before);
      order = std::move(merged);
      arranged = order.size();
    }

   private:
    static Tag tag_of(std::uint64_t hash) { return static_cast<Tag>(hash >> 57 | 0x80); }

    void settle(Place place, Entry entry) {
      tags[place] = tag_of(hash_of(entry.first));
      places[place] = std::move(entry);
    }

    /// Doubles the places, of which at most seven in eight are taken, so that they are never slow to search.
    void grow() {
      std::vector<Entry> old(std::max<std::size_t>(4, 2 * places.size()));
      old.swap(places);
      tags.assign(places.size(), free);
      for (Place& place : order) {
        Entry& entry = old[place];
        place = place_of(entry.first);
        settle(place, std::move(entry));
      }
    }
  };

  std::unique_ptr<Rows> rows_;  ///< null: nothing yet
};

}  // namespace plumbline::inline exact_build
