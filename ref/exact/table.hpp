#pragma once
// The map of the exact build. It is a value: copying copies everything, moving costs nothing. Entries stay where they
// were put; an index by hash finds them, so that looking up costs the same however many there are; and their order by
// key is made when somebody asks for it. Nothing is ever taken out.
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <numeric>
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
    const Slot& slot = rows_->slot_of(key, hash_of(key));
    return slot.at == nowhere ? nullptr : &rows_->entries[slot.at].second;
  }

  /// The value at `key`, or the value that stands for absence (a balance of zero).
  Value get(const Key& key) const {
    const Value* value = find(key);
    return value ? *value : Value{};
  }

  /// The place of `key`, made with the value that stands for absence if there was none.
  Value& operator[](const Key& key) {
    if (!rows_) rows_ = std::make_unique<Rows>();
    return rows_->place_of(key);
  }

  std::size_t size() const { return rows_ ? rows_->entries.size() : 0; }
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
    const Entry& operator*() const { return table_->rows_->entries[table_->rows_->order[at_]]; }
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
  using Number = std::uint32_t;  ///< of an entry
  static constexpr Number nowhere = ~Number{0};

  /// A place in the index: an entry's number, and enough of its key's hash to pass by those of other keys unseen.
  struct Slot {
    std::uint32_t hash = 0;
    Number at = nowhere;
  };

  static std::uint32_t hash_of(const Key& key) {
    std::uint64_t hash = 0;
    mix(hash, key);
    return static_cast<std::uint32_t>(hash);
  }

  /// All that a table holds, behind one pointer: a state is moved several times in a step.
  struct Rows {
    std::vector<Entry> entries;  ///< in the order in which they came
    std::vector<Slot> index;     ///< by hash; a power of two of them
    std::vector<Number> order;   ///< by key, as far as it has been asked for

    /// The place in the index where `key` stands, or would stand.
    Slot& slot_of(const Key& key, std::uint32_t hash) {
      const std::size_t mask = index.size() - 1;
      std::size_t place = hash & mask;
      while (index[place].at != nowhere && !(index[place].hash == hash && entries[index[place].at].first == key))
        place = (place + 1) & mask;
      return index[place];
    }

    Value& place_of(const Key& key) {
      if (index.size() < 2 * (entries.size() + 1)) grow();
      const std::uint32_t hash = hash_of(key);
      Slot& slot = slot_of(key, hash);
      if (slot.at == nowhere) {
        slot = {hash, static_cast<Number>(entries.size())};
        entries.emplace_back(key, Value{});
      }
      return entries[slot.at].second;
    }

    /// Doubles the index, which is at most half full and so never slow to search.
    void grow() {
      std::vector<Slot> old(std::max<std::size_t>(4, 2 * index.size()));
      old.swap(index);
      for (const Slot& slot : old)
        if (slot.at != nowhere) slot_of(entries[slot.at].first, slot.hash) = slot;
    }

    /// Puts the entries that came since the last time into the order.
    void arrange() {
      if (order.size() == entries.size()) return;
      const auto before = [this](Number a, Number b) { return entries[a].first < entries[b].first; };
      std::vector<Number> fresh(entries.size() - order.size());
      std::iota(fresh.begin(), fresh.end(), static_cast<Number>(order.size()));
      std::sort(fresh.begin(), fresh.end(), before);
      std::vector<Number> merged(entries.size());
      std::merge(order.begin(), order.end(), fresh.begin(), fresh.end(), merged.begin(), before);
      order = std::move(merged);
    }
  };

  std::unique_ptr<Rows> rows_;  ///< null: nothing yet
};

}  // namespace plumbline::inline exact_build
