#pragma once
// JSON derived from the description of each struct, for both builds of the model: compact, fields in the order of their
// description. A Form derives from it and says how its numbers and names are spelled, and what of a list counts.
#include <algorithm>
#include <string>
#include <vector>

#include "conformance/text/tags.hpp"
#include "ref/core/reflect.hpp"

namespace plumbline {

/// A Form has `write` for what has no fields, `text` for an id, `entries` of a table, and `counts` for an entry or an element.
template <class Form>
class StructWriter {
 public:
  template <class Kind>
  void write(const Measure<Kind>& measure) {
    form().write(measure.value);
  }
  template <class Tag>
  void write(const Id<Tag>& id) {
    write_string(form().text(id));
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void write(Enum member) {
    write_string(name(member));
  }

  template <Described T>
  void write(const T& value) {
    open('{');
    write_fields(value);
    close('}');
  }

  template <class T>
  void write(const std::vector<T>& values) {
    open('[');
    for (const T& value : values)
      if (form().counts(value)) next(), form().write(value);
    close(']');
  }

  template <class Tag, class T>
  void write(const Table<Id<Tag>, T>& table) {
    open('{');
    for (const auto& [id, value] : form().entries(table))
      if (form().counts(id, value)) write_key(form().text(id)), form().write(value);
    close('}');
  }
  template <class Key, class T>
  void write(const Table<Key, T>& table) {
    open('[');
    for (const auto& [key, value] : form().entries(table))
      if (form().counts(key, value)) write_entry(key, value);
    close(']');
  }

  template <class... Known>
  void write(const std::variant<Known...>& value) {
    open('{');
    write_key(tag<std::variant<Known...>>);
    write_string(name_of(value));
    std::visit([&](const auto& known) { write_fields(known); }, value);
    close('}');
  }

  std::string take() { return std::move(out_); }

 protected:
  explicit StructWriter(std::string begun = {}) : out_(std::move(begun)) {}

  /// Names and digits need no escaping.
  void write_string(std::string_view text) { add("\"", text, "\""); }

 private:
  Form& form() { return static_cast<Form&>(*this); }

  template <Described T>
  void write_fields(const T& value) {
    each_field(value, [&](std::string_view name, const auto& field) {
      if (says_something(field)) write_key(name), form().write(field);
    });
  }

  template <class T>
  bool says_something(const T&) {
    return true;
  }
  template <class Key, class T>
  bool says_something(const Table<Key, T>& table) {
    for (const auto& [key, value] : form().entries(table))
      if (form().counts(key, value)) return true;
    return false;
  }

  template <class Key, class T>
  void write_entry(const Key& key, const T& value) {
    next();
    open('{');
    write_key("key"), form().write(key);
    write_key("value"), form().write(value);
    close('}');
  }

  void open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void write_key(std::string_view key) {
    if (first_)
      add("\"", key, "\":");
    else
      add(",\"", key, "\":");
    first_ = false;
  }

  /// A text between two literals, with one look at the room that is left.
  template <std::size_t Before, std::size_t After>
  void add(const char (&before)[Before], std::string_view text, const char (&after)[After]) {
    const std::size_t size = out_.size();
    out_.resize_and_overwrite(size + Before + text.size() + After, [&](char* start, std::size_t) {
      char* at = std::copy_n(before, Before - 1, start + size);
      at = std::copy(text.begin(), text.end(), at);
      return static_cast<std::size_t>(std::copy_n(after, After - 1, at) - start);
    });
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace plumbline
