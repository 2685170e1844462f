#include <array>

#include "conformance/chooser/worlds.hpp"

namespace plumbline {
namespace {

template <std::size_t N>
Integer one_of(Chooser& chooser, const Integer (&several)[N]) {
  return several[chooser.below(N)];
}

Amount limit(Chooser& chooser) { return Amount{one_of(chooser, {LARGEST_AMOUNT.value, 1'000'000'000, 1000, 3, 1})}; }

/// Fees that pay their rebate.
FeeRates fees(Chooser& chooser) {
  const Integer taker = one_of(chooser, {600, 0, 1, 1'000'000, 333'333});
  return {Ppm{one_of(chooser, {200, 0, -taker, -mul_div_floor(taker, 1, 2), 1'000'000})}, Ppm{taker}};
}

Curve curve(Chooser& chooser) {
  return {Rate{one_of(chooser, {0, 1, 50'000'000, 1'000'000'000})}, Rate{one_of(chooser, {800'000'000, 1, 999'999'999, 500'000'000})},
          Rate{one_of(chooser, {40'000'000, 0, 1, 4'000'000'000})}, Rate{one_of(chooser, {600'000'000, 0, 1, 5'000'000'000})}};
}

/// The usual order with some layers left out and some exchanged.
std::vector<Layer> waterfall(Chooser& chooser) {
  std::vector<Layer> layers;
  for (const Layer layer : usual_waterfall())
    if (!chooser.one_in(6)) layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(chooser.below(layers.size() + 1)), layer);
  return layers;
}

/// Any but the fee rounding `floor`: with a rebate it takes the venue below zero, as spec/policies.md says.
Policies policies(Chooser& chooser) {
  Policies drawn;
  drawn.notional_rounding = static_cast<NotionalRounding>(chooser.below(members<NotionalRounding>));
  drawn.fee_rounding = static_cast<Rounding>(1 + chooser.below(members<Rounding> - 1));
  drawn.longest_jump = Duration{one_of(chooser, {90'000, 0, 3600, 1, 40'000})};
  return drawn;
}

}  // namespace

Genesis random_world(Chooser& chooser) {
  Genesis genesis = busy_world();
  genesis.policies = policies(chooser);
  for (auto& [id, terms] : Table{genesis.ledgers})
    genesis.ledgers[id].start = Time{one_of(chooser, {0, 3599, 3600, 1'000'001, LATEST.value})};
  for (auto& [key, terms] : Table{genesis.assets}) genesis.assets[key].limit = limit(chooser);
  for (auto& [id, terms] : Table{genesis.markets}) {
    genesis.markets[id].lot = Quantity{one_of(chooser, {1, 1'000'000'000, 2, 1000, LARGEST_AMOUNT.value})};
    genesis.markets[id].fees = fees(chooser);
  }
  for (auto& [id, terms] : Table{genesis.pools}) {
    genesis.pools[id].curve = curve(chooser);
    genesis.pools[id].reserve_factor = Ppm{one_of(chooser, {100'000, 0, 1, 1'000'000})};
    genesis.pools[id].limit = limit(chooser);
  }
  for (auto& [id, terms] : Table{genesis.feeds}) {
    genesis.feeds[id].band = Ppm{one_of(chooser, {50'000, 0, 1, 999'999})};
    genesis.feeds[id].stale_after = Duration{one_of(chooser, {7200, 0, 1, 3600})};
  }
  for (auto& [id, terms] : Table{genesis.perpetuals}) {
    genesis.perpetuals[id].lot = Quantity{one_of(chooser, {1, 1'000'000'000, 2, LARGEST_AMOUNT.value})};
    genesis.perpetuals[id].limit = Quantity{limit(chooser).value};
    genesis.perpetuals[id].fees = fees(chooser);
    genesis.perpetuals[id].funding = {Duration{one_of(chooser, {3600, 1, 40'000})}, Rate{one_of(chooser, {100'000, 0, -7})},
                                      Rate{one_of(chooser, {500'000, 0, 1'000'000'000})},
                                      Rate{one_of(chooser, {10'000'000, 0, 1, LARGEST_RATE.value})}, one_of(chooser, {8, 1, 1'000'000})};
  }
  for (auto& [id, terms] : Table{genesis.services}) {
    genesis.services[id].waterfall = waterfall(chooser);
    genesis.services[id].assessment_cap = Ppm{one_of(chooser, {500'000, 0, 1, 10'000'000, 1'000'000})};
  }
  return genesis;
}

}  // namespace plumbline
