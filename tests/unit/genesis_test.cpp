// Each flaw that a genesis can have.
#include "ref/genesis.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "conformance/chooser/worlds.hpp"
#include "invariants/check.hpp"

namespace plumbline {
namespace {

struct Row {
  const char* given;
  std::function<void(Genesis&)> spoil;
  const char* where;
};

const LedgerId north{"north"}, south{"south"};
const AccountId alice{"alice"}, dave{"dave"}, world{"world"}, nobody{"nobody"};
const AssetKey usd{north, AssetId{"USD"}};
const ContractId market{"btc-usd"}, pool{"usd-pool"}, service{"clear"}, perpetual{"btc-perp"}, exchange{"exchange"}, listed{"btc-listed"};
const AssetId btc{"BTC"};
const FeedId price{"btc-price"};
const Amount too_large{LARGEST_AMOUNT.value + 1};

std::vector<Row> ledgers_and_accounts() {
  return {{"a start before time", [](Genesis& g) { g.ledgers[north].start = Time{-1}; }, "ledgers.north"},
          {"a start after the horizon", [](Genesis& g) { g.ledgers[north].start = Time{LATEST.value + 1}; }, "ledgers.north"},
          {"no outside", [](Genesis& g) { g.ledgers[north].outside = nobody; }, "ledgers.north"},
          {"an outside elsewhere", [](Genesis& g) { g.ledgers[north].outside = AccountId{"elsewhere"}; }, "ledgers.north"},
          {"an outside of another class", [](Genesis& g) { g.ledgers[north].outside = alice; }, "ledgers.north"},
          {"a ledger without a name", [](Genesis& g) { g.ledgers[{}] = auto(g.ledgers.get(north)); }, "ledgers."},
          {"an account without a name", [](Genesis& g) { g.accounts[{}] = auto(g.accounts.get(alice)); }, "accounts."},
          {"an asset without a name", [](Genesis& g) { g.assets[{north, {}}] = auto(g.assets.get(usd)); }, "assets.north/"},
          {"a market without a name", [](Genesis& g) { g.markets[{}] = auto(g.markets.get(market)); }, "markets."},
          {"a pool without a name", [](Genesis& g) { g.pools[{}] = auto(g.pools.get(pool)); }, "pools."},
          {"a service without a name", [](Genesis& g) { g.services[{}] = auto(g.services.get(service)); }, "services."},
          {"no ledger", [](Genesis& g) { g.accounts[alice].ledger = LedgerId{"nowhere"}; }, "accounts.alice"},
          {"a second outside", [](Genesis& g) { g.accounts[alice].account_class = AccountClass::outside; }, "accounts.alice"},
          {"held for nobody", [](Genesis& g) { g.accounts[alice].held_for = nobody; }, "accounts.alice"},
          {"held for one on another ledger", [](Genesis& g) { g.accounts[alice].held_for = dave; }, "accounts.alice"},
          {"held for the outside world", [](Genesis& g) { g.accounts[alice].held_for = world; }, "accounts.alice"},
          {"an asset of no ledger", [](Genesis& g) { g.assets[{LedgerId{"nowhere"}, usd.asset}] = auto(g.assets.get(usd)); },
           "assets.nowhere/USD"},
          {"no issuer", [](Genesis& g) { g.assets[usd].issuer = nobody; }, "assets.north/USD"},
          {"an issuer on another ledger", [](Genesis& g) { g.assets[usd].issuer = dave; }, "assets.north/USD"},
          {"a limit of nothing", [](Genesis& g) { g.assets[usd].limit = NOTHING; }, "assets.north/USD"},
          {"a limit too large", [](Genesis& g) { g.assets[usd].limit = too_large; }, "assets.north/USD"},
          {"a jump back", [](Genesis& g) { g.policies.longest_jump = Duration{-1}; }, "policies.longest_jump"}};
}

std::vector<Row> markets() {
  return {{"no base", [](Genesis& g) { g.markets[market].base = AssetId{"NONE"}; }, "markets.btc-usd"},
          {"no quote", [](Genesis& g) { g.markets[market].quote = AssetId{"NONE"}; }, "markets.btc-usd"},
          {"a base of another ledger", [](Genesis& g) { g.markets[market].ledger = south; }, "markets.btc-usd"},
          {"no venue", [](Genesis& g) { g.markets[market].venue = nobody; }, "markets.btc-usd"},
          {"base is quote", [](Genesis& g) { g.markets[market].base = usd.asset; }, "markets.btc-usd"},
          {"no lot", [](Genesis& g) { g.markets[market].lot = Quantity{0}; }, "markets.btc-usd"},
          {"a lot too large", [](Genesis& g) { g.markets[market].lot = Quantity{too_large.value}; }, "markets.btc-usd"},
          {"a fee below nothing", [](Genesis& g) { g.markets[market].fees = {Ppm{1}, Ppm{-1}}; }, "markets.btc-usd"},
          {"a fee above the whole", [](Genesis& g) { g.markets[market].fees = {Ppm{0}, Ppm{1'000'001}}; }, "markets.btc-usd"},
          {"a maker's fee above the whole", [](Genesis& g) { g.markets[market].fees = {Ppm{1'000'001}, Ppm{0}}; }, "markets.btc-usd"},
          {"a rebate above the fee", [](Genesis& g) { g.markets[market].fees = {Ppm{-601}, Ppm{600}}; }, "markets.btc-usd"}};
}

std::vector<Row> pools_and_services() {
  const auto curve = [](const char* given, void (*spoil)(Curve&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.pools[pool].curve); }, "pools.usd-pool"};
  };
  return {{"no asset", [](Genesis& g) { g.pools[pool].asset = AssetId{"NONE"}; }, "pools.usd-pool"},
          {"no operator", [](Genesis& g) { g.pools[pool].operated_by = nobody; }, "pools.usd-pool"},
          curve("a kink at nothing", [](Curve& c) { c.kink = Rate{0}; }),
          curve("a kink at the whole", [](Curve& c) { c.kink = WHOLE_RATE; }),
          curve("a base below nothing", [](Curve& c) { c.base = Rate{-1}; }),
          curve("a slope down", [](Curve& c) { c.slope_1 = Rate{-1}; }),
          curve("a second slope down", [](Curve& c) { c.slope_2 = Rate{-1}; }),
          curve("a rate too high", [](Curve& c) { c.slope_2 = LARGEST_RATE - c.base - c.slope_1 + Rate{1}; }),
          {"a factor below nothing", [](Genesis& g) { g.pools[pool].reserve_factor = Ppm{-1}; }, "pools.usd-pool"},
          {"a factor above the whole", [](Genesis& g) { g.pools[pool].reserve_factor = Ppm{1'000'001}; }, "pools.usd-pool"},
          {"a limit of nothing", [](Genesis& g) { g.pools[pool].limit = NOTHING; }, "pools.usd-pool"},
          {"a limit too large", [](Genesis& g) { g.pools[pool].limit = too_large; }, "pools.usd-pool"},
          {"no asset", [](Genesis& g) { g.services[service].asset = AssetId{"NONE"}; }, "services.clear"},
          {"no CCP", [](Genesis& g) { g.services[service].ccp = nobody; }, "services.clear"},
          {"a layer twice", [](Genesis& g) { g.services[service].waterfall.push_back(Layer::assessments); }, "services.clear"},
          {"a cap below nothing", [](Genesis& g) { g.services[service].assessment_cap = Ppm{-1}; }, "services.clear"},
          {"a cap too high", [](Genesis& g) { g.services[service].assessment_cap = Ppm{10'000'001}; }, "services.clear"}};
}

