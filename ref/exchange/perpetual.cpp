#include "ref/exchange/perpetual.hpp"

#include "ref/exchange/notional.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a position's cost is in the range of a purse.
Truth in_range(const OpenPosition& position) { return magnitude(position.net_cost) <= LARGEST_BALANCE; }

/// Gives an account a claim on the fund, or takes from it what is below zero.
void claim(Posting& posting, const PerpetualPurses& purses, AccountId account, Amount amount) {
  const Amount given = max(amount, NOTHING);
  posting.push_back({purses.counter(), purses.unsettled(account), given});
  posting.push_back({purses.unsettled(account), purses.counter(), given - amount});
}

/// An account's fee, for the venue; a rebate is below zero.
void charge(Posting& posting, const PerpetualPurses& purses, AccountId account, AccountId venue, Amount fee) {
  const Amount paid = max(fee, NOTHING);
  posting.push_back({purses.unsettled(account), purses.unsettled(venue), paid});
  posting.push_back({purses.unsettled(venue), purses.unsettled(account), paid - fee});
}

}  // namespace

Truth sound(const FundingTerms& terms) {
  const Truth rates =
      both(both(terms.interest >= -LARGEST_RATE, terms.interest <= LARGEST_RATE),
           both(both(terms.damper >= Rate{0}, terms.damper <= LARGEST_RATE), both(terms.cap >= Rate{0}, terms.cap <= LARGEST_RATE)));
  const Truth times = both(both(terms.interval > Duration{0}, terms.interval <= YEAR), both(terms.spread > 0, terms.spread <= 1'000'000));
  return both(rates, times);
}

Truth sound(const PerpetualTerms& terms) {
  const Truth lot = both(terms.lot > Quantity{0}, units(terms.lot) <= LARGEST_AMOUNT);
  const Truth limit = both(terms.limit > Quantity{0}, units(terms.limit) <= LARGEST_AMOUNT);
  return both(both(lot, limit), both(pays_its_rebate(terms.fees), sound(terms.funding)));
}

OpenPosition traded(const OpenPosition& before, Quantity quantity, Amount cost) {
  const Quantity after = before.quantity + quantity;
  const Integer held = magnitude(before.quantity.value), dealt = magnitude(quantity.value), left = magnitude(after.value);
  if (left == held + dealt) return {after, before.net_cost + cost};                             // opened or increased
  if (dealt <= held) return {after, Amount{mul_div_floor(before.net_cost.value, left, held)}};  // reduced or closed
  return {after, Amount{mul_div_floor(cost.value, left, dealt)}};                               // turned round
}

Amount value_at(const OpenPosition& position, Price price, Quantity lot) {
  return Amount{mul_div_floor(position.quantity.value, price.value, lot.value)};
}

std::optional<PerpetualFilled> fill(const State& state, const FillPerpetual& trade) {
  const Perpetual& perpetual = state.perpetuals.get(trade.perpetual);
  const PerpetualTerms& terms = perpetual.terms;
  const bool taker_buys = trade.side == Side::buy;
  const Quantity bought = taker_buys ? trade.quantity : -trade.quantity;
  const OpenPosition taker_before = perpetual.positions.get(trade.taker);
  const OpenPosition maker_before = perpetual.positions.get(trade.maker);
  const Amount notional = notional_of(state.policies, trade.side, trade.quantity, trade.price, terms.lot);
  const Amount cost = taker_buys ? notional : -notional;
  const OpenPosition taker_after = traded(taker_before, bought, cost);
  const OpenPosition maker_after = traded(maker_before, -bought, -cost);
  if (!both(in_range(taker_after), in_range(maker_after))) return {};

  const Amount taker_realised = taker_after.net_cost - taker_before.net_cost - cost;
  const Amount maker_realised = maker_after.net_cost - maker_before.net_cost + cost;
  const Amount taker_fee = fee_on(state.policies, notional, terms.fees.taker);
  const Amount maker_fee = fee_on(state.policies, notional, terms.fees.maker);
  const PerpetualPurses purses(perpetual, trade.perpetual);
  Posting posting;
  claim(posting, purses, trade.taker, taker_realised);
  claim(posting, purses, trade.maker, maker_realised);
  charge(posting, purses, trade.taker, terms.venue, taker_fee);
  charge(posting, purses, trade.maker, terms.venue, maker_fee);
  return PerpetualFilled{trade.perpetual, trade.taker,    trade.maker, notional,    taker_fee,         maker_fee,
                         taker_realised,  maker_realised, taker_after, maker_after, std::move(posting)};
}

