#include "conformance/text/equal.hpp"

#include "conformance/text/comparer.hpp"

namespace plumbline {

bool equal(const Genesis& a, const Genesis& b) { return Comparer::same(a, b); }
bool equal(const State& a, const State& b) { return Comparer::same(a, b); }
bool equal(const Command& a, const Command& b) { return Comparer::same(a, b); }
bool equal(const Event& a, const Event& b) { return Comparer::same(a, b); }
bool equal(const Events& a, const Events& b) { return Comparer::same(a, b); }
bool equal(const Decision& a, const Decision& b) { return Comparer::same(a, b); }

}  // namespace plumbline
