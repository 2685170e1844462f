// Spot orders: of those who can pay for them, near to what they can pay, and such as meet each other.
#include <array>

#include "conformance/chooser/hints.hpp"

namespace plumbline {
namespace {

/// An order that stands on a market.
struct Resting {
  AccountId account;
  OrderId id;
  SpotOrder order;
};

Several<Resting> resting_on(const Market& market, bool ended_too = false) {
  Several<Resting> all;
  for (const auto& [account, orders] : market.books)
    for (const auto& [id, order] : orders)
      if (ended_too || order.quantity > Quantity{0}) all.push_back({account, id, order});
  return all;
}

/// Mostly a market on which there are orders, if there is one.
const Market* prefer_lively(Drawing& drawing, ContractId& id) {
  Several<ContractId> lively;
  for (const auto& [known, market] : drawing.state.markets)
    if (!market.books.empty()) lively.push_back(known);
  if (!lively.empty() && !drawing.chooser.one_in(4)) id = drawing.chooser.among(lively);
  return drawing.state.markets.find(id);
}

Integer a_unit_beside(Drawing& drawing) { return drawing.chooser.among(std::array{0, 0, 0, 1, -1}); }

/// The limit at which a bid for a quantity asks for just so much, or nearly.
Price dearest_limit(const MarketTerms& terms, const FeeRates& fees, Quantity quantity, Amount cash) {
  const auto limit = within_range([&] {
    const Integer notional = mul_div_floor(cash.value, WHOLE_PPM.value, (WHOLE_PPM + max(fees.maker, fees.taker)).value);
    return mul_div_floor(notional, terms.lot.value, max(quantity.value, 1));
  });
  return max(min(Price{limit.value_or(1)}, LARGEST_PRICE), Price{1});
}

void draw_bid(Drawing& drawing, const Market& market, PlaceSpotOrder& command) {
  const Amount cash = available(drawing.state, command.account, market.terms.quote);
  if (drawing.chooser.one_in(12)) {
    command.quantity = Quantity{LARGEST_AMOUNT.value};
    command.limit = LARGEST_PRICE;
  } else if (drawing.chooser.one_in(2)) {
    command.limit = dearest_limit(market.terms, rates_of(market, command.account), command.quantity, cash);
    command.limit += Price{a_unit_beside(drawing)};
  }
}

void draw_ask(Drawing& drawing, const Market& market, PlaceSpotOrder& command) {
  const Integer held = available(drawing.state, command.account, market.terms.base).value;
  if (held <= 0 || drawing.chooser.one_in(3)) return;
  const Integer beside = a_unit_beside(drawing);
  command.quantity = Quantity{(drawing.chooser.one_in(2) ? held : mul_div_ceil(held, 1, 2)) + beside};
}

}  // namespace

void hint(Drawing& drawing, PlaceSpotOrder& command) {
  if (!drawing.chooser.one_in(8)) command.order = OrderId{"order-" + std::to_string(drawing.chooser.below(16))};
  const Market* market = drawing.state.markets.find(command.market);
  if (!market || drawing.chooser.one_in(8)) return;
  Several<AccountId> payers;
  for (const AccountId account : parties_on(drawing.state, market->terms.ledger))
    if (available(drawing.state, account, paid_with(market->terms, command.side)) > NOTHING) payers.push_back(account);
  if (!payers.empty()) command.account = drawing.chooser.among(payers);
  if (!drawing.chooser.one_in(4)) command.quantity = Quantity{1 + static_cast<int>(drawing.chooser.below(9))};
  if (!drawing.chooser.one_in(4)) command.limit = Price{drawing.chooser.among(std::array{1, 2, 3, 7, 100, 150})};
  command.side == Side::buy ? draw_bid(drawing, *market, command) : draw_ask(drawing, *market, command);
  const Several<Resting> resting = resting_on(*market);
  if (resting.empty() || drawing.chooser.one_in(2)) return;
  const Resting& other = drawing.chooser.among(resting);  // one that meets another, if it can be paid for
  if (other.order.side == command.side) return;
  command.limit = other.order.limit;
  if (drawing.chooser.one_in(2)) command.quantity = other.order.quantity;
}

void hint(Drawing& drawing, CancelSpotOrder& command) {
  const Market* market = prefer_lively(drawing, command.market);
  const bool ended_too = drawing.chooser.one_in(4);
  const Several<Resting> resting = market ? resting_on(*market, ended_too) : Several<Resting>{};
  if (resting.empty() || drawing.chooser.one_in(6)) return;
  const Resting& one = drawing.chooser.among(resting);
  command.account = one.account;
  command.order = one.id;
}

void hint(Drawing& drawing, MatchSpotOrders& command) {
  const Market* market = prefer_lively(drawing, command.market);
  const Several<Resting> resting = market ? resting_on(*market) : Several<Resting>{};
  if (resting.empty() || drawing.chooser.one_in(8)) return;
  const Resting& maker = drawing.chooser.among(resting);
  const bool maker_buys = maker.order.side == Side::buy;
  Several<Resting> meeting;
  for (const Resting& one : resting)
    if (one.order.side != maker.order.side && (maker_buys ? maker.order.limit >= one.order.limit : one.order.limit >= maker.order.limit))
      meeting.push_back(one);
  const Resting& taker = drawing.chooser.among(meeting.empty() || drawing.chooser.one_in(8) ? resting : meeting);
  command.maker = maker.account;
  command.maker_order = maker.id;
  command.taker = taker.account;
  command.taker_order = taker.id;
  const Quantity most = min(maker.order.quantity, taker.order.quantity);
  switch (drawing.chooser.below(6)) {
    case 0: command.quantity = Quantity{mul_div_ceil(most.value, 1, 2)}; break;
    case 1: command.quantity = most + Quantity{a_unit_beside(drawing)}; break;
    case 2: command.quantity = Quantity{1}; break;
    case 3: command.quantity = drawing.chooser.one_in(4) ? Quantity{0} : most; break;
    default: command.quantity = most;
  }
}

}  // namespace plumbline
