// The JSON reader refuses whatever is not exactly one JSON value, and says where and why.
#include <gtest/gtest.h>

#include "conformance/text/json.hpp"

namespace plumbline {
namespace {

using namespace std::string_literals;

std::string refusal(std::string_view text) {
  try {
    json::parse(text);
    return "";
  } catch (const Unreadable& unreadable) {
    return unreadable.message();
  }
}

std::string text_of(std::string_view text) { return std::get<std::string>(json::parse(text).content); }

TEST(Json, IsRefusedWhereItIsMalformed) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "$: expected a JSON value, found the end of the line"},
      {"  ", "$: expected a JSON value, found the end of the line"},
      {"{} x", "$: expected nothing after the value, found 'x' at column 4"},
      {"{\"a\":1,}", "$: expected a key in quotation marks, found '}' at column 8"},
      {"{\"a\" 1}", "$.a: expected ':', found '1' at column 6"},
      {"{\"a\":[1 2]}", "$.a: expected ',' or ']', found '2' at column 9"},
      {"{\"a\":{\"b\":[0,tru]}}", "$.a.b[1]: expected true, found ']' at column 17"},
      {"{\"a b\":nul}", "$[\"a b\"]: expected null, found '}' at column 11"},
      {"[01]", "$: expected ',' or ']', found '1' at column 3"},
      {"[+1]", "$[0]: expected a JSON value, found '+' at column 2"},
      {"[-]", "$[0]: expected a digit, found ']' at column 3"},
      {"[1.]", "$[0]: expected a digit, found ']' at column 4"},
      {"[1e]", "$[0]: expected a digit, found ']' at column 4"},
      {"[NaN]", "$[0]: expected a JSON value, found 'N' at column 2"},
      {"['a']", "$[0]: expected a JSON value, found ''' at column 2"},
      {"{\"a\":1,\"b\":2,\"a\":3}", "$.a: expected each key once, found the key \"a\" twice"},
      {"{\"a\":1,\"\\u0061\":3}", "$.a: expected each key once, found the key \"a\" twice"},
      {"\"abc", "$: expected a closing quotation mark, found the end of the line"},
      {"\"a\nb\"", "$: expected no control character in a string, found the byte 0x0a at column 3"},
      {"\"a\0b\""s, "$: expected no control character in a string, found the byte 0x00 at column 3"},
      {"\0"s, "$: expected a JSON value, found the byte 0x00 at column 1"},
      {"\"\\x\"", "$: expected one of \"\\/bfnrtu after a backslash, found 'x' at column 3"},
      {"\"\\u12g4\"", "$: expected four hexadecimal digits after \\u, found 'g' at column 6"},
      {"\"\\u12\x10\x10\"", "$: expected four hexadecimal digits after \\u, found the byte 0x10 at column 6"},
      {"\"\\udc00\"", "$: expected the first half of a surrogate pair before the second, found '\"' at column 8"},
      {"\"\\ud800\"", "$: expected the second half of a surrogate pair, found '\"' at column 8"},
      {"\"\\ud800\\u0041\"", "$: expected the second half of a surrogate pair, found '\"' at column 14"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(refusal(text), message) << text;
}

TEST(Json, IsRefusedWhereItIsNotUtf8) {
  const std::pair<std::string, std::string> cases[] = {
      {"\"\xff\"", "an invalid byte at column 2"},
      {"\"\xc0\x80\"", "an invalid byte at column 2"},
      {"\"\xe0\x80\x80\"", "an invalid byte at column 2"},
      {"\"\xed\xa0\x80\"", "an invalid byte at column 2"},
      {"\"\xf4\x90\x80\x80\"", "an invalid byte at column 2"},
      {"\"\xf0\x80\x80\x80\"", "an invalid byte at column 2"},
      {"\"a\xc3(\"", "an invalid byte at column 3"},
      {"\"a\xe2\x82", "part of a character at column 3"},
      {"\x80", "an invalid byte at column 1"},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(refusal(text), "$: expected UTF-8, found " + found) << text;
}

TEST(Json, StringsAreUnescaped) {
  EXPECT_EQ(text_of(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(text_of(R"("A\u00e9\u20aC\ud83d\ude00")"), "A\u00e9\u20ac\U0001F600");
  EXPECT_EQ(text_of("\"\u00e9\u20ac\U0001F600\U0010FFFF\""), "\u00e9\u20ac\U0001F600\U0010FFFF");
}

TEST(Json, EveryKindOfValueIsReadAndNamed) {
  const std::pair<std::string, std::string> cases[] = {
      {"null", "null"},   {"true", "true"},   {" false ", "false"}, {"-0.5e+10", "the number -0.5e+10"},  {"0", "the number 0"},
      {"\"x\"", "\"x\""}, {"[]", "an array"}, {"{}", "an object"},  {"[1,[2],{\"a\":null}]", "an array"},
  };
  for (const auto& [text, description] : cases) EXPECT_EQ(described(json::parse(text)), description);
}

TEST(Json, DepthIsBounded) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(refusal(nested(json::deepest)), "");
  EXPECT_NE(refusal(nested(json::deepest + 1)).find("expected at most 64 arrays and objects within one another"), std::string::npos);
  EXPECT_NE(refusal(std::string(1'000'000, '[')), "");
}

TEST(Json, WhatIsQuotedStaysOnOneLine) {
  EXPECT_EQ(in_quotes("a\nb\"\x7f"), "\"a\\u000ab\\\"\\u007f\"");
  EXPECT_EQ(in_quotes(std::string(100, 'x')), "\"" + std::string(80, 'x') + "\"...");
  EXPECT_EQ(in_quotes(std::string(79, 'x') + "\u20ac\u20ac"), "\"" + std::string(79, 'x') + "\u20ac\"...");
}

}  // namespace
}  // namespace plumbline
