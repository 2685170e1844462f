#pragma once
// The strings of a trace that mean something: integers and names.
#include <span>

#include "conformance/text/json.hpp"
#include "ref/exact/integer.hpp"

namespace plumbline {

[[noreturn]] inline void refuse(const Path& path, std::string expected, std::string found) {
  throw Unreadable{path.text(), std::move(expected), std::move(found)};
}

/// The content of a value that must be of one kind.
const std::string& string_of(const json::Value& value, const Path& path, std::string_view expected);
const json::Array& array_of(const json::Value& value, const Path& path);
const json::Object& object_of(const json::Value& value, const Path& path);

/// A decimal string of the shortest form, within 128 bits.
Integer integer_of(const json::Value& value, const Path& path);

/// Refuses a key that is not among the known ones.
void refuse_unknown(const json::Object& object, const Path& path, std::span<const std::string_view> known);

/// `one of buy, sell`
std::string one_of(std::span<const std::string_view> known);

inline constexpr std::string_view integer_expected = "an integer as a decimal string";
inline constexpr std::string_view bytes_expected = "64 hexadecimal digits out of 0-9 a-f";
inline constexpr std::string_view name_expected = "a name of at most 16 characters out of A-Z a-z 0-9 _ . : -";

}  // namespace plumbline
