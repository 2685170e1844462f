#pragma once
// An example of a path in the trace's JSON: the values of the model's structs under a solver's answer. What the path never
// asked about is given any value, and a name of its own; crowds are left out, since an example has none.
#include <cstdio>

#include "conformance/text/struct_writer.hpp"
#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::proofs {

class Speller : public StructWriter<Speller> {
 public:
  /// The names that nobody asked for, by their identity: the same in all texts of an example.
  using Unchosen = std::map<const void*, int>;

  Speller(const z3::model& model, Unchosen& unchosen) : model_(model), unchosen_(unchosen) {}

  using StructWriter::write;
  void write(const Integer& number) {
    std::string digits;
    if (!model_.eval(number.expression(), true).is_numeral(digits)) throw Unsupported{"an example without a number"};
    write_string(digits);
  }
  template <class Enum>
  void write(const OneOf<Enum>& one) {
    write(one.any_possible());
  }

 private:
  friend StructWriter;
  template <class Tag>
  std::string text(const Id<Tag>& id) {
    if (!id.chosen()) return numbered('x', unchosen_.emplace(id.identity(), static_cast<int>(unchosen_.size()) + 1).first->second);
    return id.number() == 0 ? "" : numbered('n', id.number());
  }
  /// Two digits: names stand in the order of their numbers.
  static std::string numbered(char letter, int number) {
    char name[16];
    std::snprintf(name, sizeof name, "%c%02d", letter, number);
    return name;
  }

  template <class Key, class T>
  static std::map<Key, T> entries(const Table<Key, T>& table) {
    return table.everything();
  }
  template <class Element>
  static bool counts(const Element& element) {
    return !of_crowd(element);
  }
  template <class Key, class T>
  static bool counts(const Key& key, const T&) {
    return !of_crowd(key);
  }

  /// Whether an id in it is a crowd's.
  template <class T>
  static bool of_crowd(const T& value) {
    bool any = false;
    if constexpr (Described<T>) each_field(value, [&](std::string_view, const auto& field) { any = any || of_crowd(field); });
    return any;
  }
  template <class Tag>
  static bool of_crowd(const Id<Tag>& id) {
    return id.chosen() && id.is_crowd();
  }

  const z3::model& model_;
  Unchosen& unchosen_;
};

template <class T>
std::string spelled(const z3::model& model, Speller::Unchosen& unchosen, const T& value) {
  Speller speller(model, unchosen);
  speller.write(value);
  return speller.take();
}

}  // namespace plumbline::proofs
