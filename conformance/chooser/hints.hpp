#pragma once
// Where the types of the fields say too little: what makes a particular command interesting.
#include "conformance/chooser/drawing.hpp"

namespace plumbline {

/// No hint: the command stays as it was drawn.
template <class Any>
void hint(Drawing&, Any&) {}

void hint(Drawing& drawing, OpenAccount& command);        ///< a new name
void hint(Drawing& drawing, Fill& command);               ///< what the seller has, at a price that the buyer can just pay
void hint(Drawing& drawing, PlaceSpotOrder& command);     ///< of one who can just pay for it, or to meet another
void hint(Drawing& drawing, CancelSpotOrder& command);    ///< a spot order that stands
void hint(Drawing& drawing, MatchSpotOrders& command);    ///< two spot orders that cross
void hint(Drawing& drawing, Publish& command);            ///< prices that are near each other
void hint(Drawing& drawing, FillPerpetual& command);      ///< a trade that opens, reduces, closes or turns a position
void hint(Drawing& drawing, MarkToMarket& command);       ///< an account with a position
void hint(Drawing& drawing, SettleEquity& command);       ///< an account with unsettled equity
void hint(Drawing& drawing, PayFunding& command);         ///< a premium of some size
void hint(Drawing& drawing, LodgeCollateral& command);    ///< what a party has and the exchange takes
void hint(Drawing& drawing, TakeCollateral& command);     ///< what was lodged
void hint(Drawing& drawing, Assess& command);             ///< an account with a position, or with collateral
void hint(Drawing& drawing, SwitchRisk& command);         ///< mostly on
void hint(Drawing& drawing, PlaceOrder& command);         ///< a new order of one with collateral, near the mark and near a limit
void hint(Drawing& drawing, CancelOrder& command);        ///< an open order
void hint(Drawing& drawing, MatchOrders& command);        ///< two open orders that cross
void hint(Drawing& drawing, Instruct& command);           ///< the other side of an instruction, on the same or nearly the same terms
void hint(Drawing& drawing, Cancel& command);             ///< the side that has not yet asked
void hint(Drawing& drawing, SettleGross& command);        ///< an instruction that is matched
void hint(Drawing& drawing, Lock& command);               ///< a new name, what a party has, an expiry that will come
void hint(Drawing& drawing, ClaimLock& command);          ///< an open lock, with the secret that opens it
void hint(Drawing& drawing, RefundLock& command);         ///< an open lock whose expiry has come
void hint(Drawing& drawing, ReceiveDeposit& command);     ///< what a party outside has, up to the limit
void hint(Drawing& drawing, CreditDeposit& command);      ///< a deposit that is final
void hint(Drawing& drawing, ReverseDeposit& command);     ///< a deposit that is not
void hint(Drawing& drawing, RequestWithdrawal& command);  ///< what a customer has
void hint(Drawing& drawing, SendWithdrawal& command);     ///< a withdrawal that waits
void hint(Drawing& drawing, LandWithdrawal& command);     ///< a withdrawal in flight
void hint(Drawing& drawing, MoveReserve& command);        ///< all of a wallet
void hint(Drawing& drawing, AddReserve& command);         ///< what the custodian has, or the shortfall
void hint(Drawing& drawing, TakeReserve& command);        ///< the surplus
void hint(Drawing& drawing, LoseReserve& command);        ///< all of a wallet, or a unit more than the surplus
void hint(Drawing& drawing, RedeemSupply& command);       ///< a lender
void hint(Drawing& drawing, Borrow& command);             ///< where collateral is asked for, what is still covered
void hint(Drawing& drawing, Repay& command);              ///< a borrower
void hint(Drawing& drawing, Lodge& command);              ///< a party of the service, and a purse that is its to fill
void hint(Drawing& drawing, Release& command);            ///< the same
void hint(Drawing& drawing, AllocateLoss& command);       ///< a loss that uses up some layers exactly
void hint(Drawing& drawing, PayAssessment& command);      ///< a member

}  // namespace plumbline
