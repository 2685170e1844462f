#include "conformance/text/scalars.hpp"

#include <algorithm>
#include <cstdint>

namespace plumbline {
namespace {

bool is_decimal(std::string_view digits) {
  return !digits.empty() && std::ranges::all_of(digits, [](char c) { return '0' <= c && c <= '9'; });
}

template <class T>
const T& content_of(const json::Value& value, const Path& path, std::string_view expected) {
  if (const T* content = std::get_if<T>(&value.content)) return *content;
  refuse(path, std::string{expected}, described(value));
}

}  // namespace

const std::string& string_of(const json::Value& value, const Path& path, std::string_view expected) {
  return content_of<std::string>(value, path, expected);
}
const json::Array& array_of(const json::Value& value, const Path& path) { return content_of<json::Array>(value, path, "an array"); }
const json::Object& object_of(const json::Value& value, const Path& path) { return content_of<json::Object>(value, path, "an object"); }

Integer integer_of(const json::Value& value, const Path& path) {
  const std::string& text = string_of(value, path, integer_expected);
  const bool negative = text.starts_with('-');
  const std::string_view digits = std::string_view{text}.substr(negative ? 1 : 0);
  if (!is_decimal(digits)) refuse(path, std::string{integer_expected}, in_quotes(text));
  if (digits.starts_with('0') && (digits.size() > 1 || negative)) refuse(path, "an integer in its shortest form", in_quotes(text));
  constexpr std::size_t short_enough = 18;  // for 64 bits
  if (digits.size() <= short_enough) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return negative ? -number : number;
  }
  try {
    Integer number = 0;
    for (const char digit : digits) number = negative ? number * 10 - (digit - '0') : number * 10 + (digit - '0');
    return number;
  } catch (const Overflow&) {
    refuse(path, "an integer within 128 bits", in_quotes(text));
  }
}

std::string one_of(std::span<const std::string_view> known) {
  std::string text = "one of ";
  for (const std::string_view name : known) text += std::string{name == known.front() ? "" : ", "} + std::string{name};
  return text;
}

void refuse_unknown(const json::Object& object, const Path& path, std::span<const std::string_view> known) {
  for (const json::Member& member : object)
    if (std::ranges::find(known, member.key) == known.end())
      refuse(Path{&path, member.key}, "a field that is " + one_of(known), "the unknown field " + in_quotes(member.key));
}

}  // namespace plumbline
