// The arbitrary values that tables bring into being. They are compiled here once, and not in every source of the model.
#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
template <class Value>
Value Arbitrary<Value>::one(const std::string& name) {
  return arbitrary_of(Of<Value>{}, name);
}

template <class Value>
Value Arbitrary<Value>::summed(int of, Value value) {
  return plumbline::summed(of, std::move(value));
}

template <class Value>
Value Arbitrary<Value>::single(int of, Value value) {
  return plumbline::single(of, std::move(value));
}

template <class Value>
std::size_t Arbitrary<Value>::kinds() {
  return kinds_of<Value>();
}

template <class Value>
void Arbitrary<Value>::narrow(Value& value, std::size_t kind) {
  plumbline::narrow(value, kind);
}

template <class Value>
bool Arbitrary<Value>::is_of_kind(const Value& value, std::size_t kind) {
  return plumbline::is_of_kind(value, kind);
}

template <class Value>
void Arbitrary<Value>::tell(Value& value, const std::vector<const Value*>& told) {
  plumbline::tell(value, told);
}

#define PLUMBLINE_COMPILED_HERE(Key, Value) \
  template struct Arbitrary<Value>;         \
  template class Table<Key, Value>;
PLUMBLINE_EACH_TABLE(PLUMBLINE_COMPILED_HERE)

}  // namespace plumbline::inline PLUMBLINE_BUILD
