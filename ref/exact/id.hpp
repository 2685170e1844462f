#pragma once
// Names of things: short opaque strings, held in sixteen bytes so that comparing two is comparing two numbers.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "ref/exact/integer.hpp"

namespace plumbline::inline exact_build {

/// A name of at most 16 characters out of A-Z a-z 0-9 _ . : - ; the empty name means "none".
/// `Tag` keeps the name of an account from being used as the name of an asset.
template <class Tag>
class Id {
 public:
  static constexpr std::size_t longest = 16;

  constexpr Id() = default;

  /// The name that `text` spells, or nothing if `text` is too long or has another character.
  static constexpr std::optional<Id> parse(std::string_view text) {
    if (text.size() > longest) return std::nullopt;
    Id id;
    for (const char c : text) {
      const bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
      if (!letter && c != '_' && c != '.' && c != ':' && c != '-') return std::nullopt;
      id.packed_ = (id.packed_ << 8) | static_cast<unsigned char>(c);
    }
    for (std::size_t i = text.size(); i < longest; ++i) id.packed_ <<= 8;  // left aligned: number order is text order
    return id;
  }

  /// A name that is written in a program and known to be good.
  explicit constexpr Id(std::string_view text) : Id(parse(text).value()) {}

  constexpr bool empty() const { return packed_ == 0; }

  std::string text() const {
    std::string text;
    for (int shift = 120; shift >= 0; shift -= 8)
      if (const char c = static_cast<char>(packed_ >> shift)) text += c;
    return text;
  }

  constexpr UInt128 packed() const { return packed_; }

  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  UInt128 packed_ = 0;
};

/// A member of a closed enum: plain here; chosen when first asked for in the symbolic build.
template <class Enum>
using OneOf = Enum;

}  // namespace plumbline::inline exact_build
