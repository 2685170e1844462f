#pragma once
// An example of a path in the trace's JSON: the values of the model's structs under a solver's answer. What the path never
// asked about is given any value, and a name of its own; classes are left out, since an example has none.
#include <cstdio>

#include "conformance/text/struct_writer.hpp"
#include "proofs/symbolic/arbitrary.hpp"
#include "ref/core/sha256.hpp"

namespace plumbline::proofs {

class Speller : public StructWriter<Speller> {
 public:
  /// The names that nobody asked for, by their identity: the same in all texts of an example.
  using Unchosen = std::map<const void*, int>;

  Speller(const z3::model& model, Unchosen& unchosen) : model_(model), unchosen_(unchosen) {}

  using StructWriter::write;
  void write(const Integer& number) { write_string(value_of(number.expression())); }
  /// A secret is spelled by its number, and what is the hash of a secret by the hash of what is spelled.
  void write(const Secret& secret) { write_string(digits_of(bytes_of(value_of(secret.number().expression())))); }
  void write(const Hashlock& hashlock) {
    const std::string value = value_of(hashlock.number().expression());
    for (const auto& [secret, hash] : Path::current().hashes)
      if (value_of(hash) == value) return write_string(digits_of(sha256(bytes_of(value_of(secret)))));
    write_string(digits_of(bytes_of(value)));
  }
  template <class Enum>
  void write(const OneOf<Enum>& one) {
    write(one.any_possible());
  }

 private:
  friend StructWriter;
  std::string value_of(const z3::expr& number) const {
    std::string digits;
    if (!model_.eval(number, true).is_numeral(digits)) throw Unsupported{"an example without a number"};
    return digits;
  }
  /// A number as 32 bytes; below zero it is what is missing to 2^256.
  static Bytes32 bytes_of(const std::string& digits) {
    Whole left = Whole{digits} % (Whole{1} << 256);
    if (left < 0) left += Whole{1} << 256;
    Bytes32 bytes{};
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, left >>= 8) *byte = static_cast<std::uint8_t>(left & 255);
    return bytes;
  }
  static std::string digits_of(const Bytes32& bytes) {
    std::string digits;
    for (const std::uint8_t byte : bytes) {
      digits += "0123456789abcdef"[byte >> 4];
      digits += "0123456789abcdef"[byte & 15];
    }
    return digits;
  }
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
  static auto entries(const Table<Key, T>& table) {
    return table.everything();
  }
  template <class Element>
  static bool counts(const Element& element) {
    return !of_class(element);
  }
  template <class Key, class T>
  static bool counts(const Key& key, const T&) {
    return !of_class(key);
  }

  /// Whether an id in it is a class's.
  template <class T>
  static bool of_class(const T& value) {
    bool any = false;
    if constexpr (Described<T>) each_field(value, [&](std::string_view, const auto& field) { any = any || of_class(field); });
    return any;
  }
  template <class Tag>
  static bool of_class(const Id<Tag>& id) {
    return id.its_class() != NOBODY;
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
