#pragma once
// The model: one state, its commands and its events, and what joins them.
//
//   decide : State const& x Command -> Events | Reason    reads, never changes
//   evolve : State x Event          -> State              total: cannot fail
//   react  : State const& x Event   -> Events             total: what follows within the same step
//   step   = decide, evolve every event, react until quiet
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include "ref/state.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

using AnyCommand = std::variant<OpenAccount, Deposit, Withdraw, Transfer, Issue, Redeem, AdvanceTime,  //
                             SetFees, Fill, PlaceSpotOrder, CancelSpotOrder, MatchSpotOrders,       //
                             Instruct, Cancel, SettleGross,                                         //
                             Supply, RedeemSupply, Borrow, Repay,                                   //
                             JoinService, Lodge, Release, AllocateLoss, PayAssessment,              //
                             Publish, FillPerpetual, MarkToMarket, SettleEquity, PayFunding,        //
                             LodgeCollateral, TakeCollateral, Assess, SwitchRisk,                   //
                             PlaceOrder, CancelOrder, MatchOrders,                                  //
                             Lock, ClaimLock, RefundLock,                                           //
                             ReceiveDeposit, CreditDeposit, ReverseDeposit,                         //
                             RequestWithdrawal, SendWithdrawal, LandWithdrawal,                     //
                             MoveReserve, AddReserve, TakeReserve, LoseReserve>;

using AnyEvent = std::variant<AccountOpened, Deposited, Withdrawn, Transferred, Issued, Redeemed, ClockMoved, HourEnded,  //
                           FeesSet, Filled, SpotOrderPlaced, SpotOrderCancelled, SpotOrdersMatched,                    //
                           Instructed, Matched, CancellationRequested, Cancelled, Settled, Failed,                     //
                           Supplied, SupplyRedeemed, Borrowed, Repaid, InterestAccrued,                                //
                           MemberJoined, Lodged, Released, LossAllocated, AssessmentPaid,                              //
                           Published, PerpetualFilled, MarkedToMarket, EquitySettled, FundingPaid,                     //
                           CollateralLodged, CollateralTaken, Assessed, RiskSwitched,                                  //
                           OrderPlaced, OrderCancelled, OrdersMatched, SelfTradePrevented,                             //
                           Locked, LockClaimed, LockRefunded,                                                          //
                           DepositReceived, DepositCredited, DepositReversed,                                          //
                           WithdrawalRequested, WithdrawalSent, WithdrawalLanded,                                      //
                           ReserveMoved, ReserveAdded, ReserveTaken, ReserveLost>;

/// Any command, and any event. How they are copied and moved is compiled once (model.cpp), and not in every source.
struct Command : AnyCommand {
  using AnyCommand::AnyCommand;
  using Kinds = AnyCommand;
  Command();
  Command(const Command&);
  Command(Command&&) noexcept;
  Command& operator=(const Command&);
  Command& operator=(Command&&) noexcept;
  ~Command();
};
struct Event : AnyEvent {
  using AnyEvent::AnyEvent;
  using Kinds = AnyEvent;
  Event();
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();
};

using Events = std::vector<Event>;
using Decision = std::variant<Events, Reason>;

inline Decision reject(Reason reason) { return reason; }
template <class Happening>
Decision happened(Happening event) {
  Events events;
  events.emplace_back(std::move(event));
  return events;
}

// ---- one `decide` a command, one `evolve` an event; each stands in the source file of its chapter ----

