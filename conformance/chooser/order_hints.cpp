// Orders, collateral and margin: orders near the mark that meet each other, at the edges of what the gate lets pass.
#include <algorithm>
#include <array>

#include "conformance/chooser/hints.hpp"
#include "ref/exchange/risk.hpp"

namespace plumbline {
namespace {

/// An open order, wherever it stands.
struct Open {
  AccountId account;
  OrderId id;
  Order order;
  bool buys;
};

Several<Open> open_in(const Perpetual& perpetual, bool ended_too = false) {
  Several<Open> all;
  for (const auto& [account, book] : perpetual.books) {
    const bool short_position = perpetual.positions.get(account).quantity < Quantity{0};
    const auto add = [&, holder = account](const Orders& orders, bool buys) {
      for (const auto& [id, order] : orders)
        if (ended_too || order.quantity > Quantity{0}) all.push_back({holder, id, order, buys});
    };
    add(book.bids, true);
    add(book.asks, false);
    add(book.reducing, short_position);
  }
  return all;
}

/// Whether an order's account is in liquidation.
bool is_halted(const State& state, const Perpetual& perpetual, const Open& open) {
  return state.exchanges.get(perpetual.exchange).accounts.get(open.account).status == MarginStatus::in_liquidation;
}

/// Mostly a perpetual that trades on an exchange, if there is one.
const Perpetual* prefer_listed(Drawing& drawing, ContractId& id) {
  Several<ContractId> listed;
  for (const auto& [known, perpetual] : drawing.state.perpetuals)
    if (!perpetual.exchange.empty()) listed.push_back(known);
  if (!listed.empty() && !drawing.chooser.one_in(8)) id = drawing.chooser.among(listed);
  return drawing.state.perpetuals.find(id);
}

/// Mostly an account with collateral on an exchange, if there is one.
void prefer_lodged(Drawing& drawing, ContractId exchange, AccountId& account, AssetId* asset = nullptr) {
  Several<Purse> lodged;
  for (const auto& [purse, balance] : drawing.state.balances)
    if (purse.kind == PurseKind::collateral && purse.of == exchange && balance > NOTHING) lodged.push_back(purse);
  if (lodged.empty() || drawing.chooser.one_in(6)) return;
  const Purse& purse = drawing.chooser.among(lodged);
  account = purse.account;
  if (asset) *asset = purse.asset;
}

Integer beside(Drawing& drawing) { return drawing.chooser.among(std::array{0, 0, 0, 1, -1}); }

/// How much of an order: a little, all of the position, as much as an order may be worth, or what is left of the limits.
Quantity size_of_order(Drawing& drawing, const Perpetual& perpetual, const RiskTerms& terms, const PlaceOrder& command, Price mark) {
  const Integer held = perpetual.positions.get(command.account).quantity.value;
  const OpenOrders open = open_quantities(drawing.state, command.perpetual, command.account);
  const Integer next = beside(drawing);
  switch (drawing.chooser.below(8)) {
    case 0: return Quantity{magnitude(held) + next};
    case 1: return terms.open_limit - open.bids - open.asks - open.reducing + Quantity{next};
    case 2: return perpetual.terms.limit - open.bids - Quantity{held} + Quantity{next};
    case 3: return Quantity{mul_div_floor(terms.order_limit.value, perpetual.terms.lot.value, max(mark.value, 1)) + next};
    case 4: return command.quantity;
    default: return Quantity{1 + static_cast<int>(drawing.chooser.below(9))};
  }
}

/// Now and then makes an order one that only reduces, all of a position or a part of it, if there is one.
bool only_reduces(Drawing& drawing, const Perpetual& perpetual, Price mark, PlaceOrder& command) {
  Several<AccountId> open;
  for (const auto& [account, position] : perpetual.positions)
    if (position.quantity != Quantity{0}) open.push_back(account);
  if (open.empty() || !drawing.chooser.one_in(4)) return false;
  command.account = drawing.chooser.among(open);
  const Quantity held = perpetual.positions.get(command.account).quantity;
  command.side = held > Quantity{0} ? Side::sell : Side::buy;
  command.quantity = drawing.chooser.one_in(2) ? Quantity{1} : magnitude(held);
  command.limit = max(mark, Price{1});
  command.effect = Effect::reduce_only;
  command.origin = Origin::trader;
  return true;
}

}  // namespace

void hint(Drawing& drawing, LodgeCollateral& command) {
  const Exchange* exchange = drawing.state.exchanges.find(command.exchange);
  if (!exchange || drawing.chooser.one_in(6)) return;
  Several<Purse> free;
  for (const auto& [purse, balance] : drawing.state.balances)
    if (purse.kind == PurseKind::available && balance > NOTHING && exchange->terms.collateral.find(purse.asset) &&
        ledger_of(drawing.state, purse.account) == exchange->terms.ledger)
      free.push_back(purse);
  if (free.empty()) return;
  const Purse& purse = drawing.chooser.among(free);
  command.account = purse.account;
  command.asset = purse.asset;
  const Amount all = drawing.state.balances.get(purse);
  const Amount some{static_cast<int>(1 + drawing.chooser.below(40)) * 100};  // as little as a few positions need
  command.amount = drawing.chooser.one_in(3) ? all + Amount{beside(drawing)} : min(all, some);
}

/// Mostly, where a pool lends against collateral, what one who lodged some can still owe.
void hint(Drawing& drawing, Borrow& command) {
  const Pool* pool = drawing.state.pools.find(command.pool);
  if (!pool || pool->exchange.empty()) return;
  prefer_lodged(drawing, pool->exchange, command.account);
  const auto left = within_range([&] {
    const Risk risk = worst_case(drawing.state, pool->exchange, command.account);
    return max((risk.secured - risk.loss - risk.initial).value, 0);
  });
  if (!left) return;
  switch (drawing.chooser.below(4)) {
    case 0: command.amount = Amount{mul_div_floor(*left, 10, 11) + beside(drawing)}; break;
    case 1: command.amount = Amount{1 + mul_div_floor(*left, 1, 2)}; break;
    default: break;
  }
}

void hint(Drawing& drawing, TakeCollateral& command) {
  prefer_lodged(drawing, command.exchange, command.account, &command.asset);
  const Purse purse = collateral_purse(command.exchange, command.account, command.asset);
  const Integer held = drawing.state.balances.get(purse).value;
  switch (drawing.chooser.below(4)) {
    case 0: command.amount = Amount{held + beside(drawing)}; break;
    case 1: command.amount = Amount{mul_div_floor(held, 1, 2)}; break;
    case 2: command.amount = Amount{1}; break;
    default: break;
  }
}

/// Mostly an account with a position that trades on the exchange, if there is one.
void hint(Drawing& drawing, Assess& command) {
  prefer_lodged(drawing, command.exchange, command.account);
  Several<AccountId> open;
  for (const auto& [id, perpetual] : drawing.state.perpetuals)
    for (const auto& [account, position] : perpetual.positions)
      if (perpetual.exchange == command.exchange && position.quantity != Quantity{0}) open.push_back(account);
  if (!open.empty() && !drawing.chooser.one_in(4)) command.account = drawing.chooser.among(open);
}

void hint(Drawing& drawing, SwitchRisk& command) {
  if (!drawing.chooser.one_in(4)) command.risk_taking = RiskTaking::allowed;
}

void hint(Drawing& drawing, PlaceOrder& command) {
  const Perpetual* perpetual = prefer_listed(drawing, command.perpetual);
  if (!drawing.chooser.one_in(8)) command.order = OrderId{"order-" + std::to_string(drawing.chooser.below(16))};
  if (!perpetual || perpetual->exchange.empty()) return;
  const Exchange& exchange = *drawing.state.exchanges.find(perpetual->exchange);
  prefer_lodged(drawing, perpetual->exchange, command.account);
  const Price mark = drawing.state.feeds.get(perpetual->terms.feed).mark;
  if (only_reduces(drawing, *perpetual, mark, command)) return;
  if (!drawing.chooser.one_in(6)) {
    const std::array near{0, 0, 0, 1, -1, 7, -7};
    command.limit = max(mark + Price{drawing.chooser.among(near)}, Price{1});
  }
  command.quantity = size_of_order(drawing, *perpetual, *exchange.terms.markets.find(command.perpetual), command, mark);
  if (const Several<Open> open = open_in(*perpetual); !open.empty() && drawing.chooser.one_in(2)) {  // one that meets another
    const Open& other = drawing.chooser.among(open);
    command.side = other.buys ? Side::sell : Side::buy;
    command.limit = other.order.limit;
    if (drawing.chooser.one_in(2)) command.quantity = other.order.quantity;
  }
  const Quantity held = perpetual->positions.get(command.account).quantity;
  if (command.effect == Effect::reduce_only && drawing.chooser.one_in(2)) command.effect = Effect::any;
  if (command.effect == Effect::reduce_only && !drawing.chooser.one_in(4)) command.side = held > Quantity{0} ? Side::sell : Side::buy;
  if (drawing.chooser.one_in(2))
    for (const auto& [account, margin] : exchange.accounts)
      if (margin.status == MarginStatus::in_liquidation) command.account = account;
  const bool liquidated = exchange.accounts.get(command.account).status == MarginStatus::in_liquidation;
  if (!drawing.chooser.one_in(4)) command.origin = liquidated && drawing.chooser.one_in(2) ? Origin::liquidation : Origin::trader;
}

void hint(Drawing& drawing, CancelOrder& command) {
  const Perpetual* perpetual = prefer_listed(drawing, command.perpetual);
  const bool ended_too = drawing.chooser.one_in(4);
  const Several<Open> open = perpetual ? open_in(*perpetual, ended_too) : Several<Open>{};
  if (open.empty() || drawing.chooser.one_in(6)) return;
  const Open& one = drawing.chooser.among(open);
  command.account = one.account;
  command.order = one.id;
}

void hint(Drawing& drawing, MatchOrders& command) {
  const Perpetual* perpetual = prefer_listed(drawing, command.perpetual);
  const Several<Open> open = perpetual ? open_in(*perpetual) : Several<Open>{};
  if (open.empty() || drawing.chooser.one_in(8)) return;
  std::vector<std::pair<Open, Open>> meeting;
  for (const Open& taker : open)
    for (const Open& maker : open)
      if (taker.buys != maker.buys && (taker.buys ? taker.order.limit >= maker.order.limit : maker.order.limit >= taker.order.limit))
        meeting.emplace_back(taker, maker);
  std::vector<std::pair<Open, Open>> halted;
  for (const auto& [taker, maker] : meeting)
    if (is_halted(drawing.state, *perpetual, taker) || is_halted(drawing.state, *perpetual, maker)) halted.emplace_back(taker, maker);
  if (!halted.empty() && drawing.chooser.one_in(2)) meeting = halted;
  const bool meets = !meeting.empty() && !drawing.chooser.one_in(6);
  const auto [taker, maker] = meets ? drawing.chooser.among(meeting) : std::pair{drawing.chooser.among(open), drawing.chooser.among(open)};
  command.maker = maker.account;
  command.maker_order = maker.id;
  command.taker = taker.account;
  command.taker_order = taker.id;
  const Quantity most = min(maker.order.quantity, taker.order.quantity);
  switch (drawing.chooser.below(5)) {
    case 4: command.quantity = Quantity{0}; break;
    case 0: command.quantity = Quantity{mul_div_ceil(most.value, 1, 2)}; break;
    case 1: command.quantity = most + Quantity{beside(drawing)}; break;
    default: command.quantity = most;
  }
}

}  // namespace plumbline
