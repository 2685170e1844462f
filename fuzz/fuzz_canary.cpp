// The same with a fault: a transfer of exactly everything loses a unit on the way. The fuzzer must find it in seconds, or
// it would not find anything else either.
#include "fuzz/commands.hpp"

namespace plumbline {
namespace {

Checked losing_step(State state, const Command& command) {
  const auto* transfer = std::get_if<Transfer>(&command);
  const bool everything = transfer && available(state, transfer->from, transfer->asset) == transfer->amount;
  Checked checked = checked_step(std::move(state), command);
  if (!everything || std::holds_alternative<Reason>(checked.step.outcome)) return checked;
  checked.step.state.balances[available_purse(transfer->to, transfer->asset)] -= Amount{1};
  checked.violations = violations(checked.step.state);
  return checked;
}

}  // namespace
}  // namespace plumbline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  plumbline::play_bytes({data, size}, plumbline::losing_step);
  return 0;
}
