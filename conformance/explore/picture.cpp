#include "conformance/explore/picture.hpp"

namespace plumbline {
namespace {

constexpr int left = 90, column = 170, top = 50, row = 26;

std::string number(int value) { return std::to_string(value); }

class Picture {
 public:
  void text(int x, int y, const std::string& words, const char* anchor) {
    out_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + words + "</text>\n";
  }
  void line(int x1, int y1, int x2, int y2, const char* look) {
    out_ +=
        "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\" " + look + "/>\n";
  }
  std::string whole(int width, int height) const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) +
           "\" font-family=\"sans-serif\" font-size=\"12\">\n"
           "<defs><marker id=\"tip\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
           "<path d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n"
           "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" +
           out_ + "</svg>\n";
  }

 private:
  std::string out_;
};

constexpr const char* life = "stroke=\"#bbb\"";
constexpr const char* handed = "stroke=\"black\" marker-end=\"url(#tip)\"";
constexpr const char* read = "stroke=\"#06c\" stroke-dasharray=\"4 3\" marker-end=\"url(#tip)\"";

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

}  // namespace

std::string picture_of(Explorer& explorer, const std::vector<Move>& moves) {
  const Game& game = explorer.game();
  const SwapScenario& scenario = game.scenario();
  const std::size_t parties = game.parties();
  const auto x_of = [&](std::size_t lane) { return left + column / 2 + static_cast<int>(lane) * column; };
  const auto ledger_lane = [&](std::size_t leg) { return parties + explorer.ledger_of(leg); };
  Picture picture;
  int y = top;
  std::uint32_t state = Ledgers::beginning;
  std::string times, told;
  const auto label = [&](const Move& move, std::size_t leg) { return verb(move.act) + scenario.legs[leg].lock.text(); };
  for (const Move& move : moves) {
    const std::size_t of = move.of;
    if (move.kind == Kind::tick) {
      state = explorer.after(state, move);
      continue;
    }
    times.clear();
    for (std::size_t i = 0; i < explorer.ledgers(); ++i)
      times += (times.empty() ? "" : " / ") + to_string(Integer{explorer.known(state).clock[i]} * scenario.tick.value);
    if (times != told) picture.text(8, y + row - 6, told = times, "start");
    y += row;
    if (move.kind == Kind::hands_in) {
      const std::size_t party = move.act == Act::claim ? (of + 1) % parties : of;
      picture.line(x_of(party), y, x_of(ledger_lane(of)), y, handed);
      picture.text((x_of(party) + x_of(ledger_lane(of))) / 2, y - 4, label(move, of), "middle");
    } else if (move.kind == Kind::happens) {
      const Stand before = explorer.known(state).stand[of];
      state = explorer.after(state, move);
      const Stand after = explorer.known(state).stand[of];
      picture.text(x_of(ledger_lane(of)) + 6, y,
                   scenario.legs[of].lock.text() + (after == before ? ": refused, " + verb(move.act) : " " + standing(after)), "start");
    } else {
      const std::size_t leg = move.kind == Kind::sees ? game.incoming(of) : of;
      picture.line(x_of(ledger_lane(leg)), y, x_of(of), y, read);
      picture.text((x_of(of) + x_of(ledger_lane(leg))) / 2, y - 4, move.kind == Kind::sees ? "sees the lock" : "reads the secret",
                   "middle");
    }
  }
  const int bottom = y + row;
  std::size_t lane = 0;
  const auto head = [&](const std::string& name) {
    picture.text(x_of(lane), 24, name, "middle");
    picture.line(x_of(lane), 32, x_of(lane), bottom, life);
    ++lane;
  };
  for (const SwapLeg& leg : scenario.legs) head(leg.from.text());
  for (const auto& [id, ledger] : scenario.ledgers) head("ledger " + id.text());
  picture.text(8, 24, "clocks", "start");
  return picture.whole(x_of(lane) + column / 2, bottom + 10);
}

}  // namespace plumbline
