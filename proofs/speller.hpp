#pragma once
// An example of a path in the trace's JSON: the values of the model's structs under a solver's answer. What the path never
// asked about is given any value; crowds are left out, since an example has none.
#include <cstdio>

#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::proofs {

class Speller {
 public:
  explicit Speller(const z3::model& model) : model_(model) {}

  void write(const Integer& number) {
    std::string digits;
    if (!model_.eval(number.expression(), true).is_numeral(digits)) throw Unsupported{"an example without a number"};
    quote(digits);
  }
  template <class Kind>
  void write(const Measure<Kind>& measure) {
    write(measure.value);
  }
  template <class Tag>
  void write(const Id<Tag>& id) {
    quote(text(id));
  }
  template <class Enum>
  void write(const OneOf<Enum>& one) {
    quote(name(one.any_possible()));
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void write(Enum member) {
    quote(name(member));
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
      if (!of_crowd(value)) next(), write(value);
    close(']');
  }

  template <class Tag, class T>
  void write(const Table<Id<Tag>, T>& table) {
    open('{');
    for (const auto& [id, value] : table.everything())
      if (!of_crowd(id)) write_key(text(id)), write(value);
    close('}');
  }
  template <class Key, class T>
  void write(const Table<Key, T>& table) {
    open('[');
    for (const auto& [key, value] : table.everything())
      if (!of_crowd(key)) write_entry(key, value);
    close(']');
  }

  template <class... Known>
  void write(const std::variant<Known...>& value) {
    open('{');
    write_key((requires { Known::rule; } && ...) ? "command" : "event");
    std::visit(
        [&]<class T>(const T& known) {
          quote(type_name<T>());
          write_fields(known);
        },
        value);
    close('}');
  }

  std::string take() { return std::move(out_); }

 private:
  template <class Tag>
  static std::string text(const Id<Tag>& id) {
    if (!id.chosen()) return "anything";
    if (id.number() == 0) return "";
    char name[16];
    std::snprintf(name, sizeof name, "n%02d", id.number());  // two digits: names stand in the order of their numbers
    return name;
  }

  static bool of_crowd(const Integer&) { return false; }
  template <class Kind>
  static bool of_crowd(const Measure<Kind>&) {
    return false;
  }
  template <class Tag>
  static bool of_crowd(const Id<Tag>& id) {
    return id.chosen() && id.is_crowd();
  }
  template <class Enum>
  static bool of_crowd(const OneOf<Enum>&) {
    return false;
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  static bool of_crowd(Enum) {
    return false;
  }
  template <class T>
  static bool of_crowd(const std::vector<T>&) {
    return false;
  }
  template <class... Known>
  static bool of_crowd(const std::variant<Known...>&) {
    return false;
  }
  template <Described T>
  static bool of_crowd(const T& value) {
    bool any = false;
    each_field(value, [&](std::string_view, const auto& field) { any = any || of_crowd(field); });
    return any;
  }

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
    quote(key);
    out_ += ':';
  }
  void quote(std::string_view text) {
    out_ += '"';
    out_ += text;
    out_ += '"';
  }

  const z3::model& model_;
  std::string out_;
  bool first_ = true;
};

template <class T>
std::string spelled(const z3::model& model, const T& value) {
  Speller speller(model);
  speller.write(value);
  return speller.take();
}

}  // namespace plumbline::proofs
