#pragma once
// The words of the protocol [spec/protocol.md], for both who asks and who answers.
#include <string>
#include <string_view>
#include <vector>

#include "ref/model.hpp"

namespace plumbline {

/// What a snapshot shows.
enum class Snapshot { balances, state };

/// The longest reply that is read, in bytes.
inline constexpr std::size_t longest_reply = std::size_t{16} << 20;

// Lines, without their ends.
std::string hello_line();
std::string hello_reply(std::string_view engine, const std::vector<std::string>& chapters);
std::string observe_line(Snapshot what);
std::string reset_reply();
std::string outcome_reply(const Decision& outcome);
std::string snapshot_reply(Snapshot what, const State& state);
std::string error_reply(std::string_view why);

/// The chapter of a rule: `DVP` of `DVP-3`.
std::string chapter_of(std::string_view rule);
/// What is known of each kind of command, in the order of the variant.
struct KindOfCommand {
  std::string name;
  std::string rule;
  std::string chapter;
};
const std::vector<KindOfCommand>& kinds_of_commands();
/// Every chapter that has a command, each once.
std::vector<std::string> chapters_with_commands();

}  // namespace plumbline
