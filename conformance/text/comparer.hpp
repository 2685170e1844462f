#pragma once
// Equality derived from the description of each struct. Include equal.hpp instead, unless the type is your own.
#include "conformance/text/kinds.hpp"

namespace plumbline {

struct Comparer {
  static bool same(const Integer& a, const Integer& b) { return a == b; }
  template <class Kind>
  static bool same(const Measure<Kind>& a, const Measure<Kind>& b) {
    return a == b;
  }
  template <class Tag>
  static bool same(const Id<Tag>& a, const Id<Tag>& b) {
    return a == b;
  }
  template <class Kind>
  static bool same(const Opaque<Kind>& a, const Opaque<Kind>& b) {
    return a == b;
  }
  template <Enumeration Enum>
  static bool same(Enum a, Enum b) {
    return a == b;
  }

  template <Described T>
  static bool same(const T& a, const T& b) {
    bool all = true;
    each_field(a, b, [&](std::string_view, const auto& of_a, const auto& of_b) { all = all && same(of_a, of_b); });
    return all;
  }

  template <class T>
  static bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
  }

  template <class Key, class T>
  static bool same(const Table<Key, T>& a, const Table<Key, T>& b) {
    auto of_a = a.begin();
    auto of_b = b.begin();
    for (;; ++of_a, ++of_b) {
      skip_empty(of_a, a.end());
      skip_empty(of_b, b.end());
      if (of_a == a.end() || of_b == b.end()) return of_a == a.end() && of_b == b.end();
      if (of_a->first != of_b->first || !same(of_a->second, of_b->second)) return false;
    }
  }

  template <class... Known>
  static bool same(const std::variant<Known...>& a, const std::variant<Known...>& b) {
    if (a.index() != b.index()) return false;
    return std::visit([&]<class T>(const T& of_a) { return same(of_a, std::get<T>(b)); }, a);
  }

 private:
  template <class Iterator>
  static void skip_empty(Iterator& at, const Iterator& end) {
    while (at != end && !counts(at->first, at->second)) ++at;
  }
};

}  // namespace plumbline
