#include "conformance/text/digest.hpp"

#include "conformance/text/encode.hpp"

namespace plumbline {

std::string digest(std::string_view text) {
  constexpr UInt128 offset = (UInt128{0x6c62272e07bb0142} << 64) | 0x62b821756295c58d;
  constexpr UInt128 prime = (UInt128{1} << 88) | 0x13b;
  UInt128 hash = offset;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  std::string digits;
  for (int shift = 124; shift >= 0; shift -= 4) digits += "0123456789abcdef"[static_cast<unsigned>(hash >> shift) & 15];
  return digits;
}

std::string digest(const State& state) { return digest(to_json(state)); }

}  // namespace plumbline
