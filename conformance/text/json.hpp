#pragma once
// JSON as a tree of values, read strictly: no duplicate key, nothing after the value, valid UTF-8, bounded depth.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "conformance/text/path.hpp"

namespace plumbline::json {

struct Value;
struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;
struct Null {};
/// A number as it was spelled. Nothing in a trace is a number; it is kept to say what was found.
struct Number {
  std::string spelling;
};

struct Value {
  std::variant<Null, bool, Number, std::string, Array, Object> content;
};
struct Member {
  std::string key;
  Value value;
};

/// Arrays and objects within one another, at most.
inline constexpr int deepest = 64;

/// The value that a text spells. Throws Unreadable.
Value parse(std::string_view text);

/// The value of a key, or null.
const Value* find(const Object& object, std::string_view key);

/// What a value is, for a message: `null`, `the number 5`, `"abc"`, `an object`.
std::string described(const Value& value);

}  // namespace plumbline::json