std::vector<Row> feeds_and_perpetuals() {
  const auto feed = [](const char* given, void (*spoil)(FeedTerms&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.feeds[price]); }, "feeds.btc-price"};
  };
  const auto terms = [](const char* given, void (*spoil)(PerpetualTerms&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.perpetuals[perpetual]); }, "perpetuals.btc-perp"};
  };
  return {{"a feed without a name", [](Genesis& g) { g.feeds[{}] = auto(g.feeds.get(price)); }, "feeds."},
          feed("no ledger", [](FeedTerms& t) { t.ledger = LedgerId{"nowhere"}; }),
          feed("a band below nothing", [](FeedTerms& t) { t.band = Ppm{-1}; }),
          feed("a band of the whole", [](FeedTerms& t) { t.band = WHOLE_PPM; }),
          feed("an age below nothing", [](FeedTerms& t) { t.stale_after = Duration{-1}; }),
          {"a perpetual without a name", [](Genesis& g) { g.perpetuals[{}] = auto(g.perpetuals.get(perpetual)); }, "perpetuals."},
          terms("no asset", [](PerpetualTerms& t) { t.settled_in = AssetId{"NONE"}; }),
          terms("no feed", [](PerpetualTerms& t) { t.feed = FeedId{"none"}; }),
          terms("no venue", [](PerpetualTerms& t) { t.venue = nobody; }),
          terms("no lot", [](PerpetualTerms& t) { t.lot = Quantity{0}; }),
          terms("a lot too large", [](PerpetualTerms& t) { t.lot = Quantity{too_large.value}; }),
          terms("a limit of nothing", [](PerpetualTerms& t) { t.limit = Quantity{0}; }),
          terms("a limit too large", [](PerpetualTerms& t) { t.limit = Quantity{too_large.value}; }),
          terms("a rebate above the fee", [](PerpetualTerms& t) { t.fees = {Ppm{-1}, Ppm{0}}; }),
          terms("no interval", [](PerpetualTerms& t) { t.funding.interval = Duration{0}; }),
          terms("an interval of more than a year", [](PerpetualTerms& t) { t.funding.interval = YEAR + Duration{1}; }),
          terms("an interest too high", [](PerpetualTerms& t) { t.funding.interest = LARGEST_RATE + Rate{1}; }),
          terms("an interest too low", [](PerpetualTerms& t) { t.funding.interest = -LARGEST_RATE - Rate{1}; }),
          terms("a damper below nothing", [](PerpetualTerms& t) { t.funding.damper = Rate{-1}; }),
          terms("a damper too large", [](PerpetualTerms& t) { t.funding.damper = LARGEST_RATE + Rate{1}; }),
          terms("a cap below nothing", [](PerpetualTerms& t) { t.funding.cap = Rate{-1}; }),
          terms("a cap too large", [](PerpetualTerms& t) { t.funding.cap = LARGEST_RATE + Rate{1}; }),
          terms("no spread", [](PerpetualTerms& t) { t.funding.spread = 0; }),
          terms("a spread too large", [](PerpetualTerms& t) { t.funding.spread = 1'000'001; })};
}

