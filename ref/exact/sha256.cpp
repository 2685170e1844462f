#include "ref/core/sha256.hpp"

#include <openssl/sha.h>

namespace plumbline {

Bytes32 sha256(const Bytes32& message) {
  Bytes32 hash;
  SHA256(message.data(), message.size(), hash.data());
  return hash;
}

}  // namespace plumbline
