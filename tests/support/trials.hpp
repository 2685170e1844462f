#pragma once
// Trials for RapidCheck: a world and commands for it, chosen with the state in view. A trial is plain data, so it shrinks
// by leaving commands out and by making those that stay simpler; every part of a trial is a trial.
// clang-format off: RapidCheck looks for GoogleTest
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
// clang-format on

#include "conformance/chooser/commands.hpp"
#include "ref/genesis.hpp"

namespace plumbline {

struct Trial {
  Genesis genesis;
  std::vector<Command> commands;
};

/// RapidCheck's randomness as a chooser.
class RandomChooser : public Chooser {
 public:
  explicit RandomChooser(const rc::Random& random) : random_(random) {}
  std::size_t below(std::size_t n) override { return static_cast<std::size_t>(random_.next() % n); }

 private:
  rc::Random random_;
};

/// Trials in any world.
rc::Gen<Trial> trials();
/// Trials in one world.
rc::Gen<Trial> trials_in(const Genesis& genesis);

/// The state at the start of a genesis that is known to be sound.
State start_of(const Genesis& genesis);
/// The state after a trial.
State end_of(const Trial& trial);

/// As a trace that `plumbline run` plays.
void showValue(const Trial& trial, std::ostream& out);

}  // namespace plumbline