Decision decide(const State&, const OpenAccount&);
Decision decide(const State&, const Deposit&);
Decision decide(const State&, const Withdraw&);
Decision decide(const State&, const Transfer&);
Decision decide(const State&, const Issue&);
Decision decide(const State&, const Redeem&);
Decision decide(const State&, const AdvanceTime&);
Decision decide(const State&, const SetFees&);
Decision decide(const State&, const Fill&);
Decision decide(const State&, const PlaceSpotOrder&);
Decision decide(const State&, const CancelSpotOrder&);
Decision decide(const State&, const MatchSpotOrders&);
Decision decide(const State&, const Instruct&);
Decision decide(const State&, const Cancel&);
Decision decide(const State&, const SettleGross&);
Decision decide(const State&, const Supply&);
Decision decide(const State&, const RedeemSupply&);
Decision decide(const State&, const Borrow&);
Decision decide(const State&, const Repay&);
Decision decide(const State&, const JoinService&);
Decision decide(const State&, const Lodge&);
Decision decide(const State&, const Release&);
Decision decide(const State&, const AllocateLoss&);
Decision decide(const State&, const PayAssessment&);
Decision decide(const State&, const Publish&);
Decision decide(const State&, const FillPerpetual&);
Decision decide(const State&, const MarkToMarket&);
Decision decide(const State&, const SettleEquity&);
Decision decide(const State&, const PayFunding&);
Decision decide(const State&, const LodgeCollateral&);
Decision decide(const State&, const TakeCollateral&);
Decision decide(const State&, const Assess&);
Decision decide(const State&, const SwitchRisk&);
Decision decide(const State&, const PlaceOrder&);
Decision decide(const State&, const CancelOrder&);
Decision decide(const State&, const MatchOrders&);
Decision decide(const State&, const Lock&);
Decision decide(const State&, const ClaimLock&);
Decision decide(const State&, const RefundLock&);
Decision decide(const State&, const ReceiveDeposit&);
Decision decide(const State&, const CreditDeposit&);
Decision decide(const State&, const ReverseDeposit&);
Decision decide(const State&, const RequestWithdrawal&);
Decision decide(const State&, const SendWithdrawal&);
Decision decide(const State&, const LandWithdrawal&);
Decision decide(const State&, const MoveReserve&);
Decision decide(const State&, const AddReserve&);
Decision decide(const State&, const TakeReserve&);
Decision decide(const State&, const LoseReserve&);

State evolve(State, const AccountOpened&);
State evolve(State, const Deposited&);
State evolve(State, const Withdrawn&);
State evolve(State, const Transferred&);
State evolve(State, const Issued&);
State evolve(State, const Redeemed&);
State evolve(State, const ClockMoved&);
State evolve(State, const HourEnded&);
State evolve(State, const FeesSet&);
State evolve(State, const Filled&);
State evolve(State, const SpotOrderPlaced&);
State evolve(State, const SpotOrderCancelled&);
State evolve(State, const SpotOrdersMatched&);
State evolve(State, const Instructed&);
State evolve(State, const Matched&);
State evolve(State, const CancellationRequested&);
State evolve(State, const Cancelled&);
State evolve(State, const Settled&);
State evolve(State, const Failed&);
State evolve(State, const Supplied&);
State evolve(State, const SupplyRedeemed&);
State evolve(State, const Borrowed&);
State evolve(State, const Repaid&);
State evolve(State, const InterestAccrued&);
State evolve(State, const MemberJoined&);
State evolve(State, const Lodged&);
State evolve(State, const Released&);
State evolve(State, const LossAllocated&);
State evolve(State, const AssessmentPaid&);
State evolve(State, const Published&);
State evolve(State, const PerpetualFilled&);
State evolve(State, const MarkedToMarket&);
State evolve(State, const EquitySettled&);
State evolve(State, const FundingPaid&);
State evolve(State, const CollateralLodged&);
State evolve(State, const CollateralTaken&);
State evolve(State, const Assessed&);
State evolve(State, const RiskSwitched&);
State evolve(State, const OrderPlaced&);
State evolve(State, const OrderCancelled&);
State evolve(State, const OrdersMatched&);
State evolve(State, const SelfTradePrevented&);
State evolve(State, const Locked&);
State evolve(State, const LockClaimed&);
State evolve(State, const LockRefunded&);
State evolve(State, const DepositReceived&);
State evolve(State, const DepositCredited&);
State evolve(State, const DepositReversed&);
State evolve(State, const WithdrawalRequested&);
State evolve(State, const WithdrawalSent&);
State evolve(State, const WithdrawalLanded&);
State evolve(State, const ReserveMoved&);
State evolve(State, const ReserveAdded&);
State evolve(State, const ReserveTaken&);
State evolve(State, const ReserveLost&);

/// What a moved clock brings about: interest at an hour's end, and the rest of the way to the target.
Events react(const State&, const ClockMoved&);
/// Other events bring about nothing further.
template <class Happening>
Events react(const State&, const Happening&) {
  return {};
}

// ---- the whole model, over any command and any event ----

Decision decide(const State& state, const Command& command);
State evolve(State state, const Event& event);
Events react(const State& state, const Event& event);

/// What a step gives: the state after it, and the events that led there or the reason why nothing happened.
struct Step {
  State state;
  Decision outcome;
};
/// The other half of a step: what was decided about this very state happens, and what follows from it.
Step carry_out(State state, Decision decision);
/// One command, whole. Total and deterministic; a rejection gives back the state as it was.
Step step(State state, const Command& command);

/// [LEDG-0] The kernel: posts every leg. Nothing else changes a balance.
State post(State state, const Posting& posting);

/// The legs that an event posts, or null if it moves no value.
const Posting* posting_of(const Event& event);

}  // namespace plumbline::inline PLUMBLINE_BUILD
