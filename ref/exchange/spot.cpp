#include "ref/exchange/notional.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

const FeeRates& rates_of(const Market& market, AccountId account) {
  const FeeRates* own = market.fees_of.find(account);
  return own ? *own : market.terms.fees;
}

Truth sound(const MarketTerms& terms) {
  if (terms.base == terms.quote) return false;
  const Truth lot = both(terms.lot > Quantity{0}, units(terms.lot) <= LARGEST_AMOUNT);
  return both(lot, pays_its_rebate(terms.fees));
}

Decision decide(const State& state, const SetFees& command) {
  const Market* market = state.markets.find(command.market);
  if (!market) return reject(Reason::unknown_market);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (account->ledger != market->terms.ledger) return reject(Reason::different_ledgers);
  if (!sound(command.fees)) return reject(Reason::fee_out_of_bounds);
  return happened(FeesSet{command.market, command.account, command.fees});
}

State evolve(State state, const FeesSet& event) {
  state.markets[event.market].fees_of[event.account] = event.fees;
  return state;
}

Decision decide(const State& state, const Fill& command) {
  const Market* market = state.markets.find(command.market);
  if (!market) return reject(Reason::unknown_market);
  const Account* taker = party(state, command.taker);
  const Account* maker = party(state, command.maker);
  if (!taker || !maker) return reject(Reason::unknown_account);
  if (taker->ledger != market->terms.ledger || maker->ledger != market->terms.ledger) return reject(Reason::different_ledgers);
  if (command.taker == command.maker) return reject(Reason::same_account);
  if (command.quantity <= Quantity{0}) return reject(Reason::amount_not_positive);
  if (units(command.quantity) > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (command.price <= Price{0}) return reject(Reason::price_not_positive);
  if (command.price > LARGEST_PRICE) return reject(Reason::price_too_large);
  const Ppm maker_rate = rates_of(*market, command.maker).maker;
  const Ppm taker_rate = rates_of(*market, command.taker).taker;
  if (maker_rate + taker_rate < Ppm{0}) return reject(Reason::rebate_exceeds_fee);

  const Amount notional = notional_of(state.policies, command.side, command.quantity, command.price, market->terms.lot);
  const Amount maker_fee = fee_on(state.policies, notional, maker_rate);
  const Amount taker_fee = fee_on(state.policies, notional, taker_rate);
  const bool taker_buys = command.side == Side::buy;
  const AccountId buyer = taker_buys ? command.taker : command.maker;
  const AccountId seller = taker_buys ? command.maker : command.taker;
  const Amount buyer_fee = taker_buys ? taker_fee : maker_fee;
  if (available(state, seller, market->terms.base) < units(command.quantity)) return reject(Reason::insufficient_balance);
  if (available(state, buyer, market->terms.quote) < notional + buyer_fee) return reject(Reason::insufficient_balance);

  Posting posting = legs_of(market->terms, {buyer, seller, taker_buys, command.quantity, notional, taker_fee, maker_fee, maker_rate},
                            available_purse(seller, market->terms.base), available_purse(buyer, market->terms.quote));
  return happened(Filled{command.market, notional, taker_fee, maker_fee, std::move(posting)});
}

State evolve(State state, const Filled& event) { return post(std::move(state), event.posting); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
