#pragma once
// A small world to write and read: one ledger, Alice and Bob, one asset.
#include "ref/genesis.hpp"

namespace plumbline {

Genesis example_genesis();
State example_state();
/// A command that gives Alice an amount.
Command deposit(Integer amount);

}  // namespace plumbline
