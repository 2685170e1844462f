#include "conformance/text/difference.hpp"

#include "conformance/text/differ.hpp"

namespace plumbline {
namespace {

template <class T>
std::vector<std::string> differences(const T& a, const T& b) {
  Differ differ;
  if (!Comparer::same(a, b)) differ.compare(a, b, Path{});
  return differ.take();
}

}  // namespace

std::vector<std::string> difference(const Genesis& a, const Genesis& b) { return differences(a, b); }
std::vector<std::string> difference(const State& a, const State& b) { return differences(a, b); }
std::vector<std::string> difference(const Command& a, const Command& b) { return differences(a, b); }
std::vector<std::string> difference(const Event& a, const Event& b) { return differences(a, b); }
std::vector<std::string> difference(const Events& a, const Events& b) { return differences(a, b); }

}  // namespace plumbline
