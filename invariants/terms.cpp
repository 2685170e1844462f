#include "invariants/terms.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether each of some things is so.
Truth all_of(std::initializer_list<Truth> several) {
  Truth all = true;
  for (const Truth& one : several) all = both(all, one);
  return all;
}

constexpr Integer MILLION = ten_to(6), BILLION = ten_to(9), TRILLION = ten_to(12), SECONDS_OF_A_YEAR = 31'536'000;

/// The rates of a contract: each within the whole, and a rebate no larger than what the taker pays.
Truth pay_their_rebate(const FeeRates& fees) { return both(within_bounds(fees), fees.maker.value + fees.taker.value >= 0); }

/// A margin fraction: a base of a billionth to the whole, a factor of at most 1.
Truth within_bounds(const Requirement& asked) {
  return both(is_between(1, asked.base.value, BILLION), is_between(0, asked.factor, TRILLION));
}
/// No notional is asked for more by the second than by the first.
Truth no_less(const Requirement& first, const Requirement& second) {
  return both(first.base.value >= second.base.value, first.factor >= second.factor);
}

Truth within_bounds(const FundingTerms& terms) {
  const Integer largest = ten_to(10);
  return all_of({is_between(-largest, terms.interest.value, largest), is_between(0, terms.damper.value, largest),
                 is_between(0, terms.cap.value, largest), is_between(1, terms.interval.value, SECONDS_OF_A_YEAR),
                 is_between(1, terms.spread, MILLION)});
}

}  // namespace

Truth is_an_amount(Integer x) { return is_between(1, x, ten_to(27)); }

Truth within_bounds(const AssetTerms& terms) { return is_an_amount(terms.limit.value); }

Truth within_bounds(const FeeRates& fees) {
  return both(is_between(-MILLION, fees.maker.value, MILLION), is_between(0, fees.taker.value, MILLION));
}

Truth within_bounds(const MarketTerms& terms) {
  return all_of({terms.base != terms.quote, is_an_amount(terms.lot.value), pay_their_rebate(terms.fees)});
}

Truth within_bounds(const Terms& terms) { return both(is_an_amount(terms.quantity.value), is_an_amount(terms.amount.value)); }

Truth within_bounds(const LockTerms& terms) { return both(is_an_amount(terms.amount.value), is_between(1, terms.expiry.value, TRILLION)); }

Truth within_bounds(const PoolTerms& terms) {
  const Curve& curve = terms.curve;
  return all_of({is_between(1, curve.kink.value, BILLION - 1), curve.base.value >= 0, curve.slope_1.value >= 0, curve.slope_2.value >= 0,
                 curve.base.value + curve.slope_1.value + curve.slope_2.value <= ten_to(10),
                 is_between(0, terms.reserve_factor.value, MILLION), is_an_amount(terms.limit.value)});
}

Truth within_bounds(const ServiceTerms& terms) {
  unsigned seen = 0;
  for (const Layer layer : terms.waterfall) {
    const unsigned bit = 1U << static_cast<unsigned>(layer);
    if (seen & bit) return false;
    seen |= bit;
  }
  return is_between(0, terms.assessment_cap.value, ten_to(7));
}

Truth within_bounds(const FeedTerms& terms) { return both(is_between(0, terms.band.value, MILLION - 1), terms.stale_after.value >= 0); }

Truth within_bounds(const PerpetualTerms& terms) {
  return all_of({is_an_amount(terms.lot.value), is_an_amount(terms.limit.value), pay_their_rebate(terms.fees), within_bounds(terms.funding)});
}

Truth within_bounds(const CollateralTerms& terms) {
  return all_of({is_an_amount(terms.lot.value), is_between(0, terms.base.value, BILLION), is_between(0, terms.penalty, TRILLION)});
}

Truth within_bounds(const RiskTerms& terms) {
  return all_of({within_bounds(terms.initial), within_bounds(terms.maintenance), within_bounds(terms.auto_close),
                 no_less(terms.initial, terms.maintenance), no_less(terms.maintenance, terms.auto_close),
                 is_between(0, terms.weight.value, MILLION), is_an_amount(terms.order_limit.value), is_an_amount(terms.open_limit.value),
                 is_between(0, terms.profit_cap.value, ten_to(27))});
}

Truth within_bounds(const DebtTerms& terms) {
  return all_of({is_an_amount(terms.lot.value), within_bounds(terms.initial), within_bounds(terms.maintenance),
                 no_less(terms.initial, terms.maintenance)});
}

Truth within_bounds(const ExchangeTerms& terms) {
  const auto each_within = [](const auto&, const auto& listed) { return within_bounds(listed); };
  return all_of({is_an_amount(terms.exposure_limit.value), every(terms.collateral, each_within), every(terms.markets, each_within),
                 every(terms.pools, each_within)});
}

Truth within_bounds(const CustodyTerms& terms) { return is_between(0, terms.finality.value, SECONDS_OF_A_YEAR); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
