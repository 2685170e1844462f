#pragma once
// SHA-256, of both builds: the model that runs asks it for every claim, and the proofs only where they spell out an example.
#include <array>
#include <cstdint>

namespace plumbline {

/// Secrets and hashes are 32 bytes, in traces 64 hexadecimal digits.
using Bytes32 = std::array<std::uint8_t, 32>;

/// The SHA-256 [FIPS 180-4] of 32 bytes.
Bytes32 sha256(const Bytes32& message);

}  // namespace plumbline
