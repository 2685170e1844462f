#include "tests/bench/exchange.hpp"

#include <cstdlib>
#include <string>

namespace plumbline::bench {
namespace {

const ContractId exchange{"exchange"};
constexpr std::size_t orders_a_market = orders_open / markets_traded;
constexpr std::int64_t mark = 150'000'000;  ///< 150 dollars a lot, in millionths
const Quantity lot{1'000};

ContractId perpetual(std::size_t n) { return ContractId{"perp-" + std::to_string(n)}; }
FeedId feed(std::size_t n) { return FeedId{"price-" + std::to_string(n)}; }
OrderId order(std::size_t n) { return OrderId{"order-" + std::to_string(n)}; }

/// Fractions of margin that grow with the root of the notional, and collateral that is weighed, as exchanges have them.
Genesis exchange_genesis() {
  Genesis genesis = bare_genesis();
  ExchangeTerms& terms = genesis.exchanges[exchange];
  terms = {ledger, usd, LARGEST_AMOUNT, SelfTrade::taker_lapses, {}, {}, {}};
  terms.collateral[usd] = {{}, Quantity{1}, WHOLE_RATE, 0, WeighedBy::notional};
  for (std::size_t n = 0; n < markets_traded; ++n) {
    genesis.feeds[feed(n)] = {ledger, Ppm{50'000}, Duration{3600}};
    genesis.perpetuals[perpetual(n)] = {ledger,
                                        usd,
                                        feed(n),
                                        lot,
                                        Quantity{1'000'000'000},
                                        venue,
                                        {Ppm{200}, Ppm{600}},
                                        {HOUR, Rate{12'500}, Rate{50'000}, Rate{10'000'000}, 8}};
    terms.markets[perpetual(n)] = {{Rate{20'000'000}, 10'000},    {Rate{12'500'000}, 5'000},   {Rate{10'000'000}, 0},  WHOLE_PPM,
                                   Amount{1'000'000'000'000'000}, Quantity{1'000'000'000'000}, Amount{100'000'000'000}};
  }
  return genesis;
}

void play(State& state, Command command) {
  Step taken = step(std::move(state), command);
  if (!std::holds_alternative<Events>(taken.outcome)) std::abort();
  state = std::move(taken.state);
}

/// Two traders, one of whom buys from the other in every market, and then both have orders around the mark.
void trade(State& state, AccountId buyer, AccountId seller) {
  for (const AccountId account : {buyer, seller}) play(state, LodgeCollateral{exchange, account, usd, Amount{ten_to(14)}});
  for (std::size_t n = 0; n < markets_traded; ++n) {
    const ContractId id = perpetual(n);
    play(state, PlaceOrder{id, buyer, OrderId{"first"}, Side::buy, Quantity{10'007}, Price{mark}, Effect::any, Origin::trader});
    play(state, PlaceOrder{id, seller, OrderId{"first"}, Side::sell, Quantity{10'007}, Price{mark}, Effect::any, Origin::trader});
    play(state, MatchOrders{id, buyer, OrderId{"first"}, seller, OrderId{"first"}, Quantity{10'007}});
    for (const AccountId account : {buyer, seller})
      for (std::size_t k = 0; k < orders_a_market; ++k) {
        const bool buys = k % 2 == 0;
        const Price limit{buys ? mark - 10'000 * static_cast<std::int64_t>(k) : mark + 10'000 * static_cast<std::int64_t>(k)};
        play(state, PlaceOrder{id, account, order(k), buys ? Side::buy : Side::sell, Quantity{1'003}, limit, Effect::any, Origin::trader});
      }
  }
}

}  // namespace

State exchange_of(std::size_t accounts, std::size_t traders) {
  State state = std::get<State>(begin(exchange_genesis()));
  for (std::size_t n = 0; n < accounts; ++n) {
    play(state, OpenAccount{account(n), ledger, OwnerId{"owner"}, AccountClass::house, {}});
    play(state, Deposit{account(n), usd, Amount{ten_to(15)}});
  }
  for (std::size_t n = 0; n < markets_traded; ++n) play(state, Publish{feed(n), Price{mark}, Price{mark}});
  for (std::size_t n = 0; n + 1 < traders; n += 2) trade(state, account(n), account(n + 1));
  return state;
}

std::vector<PlaceOrder> orders(std::size_t traders, std::size_t count) {
  SeededChooser chooser(count);
  std::vector<PlaceOrder> all;
  while (all.size() < count) {
    const std::size_t trader = chooser.below(traders);
    const bool reduces = chooser.one_in(2);
    const bool buys = (trader % 2 == 0) != reduces;  // every other trader is long
    all.push_back({perpetual(chooser.below(markets_traded)), account(trader), OrderId{"another"}, buys ? Side::buy : Side::sell,
                   Quantity{1 + static_cast<int>(chooser.below(999))}, Price{mark}, reduces ? Effect::reduce_only : Effect::any,
                   Origin::trader});
  }
  return all;
}

}  // namespace plumbline::bench
