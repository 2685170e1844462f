#pragma once
// JSON derived from the description of each struct. Include encode.hpp instead, unless the type is your own.
#include "conformance/text/kinds.hpp"

namespace plumbline {

/// Writes canonical JSON: no space, fields in the order of their description, integers as decimal strings.
class Encoder {
 public:
  void write(const Integer& value) { write_string(to_string(value)); }
  template <class Kind>
  void write(const Measure<Kind>& measure) {
    write(measure.value);
  }
  template <class Tag>
  void write(const Id<Tag>& id) {
    write_string(id.text());
  }
  template <Enumeration Enum>
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
    for (const T& value : values) next(), write(value);
    close(']');
  }

  template <class Tag, class T>
  void write(const Table<Id<Tag>, T>& table) {
    open('{');
    for (const auto& [id, value] : table) write_key(id.text()), write(value);
    close('}');
  }
  template <class Key, class T>
  void write(const Table<Key, T>& table) {
    open('[');
    for (const auto& [key, value] : table)
      if (counts(key, value)) write_entry(key, value);
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

 private:
  template <Described T>
  void write_fields(const T& value) {
    each_field(value, [&](std::string_view name, const auto& field) { write_key(name), write(field); });
  }

  template <class Key, class T>
  void write_entry(const Key& key, const T& value) {
    next();
    open('{');
    write_key("key"), write(key);
    write_key("value"), write(value);
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
    next();
    write_string(key);
    out_ += ':';
  }
  /// Names and digits need no escaping.
  void write_string(std::string_view text) {
    out_ += '"';
    out_ += text;
    out_ += '"';
  }

  std::string out_;
  bool first_ = true;
};

template <class T>
std::string encoded(const T& value) {
  Encoder encoder;
  encoder.write(value);
  return encoder.take();
}

}  // namespace plumbline
