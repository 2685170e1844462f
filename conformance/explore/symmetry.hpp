#pragma once
// Which legs of a scenario are one up to their names: both who gives and who receives by them may do anything, and their expiries
// and the finalities of their ledgers are equal. To exchange them changes nothing that anybody does.
#include "conformance/explore/moves.hpp"

namespace plumbline {

class Symmetry {
 public:
  /// The renamings of a game, the one that renames nothing first; or, if not `wanted`, that one alone.
  Symmetry(Game& game, bool wanted);

  std::size_t size() const { return renamings_.size(); }
  static constexpr std::uint8_t none = 0;

  /// The situation under other names.
  Situation renamed(const Situation& situation, std::size_t renaming);
  Move renamed(Move move, std::size_t renaming) const;
  /// The one that stands for all that are the same up to names, and the renaming that leads to it.
  struct Chosen {
    Situation situation;
    std::uint8_t renaming;
  };
  Chosen chosen(const Situation& situation);
  /// One renaming after another.
  std::uint8_t composed(std::size_t outer, std::size_t inner) const { return composed_[outer][inner]; }

 private:
  using Images = std::array<std::uint8_t, most_legs>;
  struct Renaming {
    Images legs, ledgers;
    std::vector<std::int64_t> states;  ///< of each state of the ledgers the one under the new names; below zero: not asked yet
  };

  bool keeps_the_game(Renaming& renaming) const;
  std::uint32_t renamed_state(std::uint32_t number, Renaming& renaming);

  Game& game_;
  std::vector<Renaming> renamings_;
  std::vector<std::vector<std::uint8_t>> composed_;
};

}  // namespace plumbline