std::vector<Row> exchanges() {
  const auto terms = [](const char* given, void (*spoil)(ExchangeTerms&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.exchanges[exchange]); }, "exchanges.exchange"};
  };
  const auto takes = [](const char* given, void (*spoil)(CollateralTerms&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.exchanges[exchange].collateral[btc]); }, "exchanges.exchange"};
  };
  const auto asks = [](const char* given, void (*spoil)(RiskTerms&)) {
    return Row{given, [spoil](Genesis& g) { spoil(g.exchanges[exchange].markets[listed]); }, "exchanges.exchange"};
  };
  const auto lends = [](const char* given, void (*spoil)(DebtTerms&)) {
    return Row{given,
               [spoil](Genesis& g) {
                 DebtTerms terms{price, Quantity{1}, {Rate{2}, 2}, {Rate{1}, 1}};
                 spoil(terms);
                 g.exchanges[exchange].pools[ContractId{"btc-pool"}] = terms;
               },
               "exchanges.exchange"};
  };
  return {
      lends("a price of nothing known", [](DebtTerms& t) { t.feed = FeedId{"none"}; }),
      lends("no price of what is lent", [](DebtTerms& t) { t.feed = FeedId{}; }),
      lends("no lot of what is lent", [](DebtTerms& t) { t.lot = Quantity{0}; }),
      lends("too large a lot of what is lent", [](DebtTerms& t) { t.lot = Quantity{too_large.value}; }),
      lends("no margin on debts", [](DebtTerms& t) { t.maintenance.base = Rate{0}; }),
      lends("more margin than all on debts", [](DebtTerms& t) { t.initial.base = WHOLE_RATE + Rate{1}; }),
      lends("an initial margin on debts below the maintenance margin", [](DebtTerms& t) { t.initial.base = Rate{0}; }),
      lends("an initial factor on debts below the maintenance margin's", [](DebtTerms& t) { t.initial.factor = 0; }),
      {"a price of dollars lent", [](Genesis& g) { g.exchanges[exchange].pools[pool] = {price, Quantity{1}, {Rate{1}, 0}, {Rate{1}, 0}}; },
       "exchanges.exchange"},
      terms("a pool that is none", [](ExchangeTerms& t) { t.pools[market] = {{}, Quantity{1}, {Rate{1}, 0}, {Rate{1}, 0}}; }),
      {"a pool that lends twice",
       [](Genesis& g) {
         g.exchanges[exchange].pools[pool] = {{}, Quantity{1}, {Rate{1}, 0}, {Rate{1}, 0}};
         ExchangeTerms another = g.exchanges.get(exchange);
         another.markets = {};
         g.exchanges[ContractId{"another"}] = another;
       },
       "exchanges.another"},
      {"the name of a pool",
       [](Genesis& g) {
         ExchangeTerms terms = g.exchanges.get(exchange);
         terms.markets = {};
         terms.pools = {};
         g.exchanges[pool] = std::move(terms);
       },
       "exchanges.usd-pool"},
      {"an exchange without a name", [](Genesis& g) { g.exchanges[{}] = auto(g.exchanges.get(exchange)); }, "exchanges."},
      {"the name of a perpetual", [](Genesis& g) { g.exchanges[perpetual] = auto(g.exchanges.get(exchange)); }, "exchanges.btc-perp"},
      {"a perpetual that trades twice", [](Genesis& g) { g.exchanges[ContractId{"another"}] = auto(g.exchanges.get(exchange)); },
       "exchanges.another"},
      terms("an asset to settle in that is not admitted", [](ExchangeTerms& t) { t.settled_in = AssetId{"NONE"}; }),
      terms("an asset to settle in that is no collateral", [](ExchangeTerms& t) { t.settled_in = AssetId{"BOND"}; }),
      terms("collateral that is not admitted", [](ExchangeTerms& t) { t.collateral[AssetId{"NONE"}] = auto(t.collateral.get(btc)); }),
      terms("a market that is no perpetual", [](ExchangeTerms& t) { t.markets[market] = auto(t.markets.get(listed)); }),
      terms("no exposure", [](ExchangeTerms& t) { t.exposure_limit = NOTHING; }),
      terms("too much exposure", [](ExchangeTerms& t) { t.exposure_limit = too_large; }),
      {"a price of what is settled in", [](Genesis& g) { g.exchanges[exchange].collateral[usd.asset].feed = price; }, "exchanges.exchange"},
      takes("no price", [](CollateralTerms& t) { t.feed = FeedId{}; }),
      takes("no lot", [](CollateralTerms& t) { t.lot = Quantity{0}; }),
      takes("a lot too large", [](CollateralTerms& t) { t.lot = Quantity{too_large.value}; }),
      takes("a base below nothing", [](CollateralTerms& t) { t.base = Rate{-1}; }),
      takes("a base above the whole", [](CollateralTerms& t) { t.base = WHOLE_RATE + Rate{1}; }),
      takes("a penalty below nothing", [](CollateralTerms& t) { t.penalty = -1; }),
      takes("a penalty too large", [](CollateralTerms& t) { t.penalty = LARGEST_FACTOR + 1; }),
      asks("no margin", [](RiskTerms& t) { t.auto_close.base = Rate{0}; }),
      asks("more margin than all", [](RiskTerms& t) { t.initial.base = WHOLE_RATE + Rate{1}; }),
      asks("a factor below nothing", [](RiskTerms& t) { t.auto_close.factor = -1; }),
      asks("a factor too large", [](RiskTerms& t) { t.initial.factor = LARGEST_FACTOR + 1; }),
      asks("an initial margin below the maintenance margin", [](RiskTerms& t) { t.initial.base = t.maintenance.base - Rate{1}; }),
      asks("an initial factor below the maintenance margin's", [](RiskTerms& t) { t.initial.factor = t.maintenance.factor - 1; }),
      asks("a maintenance margin below the next stage's", [](RiskTerms& t) { t.maintenance.base = t.auto_close.base - Rate{1}; }),
      asks("a weight below nothing", [](RiskTerms& t) { t.weight = Ppm{-1}; }),
      asks("a weight above the whole", [](RiskTerms& t) { t.weight = WHOLE_PPM + Ppm{1}; }),
      asks("orders of nothing", [](RiskTerms& t) { t.order_limit = NOTHING; }),
      asks("orders too large", [](RiskTerms& t) { t.order_limit = too_large; }),
      asks("no open orders", [](RiskTerms& t) { t.open_limit = Quantity{0}; }),
      asks("too many open orders", [](RiskTerms& t) { t.open_limit = Quantity{too_large.value}; }),
      asks("a cap below nothing", [](RiskTerms& t) { t.profit_cap = Amount{-1}; }),
      asks("a cap too large", [](RiskTerms& t) { t.profit_cap = too_large; })};
}

