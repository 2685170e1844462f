#include "conformance/text/json.hpp"

#include <algorithm>

#include "conformance/text/cursor.hpp"
#include "conformance/text/utf8.hpp"

namespace plumbline::json {
namespace {

Value read_value(Cursor& cursor, const Path& path, int depth);

void enter(Cursor& cursor, const Path& path, int depth) {
  if (depth > deepest) cursor.refuse(path, "at most " + std::to_string(deepest) + " arrays and objects within one another");
  cursor.pass();
  cursor.skip_space();
}

Array read_array(Cursor& cursor, const Path& path, int depth) {
  Array result;
  enter(cursor, path, depth);
  if (cursor.take(']')) return result;
  do {
    result.push_back(read_value(cursor, Path{&path, result.size()}, depth));
    cursor.skip_space();
  } while (cursor.take(','));
  if (!cursor.take(']')) cursor.refuse(path, "',' or ']'");
  return result;
}

Member read_member(Cursor& cursor, const Path& path, int depth) {
  cursor.skip_space();
  if (!cursor.next_is('"')) cursor.refuse(path, "a key in quotation marks");
  std::string key = read_string(cursor, path);
  const Path here{&path, key};
  cursor.skip_space();
  if (!cursor.take(':')) cursor.refuse(here, "':'");
  Value value = read_value(cursor, here, depth);
  cursor.skip_space();
  return {std::move(key), std::move(value)};
}

/// Whether a key comes twice in an object of so few members that to compare each two is quickest.
bool repeats_a_key(const Object& few) {
  for (auto later = few.begin(); later != few.end(); ++later)
    if (std::ranges::find(few.begin(), later, later->key, &Member::key) != later) return true;
  return false;
}

void refuse_duplicates(const Path& path, const Object& object) {
  constexpr std::size_t few = 16;
  if (object.size() <= few && !repeats_a_key(object)) return;
  std::vector<std::string_view> keys;
  for (const Member& member : object) keys.push_back(member.key);
  std::ranges::sort(keys);
  const auto twice = std::ranges::adjacent_find(keys);
  if (twice != keys.end()) throw Unreadable{Path{&path, *twice}.text(), "each key once", "the key " + in_quotes(*twice) + " twice"};
}

Object read_object(Cursor& cursor, const Path& path, int depth) {
  Object result;
  enter(cursor, path, depth);
  if (cursor.take('}')) return result;
  result.reserve(8);  // as many as most have
  do {
    result.push_back(read_member(cursor, path, depth));
  } while (cursor.take(','));
  if (!cursor.take('}')) cursor.refuse(path, "',' or '}'");
  refuse_duplicates(path, result);
  return result;
}

void read_digits(Cursor& cursor, const Path& path, std::string& spelling) {
  if (!cursor.next_is_digit()) cursor.refuse(path, "a digit");
  while (cursor.next_is_digit()) spelling += cursor.pass();
}

Number read_number(Cursor& cursor, const Path& path) {
  std::string spelling;
  if (cursor.take('-')) spelling += '-';
  if (cursor.take('0'))
    spelling += '0';
  else
    read_digits(cursor, path, spelling);
  if (cursor.take('.')) read_digits(cursor, path, spelling += '.');
  if (cursor.next_is('e') || cursor.next_is('E')) {
    spelling += cursor.pass();
    if (cursor.next_is('+') || cursor.next_is('-')) spelling += cursor.pass();
    read_digits(cursor, path, spelling);
  }
  return {spelling};
}

Value read_literal(Cursor& cursor, const Path& path, std::string_view spelling, Value meaning) {
  for (const char c : spelling)
    if (!cursor.take(c)) cursor.refuse(path, std::string{spelling});
  return meaning;
}

Value read_value(Cursor& cursor, const Path& path, int depth) {
  cursor.skip_space();
  if (cursor.next_is('{')) return {read_object(cursor, path, depth + 1)};
  if (cursor.next_is('[')) return {read_array(cursor, path, depth + 1)};
  if (cursor.next_is('"')) return {read_string(cursor, path)};
  if (cursor.next_is('-') || cursor.next_is_digit()) return {read_number(cursor, path)};
  if (cursor.next_is('t')) return read_literal(cursor, path, "true", {true});
  if (cursor.next_is('f')) return read_literal(cursor, path, "false", {false});
  if (cursor.next_is('n')) return read_literal(cursor, path, "null", {Null{}});
  cursor.refuse(path, "a JSON value");
}

void refuse_invalid_utf8(std::string_view text) {
  const Utf8 utf8 = check_utf8(text);
  if (utf8.valid_up_to == text.size()) return;
  const std::string column = " at column " + std::to_string(utf8.valid_up_to + 1);
  throw Unreadable{"$", "UTF-8", (utf8.cut_short ? "part of a character" : "an invalid byte") + column, utf8.cut_short};
}

}  // namespace

Value parse(std::string_view text) {
  refuse_invalid_utf8(text);
  Cursor cursor{text};
  const Path root;
  Value result = read_value(cursor, root, 0);
  cursor.skip_space();
  if (!cursor.at_end()) cursor.refuse(root, "nothing after the value");
  return result;
}

const Value* find(const Object& object, std::string_view key) {
  const auto at = std::ranges::find(object, key, &Member::key);
  return at == object.end() ? nullptr : &at->value;
}

std::string described(const Value& value) {
  struct Describe {
    std::string operator()(Null) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(const Number& number) const { return "the number " + number.spelling.substr(0, 80); }
    std::string operator()(const std::string& text) const { return in_quotes(text); }
    std::string operator()(const Array&) const { return "an array"; }
    std::string operator()(const Object&) const { return "an object"; }
  };
  return std::visit(Describe{}, value.content);
}

}  // namespace plumbline::json
