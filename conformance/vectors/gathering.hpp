#pragma once
// The search for vectors: random cases, of which each that shows something new is made small.
#include <functional>

#include "conformance/vectors/shown.hpp"
#include "conformance/vectors/vectors.hpp"

namespace plumbline {

/// Something that vectors show, of one rule.
struct Shown {
  std::string rule;
  std::string what;  ///< a reason, an event, `amount-one`, or `A-beside-B-at-PLACE`
  friend auto operator<=>(const Shown&, const Shown&) = default;
};

/// The cases that show one thing, no two in the same way.
struct Gathered {
  std::vector<Case> cases;
  std::set<std::string> ways;
};

/// All that was found, small.
std::map<Shown, Gathered> gather(std::uint64_t seed, const Outcomes& wanted);

}  // namespace plumbline
