#include "conformance/text/differ.hpp"
#include "conformance/text/difference.hpp"
#include "conformance/text/equal.hpp"

namespace plumbline {

void Differ::note(const Path& path, const std::string& a, const std::string& b) { found_.push_back(path.text() + ": " + a + " -> " + b); }

namespace {

template <class T>
std::vector<std::string> differences(const T& a, const T& b) {
  Differ differ;
  if (!Comparer::same(a, b)) differ.compare(a, b, Path{});
  return differ.take();
}

}  // namespace

bool equal(const Genesis& a, const Genesis& b) { return Comparer::same(a, b); }
bool equal(const State& a, const State& b) { return Comparer::same(a, b); }
bool equal(const Command& a, const Command& b) { return Comparer::same(a, b); }
bool equal(const Event& a, const Event& b) { return Comparer::same(a, b); }
bool equal(const Events& a, const Events& b) { return Comparer::same(a, b); }
bool equal(const Decision& a, const Decision& b) { return Comparer::same(a, b); }

std::vector<std::string> difference(const Genesis& a, const Genesis& b) { return differences(a, b); }
std::vector<std::string> difference(const State& a, const State& b) { return differences(a, b); }
std::vector<std::string> difference(const Command& a, const Command& b) { return differences(a, b); }
std::vector<std::string> difference(const Event& a, const Event& b) { return differences(a, b); }
std::vector<std::string> difference(const Events& a, const Events& b) { return differences(a, b); }

}  // namespace plumbline
