#pragma once
// JSON derived from the description of each struct. Include encode.hpp instead, unless the type is your own.
#include "conformance/text/kinds.hpp"
#include "conformance/text/struct_writer.hpp"

namespace plumbline {

/// Writes canonical JSON: no space, fields in the order of their description, integers as decimal strings.
class Encoder : public StructWriter<Encoder> {
 public:
  using StructWriter::write;
  void write(const Integer& value) { write_string(to_string(value)); }
  template <class Kind>
  void write(const Opaque<Kind>& bytes) {
    write_string(bytes.text());
  }

 private:
  friend StructWriter;
  template <class Tag>
  static std::string text(const Id<Tag>& id) {
    return id.text();
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
std::string encoded(const T& value) {
  Encoder encoder;
  encoder.write(value);
  return encoder.take();
}

}  // namespace plumbline