/// The dollars of the one ledger are kept on the other.
CustodyTerms in_the_south() { return {north, usd.asset, south, usd.asset, dave, HOUR}; }

std::vector<Row> custodies() {
  const auto terms = [](const char* given, void (*spoil)(CustodyTerms&)) {
    return Row{given,
               [spoil](Genesis& g) {
                 CustodyTerms terms = in_the_south();
                 spoil(terms);
                 g.custodies[ContractId{"kept"}] = terms;
               },
               "custodies.kept"};
  };
  return {{"a custody without a name", [](Genesis& g) { g.custodies[{}] = in_the_south(); }, "custodies."},
          {"an asset under two custodies",
           [](Genesis& g) {
             for (const char* name : {"kept", "kept-too"}) g.custodies[ContractId{name}] = in_the_south();
           },
           "custodies.kept"},
          terms("no asset", [](CustodyTerms& t) { t.asset = AssetId{"NONE"}; }),
          terms("reserves on the books", [](CustodyTerms& t) { t.outside = north; }),
          terms("held as nothing", [](CustodyTerms& t) { t.held_as = AssetId{"NONE"}; }),
          terms("held where it is not admitted", [](CustodyTerms& t) { t.held_as = AssetId{"BTC"}; }),
          terms("no custodian", [](CustodyTerms& t) { t.custodian = nobody; }),
          terms("a custodian on the books", [](CustodyTerms& t) { t.custodian = alice; }),
          terms("finality before the arrival", [](CustodyTerms& t) { t.finality = Duration{-1}; }),
          terms("finality after more than a year", [](CustodyTerms& t) { t.finality = YEAR + Duration{1}; })};
}