Decision decide(const State& state, const FillPerpetual& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const PerpetualTerms& terms = perpetual->terms;
  const Account* taker = party(state, command.taker);
  const Account* maker = party(state, command.maker);
  if (!taker || !maker) return reject(Reason::unknown_account);
  if (taker->ledger != terms.ledger || maker->ledger != terms.ledger) return reject(Reason::different_ledgers);
  if (!perpetual->exchange.empty()) return reject(Reason::orders_only);
  if (command.taker == command.maker) return reject(Reason::same_account);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (units(command.quantity) > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (command.price <= Price{0}) return reject(Reason::price_not_positive);
  if (command.price > LARGEST_PRICE) return reject(Reason::price_too_large);
  const Quantity bought = command.side == Side::buy ? command.quantity : -command.quantity;
  if (magnitude(perpetual->positions.get(command.taker).quantity + bought) > terms.limit) return reject(Reason::position_limit);
  if (magnitude(perpetual->positions.get(command.maker).quantity - bought) > terms.limit) return reject(Reason::position_limit);
  std::optional<PerpetualFilled> filled = fill(state, command);
  if (!filled) return reject(Reason::out_of_range);
  return happened(std::move(*filled));
}

State evolve(State state, const PerpetualFilled& event) {
  Perpetual& perpetual = state.perpetuals[event.perpetual];
  perpetual.positions[event.taker] = event.taker_position;
  perpetual.positions[event.maker] = event.maker_position;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const MarkToMarket& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (account->ledger != perpetual->terms.ledger) return reject(Reason::different_ledgers);
  const OpenPosition before = perpetual->positions.get(command.account);
  if (before.quantity == Quantity{0}) return reject(Reason::no_position);
  const Feed feed = state.feeds.get(perpetual->terms.feed);
  if (const auto reason = unusable(state, feed)) return reject(*reason);

  const OpenPosition after{before.quantity, value_at(before, feed.mark, perpetual->terms.lot)};
  if (!in_range(after)) return reject(Reason::out_of_range);
  const Amount realised = after.net_cost - before.net_cost;
  Posting posting;
  claim(posting, PerpetualPurses(*perpetual, command.perpetual), command.account, realised);
  return happened(MarkedToMarket{command.perpetual, command.account, realised, after, std::move(posting)});
}

State evolve(State state, const MarkedToMarket& event) {
  state.perpetuals[event.perpetual].positions[event.account] = event.position;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const SettleEquity& command) {
  const Perpetual* perpetual = state.perpetuals.find(command.perpetual);
  if (!perpetual) return reject(Reason::unknown_perpetual);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (account->ledger != perpetual->terms.ledger) return reject(Reason::different_ledgers);
  const PerpetualPurses purses(*perpetual, command.perpetual);
  const Purse unsettled = purses.unsettled(command.account);
  const Purse cash = purses.cash(command.account);
  const Amount claimed = state.balances.get(unsettled);
  if (claimed == NOTHING) return reject(Reason::nothing_to_settle);
  if (claimed < NOTHING) {
    const Amount paid = min(-claimed, state.balances.get(cash));
    if (paid <= NOTHING) return reject(Reason::insufficient_balance);
    return happened(
        EquitySettled{command.perpetual, command.account, {{cash, purses.liquidity(), paid}, {purses.counter(), unsettled, paid}}});
  }
  const Amount paid = min(claimed, state.balances.get(purses.liquidity()));
  if (paid <= NOTHING) return reject(Reason::insufficient_liquidity);
  return happened(
      EquitySettled{command.perpetual, command.account, {{purses.liquidity(), cash, paid}, {unsettled, purses.counter(), paid}}});
}

State evolve(State state, const EquitySettled& event) { return post(std::move(state), event.posting); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
