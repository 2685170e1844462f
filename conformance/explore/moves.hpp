#pragma once
// One situation of a scenario, and every way in which it can go on.
#include <cstring>

#include "conformance/explore/ledgers.hpp"

namespace plumbline {

/// A leg's commands that were handed in and have not happened yet, and when its lock opened and ended.
struct Handed {
  std::uint8_t opened = 0, ended = 0;                           ///< by the clock of its ledger
  std::uint8_t lock = 0, otherwise = 0, claim = 0, refund = 0;  ///< 0 nothing is handed in; else one more than the ticks since
  friend bool operator==(const Handed&, const Handed&) = default;
};

/// Everything that decides what can come: the ledgers, what is on its way, and who has seen what. One bit a party or a leg.
struct Situation {
  std::uint32_t ledgers = Ledgers::beginning;
  std::array<Handed, most_legs> legs{};
  std::uint8_t knows = 0;  ///< which parties have the secret
  std::uint8_t seen = 0;   ///< which legs' locks were seen, final, by whom they pay
  std::uint8_t shown = 0;  ///< whether a claim has shown the secret to who looks
  std::uint8_t unused = 0;
  friend bool operator==(const Situation&, const Situation&) = default;
};
static_assert(sizeof(Situation) == 4 + 6 * most_legs + 4);

/// What happens next.
enum class Kind : std::uint8_t {
  tick,     ///< time passes on a ledger; where all clocks agree, on all of them
  happens,  ///< a command that was handed in takes place
  hands_in,
  sees,   ///< a party has seen the lock that pays it
  learns  ///< a party has read the secret
};
struct Move {
  Kind kind;
  Act act = Act::pass;
  std::uint8_t of = 0;  ///< a ledger, a leg, or a party
};

/// Where a move leads.
struct Next {
  Move move;
  Situation situation;
};

/// The rules of the game: what time, the ledgers and the parties can do.
class Game {
 public:
  /// Of ledgers that take every command as `step` does.
  explicit Game(const SwapScenario& scenario, CheckedStep step = checked_step);
  Game(const Game&) = delete;
  Game& operator=(const Game&) = delete;

  Situation opening() const;
  /// Every way in which it can go on; none at the end.
  void expand(const Situation& now, std::vector<Next>& all);

  Ledgers& ledgers() { return ledgers_; }
  const Ledgers& ledgers() const { return ledgers_; }
  const SwapScenario& scenario() const { return scenario_; }
  std::size_t parties() const { return scenario_.legs.size(); }
  bool complies(std::size_t party) const { return !(deviating_ & 1U << party); }
  /// The leg by which a party receives; the one by which it gives has its own number.
  std::size_t incoming(std::size_t party) const { return (party + parties() - 1) % parties(); }
  std::uint8_t finality_of(std::size_t ledger) const { return finality_[ledger]; }
  /// Whether everything is over: no time is left and nothing is on its way.
  bool is_over(const Situation& now) const;

 private:
  using All = std::vector<Next>;

  void add_happenings(const Situation& now, All& all);
  bool add_duties(const Situation& now, std::size_t party, All& all);
  void add_liberties(const Situation& now, std::size_t party, All& all);
  void add_sights(const Situation& now, std::size_t party, All& all);
  void add_ticks(const Situation& now, All& all);
  void tick(const Situation& now, std::size_t first, std::size_t last, All& all);
  bool may_tick(const Situation& now, std::size_t ledger) const;
  bool may_lock(const Situation& now, std::size_t party) const;
  bool may_reveal(const Situation& now, std::size_t party) const;
  void hand_in(const Situation& now, Act act, std::size_t leg, All& all) const;

  std::uint8_t clock_of(const Situation& now, std::size_t leg) const { return ledgers_.at(now.ledgers).clock[ledgers_.ledger_of(leg)]; }
  Stand stand_of(const Situation& now, std::size_t leg) const { return ledgers_.at(now.ledgers).stand[leg]; }
  std::uint8_t ticks(Integer value) const;
  bool checks(Guard guard) const;
  Delays delays_between(std::size_t incoming, std::size_t outgoing) const;

  const SwapScenario scenario_;
  Ledgers ledgers_;
  std::uint8_t deviating_ = 0;
  std::array<std::uint8_t, most_legs> expiry_{}, finality_{};  ///< of each leg; of each ledger
  std::uint8_t observation_ = 0, difference_ = 0, end_ = 0;
};

}  // namespace plumbline
