#include "conformance/explore/picture.hpp"

#include "conformance/picture/diagram.hpp"

namespace plumbline {
namespace {

std::string verb(Act act) {
  switch (act) {
    case Act::lock: return "lock ";
    case Act::lock_otherwise: return "lock, other terms, ";
    case Act::claim: return "claim ";
    default: return "refund ";
  }
}

std::string standing(Stand stand) {
  constexpr const char* words[] = {"absent", "locked", "claimed", "refunded"};
  return words[static_cast<std::size_t>(stand)];
}

/// Draws move after move, with the state of the ledgers as it goes along.
class Drawing {
 public:
  explicit Drawing(Explorer& explorer) : explorer_(explorer), diagram_(names_of_ledgers(explorer), lanes_of(explorer)) {}

  void draw(const Move& move) {
    diagram_.clocks(times());
    switch (move.kind) {
      case Kind::hands_in: return diagram_.arrow(giver_of(move), ledger(move.of), label(move), Diagram::Look::handed);
      case Kind::happens: return happens(move);
      case Kind::tick: state_ = explorer_.after(state_, move); return;
      default: return looks(move);
    }
  }
  std::string svg() {
    diagram_.clocks(times());
    diagram_.pause();
    return diagram_.svg("a way through a scenario of " + number(parties()) + " parties");
  }

 private:
  static std::string number(std::size_t value) { return std::to_string(value); }
  static std::vector<std::string> names_of_ledgers(Explorer& explorer) {
    std::vector<std::string> names;
    for (const auto& [id, ledger] : explorer.game().scenario().ledgers) names.push_back(id.text());
    return names;
  }
  static std::vector<Diagram::Lane> lanes_of(Explorer& explorer) {
    std::vector<Diagram::Lane> lanes;
    for (const SwapLeg& leg : explorer.game().scenario().legs) lanes.push_back({leg.from.text(), "parties"});
    for (const std::string& name : names_of_ledgers(explorer)) lanes.push_back({name, "ledgers"});
    return lanes;
  }

  const SwapScenario& scenario() const { return explorer_.game().scenario(); }
  std::size_t parties() const { return explorer_.game().parties(); }
  std::size_t ledger(std::size_t leg) const { return parties() + explorer_.ledger_of(leg); }
  std::size_t giver_of(const Move& move) const { return move.act == Act::claim ? (move.of + std::size_t{1}) % parties() : move.of; }
  std::string lock(std::size_t leg) const { return scenario().legs[leg].lock.text(); }
  std::string label(const Move& move) const { return verb(move.act) + lock(move.of); }

  std::vector<std::string> times() const {
    std::vector<std::string> times;
    for (std::size_t i = 0; i < explorer_.ledgers(); ++i)
      times.push_back(to_string(Integer{explorer_.known(state_).clock[i]} * scenario().tick.value));
    return times;
  }

  void happens(const Move& move) {
    const Stand before = explorer_.known(state_).stand[move.of];
    state_ = explorer_.after(state_, move);
    const Stand after = explorer_.known(state_).stand[move.of];
    if (after == before) return diagram_.note(ledger(move.of), "refused: " + label(move), Diagram::Look::refused);
    diagram_.note(ledger(move.of), lock(move.of) + " " + standing(after), Diagram::Look::told);
    if (after == Stand::open)
      diagram_.open_bar(ledger(move.of), lock(move.of));
    else
      diagram_.close_bar(lock(move.of), standing(after));
  }

  void looks(const Move& move) {
    const bool at_a_lock = move.kind == Kind::sees;
    const std::size_t leg = at_a_lock ? explorer_.game().incoming(move.of) : move.of;
    diagram_.arrow(ledger(leg), move.of, at_a_lock ? "sees " + lock(leg) : "reads the secret", Diagram::Look::seen);
  }

  Explorer& explorer_;
  Diagram diagram_;
  std::uint32_t state_ = Ledgers::beginning;
};

}  // namespace

std::string picture_of(Explorer& explorer, const std::vector<Move>& moves) {
  Drawing drawing(explorer);
  for (const Move& move : moves) drawing.draw(move);
  return drawing.svg();
}

}  // namespace plumbline
