#pragma once
// What a campaign has reached.
#include <array>

#include "conformance/driver/protocol.hpp"

namespace plumbline {

struct Tally {
  std::size_t cases = 0;
  std::size_t unsupported = 0;                                       ///< cases whose start the engine does not take
  std::array<std::size_t, std::variant_size_v<Command::Kinds>> accepted{};  ///< by kind of command
  std::array<std::size_t, std::variant_size_v<Command::Kinds>> rejected{};
  std::array<std::size_t, members<Reason>> reasons{};

  void count(const Command& command, const Decision& outcome);
  void add(const Tally& other);

  std::size_t all_accepted() const;
  std::size_t all_rejected() const;
  std::size_t commands() const { return all_accepted() + all_rejected(); }
  /// How many kinds of command, and how many reasons, came at least once.
  std::size_t kinds_reached() const;
  std::size_t reasons_reached() const;
};

}  // namespace plumbline
