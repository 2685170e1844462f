#pragma once
// One description of each struct. BOOST_HANA_ADAPT_STRUCT names a struct's fields once; JSON, printing,
// equality, difference, digest, generators, symbolic states and the fuzzer's decoder are derived from it.
#include <boost/hana/accessors.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/core/to.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>
#include <string_view>
#include <utility>

#include "build.hpp"
#include "ref/core/names.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// A struct whose fields were named.
template <class T>
concept Described = boost::hana::Struct<T>::value;

/// Calls `visit(name, field)` for each field of `value`, in the order of the description.
template <Described T, class Visit>
constexpr void each_field(T& value, Visit&& visit) {
  boost::hana::for_each(boost::hana::accessors<std::remove_const_t<T>>(), [&](auto accessor) {
    visit(std::string_view{boost::hana::to<const char*>(boost::hana::first(accessor))}, boost::hana::second(accessor)(value));
  });
}

/// Calls `visit(name, field of a, field of b)` for each field of two values of one struct.
template <Described T, class Visit>
constexpr void each_field(T& a, T& b, Visit&& visit) {
  boost::hana::for_each(boost::hana::accessors<std::remove_const_t<T>>(), [&](auto accessor) {
    const auto field = boost::hana::second(accessor);
    visit(std::string_view{boost::hana::to<const char*>(boost::hana::first(accessor))}, field(a), field(b));
  });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
