#pragma once
// Secrets, and the hashes that they are known by before they are known. The symbolic build has numbers in their place, and an
// uninterpreted injective function in place of SHA-256.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "ref/core/sha256.hpp"

namespace plumbline::inline exact_build {

/// 32 bytes that mean nothing by themselves, written as 64 hexadecimal digits. `Kind` keeps a secret from being used as a hash.
template <class Kind>
class Opaque {
 public:
  static constexpr std::size_t digits = 64;

  constexpr Opaque() = default;  ///< all zeros
  explicit constexpr Opaque(const Bytes32& bytes) : bytes_(bytes) {}

  /// The bytes that `text` spells, or nothing if it is not 64 digits out of 0-9 a-f.
  static constexpr std::optional<Opaque> parse(std::string_view text) {
    if (text.size() != digits) return std::nullopt;
    Opaque parsed;
    for (std::size_t i = 0; i < digits; ++i) {
      const std::size_t value = std::string_view{"0123456789abcdef"}.find(text[i]);
      if (value == std::string_view::npos) return std::nullopt;
      parsed.bytes_[i / 2] = static_cast<std::uint8_t>(parsed.bytes_[i / 2] << 4 | value);
    }
    return parsed;
  }

  std::string text() const {
    std::string text;
    for (const std::uint8_t byte : bytes_) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  }

  constexpr const Bytes32& bytes() const { return bytes_; }

  friend constexpr bool operator==(const Opaque&, const Opaque&) = default;

 private:
  Bytes32 bytes_{};
};

/// What opens a lock.
using Secret = Opaque<struct SecretKind>;
/// What a lock asks for: the hash of a secret.
using Hashlock = Opaque<struct HashlockKind>;

inline Hashlock hash_of(const Secret& secret) { return Hashlock{sha256(secret.bytes())}; }

}  // namespace plumbline::inline exact_build
