#pragma once
// Vectors: small traces for those who cannot run a live test [spec/vectors.md].
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace plumbline {

/// Files by their path, whose parts have `/` between them.
using Tree = std::map<std::string, std::string>;

/// What the rules can come to: each rule's number with the name of a reason or of an event.
using Outcomes = std::set<std::pair<std::string, std::string>>;

/// In how many ways everything must be shown, at least.
inline constexpr std::size_t ways = 3;
/// The file that tells what each of the others shows.
inline constexpr const char* manifest = "manifest.json";

/// A tree of vectors that shows these outcomes, and all boundaries that were met on the way. The same seed gives the same tree.
Tree make_vectors(std::uint64_t seed, const Outcomes& wanted);

/// What is wrong with a tree, a line each: a file that is not as the manifest says, a vector of which the model says something
/// else, something that is not shown in enough ways. Empty if all is well.
std::vector<std::string> flaws(const Tree& tree, const Outcomes& wanted);

/// The digest of all vectors of a tree, with their paths.
std::string digest_of(const Tree& tree);

}  // namespace plumbline
