#pragma once
// Secrets and hashes of the symbolic build: numbers about which nothing is known. The hash is a function about which nothing
// is known but that two secrets never have one hash. What is proved so is true of any such function; that nobody finds a
// secret by its hash is no fact of the model, in which who knows a secret is part of the state.
#include "proofs/symbolic/integer.hpp"

namespace plumbline::inline symbolic_build {

template <class Kind>
class Opaque {
 public:
  Opaque() = default;
  explicit Opaque(Integer number) : number_(number) {}

  Integer number() const { return number_; }

  friend Truth operator==(const Opaque& a, const Opaque& b) { return a.number_ == b.number_; }
  friend Truth operator!=(const Opaque& a, const Opaque& b) { return a.number_ != b.number_; }

 private:
  Integer number_;
};

using Secret = Opaque<struct SecretKind>;
using Hashlock = Opaque<struct HashlockKind>;

/// The uninterpreted hash. It is injective because another function leads back from each hash that was asked for.
Hashlock hash_of(const Secret& secret);

}  // namespace plumbline::inline symbolic_build
