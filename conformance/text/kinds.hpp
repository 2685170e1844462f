#pragma once
// What every derived text function needs to know of the kinds of value that a model is made of.
#include <string>
#include <variant>
#include <vector>

#include "conformance/text/tags.hpp"
#include "ref/genesis.hpp"
#include "ref/model.hpp"

namespace plumbline {

template <class T>
concept Enumeration = std::is_enum_v<T>;

/// Whether an entry of a table says anything: an empty purse says the same as a purse that is not there.
template <class Key, class Value>
bool counts(const Key&, const Value&) {
  return true;
}
inline bool counts(const Purse&, const Amount& balance) { return balance != NOTHING; }

/// A key of a table in one word: `alice`, `main/USDC`, `alice/USDC/available`.
template <class Tag>
std::string short_key(const Id<Tag>& id) {
  return id.text();
}
std::string short_key(Enumeration auto member) { return std::string{name(member)}; }
template <Described Key>
std::string short_key(const Key& key) {
  std::string text;
  each_field(key, [&](std::string_view, const auto& field) {
    const std::string part = short_key(field);
    if (!part.empty()) text += (text.empty() ? "" : "/") + part;
  });
  return text;
}

}  // namespace plumbline