TEST(Genesis, WithAFlawIsRefusedWhereItIs) {
  for (const auto& rows : {ledgers_and_accounts(), markets(), pools_and_services(), feeds_and_perpetuals(), exchanges(), custodies()})
    for (const Row& row : rows) {
      Genesis genesis = busy_world();
      row.spoil(genesis);
      const auto begun = begin(genesis);
      const Flaw* flaw = std::get_if<Flaw>(&begun);
      ASSERT_TRUE(flaw) << row.given;
      EXPECT_EQ(flaw->where, std::string{"$.genesis."} + row.where) << row.given;
      EXPECT_FALSE(flaw->expected.empty());
    }
}

TEST(Genesis, AtItsBoundsIsSound) {
  Genesis genesis = busy_world();
  genesis.ledgers[north].start = LATEST;
  genesis.policies.longest_jump = Duration{0};
  genesis.markets[market].lot = Quantity{LARGEST_AMOUNT.value};
  genesis.pools[pool].curve.slope_2 = LARGEST_RATE - genesis.pools.get(pool).curve.base - genesis.pools.get(pool).curve.slope_1;
  genesis.custodies[ContractId{"kept"}] = in_the_south();
  genesis.custodies[ContractId{"kept"}].finality = YEAR;
  EXPECT_TRUE(std::holds_alternative<State>(begin(genesis)));
}

TEST(Genesis, OfEveryWorldIsSound) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    SeededChooser chooser(seed);
    const auto begun = begin(random_world(chooser));
    ASSERT_TRUE(std::holds_alternative<State>(begun)) << std::get<Flaw>(begun).where << std::get<Flaw>(begun).expected;
    EXPECT_TRUE(violations(std::get<State>(begun)).empty());
  }
  for (const Genesis& genesis : {busy_world(), tiny_world(), clearing_world(), perpetual_world(), custody_world(), bare_world()})
    EXPECT_TRUE(std::holds_alternative<State>(begin(genesis)));
}

TEST(Genesis, StartsInTheHourOfItsStart) {
  Genesis genesis = bare_world();
  genesis.ledgers[north].start = Time{7201};
  const State state = std::get<State>(begin(genesis));
  EXPECT_EQ(state.ledgers.get(north).hour, Time{7200});
  EXPECT_EQ(state.ledgers.get(north).clock, Time{7201});
}

}  // namespace
}  // namespace plumbline
