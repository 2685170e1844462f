#include "conformance/chooser/commands.hpp"

#include <algorithm>
#include <numeric>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

constexpr std::size_t number_of_kinds = std::variant_size_v<Command>;

/// A command of the kind with this number, all of its fields empty.
template <std::size_t... Kind>
Command blank(std::size_t kind, std::index_sequence<Kind...>) {
  using Make = Command (*)();
  static constexpr std::array<Make, sizeof...(Kind)> makers{[]() -> Command { return std::variant_alternative_t<Kind, Command>{}; }...};
  return makers[kind]();
}

Command draw_command(std::size_t kind, const Offers& offers, Chooser& chooser) {
  Command command = blank_command(kind);
  std::visit(
      [&](auto& known) {
        Drawing drawing(offers, chooser);
        drawing.draw(known);
        hint(drawing, known);
      },
      command);
  return command;
}

bool refused(const State& state, const Command& command) { return std::holds_alternative<Reason>(decide(state, command)); }

/// Whether so few have anything that most commands would be refused for it.
bool is_poor(const Offers& offers) {
  return std::ranges::count_if(offers.holdings, [](const auto* holding) { return is_own(*holding); }) < 8;
}

/// A deposit that leaves room for more, if there is anybody to make it.
Command fund(const State& state, Chooser& chooser) {
  const Several<AssetKey> assets = keys(state.assets);
  if (assets.empty()) return Deposit{};
  const AssetKey key = chooser.among(assets);
  const Integer most = mul_div_ceil(state.assets.get(key).limit.value, 1, 4);
  const Integer some = round_number(chooser);
  const Several<AccountId> parties = parties_on(state, key.ledger);
  if (parties.empty()) return Deposit{};
  return Deposit{chooser.among(parties), key.asset, Amount{min(some, most)}};
}

/// Whether somebody has lodged collateral, to trade on an exchange.
bool has_collateral(const Offers& offers) {
  return std::ranges::any_of(offers.holdings, [](const auto* holding) { return holding->first.kind == PurseKind::collateral; });
}

/// The kinds out of several whose rule is of one of two chapters.
Kinds of_chapters(const Kinds& kinds, std::string_view one, std::string_view other) {
  Kinds chosen;
  for (const std::size_t kind : kinds) {
    const std::string_view rule = std::visit([](const auto& known) { return known.rule; }, blank_command(kind));
    if (rule.starts_with(one) || rule.starts_with(other)) chosen.push_back(kind);
  }
  return chosen;
}
/// A kind that is about custody or the time that deposits take, or sometimes about assessments, which are debts without a loan.
std::size_t among_custody(const Kinds& kinds, Chooser& chooser) {
  const Kinds about = chooser.one_in(4) ? of_chapters(kinds, "DFLT", "DFLT") : of_chapters(kinds, "CSTD", "TIME");
  return chooser.among(about.empty() ? kinds : about);
}

bool among(const Kinds& kinds, const Command& command) { return std::ranges::find(kinds, command.index()) != kinds.end(); }

}  // namespace

namespace {

/// A kind that is about orders or what they need, if there is one among several; any other one otherwise.
std::size_t among_orders(const Kinds& kinds, Chooser& chooser) {
  Kinds about_orders;
  for (const Command& command :
       {Command{PlaceOrder{}}, Command{MatchOrders{}}, Command{MatchOrders{}}, Command{Assess{}}, Command{Assess{}}, Command{Publish{}}})
    if (among(kinds, command)) about_orders.push_back(command.index());
  return chooser.among(about_orders.empty() ? kinds : about_orders);
}

}  // namespace

namespace {

bool has_spot_orders(const State& state) {
  return std::ranges::any_of(state.markets, [](const auto& entry) { return !entry.second.books.empty(); });
}
/// A kind that is about spot orders, or about the fees that they keep, if there is one among several; any other one otherwise.
std::size_t among_spot_orders(const Kinds& kinds, Chooser& chooser) {
  Kinds about;
  for (const Command& command : {Command{PlaceSpotOrder{}}, Command{PlaceSpotOrder{}}, Command{MatchSpotOrders{}},
                                 Command{MatchSpotOrders{}}, Command{MatchSpotOrders{}}, Command{CancelSpotOrder{}}, Command{SetFees{}}})
    if (among(kinds, command)) about.push_back(command.index());
  return chooser.among(about.empty() ? kinds : about);
}

}  // namespace

Kinds all_kinds() {
  Kinds kinds(number_of_kinds);
  std::iota(kinds.begin(), kinds.end(), std::size_t{0});
  return kinds;
}

Command blank_command(std::size_t kind) { return blank(kind, std::make_index_sequence<number_of_kinds>()); }

Command choose_command(const State& state, Chooser& chooser) {
  static const Kinds every_kind = all_kinds();
  return choose_command(state, chooser, every_kind);
}

Command choose_command(const State& state, Chooser& chooser, const Kinds& kinds) {
  chooser.begin_command();
  const Offers offers(state);
  if (among(kinds, Deposit{}) && is_poor(offers) && chooser.one_in(2))
    if (const Command first = fund(state, chooser); !refused(state, first)) return first;
  const bool as_it_comes = chooser.one_in(5);
  const bool trading = has_collateral(offers) && chooser.one_in(3);    // orders are interesting where they meet
  const bool keeping = !state.custodies.empty() && chooser.one_in(2);  // and deposits where they end
  const bool meeting = has_spot_orders(state) && chooser.one_in(5);
  Command command;
  for (int kind_left = 3; kind_left > 0; --kind_left) {
    const std::size_t kind = keeping   ? among_custody(kinds, chooser)
                             : trading ? among_orders(kinds, chooser)
                             : meeting ? among_spot_orders(kinds, chooser)
                                       : chooser.among(kinds);
    for (int left = 4; left > 0; --left) {
      command = draw_command(kind, offers, chooser);
      if (as_it_comes || !refused(state, command)) return command;
    }
  }
  return command;
}

}  // namespace plumbline
