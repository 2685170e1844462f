#pragma once
// Reading a tree of JSON into a struct, derived from its description. Include decode.hpp instead, unless the type is
// your own. Everything throws Unreadable.
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

/// The names of a struct's fields.
template <Described T>
std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  boost::hana::for_each(boost::hana::accessors<T>(),
                        [&](auto accessor) { names.emplace_back(boost::hana::to<const char*>(boost::hana::first(accessor))); });
  return names;
}

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

  template <Enumeration Enum>
  static void read(const json::Value& value, const Path& path, Enum& out) {
    const auto known = std::span{naming::names<Enum>}.first(members<Enum>);
    const std::optional<Enum> found = member<Enum>(string_of(value, path, one_of(known)));
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
    const json::Object& object = object_of(value, path);
    refuse_unknown(object, path, field_names<T>());
    read_fields(object, path, out, Whole::yes);
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
    const std::string& chosen = string_of(*found, here, one_of(names));
    const bool known =
        ((chosen == type_name<Known>() && (read_alternative(object, path, out.template emplace<Known>(), whole), true)) || ...);
    if (!known) refuse(here, one_of(names), quoted(chosen));
  }

 private:
  template <class Tag>
  static Id<Tag> id_of(const std::string& text, const Path& path) {
    const auto id = Id<Tag>::parse(text);
    if (!id) refuse(path, std::string{name_expected}, quoted(text));
    return *id;
  }

  template <Described T>
  static void read_alternative(const json::Object& object, const Path& path, T& out, Whole whole) {
    constexpr std::string_view key = requires { T::rule; } ? "command" : "event";
    std::vector<std::string_view> known = field_names<T>();
    known.insert(known.begin(), key);
    refuse_unknown(object, path, known);
    read_fields(object, path, out, whole);
  }

  template <Described T>
  static void read_fields(const json::Object& object, const Path& path, T& out, Whole whole) {
    each_field(out, [&]<class Field>(std::string_view name, Field& field) {
      const json::Value* value = json::find(object, name);
      if (value) return read(*value, Path{&path, name}, field);
      if (whole == Whole::yes && !is_optional<Field>) refuse(Path{&path, name}, "a value", "nothing: the field is missing");
    });
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

}  // namespace plumbline
