#pragma once
// The bounds of all terms, as NUM-1 and each chapter state them: written from there, and not from the functions with which genesis
// and the rules check them.
#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Truth within_bounds(const AssetTerms& terms);
Truth within_bounds(const FeeRates& fees);
Truth within_bounds(const MarketTerms& terms);
Truth within_bounds(const Terms& terms);  ///< of an instruction
Truth within_bounds(const LockTerms& terms);
Truth within_bounds(const PoolTerms& terms);
Truth within_bounds(const ServiceTerms& terms);
Truth within_bounds(const FeedTerms& terms);
Truth within_bounds(const PerpetualTerms& terms);
Truth within_bounds(const ExchangeTerms& terms);
Truth within_bounds(const CustodyTerms& terms);
// what an exchange lists
Truth within_bounds(const CollateralTerms& terms);
Truth within_bounds(const RiskTerms& terms);
Truth within_bounds(const DebtTerms& terms);

/// An amount, a lot, a limit: 1 to 10^27.
Truth is_an_amount(Integer x);

}  // namespace plumbline::inline PLUMBLINE_BUILD
