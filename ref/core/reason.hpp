#pragma once
#include "build.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// Why a command is rejected. The members stand in their order of precedence: where several apply, a rule
/// gives the first. First what is named must exist, then it must fit together, then the numbers must make
/// sense, then the time and the status must be right, and last the money must be there.
enum class Reason {
  // what is named does not exist, or exists already
  unknown_ledger,
  unknown_market,
  unknown_pool,
  unknown_feed,
  unknown_perpetual,
  unknown_exchange,  ///< none is called so, or the perpetual does not trade on one
  unknown_service,
  unknown_instruction,
  unknown_lock,
  unknown_custody,
  unknown_deposit,
  unknown_withdrawal,
  unknown_account,
  unknown_member,
  unknown_order,
  unknown_asset,  ///< the ledger does not admit it
  duplicate_account,
  already_member,
  duplicate_lock,
  duplicate_order,
  duplicate_deposit,
  duplicate_withdrawal,
  // it does not fit together
  class_not_allowed,  ///< that class of account cannot be opened by a command
  purse_not_allowed,  ///< that purse is not for this party of the clearing service
  different_ledgers,  ///< all legs of one posting are on one ledger
  not_collateral,     ///< the exchange takes no such collateral
  orders_only,        ///< what trades on an exchange trades by orders
  in_custody,         ///< what is under custody comes in and goes out through its custody only
  same_account,       ///< the parties must differ
  not_a_party,        ///< only a party of the instruction may do this
  wrong_preimage,     ///< what was shown does not have the hash that the lock asks for
  same_side,          ///< both orders buy, or both sell
  not_crossing,       ///< the buyer's limit is below the seller's
  // the numbers make no sense
  amount_not_positive,
  amount_too_large,
  price_not_positive,
  price_too_large,
  fee_out_of_bounds,   ///< a fee is at most the whole, a rebate likewise
  rate_out_of_bounds,  ///< a premium is at most 1000 % either way
  rebate_exceeds_fee,  ///< the maker's rebate would be more than the taker's fee
  // the time or the status is wrong
  clock_runs_back,
  jump_too_long,       ///< one time command may pass at most so much
  beyond_horizon,      ///< the clock would pass the latest moment of the model
  terms_differ,        ///< the other side instructed other terms
  already_instructed,  ///< that side has instructed, or the instruction is past matching
  already_final,       ///< settled or cancelled; claimed or refunded; credited or reversed; landed
  already_requested,   ///< that side has asked for the cancellation
  already_sent,        ///< the withdrawal has left the books
  not_sent,            ///< the withdrawal has not left the books yet
  not_matched,
  not_due,
  expired,         ///< the lock's expiry has come; the deposit is final
  in_liquidation,  ///< the account may only reduce
  not_in_liquidation,
  risk_taking_off,    ///< everybody may only reduce
  no_position,        ///< the account holds none in that perpetual
  no_price,           ///< none was published yet
  stale_price,        ///< the last one is too old to decide anything
  nothing_to_settle,  ///< no unsettled equity
  member_in_default,
  in_shortfall,  ///< the reserves do not cover what is owed, so nobody is paid before others
  // the money is not there
  asset_limit,             ///< more of the asset than its ledger may hold
  pool_limit,              ///< more in the pool than it may hold
  order_limit,             ///< the order is worth more than one may be
  open_order_limit,        ///< more in open orders than an account may have
  not_reducing,            ///< the order would not only reduce the position
  position_limit,          ///< a larger position than the perpetual allows
  exposure_limit,          ///< more in weighted positions than the exchange allows
  exceeds_order,           ///< more than is left of an order
  exceeds_issue,           ///< more than the issuer has in circulation
  exceeds_claim,           ///< more than the lender's claim
  exceeds_debt,            ///< more than the borrower's debt
  exceeds_assessment,      ///< more than was assessed
  exceeds_surplus,         ///< more than the reserves have beyond what they must cover
  insufficient_liquidity,  ///< the pool's cash is lent out
  insufficient_balance,
  insufficient_margin,  ///< what the account has does not cover what is asked of it
  // the machine's range
  out_of_range,  ///< arithmetic or a purse would leave its range [NUM-1]
};

}  // namespace plumbline::inline PLUMBLINE_BUILD
