#pragma once
// One description of each struct. PLUMBLINE_DESCRIBE names a struct's fields once, as Boost.Hana's Struct; JSON, printing,
// equality, difference, digest, generators, symbolic states and the fuzzer's decoder are derived from it.
#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>
#include <string_view>
#include <utility>

#include "build.hpp"
#include "ref/core/names.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A field of a struct: its name, and where it is. Hana's own macro spells each name as a type, which takes the compiler
/// three times as long and means the same.
template <class Struct, class Type>
struct Field {
  std::string_view name;
  Type Struct::* member;
};
template <class Struct, class Type>
Field(std::string_view, Type Struct::*) -> Field<Struct, Type>;

/// A struct whose fields were named.
template <class T>
concept Described = boost::hana::Struct<T>::value;

/// Calls `visit(field)` with each Field of a struct, in the order of the description.
template <Described T, class Visit>
constexpr void each_field_of(Visit&& visit) {
  boost::hana::unpack(boost::hana::accessors<T>(), [&](auto... field) { (visit(field), ...); });
}

/// Calls `visit(name, field)` for each field of `value`, in the order of the description.
template <Described T, class Visit>
constexpr void each_field(T& value, Visit&& visit) {
  each_field_of<std::remove_const_t<T>>([&](auto field) { visit(field.name, value.*field.member); });
}

/// Calls `visit(name, field of a, field of b)` for each field of two values of one struct.
template <Described T, class Visit>
constexpr void each_field(T& a, T& b, Visit&& visit) {
  each_field_of<std::remove_const_t<T>>([&](auto field) { visit(field.name, a.*field.member, b.*field.member); });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD

// clang-format off
/// Describes a struct: PLUMBLINE_DESCRIBE(plumbline::Leg, from, to, amount), in no namespace, with at most sixteen fields.
#define PLUMBLINE_DESCRIBE(T, ...)                                                                               \
  template <>                                                                                                    \
  struct boost::hana::accessors_impl<T> {                                                                        \
    static constexpr auto apply() { return boost::hana::make_tuple(PLUMBLINE_FIELDS(T, __VA_ARGS__)); }          \
  };                                                                                                             \
  static_assert(plumbline::Described<T>)

#define PLUMBLINE_FIELD(T, field) plumbline::Field{#field, &T::field}
#define PLUMBLINE_FIELDS_1(T, field) PLUMBLINE_FIELD(T, field)
#define PLUMBLINE_FIELDS_2(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_1(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_3(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_2(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_4(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_3(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_5(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_4(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_6(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_5(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_7(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_6(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_8(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_7(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_9(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_8(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_10(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_9(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_11(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_10(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_12(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_11(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_13(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_12(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_14(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_13(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_15(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_14(T, __VA_ARGS__)
#define PLUMBLINE_FIELDS_16(T, field, ...) PLUMBLINE_FIELD(T, field), PLUMBLINE_FIELDS_15(T, __VA_ARGS__)
#define PLUMBLINE_SEVENTEENTH(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, seventeenth, ...) seventeenth
#define PLUMBLINE_FIELDS(T, ...) \
  PLUMBLINE_SEVENTEENTH(__VA_ARGS__, PLUMBLINE_FIELDS_16, PLUMBLINE_FIELDS_15, PLUMBLINE_FIELDS_14, PLUMBLINE_FIELDS_13, PLUMBLINE_FIELDS_12, PLUMBLINE_FIELDS_11, PLUMBLINE_FIELDS_10, PLUMBLINE_FIELDS_9, PLUMBLINE_FIELDS_8, PLUMBLINE_FIELDS_7, PLUMBLINE_FIELDS_6, PLUMBLINE_FIELDS_5, PLUMBLINE_FIELDS_4, PLUMBLINE_FIELDS_3, PLUMBLINE_FIELDS_2, PLUMBLINE_FIELDS_1)(T, __VA_ARGS__)
// clang-format on
