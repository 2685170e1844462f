#include "conformance/chooser/commands.hpp"

#include <algorithm>
#include <numeric>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

constexpr std::size_t number_of_kinds = std::variant_size_v<Command::Kinds>;
template <class Known>
const std::size_t kind_of = Command{Known{}}.index();

/// A command of the kind with this number, all of its fields empty.
template <std::size_t... Kind>
Command blank(std::size_t kind, std::index_sequence<Kind...>) {
  using Make = Command (*)();
  static constexpr std::array<Make, sizeof...(Kind)> makers{[]() -> Command { return std::variant_alternative_t<Kind, Command::Kinds>{}; }...};
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

Chosen decided(const State& state, Command command) {
  Decision decision = decide(state, command);
  return {std::move(command), std::move(decision)};
}

bool refused(const Chosen& chosen) { return std::holds_alternative<Reason>(chosen.decision); }

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

bool is_of_custody(std::size_t kind) {
  static const std::vector<bool> of_custody = [] {
    std::vector<bool> all;
    for (const std::size_t one : all_kinds())
      all.push_back(std::visit([](const auto& known) { return known.rule.starts_with("CSTD"); }, blank_command(one)));
    return all;
  }();
  return of_custody[kind];
}

bool among(const Kinds& kinds, std::size_t kind) { return std::ranges::find(kinds, kind) != kinds.end(); }

/// One of the kinds that are wanted, as often as each is; any kind if there is none of those.
std::size_t among_wanted(const Kinds& wanted, const Kinds& kinds, Chooser& chooser) {
  Kinds there;
  std::ranges::copy_if(wanted, std::back_inserter(there), [&](std::size_t kind) { return among(kinds, kind); });
  return chooser.among(there.empty() ? kinds : there);
}

/// What takes orders on their way, and those who hold positions into liquidation.
Kinds next_steps_of_orders(const State& state) {
  const std::size_t place = kind_of<PlaceOrder>, match = kind_of<MatchOrders>, assess = kind_of<Assess>;
  Kinds steps{place};
  for (const auto& [id, perpetual] : state.perpetuals) {
    if (perpetual.exchange.empty()) continue;
    if (!perpetual.books.empty()) steps.insert(steps.end(), {match, match});
    const bool held = std::ranges::any_of(perpetual.positions, [](const auto& entry) { return entry.second.quantity != Quantity{0}; });
    if (held) steps.insert(steps.end(), {kind_of<Publish>, assess, assess});
  }
  for (const auto& [id, exchange] : state.exchanges)
    for (const auto& [account, margin] : exchange.accounts)
      if (margin.status == MarginStatus::in_liquidation) steps.insert(steps.end(), {place, place, match, match});
  return steps;
}

/// Whether some deposit or withdrawal of a custody is as wanted.
template <class Transfer, class Wanted>
bool any(const Table<TransferId, Transfer>& transfers, const Wanted& wanted) {
  return std::ranges::any_of(transfers, [&](const auto& entry) { return wanted(entry.second); });
}

/// What takes deposits and withdrawals on their way; and towards assessments, which are debts without a loan.
Kinds next_steps_of_custody(const State& state, const Custody& custody) {
  const Integer final_if_arrived_by = state.ledgers.get(custody.terms.outside).clock.value - custody.terms.finality.value;
  const auto pending = [&](bool final) {
    return any(custody.deposits, [&](const CustodyDeposit& deposit) {
      return deposit.status == DepositStatus::pending && (deposit.terms.arrived.value <= final_if_arrived_by) == final;
    });
  };
  const auto withdrawals = [&](WithdrawalStatus status) {
    return any(custody.withdrawals, [&](const CustodyWithdrawal& withdrawal) { return withdrawal.status == status; });
  };
  Kinds steps{kind_of<ReceiveDeposit>};
  if (pending(false)) steps.push_back(kind_of<AdvanceTime>);
  if (pending(true)) steps.push_back(kind_of<CreditDeposit>);
  if (claims(state, custody) > NOTHING) steps.push_back(kind_of<RequestWithdrawal>);
  if (withdrawals(WithdrawalStatus::requested)) steps.push_back(kind_of<SendWithdrawal>);
  if (withdrawals(WithdrawalStatus::sent)) steps.push_back(kind_of<LandWithdrawal>);
  if (custody.shortfall > NOTHING) steps.push_back(kind_of<AddReserve>);
  for (const auto& [id, service] : state.services) {
    steps.push_back(service.members.size() < 3 ? kind_of<JoinService> : kind_of<Lodge>);
    if (service.members.size() >= 3) steps.push_back(kind_of<AllocateLoss>);
  }
  return steps;
}

/// A kind that takes something in custody on its way, or another one of custody. Reserves are not lost so often that nothing is ever sent.
std::size_t among_custody(const State& state, const Kinds& kinds, Chooser& chooser) {
  Kinds wanted;
  if (chooser.one_in(2))
    wanted = next_steps_of_custody(state, state.custodies.begin()->second);
  else
    std::ranges::copy_if(kinds, std::back_inserter(wanted), is_of_custody);
  const std::size_t kind = among_wanted(wanted, kinds, chooser);
  return kind == kind_of<LoseReserve> && !chooser.one_in(5) ? chooser.among(kinds) : kind;
}

/// Any kind; one about custody mostly where there is something in custody.
std::size_t among_all(const State& state, const Kinds& kinds, Chooser& chooser) {
  std::size_t kind = chooser.among(kinds);
  for (int left = 3; left > 0 && state.custodies.empty() && is_of_custody(kind) && !chooser.one_in(16); --left) kind = chooser.among(kinds);
  return kind;
}

bool has_spot_orders(const State& state) {
  return std::ranges::any_of(state.markets, [](const auto& entry) { return !entry.second.books.empty(); });
}

/// What spot orders come to, and the fees that they keep.
Kinds steps_of_spot_orders() {
  const std::size_t place = kind_of<PlaceSpotOrder>, match = kind_of<MatchSpotOrders>;
  return {place, place, match, match, match, kind_of<CancelSpotOrder>, kind_of<SetFees>};
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
  return choose_and_decide(state, chooser, kinds).command;
}

Chosen choose_and_decide(const State& state, Chooser& chooser, const Kinds& kinds) {
  chooser.begin_command();
  const Offers offers(state);
  if (among(kinds, kind_of<Deposit>) && is_poor(offers) && chooser.one_in(2))
    if (Chosen first = decided(state, fund(state, chooser)); !refused(first)) return first;
  const bool as_it_comes = chooser.one_in(5);
  const bool trading = has_collateral(offers) && chooser.one_in(3);    // orders are interesting where they meet
  const bool keeping = !state.custodies.empty() && chooser.one_in(2);  // and deposits where they end
  const bool meeting = has_spot_orders(state) && chooser.one_in(5);
  Chosen chosen;
  for (int kind_left = 3; kind_left > 0; --kind_left) {
    const std::size_t kind = keeping   ? among_custody(state, kinds, chooser)
                             : trading ? among_wanted(next_steps_of_orders(state), kinds, chooser)
                             : meeting ? among_wanted(steps_of_spot_orders(), kinds, chooser)
                                       : among_all(state, kinds, chooser);
    for (int left = 4; left > 0; --left) {
      chosen = decided(state, draw_command(kind, offers, chooser));
      if (as_it_comes || !refused(chosen)) return chosen;
    }
  }
  return chosen;
}

}  // namespace plumbline
