// The symbolic build against the one that runs: of states and commands by choice, and of what an hour's end brings about.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "conformance/text/encode.hpp"
#include "proofs/abstraction/abstraction.hpp"
#include "tests/abstraction/cases.hpp"

namespace plumbline {
namespace {

using proofs::Followed;
using proofs::Met;

/// Of each rule, what was met.
struct OfRule {
  std::size_t accepted = 0, rejected = 0;
  std::set<std::vector<std::size_t>> paths;
  Met met;
};

/// So many cases of each outcome of each rule; another number, for a longer run, comes from the environment.
std::size_t cases_of_each() {
  const char* said = std::getenv("PLUMBLINE_ABSTRACTION_CASES");
  return said ? std::strtoul(said, nullptr, 10) : 6;
}

/// The solver is asked about so many: about more it takes too long.
constexpr std::size_t MOST_CANDIDATES = 60;

class Abstraction {
 public:
  void follow(const Case& met) {
    ++count_;
    const proofs::Following following{count_, count_ % 16 == 0 ? MOST_CANDIDATES : 0, count_ % 4 == 0};
    const Followed followed = proofs::follow(met.happened, following);
    OfRule& rule = rules_[met.rule];
    ++(met.accepted ? rule.accepted : rule.rejected);
    rule.paths.insert(followed.path);
    rule.met.add(followed.met);
    for (const std::string& difference : followed.differences) ADD_FAILURE() << met.rule << ", " << met.where << ": " << difference;
    if (!followed.differences.empty())
      std::cout << met.happened.before << '\n' << met.happened.input << '\n' << met.happened.outcome << '\n';
  }
  const std::map<std::string, OfRule>& rules() const { return rules_; }
  Met print() const {
    Met all;
    std::size_t paths = 0;
    for (const auto& [name, rule] : rules_) {
      std::cout << name << ": " << rule.accepted << " accepted, " << rule.rejected << " rejected, " << rule.paths.size() << " paths, "
                << rule.met.choices << " choices, " << rule.met.facts << " facts, " << rule.met.of_members << " of members, "
                << rule.met.claims << " claims, " << rule.met.rests << " rests, " << rule.met.classes << " classes with "
                << rule.met.members << " members, " << rule.met.lifted << " lifted, " << rule.met.retries << " other bystanders, "
                << rule.met.out_of_range << " out of range\n";
      all.add(rule.met);
      paths += rule.paths.size();
    }
    std::cout << count_ << " runs, " << paths << " paths, " << all.choices << " choices, " << all.facts << " facts, " << all.of_members
              << " of members, " << all.claims << " claims, " << all.values << " values, " << all.rests << " rests, " << all.classes
              << " classes with " << all.members << " members, " << all.lifted << " lifted, " << all.scripted << " by script, "
              << all.exactly_in_order << " in the same order\n";
    return all;
  }

 private:
  std::size_t count_ = 0;
  std::map<std::string, OfRule> rules_;
};

TEST(Abstraction, WhatTheFormulasSayIsWhatHappens) {
  Abstraction abstraction;
  const char* only = std::getenv("PLUMBLINE_ABSTRACTION_RULE");
  each_case(cases_of_each(), [&](const Case& met) {
    if (!only || met.rule == only) abstraction.follow(met);
  });
  const Met all = abstraction.print();
  if (only) return;
  for (const std::string& rule : all_rules()) {
    const auto found = abstraction.rules().find(rule);
    ASSERT_NE(found, abstraction.rules().end()) << rule;
    EXPECT_GE(found->second.accepted, 5) << rule;
  }
  EXPECT_GT(all.members, 0);
  EXPECT_GT(all.rests, 0);
  EXPECT_GT(all.lifted, 0);
  EXPECT_GT(all.scripted, 0);
}

}  // namespace
}  // namespace plumbline
