#pragma once
// JSON derived from the description of each struct. Include encode.hpp instead, unless the type is your own.
#include <array>
#include <charconv>
#include <cstdint>

#include "conformance/text/kinds.hpp"
#include "conformance/text/struct_writer.hpp"

namespace plumbline {

/// The characters of a name, where they need no memory of their own.
class Letters {
 public:
  template <class Tag>
  explicit Letters(const Id<Tag>& id) {
    UInt128 rest = id.packed();
    for (; rest != 0; rest <<= 8) letters_[size_++] = static_cast<char>(rest >> 120);
  }
  operator std::string_view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 16> letters_;
  std::size_t size_ = 0;
};

/// Writes canonical JSON: no space, fields in the order of their description, integers as decimal strings.
class Encoder : public StructWriter<Encoder> {
 public:
  /// Writes after what has been written already.
  explicit Encoder(std::string begun = {}) : StructWriter(with_room(std::move(begun))) {}

  using StructWriter::write;
  void write(const Integer& value) {
    const auto small = static_cast<std::int64_t>(value.raw());
    if (value != small) return write_string(to_string(value));
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), small);
    write_string({digits.data(), end.ptr});
  }
  template <class Kind>
  void write(const Opaque<Kind>& bytes) {
    write_string(bytes.text());
  }

 private:
  friend StructWriter;
  /// Room enough for most commands and events, so that it need not grow with each field.
  static std::string with_room(std::string begun) {
    begun.reserve(begun.size() + 240);
    return begun;
  }
  template <class Tag>
  static Letters text(const Id<Tag>& id) {
    return Letters{id};
  }
  template <class Key, class T>
  static const Table<Key, T>& entries(const Table<Key, T>& table) {
    return table;
  }
  template <class Element>
  static bool counts(const Element&) {
    return true;
  }
  template <class Key, class T>
  static bool counts(const Key& key, const T& value) {
    return plumbline::counts(key, value);
  }
};

template <class T>
std::string encoded(const T& value, std::string begun = {}) {
  Encoder encoder(std::move(begun));
  encoder.write(value);
  return encoder.take();
}

}  // namespace plumbline
