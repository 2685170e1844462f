#include "tests/unit/rules/cases.hpp"

#include <gtest/gtest.h>

#include "conformance/text/print.hpp"

namespace plumbline::unit {
namespace {

Genesis genesis() {
  Genesis genesis;
  genesis.policies.longest_jump = Duration{10'000};
  genesis.ledgers[north] = {Time{5000}, world};
  genesis.ledgers[south] = {LATEST, AccountId{"elsewhere"}};
  genesis.accounts[world] = {north, OwnerId{"world"}, AccountClass::outside, {}};
  genesis.accounts[AccountId{"elsewhere"}] = {south, OwnerId{"world"}, AccountClass::outside, {}};
  genesis.ledgers[chain] = {Time{5000}, AccountId{"miners"}};
  genesis.accounts[AccountId{"miners"}] = {chain, OwnerId{"world"}, AccountClass::outside, {}};
  for (const AccountId account : {erin, frank, wallet}) genesis.accounts[account] = {chain, OwnerId{"owner"}, AccountClass::house, {}};
  for (const AccountId account : {alice, bob, carol, venue, ccp})
    genesis.accounts[account] = {north, OwnerId{"owner"}, AccountClass::house, {}};
  genesis.accounts[dave] = {south, OwnerId{"owner"}, AccountClass::house, {}};
  for (const AssetId asset : {usd, btc}) genesis.assets[{north, asset}] = {venue, LARGEST_AMOUNT};
  genesis.assets[{north, pin}] = {venue, Amount{10}};
  genesis.assets[{south, usd}] = {dave, LARGEST_AMOUNT};
  genesis.assets[{north, coin}] = {venue, Amount{1000}};
  genesis.assets[{chain, coin}] = {erin, LARGEST_AMOUNT};
  genesis.custodies[custody] = {north, coin, chain, coin, wallet, Duration{600}};
  genesis.markets[market] = {north, btc, usd, Quantity{1}, venue, {Ppm{0}, Ppm{100'000}}};  // the taker pays a tenth
  genesis.markets[rebates] = {north, btc, usd, Quantity{1}, venue, {Ppm{-600}, Ppm{600}}};
  genesis.pools[pool] = {north, usd, venue, {Rate{0}, Rate{800'000'000}, Rate{0}, Rate{0}}, Ppm{0}, Amount{500}};
  genesis.feeds[feed] = {north, Ppm{50'000}, Duration{600}};
  genesis.perpetuals[perpetual] = {north,         usd,   feed, Quantity{1},
                                   Quantity{100}, venue, {},   {HOUR, Rate{100'000}, Rate{500'000}, Rate{10'000'000}, 8}};
  genesis.perpetuals[listed] = auto(genesis.perpetuals.get(perpetual));
  genesis.perpetuals[listed].limit = Quantity{25};
  ExchangeTerms& terms = genesis.exchanges[exchange];
  terms.ledger = north;
  terms.settled_in = usd;
  terms.exposure_limit = Amount{2200};
  terms.collateral[usd] = {{}, Quantity{1}, WHOLE_RATE, 0, WeighedBy::notional};
  terms.collateral[btc] = {feed, Quantity{1}, Rate{500'000'000}, 0, WeighedBy::notional};
  terms.markets[listed] = {
      {Rate{100'000'000}, 0}, {Rate{50'000'000}, 0}, {Rate{20'000'000}, 0}, WHOLE_PPM, Amount{2000}, Quantity{30}, Amount{50}};
  genesis.pools[secured] = {north, usd, venue, {Rate{0}, Rate{800'000'000}, Rate{0}, Rate{0}}, Ppm{0}, Amount{10'000}};
  terms.pools[secured] = {{}, Quantity{1}, {Rate{100'000'000}, 0}, {Rate{50'000'000}, 0}};
  genesis.pools[secured_btc] = {north, btc, venue, {Rate{0}, Rate{800'000'000}, Rate{0}, Rate{0}}, Ppm{0}, Amount{10'000}};
  terms.pools[secured_btc] = {feed, Quantity{1}, {Rate{100'000'000}, 0}, {Rate{50'000'000}, 0}};
  genesis.services[clear] = {north, usd, ccp, usual_waterfall(), Ppm{500'000}};
  return genesis;
}

}  // namespace

State start() {
  return after(std::get<State>(begin(genesis())),
               {Deposit{alice, usd, Amount{1000}}, Deposit{bob, btc, Amount{100}}, Deposit{carol, usd, Amount{50}},
                Deposit{carol, btc, Amount{50}}, Deposit{erin, coin, Amount{1000}}, Deposit{frank, coin, Amount{10}}});
}

State after(State state, const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    Step taken = step(std::move(state), command);
    EXPECT_TRUE(std::holds_alternative<Events>(taken.outcome)) << one_line(command) << ": " << one_line(taken.outcome);
    state = std::move(taken.state);
  }
  return state;
}

State holding(State state, const Purse& purse, Amount amount) {
  state.balances[purse] = amount;
  return state;
}

}  // namespace plumbline::unit
