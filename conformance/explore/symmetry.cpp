#include "conformance/explore/symmetry.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace plumbline {

Symmetry::Symmetry(Game& game, bool wanted) : game_(game) {
  Images legs{};
  std::iota(legs.begin(), legs.end(), std::uint8_t{0});
  const auto end = legs.begin() + static_cast<std::ptrdiff_t>(game.parties());
  do {
    Renaming renaming{legs, {}, {}};
    if (keeps_the_game(renaming)) renamings_.push_back(std::move(renaming));
  } while (wanted && std::next_permutation(legs.begin(), end));  // the first one is in order: it renames nothing
  for (const Renaming& outer : renamings_) {
    std::vector<std::uint8_t>& row = composed_.emplace_back();
    for (const Renaming& inner : renamings_) {
      Images both{};
      for (std::size_t i = 0; i < most_legs; ++i) both[i] = outer.legs[inner.legs[i]];
      row.push_back(static_cast<std::uint8_t>(std::ranges::find(renamings_, both, &Renaming::legs) - renamings_.begin()));
    }
  }
}

/// Whether only what is alike is exchanged; if so, the ledgers follow their legs.
bool Symmetry::keeps_the_game(Renaming& renaming) const {
  const std::size_t parties = game_.parties(), ledgers = game_.ledgers().ledgers();
  std::iota(renaming.ledgers.begin(), renaming.ledgers.end(), std::uint8_t{0});
  for (std::size_t leg = 0; leg < parties; ++leg) {
    const std::size_t image = renaming.legs[leg];
    if (image == leg) continue;
    if (game_.complies(leg) || game_.complies((leg + 1) % parties)) return false;
    if (game_.scenario().legs[leg].expiry != game_.scenario().legs[image].expiry) return false;
    renaming.ledgers[game_.ledgers().ledger_of(leg)] = static_cast<std::uint8_t>(game_.ledgers().ledger_of(image));
  }
  for (std::size_t leg = 0; leg < parties; ++leg)  // the legs of a ledger move together
    if (renaming.ledgers[game_.ledgers().ledger_of(leg)] != game_.ledgers().ledger_of(renaming.legs[leg])) return false;
  for (std::size_t ledger = 0; ledger < ledgers; ++ledger)
    if (game_.finality_of(ledger) != game_.finality_of(renaming.ledgers[ledger])) return false;
  const std::set<std::uint8_t> images(renaming.ledgers.begin(), renaming.ledgers.end());
  return images.size() == most_legs;
}

/// The state comes about in the same way, under the new names.
std::uint32_t Symmetry::renamed_state(std::uint32_t number, Renaming& renaming) {
  if (number == Ledgers::beginning) return number;
  if (renaming.states.size() <= number) renaming.states.resize(number + std::size_t{1}, -1);
  if (renaming.states[number] >= 0) return static_cast<std::uint32_t>(renaming.states[number]);
  const Known& known = game_.ledgers().at(number);
  const Images& images = known.act == Act::pass ? renaming.ledgers : renaming.legs;
  const std::uint32_t image = game_.ledgers().after(renamed_state(known.from, renaming), known.act, images[known.of]);
  renaming.states[number] = image;
  return image;
}

Situation Symmetry::renamed(const Situation& situation, std::size_t renaming) {
  Situation image = situation;
  if (renaming == none) return image;
  for (std::size_t leg = 0; leg < most_legs; ++leg) image.legs[renamings_[renaming].legs[leg]] = situation.legs[leg];
  image.ledgers = renamed_state(situation.ledgers, renamings_[renaming]);
  return image;
}

Move Symmetry::renamed(Move move, std::size_t renaming) const {
  const bool of_a_leg = move.kind == Kind::happens || move.kind == Kind::hands_in;
  const bool of_a_ledger = move.kind == Kind::tick && game_.scenario().clock_difference != Duration{0};
  if (of_a_leg) move.of = renamings_[renaming].legs[move.of];
  if (of_a_ledger) move.of = renamings_[renaming].ledgers[move.of];
  return move;  // who sees and learns complies, and has no other name
}

Symmetry::Chosen Symmetry::chosen(const Situation& situation) {
  Chosen best{situation, none};
  for (std::size_t renaming = 1; renaming < size(); ++renaming) {
    const Situation image = renamed(situation, renaming);
    if (std::memcmp(&image, &best.situation, sizeof image) < 0) best = {image, static_cast<std::uint8_t>(renaming)};
  }
  return best;
}

}  // namespace plumbline
