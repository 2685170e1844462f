#pragma once
// What each command may do and does, said a second time, from spec/ and not from the rule: its guards in their order of
// precedence, and its effect. Nothing here calls what a rule computes with; purses, bounds and sums are spelled out anew.
#include <functional>
#include <vector>

#include "invariants/invariants.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

/// One guard of a rule: the reason that it gives, and whether it applies. It is asked only where none before it applies.
struct Guard {
  Reason reason;
  std::function<Truth()> applies;
};
/// The guards of a command, in the order of precedence. What else may refuse it is the range of what it computes or posts
/// [NUM-1], which comes last.
using Guards = std::vector<Guard>;

/// What an accepted command did: the events before any reaction, between the state before it and after them.
struct Done {
  const State& before;
  const Events& events;
  const State& after;
};

/// Whether the postings of all events together move just what these legs move, purse by purse.
Truth moves_just(const Events& events, const Posting& expected);
/// The one event, if it is of that kind.
template <class Happening>
const Happening* only(const Events& events) {
  return events.size() == 1 ? std::get_if<Happening>(&events.front()) : nullptr;
}

// ---- ledger and clock ----
Guards guards(const State& before, const OpenAccount& command);
Guards guards(const State& before, const Deposit& command);
Guards guards(const State& before, const Withdraw& command);
Guards guards(const State& before, const Transfer& command);
Guards guards(const State& before, const Issue& command);
Guards guards(const State& before, const Redeem& command);
Guards guards(const State& before, const AdvanceTime& command);
Truth effect(const Done& done, const OpenAccount& command);
Truth effect(const Done& done, const Deposit& command);
Truth effect(const Done& done, const Withdraw& command);
Truth effect(const Done& done, const Transfer& command);
Truth effect(const Done& done, const Issue& command);
Truth effect(const Done& done, const Redeem& command);
Truth effect(const Done& done, const AdvanceTime& command);

// ---- spot ----
Guards guards(const State& before, const SetFees& command);
Guards guards(const State& before, const Fill& command);
Guards guards(const State& before, const PlaceSpotOrder& command);
Guards guards(const State& before, const CancelSpotOrder& command);
Guards guards(const State& before, const MatchSpotOrders& command);
Truth effect(const Done& done, const SetFees& command);
Truth effect(const Done& done, const Fill& command);
Truth effect(const Done& done, const PlaceSpotOrder& command);
Truth effect(const Done& done, const CancelSpotOrder& command);
Truth effect(const Done& done, const MatchSpotOrders& command);

// ---- delivery versus payment ----
Guards guards(const State& before, const Instruct& command);
Guards guards(const State& before, const Cancel& command);
Guards guards(const State& before, const SettleGross& command);
Truth effect(const Done& done, const Instruct& command);
Truth effect(const Done& done, const Cancel& command);
Truth effect(const Done& done, const SettleGross& command);

// ---- hashed timelocks ----
Guards guards(const State& before, const Lock& command);
Guards guards(const State& before, const ClaimLock& command);
Guards guards(const State& before, const RefundLock& command);
Truth effect(const Done& done, const Lock& command);
Truth effect(const Done& done, const ClaimLock& command);
Truth effect(const Done& done, const RefundLock& command);

// ---- lending ----
Guards guards(const State& before, const Supply& command);
Guards guards(const State& before, const RedeemSupply& command);
Guards guards(const State& before, const Borrow& command);
Guards guards(const State& before, const Repay& command);
Truth effect(const Done& done, const Supply& command);
Truth effect(const Done& done, const RedeemSupply& command);
Truth effect(const Done& done, const Borrow& command);
Truth effect(const Done& done, const Repay& command);

// ---- the default waterfall ----
Guards guards(const State& before, const JoinService& command);
Guards guards(const State& before, const Lodge& command);
Guards guards(const State& before, const Release& command);
Guards guards(const State& before, const AllocateLoss& command);
Guards guards(const State& before, const PayAssessment& command);
Truth effect(const Done& done, const JoinService& command);
Truth effect(const Done& done, const Lodge& command);
Truth effect(const Done& done, const Release& command);
Truth effect(const Done& done, const AllocateLoss& command);
Truth effect(const Done& done, const PayAssessment& command);

// ---- prices and perpetuals ----
Guards guards(const State& before, const Publish& command);
Guards guards(const State& before, const FillPerpetual& command);
Guards guards(const State& before, const MarkToMarket& command);
Guards guards(const State& before, const SettleEquity& command);
Guards guards(const State& before, const PayFunding& command);
Truth effect(const Done& done, const Publish& command);
Truth effect(const Done& done, const FillPerpetual& command);
Truth effect(const Done& done, const MarkToMarket& command);
Truth effect(const Done& done, const SettleEquity& command);
Truth effect(const Done& done, const PayFunding& command);

// ---- margin and orders ----
Guards guards(const State& before, const LodgeCollateral& command);
Guards guards(const State& before, const TakeCollateral& command);
Guards guards(const State& before, const Assess& command);
Guards guards(const State& before, const SwitchRisk& command);
Guards guards(const State& before, const PlaceOrder& command);
Guards guards(const State& before, const CancelOrder& command);
Guards guards(const State& before, const MatchOrders& command);
Truth effect(const Done& done, const LodgeCollateral& command);
Truth effect(const Done& done, const TakeCollateral& command);
Truth effect(const Done& done, const Assess& command);
Truth effect(const Done& done, const SwitchRisk& command);
Truth effect(const Done& done, const PlaceOrder& command);
Truth effect(const Done& done, const CancelOrder& command);
Truth effect(const Done& done, const MatchOrders& command);

// ---- custody ----
Guards guards(const State& before, const ReceiveDeposit& command);
Guards guards(const State& before, const CreditDeposit& command);
Guards guards(const State& before, const ReverseDeposit& command);
Guards guards(const State& before, const RequestWithdrawal& command);
Guards guards(const State& before, const SendWithdrawal& command);
Guards guards(const State& before, const LandWithdrawal& command);
Guards guards(const State& before, const MoveReserve& command);
Guards guards(const State& before, const AddReserve& command);
Guards guards(const State& before, const TakeReserve& command);
Guards guards(const State& before, const LoseReserve& command);
Truth effect(const Done& done, const ReceiveDeposit& command);
Truth effect(const Done& done, const CreditDeposit& command);
Truth effect(const Done& done, const ReverseDeposit& command);
Truth effect(const Done& done, const RequestWithdrawal& command);
Truth effect(const Done& done, const SendWithdrawal& command);
Truth effect(const Done& done, const LandWithdrawal& command);
Truth effect(const Done& done, const MoveReserve& command);
Truth effect(const Done& done, const AddReserve& command);
Truth effect(const Done& done, const TakeReserve& command);
Truth effect(const Done& done, const LoseReserve& command);

// ---- any command ----
Guards guards(const State& before, const Command& command);
Truth effect(const Done& done, const Command& command);

}  // namespace plumbline::inline PLUMBLINE_BUILD
