#include <algorithm>
#include <array>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

constexpr std::array prices{1, 2, 100, 150, 151, 1'000'000};

/// Mostly an account with a position that is not flat, if there is one.
void prefer_position(Drawing& drawing, const Perpetual& perpetual, AccountId& account) {
  Several<AccountId> open;
  for (const auto& [holder, position] : perpetual.positions)
    if (position.quantity != Quantity{0}) open.push_back(holder);
  if (!open.empty() && !drawing.chooser.one_in(4)) account = drawing.chooser.among(open);
}

/// Mostly a perpetual whose fills come as they are, if there is one.
void prefer_unlisted(Drawing& drawing, ContractId& id) {
  Several<ContractId> unlisted;
  for (const auto& [known, perpetual] : drawing.state.perpetuals)
    if (perpetual.exchange.empty()) unlisted.push_back(known);
  if (!unlisted.empty() && !drawing.chooser.one_in(8)) id = drawing.chooser.among(unlisted);
}

}  // namespace

void hint(Drawing& drawing, Publish& command) {
  if (drawing.chooser.one_in(4)) return;
  const int index = drawing.chooser.among(prices);
  command.index = Price{index};
  command.venue_price =
      Price{drawing.chooser.one_in(2) ? index : index + static_cast<int>(drawing.chooser.below(static_cast<std::size_t>(index) / 5 + 2))};
}

void hint(Drawing& drawing, FillPerpetual& command) {
  prefer_unlisted(drawing, command.perpetual);
  const Perpetual* perpetual = drawing.state.perpetuals.find(command.perpetual);
  if (!perpetual) return;
  prefer_position(drawing, *perpetual, command.taker);
  const OpenPosition held = perpetual->positions.get(command.taker);
  const Integer room = perpetual->terms.limit.value - held.quantity.value;  // to the limit, long
  const Integer beside = drawing.chooser.among(std::array{0, 0, 0, 1, -1});
  switch (drawing.chooser.below(8)) {
    case 0: command.quantity = Quantity{magnitude(held.quantity.value) + beside}; break;
    case 1: command.quantity = Quantity{mul_div_ceil(magnitude(held.quantity.value), 1, 2)}; break;
    case 2: command.quantity = Quantity{magnitude(held.quantity.value) + magnitude(held.quantity.value)}; break;
    case 3:
      command.quantity = Quantity{(command.side == Side::buy ? room : perpetual->terms.limit.value + held.quantity.value) + beside};
      break;
    case 4: break;
    default: command.quantity = Quantity{1 + static_cast<int>(drawing.chooser.below(9))};
  }
  if (held.quantity != Quantity{0} && drawing.chooser.one_in(2)) command.side = held.quantity > Quantity{0} ? Side::sell : Side::buy;
  if (!drawing.chooser.one_in(4)) command.price = Price{drawing.chooser.among(prices)};
}

void hint(Drawing& drawing, MarkToMarket& command) {
  if (const Perpetual* perpetual = drawing.state.perpetuals.find(command.perpetual)) prefer_position(drawing, *perpetual, command.account);
}

void hint(Drawing& drawing, SettleEquity& command) {
  Several<AccountId> owed;
  for (const auto& [purse, balance] : drawing.state.balances)
    if (purse.kind == PurseKind::unsettled && purse.of == command.perpetual && balance != NOTHING) owed.push_back(purse.account);
  if (!owed.empty() && !drawing.chooser.one_in(6)) command.account = drawing.chooser.among(owed);
}

void hint(Drawing& drawing, PayFunding& command) {
  switch (drawing.chooser.below(6)) {
    case 0: break;
    case 1: command.premium = LARGEST_RATE + Rate{drawing.chooser.among(std::array{0, 1})}; break;
    case 2: command.premium = -LARGEST_RATE - Rate{drawing.chooser.among(std::array{0, 1})}; break;
    default: command.premium = Rate{drawing.chooser.among(std::array{0, 10'000'000, -10'000'000, 600'000, -399'999})};
  }
}

}  // namespace plumbline
