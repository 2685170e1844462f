#pragma once
// Difference derived from the description of each struct. Include difference.hpp instead, unless the type is your own.
#include "conformance/text/comparer.hpp"
#include "conformance/text/encoder.hpp"
#include "conformance/text/path.hpp"

namespace plumbline {

/// Walks two values side by side and notes where they part.
class Differ {
 public:
  template <class T>
  void compare(const T& a, const T& b, const Path& path) {
    note(path, encoded(a), encoded(b));
  }

  template <Described T>
  void compare(const T& a, const T& b, const Path& path) {
    each_field(a, b, [&](std::string_view name, const auto& of_a, const auto& of_b) { descend(of_a, of_b, Path{&path, name}); });
  }

  template <class T>
  void compare(const std::vector<T>& a, const std::vector<T>& b, const Path& path) {
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      const Path here{&path, i};
      if (i < a.size() && i < b.size())
        descend(a[i], b[i], here);
      else
        note(here, i < a.size() ? encoded(a[i]) : nothing, i < b.size() ? encoded(b[i]) : nothing);
    }
  }

  template <class Key, class T>
  void compare(const Table<Key, T>& a, const Table<Key, T>& b, const Path& path) {
    for (const auto& [key, value] : a) compare_entry(key, &value, b.find(key), path);
    for (const auto& [key, value] : b)
      if (!a.find(key)) compare_entry<Key, T>(key, nullptr, &value, path);
  }

  template <OneOfMany T>
  void compare(const T& a, const T& b, const Path& path) {
    compare(static_cast<const typename T::Kinds&>(a), static_cast<const typename T::Kinds&>(b), path);
  }
  template <class... Known>
  void compare(const std::variant<Known...>& a, const std::variant<Known...>& b, const Path& path) {
    if (a.index() != b.index()) return note(path, encoded(a), encoded(b));
    std::visit([&]<class T>(const T& of_a) { compare(of_a, std::get<T>(b), path); }, a);
  }

  std::vector<std::string> take() { return std::move(found_); }

 private:
  static constexpr const char* nothing = "nothing";

  template <class T>
  void descend(const T& a, const T& b, const Path& path) {
    if (!Comparer::same(a, b)) compare(a, b, path);
  }

  template <class Key, class T>
  void compare_entry(const Key& key, const T* a, const T* b, const Path& path) {
    const bool in_a = a && counts(key, *a);
    const bool in_b = b && counts(key, *b);
    const std::string word = short_key(key);
    const Path here{&path, word};
    if (in_a && in_b) return descend(*a, *b, here);
    if (in_a || in_b) note(here, in_a ? encoded(*a) : nothing, in_b ? encoded(*b) : nothing);
  }

  void note(const Path& path, const std::string& a, const std::string& b);

  std::vector<std::string> found_;
};

}  // namespace plumbline
