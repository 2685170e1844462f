#pragma once
// The map of the exact build: keys in order, values beside them, in chunks of bounded size. It is a value:
// copying copies everything, moving costs nothing. Looking up is a search of the chunks' first keys and then
// of one chunk; inserting moves at most one chunk.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace plumbline::inline exact_build {

/// An ordered map from Key to Value.
template <class Key, class Value>
class Table {
 public:
  using Entry = std::pair<Key, Value>;

  /// The value at `key`, or null. The pointer lives until the table next changes.
  const Value* find(const Key& key) const {
    if (chunks_.empty()) return nullptr;
    const Chunk& chunk = chunks_[chunk_of(key)];
    const auto at = position(chunk, key);
    return at != chunk.end() && at->first == key ? &at->second : nullptr;
  }

  /// The value at `key`, or the value that stands for absence (a balance of zero).
  Value get(const Key& key) const {
    const Value* value = find(key);
    return value ? *value : Value{};
  }

  /// The place of `key`, made with the value that stands for absence if there was none.
  Value& operator[](const Key& key) {
    if (chunks_.empty()) start_chunk(0, key);
    std::size_t index = chunk_of(key);
    if (chunks_[index].size() == chunk_limit) {
      split(index);
      index = chunk_of(key);
    }
    Chunk& chunk = chunks_[index];
    auto at = position(chunk, key);
    if (at == chunk.end() || at->first != key) {
      at = chunk.emplace(at, key, Value{});
      firsts_[index] = chunk.front().first;
      ++size_;
    }
    return at->second;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  /// Entries in the order of their keys.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;

    Iterator() = default;
    Iterator(const Table* table, std::size_t chunk) : table_(table), chunk_(chunk) {}
    const Entry& operator*() const { return table_->chunks_[chunk_][at_]; }
    const Entry* operator->() const { return &**this; }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    Iterator& operator++() {
      if (++at_ == table_->chunks_[chunk_].size()) {
        ++chunk_;
        at_ = 0;
      }
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Table* table_ = nullptr;
    std::size_t chunk_ = 0;
    std::size_t at_ = 0;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, chunks_.size()}; }

  friend bool operator==(const Table& a, const Table& b) {
    return a.size_ == b.size_ && std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  static constexpr std::size_t chunk_limit = 64;
  using Chunk = std::vector<Entry>;

  /// The chunk that holds `key` if any does: the last whose first key is not above it.
  std::size_t chunk_of(const Key& key) const {
    const auto above = std::upper_bound(firsts_.begin(), firsts_.end(), key);
    return above == firsts_.begin() ? 0 : static_cast<std::size_t>(above - firsts_.begin()) - 1;
  }

  template <class AnyChunk>
  static auto position(AnyChunk& chunk, const Key& key) {
    return std::lower_bound(chunk.begin(), chunk.end(), key, [](const Entry& entry, const Key& sought) { return entry.first < sought; });
  }

  void start_chunk(std::size_t index, const Key& first) {
    chunks_.emplace(chunks_.begin() + static_cast<std::ptrdiff_t>(index))->reserve(chunk_limit);
    firsts_.insert(firsts_.begin() + static_cast<std::ptrdiff_t>(index), first);
  }

  /// A full chunk gives its upper half to a new neighbour; the last chunk keeps all but one entry, so that
  /// keys which arrive in order fill their chunks.
  void split(std::size_t index) {
    const std::size_t keep = index + 1 == chunks_.size() ? chunk_limit - 1 : chunk_limit / 2;
    start_chunk(index + 1, chunks_[index][keep].first);
    Chunk& from = chunks_[index];
    const auto middle = from.begin() + static_cast<std::ptrdiff_t>(keep);
    std::move(middle, from.end(), std::back_inserter(chunks_[index + 1]));
    from.erase(middle, from.end());
  }

  std::vector<Key> firsts_;  ///< the first key of each chunk
  std::vector<Chunk> chunks_;
  std::size_t size_ = 0;
};

}  // namespace plumbline::inline exact_build
