#pragma once
// Every situation that a scenario can come to, each visited once, nearest to the opening first: so the first way found to an
// outcome is a shortest one.
#include <deque>
#include <functional>

#include "conformance/explore/symmetry.hpp"

namespace plumbline {

/// How it ended for one party.
enum class Fate : std::uint8_t {
  unchanged,  ///< it has what it had, or can ask for it
  settled,    ///< it gave, and received what was agreed
  lost,       ///< it gave, and did not receive what was agreed
  gained      ///< it received, and did not give
};

/// Between the least and the most that was met.
struct Range {
  Integer least = 0, most = 0;
};

/// An end, in the eyes of the parties, with what it took to come there.
struct Ending {
  std::vector<Fate> fates;     ///< of each party
  std::size_t situations = 0;  ///< how many of them there are
  std::uint32_t first = 0;     ///< the node of the nearest one
  std::uint8_t renaming = 0;   ///< of that node, to the one that is meant
  std::vector<Range> blocked;  ///< of each leg: its amount times the seconds for which it was locked
  Range over_after;            ///< seconds until the last lock ended
};

/// An invariant that a command broke.
struct BrokenInvariant {
  std::string what;
  std::vector<Move> way;  ///< a shortest one
};

struct Exploration {
  std::size_t situations = 0;  ///< visited; each stands for all that are the same up to names
  std::size_t with_names = 0;  ///< these, each counted
  std::size_t transitions = 0;
  std::size_t states = 0;       ///< of the ledgers, that the model was asked about
  std::size_t bytes = 0;        ///< of memory for what was visited
  bool complete = false;        ///< whether everything was visited
  std::vector<Ending> endings;  ///< in the order of their fates
  std::optional<BrokenInvariant> broken;
  double seconds = 0;
};

class Explorer {
 public:
  /// With `reduced`, situations that are the same up to names are one.
  explicit Explorer(const SwapScenario& scenario, bool reduced = true, CheckedStep step = checked_step)
      : game_(scenario, std::move(step)), symmetry_(game_, reduced) {}

  /// Visits at most so many situations. `watch` is told how many there are from time to time.
  Exploration explore(std::size_t most, const std::function<void(std::size_t)>& watch = {});

  /// The moves that lead from the opening to the nearest situation of an ending.
  std::vector<Move> way_to(const Ending& ending) const { return way_to(ending.first, ending.renaming); }
  /// The commands of these moves, in the order in which they happen, as a trace that can be played.
  std::string trace_of(const std::vector<Move>& moves);

  /// In how many ways the scenario is the same up to names.
  std::size_t renamings() const { return symmetry_.size(); }
  const Game& game() const { return game_; }
  std::size_t ledgers() { return game_.ledgers().ledgers(); }
  std::size_t ledger_of(std::size_t leg) { return game_.ledgers().ledger_of(leg); }
  const Known& known(std::uint32_t state) { return game_.ledgers().at(state); }
  /// The state of the ledgers after a move.
  std::uint32_t after(std::uint32_t state, const Move& move);

 private:
  struct Node {
    Situation situation;
    std::uint32_t from;
    Move move;
    std::uint8_t renaming;  ///< from where the move leads to this situation
  };
  /// Numbers of nodes by their situations; 0 is an empty place, so each stands there plus one.
  class Index {
   public:
    /// Whether the situation is new; if so, it has this number now.
    bool add(const std::deque<Node>& nodes, const Situation& situation, std::uint32_t number);
    std::size_t bytes() const { return places_.size() * sizeof(std::uint32_t); }

   private:
    void grow(const std::deque<Node>& nodes);
    std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(1U << 16);
    std::size_t used_ = 0;
  };

  std::vector<Move> way_to(std::uint32_t node, std::size_t renaming) const;
  void visit(Exploration& found, std::uint32_t number);
  void note(Exploration& found, const Situation& now, std::uint32_t number, std::uint8_t renaming);
  void note_break(Exploration& found, std::uint32_t number) const;

  Game game_;
  Symmetry symmetry_;
  std::deque<Node> nodes_;
  Index index_;
};

}  // namespace plumbline
