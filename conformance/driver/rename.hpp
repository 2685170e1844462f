#pragma once
#include "conformance/driver/case.hpp"

namespace plumbline {

/// The same case with its names in the order in which they come: account-1, account-2, ...; ledger-1, asset-1, contract-1.
/// The order of the names may change with them, and so may what depends on it. Nothing if there is no genesis to start in.
std::optional<Case> renamed(const Case& one);
/// The same of commands alone.
std::vector<Command> renamed(std::vector<Command> commands);

}  // namespace plumbline
