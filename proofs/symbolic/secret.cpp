#include "proofs/symbolic/secret.hpp"

#include "proofs/symbolic/guide.hpp"

namespace plumbline::inline symbolic_build {

Hashlock hash_of(const Secret& secret) {
  proofs::Path& path = proofs::Path::current();
  if (const auto known = secret.number().constant(); known && path.guide)
    return Hashlock{Integer::of(proofs::Polynomial{{{}, proofs::hash_of(*known)}})};
  z3::context& context = proofs::Path::context();
  const z3::func_decl hash = context.function("hash", context.int_sort(), context.int_sort());
  const z3::func_decl preimage = context.function("preimage", context.int_sort(), context.int_sort());
  const z3::expr number = secret.number().expression();
  const z3::expr hashed = hash(number);
  path.know(preimage(hashed) == number);
  path.hashes.emplace_back(number, hashed);
  return Hashlock{Integer::of(path.given(hashed, path.mark(secret.number().polynomial())))};
}

}  // namespace plumbline::inline symbolic_build
