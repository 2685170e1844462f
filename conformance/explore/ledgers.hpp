#pragma once
// What the ledgers of a scenario hold, as the model's own states: each state is kept once, with where its commands lead.
#include <array>
#include <map>
#include <vector>

#include "conformance/explore/scenario.hpp"
#include "conformance/player.hpp"

namespace plumbline {

/// A command that something of the scenario can come to.
enum class Act : std::uint8_t { pass, lock, lock_otherwise, claim, refund };
inline constexpr std::size_t acts = 5;

/// A lock of a leg as it stands.
enum class Stand : std::uint8_t { absent, open, claimed, refunded };

/// One state of all ledgers. Time is in ticks.
struct Known {
  State state;
  std::array<std::uint8_t, most_legs> clock{};                   ///< of each ledger
  std::array<Stand, most_legs> stand{};                          ///< of each leg
  std::array<bool, most_legs> otherwise{};                       ///< whether a leg was locked on other terms than agreed
  std::array<std::uint8_t, most_legs> expiry{};                  ///< of each leg's lock, in ticks
  std::array<std::array<std::int32_t, most_legs>, acts> next{};  ///< where an act leads; not asked yet or refused below zero
  std::uint32_t from = 0;                                        ///< the state that it first came of, and how
  Act act = Act::pass;
  std::uint8_t of = 0;
};

/// A command that broke an invariant.
struct Break {
  std::uint32_t from;
  Act act;
  std::size_t of;
  std::string what;
};

class Ledgers {
 public:
  /// Every command is one of `step`, with every invariant checked.
  Ledgers(const SwapScenario& scenario, CheckedStep step);

  static constexpr std::uint32_t beginning = 0;
  const Known& at(std::uint32_t number) const { return *known_[number]; }
  std::size_t size() const { return known_.size(); }

  /// Where a command on a leg, or a tick of a ledger, leads; refused, it leads nowhere else.
  std::uint32_t after(std::uint32_t number, Act act, std::size_t of);
  /// The invariants that were broken, as they came up; none, if the model is right.
  const std::vector<Break>& breaks() const { return breaks_; }
  /// The command itself.
  Command command(std::uint32_t number, Act act, std::size_t of) const;

  std::size_t ledgers() const { return ledger_names_.size(); }
  std::size_t ledger_of(std::size_t leg) const { return ledger_of_[leg]; }

 private:
  static constexpr std::int32_t not_asked = -1, refused = -2;
  using Key = std::array<std::uint8_t, 4 * most_legs>;

  std::uint32_t keep(State state, std::uint32_t from, Act act, std::size_t of);

  const SwapScenario& scenario_;
  CheckedStep step_;
  std::vector<LedgerId> ledger_names_;
  std::array<std::size_t, most_legs> ledger_of_{};
  std::vector<std::unique_ptr<Known>> known_;
  std::map<Key, std::uint32_t> numbers_;
  std::vector<Break> breaks_;
};

}  // namespace plumbline
