#pragma once
// A state, a command or events of the trace's JSON as values of the symbolic build in which everything is known. The names of each
// kind are numbered in the order of their texts, so that loops meet them in the order of the build that runs.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "conformance/text/json.hpp"
#include "conformance/text/tags.hpp"
#include "proofs/symbolic/told.hpp"

namespace plumbline::proofs {

class Reader {
 public:
  /// A text whose names are to be numbered with those of others: all of them must be met before one is read.
  template <class T>
  json::Value meet(const std::string& text) {
    json::Value value = json::parse(text);
    meeting_ = true;
    static_cast<void>(read<T>(value));
    meeting_ = false;
    return value;
  }
  template <class T>
  T read(const json::Value& value) {
    T out{};
    into(value, out);
    return out;
  }

 private:
  using Value = json::Value;

  static const std::string& string_of(const Value& value) { return std::get<std::string>(value.content); }

  static Integer number(const Whole& value) { return Integer::of(value == 0 ? Polynomial{} : Polynomial{{{}, value}}); }
  void into(const Value& value, Integer& out) { out = number(Whole{string_of(value)}); }
  template <class Kind>
  void into(const Value& value, Measure<Kind>& out) {
    into(value, out.value);
  }
  template <class Kind>
  void into(const Value& value, Opaque<Kind>& out) {
    out = Opaque<Kind>{number(Whole{"0x" + string_of(value)})};
  }
  template <class Enum>
  void into(const Value& value, OneOf<Enum>& out) {
    out = OneOf<Enum>(member<Enum>(string_of(value)).value());
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void into(const Value& value, Enum& out) { out = member<Enum>(string_of(value)).value(); }
  template <class Tag>
  void into(const Value& value, Id<Tag>& out) {
    out = name<Tag>(string_of(value));
  }
  template <class T>
  void into(const Value& value, std::vector<T>& out) {
    for (const Value& element : std::get<json::Array>(value.content)) into(element, out.emplace_back());
  }
  template <class Tag, class T>
  void into(const Value& value, Table<Id<Tag>, T>& out) {
    for (const json::Member& entry : std::get<json::Object>(value.content)) into(entry.value, out[name<Tag>(entry.key)]);
  }
  template <class Key, class T>
  void into(const Value& value, Table<Key, T>& out) {
    for (const Value& entry : std::get<json::Array>(value.content)) {
      const auto& object = std::get<json::Object>(entry.content);
      Key key;
      into(*json::find(object, "key"), key);
      into(*json::find(object, "value"), out[key]);
    }
  }
  template <Described T>
  void into(const Value& value, T& out) {
    each_field(out, [&](std::string_view field, auto& part) {
      if (const Value* found = json::find(std::get<json::Object>(value.content), field)) into(*found, part);
    });
  }
  template <class... Known>
  void into(const Value& value, std::variant<Known...>& out) {
    const std::string& kind = string_of(*json::find(std::get<json::Object>(value.content), tag<std::variant<Known...>>));
    ((kind == type_name<Known>() ? into(value, out.template emplace<Known>()) : void()), ...);
  }

  template <class Tag>
  Id<Tag> name(const std::string& text) {
    if (text.empty()) return {};
    std::set<std::string>& texts = names_[&kind_of<Tag>];
    if (meeting_) texts.insert(text);
    return Id<Tag>::numbered(1 + static_cast<int>(std::distance(texts.begin(), texts.find(text))));
  }
  template <class Tag>
  static constexpr char kind_of = 0;  ///< its address tells one kind of name from another

  bool meeting_ = false;
  std::map<const void*, std::set<std::string>> names_;
};

}  // namespace plumbline::proofs
