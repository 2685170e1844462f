#include "conformance/explore/explorer.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "conformance/text/encode.hpp"
#include "conformance/trace.hpp"

namespace plumbline {
namespace {

std::uint64_t hash_of_bytes(const Situation& situation) {
  std::uint64_t words[sizeof(Situation) / 8];
  std::memcpy(words, &situation, sizeof words);
  std::uint64_t hash = 0x9e3779b97f4a7c15;
  for (const std::uint64_t word : words) {
    hash = (hash ^ word) * 0xbf58476d1ce4e5b9;
    hash ^= hash >> 29;
  }
  return hash;
}
static_assert(sizeof(Situation) % 8 == 0);

void widen(Range& range, Integer value, bool first) {
  range.least = first ? value : min(range.least, value);
  range.most = first ? value : max(range.most, value);
}

Fate fate_of(bool gave, bool received) {
  if (gave) return received ? Fate::settled : Fate::lost;
  return received ? Fate::gained : Fate::unchanged;
}

}  // namespace

void Explorer::Index::grow(const std::deque<Node>& nodes) {
  std::vector<std::uint32_t> old(places_.size() * 2);
  old.swap(places_);
  const std::size_t mask = places_.size() - 1;
  for (const std::uint32_t number : old) {
    if (number == 0) continue;
    std::size_t place = hash_of_bytes(nodes[number - 1].situation) & mask;
    while (places_[place] != 0) place = (place + 1) & mask;
    places_[place] = number;
  }
}

bool Explorer::Index::add(const std::deque<Node>& nodes, const Situation& situation, std::uint32_t number) {
  if ((used_ + 1) * 2 > places_.size()) grow(nodes);
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash_of_bytes(situation) & mask;
  for (; places_[place] != 0; place = (place + 1) & mask)
    if (nodes[places_[place] - 1].situation == situation) return false;
  places_[place] = number + 1;
  ++used_;
  return true;
}

Exploration Explorer::explore(std::size_t most, const std::function<void(std::size_t)>& watch) {
  const auto start = std::chrono::steady_clock::now();
  Exploration found;
  nodes_.clear();
  index_ = {};
  nodes_.push_back({game_.opening(), 0, {Kind::tick}, Symmetry::none});  // nothing is named in it yet
  index_.add(nodes_, nodes_.front().situation, 0);
  std::vector<Next> all;
  std::size_t visited = 0;
  for (; visited < nodes_.size() && nodes_.size() < most; ++visited) {
    const auto number = static_cast<std::uint32_t>(visited);
    if (watch && visited % 65536 == 0) watch(visited);
    visit(found, number);
    game_.expand(Situation{nodes_[visited].situation}, all);
    found.transitions += all.size();
    if (!found.broken && !game_.ledgers().breaks().empty()) note_break(found, number);
    for (const Next& next : all) {
      const auto [situation, renaming] = symmetry_.chosen(next.situation);
      if (index_.add(nodes_, situation, static_cast<std::uint32_t>(nodes_.size())))
        nodes_.push_back({situation, number, next.move, renaming});
    }
  }
  if (!found.broken && !game_.ledgers().breaks().empty())  // in the middle of a tick of several ledgers
    found.broken = BrokenInvariant{game_.ledgers().breaks().front().what, {}};
  found.complete = visited == nodes_.size();
  found.situations = visited;
  found.states = game_.ledgers().size();
  found.bytes = nodes_.size() * sizeof(Node) + index_.bytes();
  std::ranges::sort(found.endings, {}, &Ending::fates);
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return found;
}

/// Counts a situation under each of its names once.
void Explorer::visit(Exploration& found, std::uint32_t number) {
  std::vector<Situation> met;
  const bool over = game_.is_over(nodes_[number].situation);
  for (std::size_t renaming = 0; renaming < symmetry_.size(); ++renaming) {
    const Situation image = symmetry_.renamed(nodes_[number].situation, renaming);
    if (symmetry_.size() > 1 && std::ranges::find(met, image) != met.end()) continue;
    if (symmetry_.size() > 1) met.push_back(image);
    ++found.with_names;
    if (over) note(found, image, number, static_cast<std::uint8_t>(renaming));
  }
}

/// Whether something that can happen now breaks an invariant.
void Explorer::note_break(Exploration& found, std::uint32_t number) const {
  const std::vector<Break>& breaks = game_.ledgers().breaks();
  const auto here = std::ranges::find(breaks, nodes_[number].situation.ledgers, &Break::from);
  if (here == breaks.end()) return;
  std::vector<Move> way = way_to(number, Symmetry::none);
  way.push_back({here->act == Act::pass ? Kind::tick : Kind::happens, here->act, static_cast<std::uint8_t>(here->of)});
  found.broken = BrokenInvariant{here->what, std::move(way)};
}

void Explorer::note(Exploration& found, const Situation& now, std::uint32_t number, std::uint8_t renaming) {
  const Known& known = game_.ledgers().at(now.ledgers);
  const Integer tick = game_.scenario().tick.value;
  const auto claimed = [&](std::size_t leg) { return known.stand[leg] == Stand::claimed; };
  std::vector<Fate> fates;
  for (std::size_t party = 0; party < game_.parties(); ++party) {
    const std::size_t in = game_.incoming(party);
    fates.push_back(fate_of(claimed(party), claimed(in) && !known.otherwise[in]));
  }
  auto ending = std::ranges::find(found.endings, fates, &Ending::fates);
  const bool first = ending == found.endings.end();
  if (first) ending = found.endings.insert(ending, Ending{fates, 0, number, renaming, std::vector<Range>(game_.parties()), {}});
  ++ending->situations;
  Integer over = 0;
  for (std::size_t leg = 0; leg < game_.parties(); ++leg) {
    const Handed& handed = now.legs[leg];
    const bool open = known.stand[leg] == Stand::open;
    const std::uint8_t until = open ? known.clock[game_.ledgers().ledger_of(leg)] : handed.ended;
    const bool was_locked = known.stand[leg] != Stand::absent;
    const Integer ticks = was_locked ? Integer{until} - Integer{handed.opened} : Integer{0};
    widen(ending->blocked[leg], ticks * tick * game_.scenario().legs[leg].amount.value, first);
    if (was_locked) over = max(over, Integer{until} * tick);
  }
  widen(ending->over_after, over, first);
}

/// Backwards: if a node is meant under other names, so is the one that it came from, and the move between them.
std::vector<Move> Explorer::way_to(std::uint32_t node, std::size_t renaming) const {
  std::vector<Move> moves;
  for (; node != 0; node = nodes_[node].from) {
    renaming = symmetry_.composed(renaming, nodes_[node].renaming);
    moves.push_back(symmetry_.renamed(nodes_[node].move, renaming));
  }
  std::ranges::reverse(moves);
  return moves;
}

std::uint32_t Explorer::after(std::uint32_t state, const Move& move) {
  if (move.kind == Kind::happens) return game_.ledgers().after(state, move.act, move.of);
  if (move.kind != Kind::tick) return state;
  const bool one_clock = game_.scenario().clock_difference == Duration{0};
  const std::size_t last = one_clock ? ledgers() : move.of + std::size_t{1};
  for (std::size_t ledger = move.of; ledger < last; ++ledger) state = game_.ledgers().after(state, Act::pass, ledger);
  return state;
}

std::string Explorer::trace_of(const std::vector<Move>& moves) {
  std::vector<Command> commands = deposits_of(game_.scenario());
  Situation now = game_.opening();
  const bool one_clock = game_.scenario().clock_difference == Duration{0};
  const auto take = [&](Act act, std::size_t of) {
    const Command command = game_.ledgers().command(now.ledgers, act, of);
    AdvanceTime* last = std::get_if<AdvanceTime>(&commands.back());
    const auto* advance = std::get_if<AdvanceTime>(&command);
    if (last && advance && last->ledger == advance->ledger)
      last->to = advance->to;  // one command for as long as nothing else happens
    else
      commands.push_back(command);
    now.ledgers = game_.ledgers().after(now.ledgers, act, of);
  };
  for (const Move& move : moves) {
    if (move.kind == Kind::happens) take(move.act, move.of);
    if (move.kind != Kind::tick) continue;
    for (std::size_t ledger = move.of; ledger < (one_clock ? game_.ledgers().ledgers() : move.of + std::size_t{1}); ++ledger)
      take(Act::pass, ledger);
  }
  return to_trace(genesis_of(game_.scenario()), commands);
}

}  // namespace plumbline
