#include "conformance/chooser/worlds.hpp"

#include <initializer_list>

namespace plumbline {
namespace {

const LedgerId north{"north"}, south{"south"};
const AssetId usd{"USD"}, btc{"BTC"}, bond{"BOND"};

void open(Genesis& genesis, LedgerId ledger, std::initializer_list<const char*> names) {
  for (const char* name : names) genesis.accounts[AccountId{name}] = {ledger, OwnerId{name}, AccountClass::house, {}};
}

void admit(Genesis& genesis, LedgerId ledger, std::initializer_list<AssetId> assets, const char* issuer, Amount limit) {
  for (const AssetId asset : assets) genesis.assets[{ledger, asset}] = {AccountId{issuer}, limit};
}

void add_ledger(Genesis& genesis, LedgerId ledger, Time start, const char* outside) {
  genesis.ledgers[ledger] = {start, AccountId{outside}};
  genesis.accounts[AccountId{outside}] = {ledger, OwnerId{"world"}, AccountClass::outside, {}};
}

MarketTerms market(AssetId base, AssetId quote, Quantity lot, FeeRates fees) { return {north, base, quote, lot, AccountId{"venue"}, fees}; }

PoolTerms pool(AssetId asset, Curve curve, Ppm reserve_factor, Amount limit) {
  return {north, asset, AccountId{"venue"}, curve, reserve_factor, limit};
}

/// A price feed, and a perpetual on it: settled in dollars, with the venue's fund.
void add_perpetual(Genesis& genesis, Ppm band, Quantity lot, Quantity limit, FeeRates fees, FundingTerms funding) {
  genesis.feeds[FeedId{"btc-price"}] = {north, band, Duration{7200}};
  genesis.perpetuals[ContractId{"btc-perp"}] = {north, usd, FeedId{"btc-price"}, lot, limit, AccountId{"venue"}, fees, funding};
}

/// An exchange that takes dollars whole and bitcoin at a weight, and trades a perpetual of its own.
void add_exchange(Genesis& genesis, const RiskTerms& risk, Quantity lot, Quantity limit, FeeRates fees, CollateralTerms btc_terms,
                  SelfTrade self_trade) {
  const PerpetualTerms& like = genesis.perpetuals.get(ContractId{"btc-perp"});
  PerpetualTerms terms = like;
  terms.lot = lot;
  terms.limit = limit;
  terms.fees = fees;
  genesis.perpetuals[ContractId{"btc-listed"}] = terms;
  ExchangeTerms& exchange = genesis.exchanges[ContractId{"exchange"}];
  exchange.ledger = north;
  exchange.settled_in = usd;
  exchange.exposure_limit = Amount{risk.order_limit.value * 4};
  exchange.self_trade = self_trade;
  exchange.collateral[usd] = {{}, Quantity{1}, WHOLE_RATE, 0, WeighedBy::notional};
  exchange.collateral[btc] = btc_terms;
  exchange.markets[ContractId{"btc-listed"}] = risk;
}

/// The ledgers, the accounts and the assets that every larger world has.
Genesis two_ledgers(Time start, Amount limit) {
  Genesis genesis;
  genesis.policies.longest_jump = Duration{30 * 3600};
  add_ledger(genesis, north, start, "world");
  add_ledger(genesis, south, Time{7}, "elsewhere");
  open(genesis, north, {"alice", "bob", "carol", "venue", "ccp"});
  open(genesis, south, {"dave", "erin"});
  genesis.accounts[AccountId{"client"}] = {north, OwnerId{"client"}, AccountClass::client_individual, AccountId{"carol"}};
  admit(genesis, north, {usd, btc, bond}, "venue", limit);
  admit(genesis, south, {usd}, "erin", limit);
  return genesis;
}

/// The longest jump of the smaller worlds: a year's hours, one after another, would take as long as a thousand other commands.
constexpr Duration hundred_hours{360'000};

const std::vector<Layer> reversed{
    Layer::ccp_capital,     Layer::assessments, Layer::survivors_default_fund, Layer::skin_in_the_game, Layer::defaulter_default_fund,
    Layer::defaulter_margin};

}  // namespace

Genesis busy_world() {
  Genesis genesis = two_ledgers(Time{1'000'000}, LARGEST_AMOUNT);
  genesis.markets[ContractId{"btc-usd"}] = market(btc, usd, Quantity{1}, {Ppm{200}, Ppm{600}});
  genesis.markets[ContractId{"bond-usd"}] = market(bond, usd, Quantity{1'000'000'000}, {Ppm{-50}, Ppm{300}});
  genesis.pools[ContractId{"usd-pool"}] =
      pool(usd, {Rate{10'000'000}, Rate{800'000'000}, Rate{40'000'000}, Rate{600'000'000}}, Ppm{100'000}, LARGEST_AMOUNT);
  genesis.pools[ContractId{"btc-pool"}] = pool(btc, {Rate{0}, Rate{1}, Rate{0}, Rate{10'000'000'000}}, Ppm{0}, Amount{1'000'000});
  add_perpetual(genesis, Ppm{50'000}, Quantity{100}, Quantity{1'000'000}, {Ppm{-100}, Ppm{500}},
                {HOUR, Rate{100'000}, Rate{500'000}, Rate{10'000'000}, 8});
  add_exchange(genesis,
               {{Rate{100'000'000}, 1'000'000'000},
                {Rate{50'000'000}, 500'000'000},
                {Rate{25'000'000}, 250'000'000},
                Ppm{500'000},
                Amount{1'000'000},
                Quantity{5'000},
                Amount{100}},
               Quantity{1}, Quantity{10'000}, {Ppm{-100}, Ppm{500}},
               {FeedId{"btc-price"}, Quantity{1}, Rate{900'000'000}, 300'000'000, WeighedBy::notional}, SelfTrade::taker_lapses);
  genesis.services[ContractId{"clear"}] = {north, usd, AccountId{"ccp"}, usual_waterfall(), Ppm{500'000}};
  genesis.services[ContractId{"reversed"}] = {north, usd, AccountId{"ccp"}, reversed, Ppm{10'000'000}};
  return genesis;
}

Genesis tiny_world() {
  Genesis genesis = two_ledgers(Time{LATEST.value - 86'400}, Amount{9});
  genesis.policies.notional_rounding = NotionalRounding::half_even;
  genesis.policies.fee_rounding = Rounding::half_up;
  genesis.policies.longest_jump = Duration{100'000};
  genesis.markets[ContractId{"btc-usd"}] = market(btc, usd, Quantity{2}, {Ppm{-1'000'000}, Ppm{1'000'000}});
  genesis.pools[ContractId{"usd-pool"}] = pool(usd, {Rate{9'999'999'998}, Rate{999'999'999}, Rate{1}, Rate{1}}, Ppm{1'000'000}, Amount{7});
  add_perpetual(genesis, Ppm{999'999}, Quantity{3}, Quantity{7}, {Ppm{-1'000'000}, Ppm{1'000'000}},
                {Duration{1}, -LARGEST_RATE, LARGEST_RATE, LARGEST_RATE, 1});
  add_exchange(genesis, {{WHOLE_RATE, 0}, {Rate{1}, 0}, {Rate{1}, 0}, WHOLE_PPM, Amount{9}, Quantity{9}, Amount{0}}, Quantity{3},
               Quantity{7}, {Ppm{0}, Ppm{1'000'000}}, {FeedId{"btc-price"}, Quantity{2}, Rate{0}, LARGEST_FACTOR, WeighedBy::quantity},
               SelfTrade::both_lapse);
  genesis.services[ContractId{"clear"}] = {
      north, usd, AccountId{"ccp"}, {Layer::survivors_default_fund, Layer::assessments}, Ppm{1'000'000}};
  genesis.services[ContractId{"layerless"}] = {north, btc, AccountId{"ccp"}, {}, Ppm{0}};
  return genesis;
}

Genesis clearing_world() {
  Genesis genesis;
  genesis.policies.longest_jump = Duration{30 * 3600};
  add_ledger(genesis, north, Time{50'000}, "world");
  open(genesis, north, {"alice", "bob", "carol", "ccp", "venue"});
  admit(genesis, north, {usd}, "venue", Amount{1'000'000'000});
  genesis.services[ContractId{"clear"}] = {north, usd, AccountId{"ccp"}, usual_waterfall(), Ppm{333'333}};
  return genesis;
}

Genesis perpetual_world() {
  Genesis genesis;
  genesis.policies.longest_jump = hundred_hours;
  add_ledger(genesis, north, Time{50'000}, "world");
  open(genesis, north, {"alice", "bob", "carol", "venue"});
  admit(genesis, north, {usd}, "venue", Amount{1'000'000'000});
  add_perpetual(genesis, Ppm{200'000}, Quantity{7}, Quantity{1000}, {Ppm{-100}, Ppm{500}},
                {HOUR, Rate{100'000}, Rate{500'000}, Rate{100'000'000}, 8});
  return genesis;
}

Genesis exchange_world() {
  Genesis genesis = perpetual_world();
  genesis.feeds[FeedId{"btc-price"}].stale_after = Duration{30'000};
  admit(genesis, north, {btc}, "venue", Amount{1'000'000'000});
  add_exchange(genesis,
               {{Rate{50'000'000}, 250'000'000},
                {Rate{30'000'000}, 150'000'000},
                {Rate{20'000'000}, 0},
                Ppm{900'000},
                Amount{20'000},
                Quantity{400},
                Amount{50}},
               Quantity{1}, Quantity{500}, {Ppm{200}, Ppm{600}},
               {FeedId{"btc-price"}, Quantity{1}, Rate{950'000'000}, 1'000'000'000, WeighedBy::notional}, SelfTrade::maker_lapses);
  genesis.exchanges[ContractId{"exchange"}].exposure_limit = Amount{9'000};
  genesis.pools[ContractId{"usd-loans"}] =
      pool(usd, {Rate{20'000'000}, Rate{800'000'000}, Rate{60'000'000}, Rate{900'000'000}}, Ppm{100'000}, Amount{1'000'000});
  genesis.exchanges[ContractId{"exchange"}].pools[ContractId{"usd-loans"}] = {
      {}, Quantity{2}, {Rate{100'000'000}, 150'000'000}, {Rate{50'000'000}, 100'000'000}};
  return genesis;
}

Genesis custody_world() {
  Genesis genesis;
  genesis.policies.longest_jump = Duration{30 * 3600};
  add_ledger(genesis, north, Time{50'000}, "world");
  add_ledger(genesis, south, Time{7}, "elsewhere");
  open(genesis, north, {"alice", "bob", "ccp", "venue"});
  open(genesis, south, {"dave", "erin", "frank", "wallet"});
  admit(genesis, north, {btc}, "venue", Amount{1'000'000});
  admit(genesis, south, {btc}, "erin", Amount{3'000'000});
  genesis.custodies[ContractId{"btc-custody"}] = {north, btc, south, btc, AccountId{"wallet"}, Duration{3600}};
  genesis.pools[ContractId{"btc-pool"}] = pool(btc, {Rate{0}, Rate{1}, Rate{0}, Rate{10'000'000'000}}, Ppm{0}, Amount{900'000});
  genesis.services[ContractId{"clear"}] = {north, btc, AccountId{"ccp"}, {Layer::assessments}, Ppm{10'000'000}};
  return genesis;
}

Genesis bare_world() {
  Genesis genesis;
  add_ledger(genesis, north, Time{0}, "world");
  open(genesis, north, {"alice", "bob"});
  admit(genesis, north, {usd}, "alice", Amount{1000});
  genesis.policies.longest_jump = Duration{3600};
  return genesis;
}

Genesis choose_world(Chooser& chooser) {
  switch (chooser.below(12)) {
    case 11:
    case 10:
    case 9:
    case 8: return exchange_world();
    case 7: return bare_world();
    case 6: return clearing_world();
    case 5: return random_world(chooser);
    case 4:
    case 3: return tiny_world();
    case 2: return custody_world();
    default: return busy_world();
  }
}

}  // namespace plumbline
