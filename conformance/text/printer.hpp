#pragma once
// Printing derived from the description of each struct. Include print.hpp instead, unless the type is your own.
#include "conformance/text/kinds.hpp"
#include "conformance/text/print.hpp"

namespace plumbline {

/// Adds a part to a list of parts: the separator if it is not the first, the label, what links it, the part.
void append(std::string& text, std::string_view separator, std::string_view label, std::string_view link, const std::string& part);

/// A value in one line. Nested structs stand in braces, lists in brackets, an empty name is a dash.
struct Line {
  static std::string of(const Integer& value) { return grouped(value); }
  template <class Kind>
  static std::string of(const Measure<Kind>& measure) {
    return grouped(measure.value);
  }
  static std::string of(Time time) { return to_string(time.value); }
  template <class Tag>
  static std::string of(const Id<Tag>& id) {
    return id.empty() ? "-" : id.text();
  }
  /// The first of the digits: enough for the eye, and a line can bear several.
  template <class Kind>
  static std::string of(const Opaque<Kind>& bytes) {
    return bytes.text().substr(0, 8) + "..";
  }
  template <Enumeration Enum>
  static std::string of(Enum member) {
    return std::string{name(member)};
  }
  template <Described T>
  static std::string of(const T& value) {
    return "{" + fields(value) + "}";
  }
  template <class T>
  static std::string of(const std::vector<T>& values) {
    std::string text;
    for (const T& value : values) append(text, ", ", "", "", of(value));
    return "[" + text + "]";
  }
  template <class Key, class T>
  static std::string of(const Table<Key, T>& table) {
    std::string text;
    for (const auto& [key, value] : table)
      if (counts(key, value)) append(text, ", ", short_key(key), ": ", of(value));
    return "{" + text + "}";
  }
  template <class... Known>
  static std::string of(const std::variant<Known...>& value) {
    const std::string inside = std::visit([](const auto& known) { return fields(known); }, value);
    std::string text{name_of(value)};
    if (!inside.empty()) append(text, " ", "", "", inside);
    return text;
  }

  /// `name=value` for each field.
  template <Described T>
  static std::string fields(const T& value) {
    std::string text;
    each_field(value, [&](std::string_view name, const auto& field) { append(text, " ", name, "=", of(field)); });
    return text;
  }
};

/// A value over several lines: what fits in one line stays in one line, anything else has a line for each of its parts.
class Page {
 public:
  template <class T>
  void write(const T& value, std::size_t indent) {
    if (!write_short(Line::of(value))) write_parts(value, indent);
  }

  std::string take() { return std::move(text_); }

 private:
  /// Writes the line if it is short enough.
  bool write_short(const std::string& line);
  void begin_line(std::string_view label, std::size_t indent);

  template <class T>
  void write_parts(const T& leaf, std::size_t) {
    text_ += " " + Line::of(leaf);
  }
  template <Described T>
  void write_parts(const T& value, std::size_t indent) {
    each_field(value, [&](std::string_view name, const auto& field) { write_part(name, field, indent); });
  }
  template <class T>
  void write_parts(const std::vector<T>& values, std::size_t indent) {
    for (const T& value : values) write_part("-", value, indent);
  }
  template <class Key, class T>
  void write_parts(const Table<Key, T>& table, std::size_t indent) {
    for (const auto& [key, value] : table)
      if (counts(key, value)) write_part(short_key(key) + ":", value, indent);
  }
  template <OneOfMany T>
  void write_parts(const T& value, std::size_t indent) {
    write_parts(static_cast<const typename T::Kinds&>(value), indent);
  }
  template <class... Known>
  void write_parts(const std::variant<Known...>& value, std::size_t indent) {
    text_ += " " + std::string{name_of(value)};
    std::visit([&](const auto& known) { write_parts(known, indent); }, value);
  }

  template <class T>
  void write_part(std::string_view label, const T& value, std::size_t indent) {
    begin_line(label, indent);
    write(value, indent + 2);
  }

  std::string text_;
};

template <class T>
std::string paged(const T& value) {
  Page page;
  page.write(value, 0);
  const std::string text = page.take();
  return text.substr(text.find_first_not_of(" \n"));
}

}  // namespace plumbline
