#pragma once
// Reading a tree of JSON into a struct, derived from its description. Include decode.hpp instead, unless the type is
// your own. Everything throws Unreadable.
#include <algorithm>
#include <functional>
#include <optional>

#include "conformance/text/kinds.hpp"
#include "conformance/text/scalars.hpp"

namespace plumbline {

/// Whether an object must have every field of its struct.
enum class Whole { yes, no };

/// A type that reads itself: `static T read(const json::Value&, const Path&)`.
template <class T>
concept ReadsItself = requires(const json::Value& value, const Path& path) { T::read(value, path); };

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <Tabular T>
inline constexpr bool is_optional<T> = true;  // an empty table may be left out

/// A field of a struct as it is read.
struct FieldReader {
  std::string_view name;
  bool optional;
  std::function<void(const json::Value& value, const Path& path, void* record)> read;
};
template <Described T>
const std::vector<FieldReader>& field_readers();

/// Reads the fields of a record. `also` is a key that the object may have besides, or empty.
void read_fields(const json::Object& object, const Path& path, const std::vector<FieldReader>& fields, std::string_view also, Whole whole,
                 void* record);

struct Decoder {
  static void read(const json::Value& value, const Path& path, Integer& out) { out = integer_of(value, path); }
  static void read(const json::Value& value, const Path& path, std::string& out) { out = string_of(value, path, "a string"); }

  template <class Kind>
  static void read(const json::Value& value, const Path& path, Measure<Kind>& out) {
    read(value, path, out.value);
  }

  template <class Tag>
  static void read(const json::Value& value, const Path& path, Id<Tag>& out) {
    out = id_of<Tag>(string_of(value, path, name_expected), path);
  }

  template <class Kind>
  static void read(const json::Value& value, const Path& path, Opaque<Kind>& out) {
    const std::string& text = string_of(value, path, bytes_expected);
    const auto bytes = Opaque<Kind>::parse(text);
    if (!bytes) refuse(path, std::string{bytes_expected}, in_quotes(text));
    out = *bytes;
  }

  template <Enumeration Enum>
  static void read(const json::Value& value, const Path& path, Enum& out) {
    const auto known = std::span{naming::names<Enum>}.first(members<Enum>);
    const std::string* text = std::get_if<std::string>(&value.content);
    const std::optional<Enum> found = text ? member<Enum>(*text) : std::nullopt;
    if (!found) refuse(path, one_of(known), described(value));
    out = *found;
  }

  template <ReadsItself T>
  static void read(const json::Value& value, const Path& path, T& out) {
    out = T::read(value, path);
  }

  template <class T>
  static void read(const json::Value& value, const Path& path, std::optional<T>& out) {
    read(value, path, out.emplace());
  }

  template <Described T>
  static void read(const json::Value& value, const Path& path, T& out) {
    read_fields(object_of(value, path), path, field_readers<T>(), {}, Whole::yes, &out);
  }

  template <class T>
  static void read(const json::Value& value, const Path& path, std::vector<T>& out) {
    const json::Array& array = array_of(value, path);
    out.resize(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) read(array[i], Path{&path, i}, out[i]);
  }

  template <class Tag, class T>
  static void read(const json::Value& value, const Path& path, Table<Id<Tag>, T>& out) {
    for (const json::Member& entry : object_of(value, path)) {
      const Path here{&path, entry.key};
      read(entry.value, here, out[id_of<Tag>(entry.key, here)]);
    }
  }

  template <class Key, class T>
  static void read(const json::Value& value, const Path& path, Table<Key, T>& out) {
    const json::Array& array = array_of(value, path);
    for (std::size_t i = 0; i < array.size(); ++i) read_entry(array[i], Path{&path, i}, out);
  }

  template <class... Known>
  static void read(const json::Value& value, const Path& path, std::variant<Known...>& out) {
    read_tagged(value, path, out, Whole::yes);
  }

  /// A command or an event. With Whole::no it may leave fields out, which then keep the value of an empty struct.
  template <class... Known>
  static void read_tagged(const json::Value& value, const Path& path, std::variant<Known...>& out, Whole whole) {
    constexpr std::string_view key = tag<std::variant<Known...>>;
    static constexpr std::string_view names[] = {type_name<Known>()...};
    const json::Object& object = object_of(value, path);
    const Path here{&path, key};
    const json::Value* found = json::find(object, key);
    if (!found) refuse(here, one_of(names), "nothing");
    const std::string* text = std::get_if<std::string>(&found->content);
    if (!text) refuse(here, one_of(names), described(*found));
    const auto chosen = static_cast<std::size_t>(std::ranges::find(names, *text) - std::begin(names));
    if (chosen == sizeof...(Known)) refuse(here, one_of(names), in_quotes(*text));
    using Read = void (*)(const json::Object&, const Path&, Whole, std::variant<Known...>&);
    static constexpr Read readers[] = {&read_as<Known, Known...>...};
    readers[chosen](object, path, whole, out);
  }

 private:
  template <class T, class... Known>
  static void read_as(const json::Object& object, const Path& path, Whole whole, std::variant<Known...>& out) {
    read_fields(object, path, field_readers<T>(), tag<std::variant<Known...>>, whole, &out.template emplace<T>());
  }

  template <class Tag>
  static Id<Tag> id_of(const std::string& text, const Path& path) {
    const auto id = Id<Tag>::parse(text);
    if (!id) refuse(path, std::string{name_expected}, in_quotes(text));
    return *id;
  }

  template <class Key, class T>
  static void read_entry(const json::Value& value, const Path& path, Table<Key, T>& out) {
    static constexpr std::string_view fields[] = {"key", "value"};
    const json::Object& object = object_of(value, path);
    refuse_unknown(object, path, fields);
    for (const std::string_view field : fields)
      if (!json::find(object, field)) refuse(Path{&path, field}, "a value", "nothing: the field is missing");
    Key key;
    read(*json::find(object, "key"), Path{&path, "key"}, key);
    if (out.find(key)) refuse(Path{&path, "key"}, "each key once", "the key " + short_key(key) + " again");
    read(*json::find(object, "value"), Path{&path, "value"}, out[key]);
  }
};

template <Described T>
const std::vector<FieldReader>& field_readers() {
  static const std::vector<FieldReader> readers = [] {
    std::vector<FieldReader> all;
    each_field_of<T>([&]<class Type>(Field<T, Type> field) {
      const auto read = [member = field.member](const json::Value& value, const Path& path, void* record) {
        Decoder::read(value, path, static_cast<T*>(record)->*member);
      };
      all.push_back({field.name, is_optional<Type>, read});
    });
    return all;
  }();
  return readers;
}

}  // namespace plumbline
