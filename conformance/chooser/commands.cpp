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

/// The chapter of a kind's rule, as it begins.
bool is_of(std::size_t kind, std::string_view chapter) {
  return std::visit([&](const auto& known) { return known.rule.starts_with(chapter); }, blank_command(kind));
}

bool among(const Kinds& kinds, const Command& command) { return std::ranges::find(kinds, command.index()) != kinds.end(); }

/// What takes orders on their way, and those who hold positions into liquidation.
std::vector<Command> next_steps_of_orders(const State& state) {
  std::vector<Command> steps{PlaceOrder{}};
  for (const auto& [id, perpetual] : state.perpetuals) {
    if (perpetual.exchange.empty()) continue;
    if (!perpetual.books.empty()) steps.insert(steps.end(), {MatchOrders{}, MatchOrders{}});
    const bool held = std::ranges::any_of(perpetual.positions, [](const auto& entry) { return entry.second.quantity != Quantity{0}; });
    if (held) steps.insert(steps.end(), {Publish{}, Assess{}, Assess{}});
  }
  for (const auto& [id, exchange] : state.exchanges)
    for (const auto& [account, margin] : exchange.accounts)
      if (margin.status == MarginStatus::in_liquidation)
        steps.insert(steps.end(), {PlaceOrder{}, PlaceOrder{}, MatchOrders{}, MatchOrders{}});
  return steps;
}

/// A kind that is about orders or what they need, if there is one among several; any other one otherwise.
std::size_t among_orders(const State& state, const Kinds& kinds, Chooser& chooser) {
  Kinds about_orders;
  for (const Command& command : next_steps_of_orders(state))
    if (among(kinds, command)) about_orders.push_back(command.index());
  return chooser.among(about_orders.empty() ? kinds : about_orders);
}

/// Whether some deposit or withdrawal of a custody is as wanted.
template <class Transfer, class Wanted>
bool any(const Table<TransferId, Transfer>& transfers, const Wanted& wanted) {
  return std::ranges::any_of(transfers, [&](const auto& entry) { return wanted(entry.second); });
}

/// What takes deposits and withdrawals on their way; and towards assessments, which are debts without a loan.
std::vector<Command> next_steps(const State& state, const Custody& custody) {
  const Integer final_if_arrived_by = state.ledgers.get(custody.terms.outside).clock.value - custody.terms.finality.value;
  const auto pending = [&](bool final) {
    return any(custody.deposits, [&](const CustodyDeposit& deposit) {
      return deposit.status == DepositStatus::pending && (deposit.terms.arrived.value <= final_if_arrived_by) == final;
    });
  };
  const auto withdrawals = [&](WithdrawalStatus status) {
    return any(custody.withdrawals, [&](const CustodyWithdrawal& withdrawal) { return withdrawal.status == status; });
  };
  std::vector<Command> steps{ReceiveDeposit{}};
  if (pending(false)) steps.emplace_back(AdvanceTime{});
  if (pending(true)) steps.emplace_back(CreditDeposit{});
  if (claims(state, custody) > NOTHING) steps.emplace_back(RequestWithdrawal{});
  if (withdrawals(WithdrawalStatus::requested)) steps.emplace_back(SendWithdrawal{});
  if (withdrawals(WithdrawalStatus::sent)) steps.emplace_back(LandWithdrawal{});
  if (custody.shortfall > NOTHING) steps.emplace_back(AddReserve{});
  for (const auto& [id, service] : state.services) {
    steps.emplace_back(service.members.size() < 3 ? Command{JoinService{}} : Command{Lodge{}});
    if (service.members.size() >= 3) steps.emplace_back(AllocateLoss{});
  }
  return steps;
}

/// A kind that takes something in custody on its way, or another one of custody. Reserves are not lost so often that nothing is ever sent.
std::size_t among_custody(const State& state, const Kinds& kinds, Chooser& chooser) {
  Kinds about;
  if (chooser.one_in(2)) {
    for (const Command& command : next_steps(state, state.custodies.begin()->second))
      if (among(kinds, command)) about.push_back(command.index());
  } else {
    std::ranges::copy_if(kinds, std::back_inserter(about), [](std::size_t kind) { return is_of(kind, "CSTD"); });
  }
  const std::size_t kind = chooser.among(about.empty() ? kinds : about);
  return kind == Command{LoseReserve{}}.index() && !chooser.one_in(5) ? chooser.among(kinds) : kind;
}

/// Any kind; one about custody mostly where there is something in custody.
std::size_t among_all(const State& state, const Kinds& kinds, Chooser& chooser) {
  std::size_t kind = chooser.among(kinds);
  for (int left = 3; left > 0 && state.custodies.empty() && is_of(kind, "CSTD") && !chooser.one_in(16); --left) kind = chooser.among(kinds);
  return kind;
}

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
    const std::size_t kind = keeping   ? among_custody(state, kinds, chooser)
                             : trading ? among_orders(state, kinds, chooser)
                             : meeting ? among_spot_orders(kinds, chooser)
                                       : among_all(state, kinds, chooser);
    for (int left = 4; left > 0; --left) {
      command = draw_command(kind, offers, chooser);
      if (as_it_comes || !refused(state, command)) return command;
    }
  }
  return command;
}

}  // namespace plumbline
