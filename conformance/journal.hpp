#pragma once
#include <string>

#include "conformance/trace.hpp"

namespace plumbline {

/// The postings of a trace in plain-text accounting format, as hledger and ledger read it: a transaction for each event that
/// moves value, an account `ledger:account:purse` for each purse, with the contract behind it where it is kept for one. After
/// each posting stands what the model says that the purse then holds, for the reader to check.
std::string journal_of(const Trace& trace);

}  // namespace plumbline
