// Of the chapter CSTD: reserves that are moved, added, taken and lost.
#include "invariants/conduct/custody.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// These legs move between purses of the outside ledger, and the shortfall is so much afterwards.
template <class Happening>
Truth leaves_short(const Done& done, const Safekeeping& keeping, const Leg& leg, Amount shortfall) {
  const Custody& earlier = keeping.custody();
  return both(does_just<Happening>(done, {leg}), stands_at(done, keeping.id, earlier.pending, earlier.in_flight, shortfall));
}

Purse wallet_of(const Safekeeping& keeping, const LoseReserve& command) {
  return command.wallet == Wallet::hot ? keeping.hot() : keeping.cold();
}

}  // namespace

Guards guards(const State& before, const MoveReserve& command) {
  const Safekeeping keeping{before, command.custody};
  const auto lacks = [keeping, &command] {
    return (command.to == Wallet::hot ? held(keeping.state, keeping.cold()) : keeping.at_hand()) < command.amount;
  };
  return {no_custody(before, command.custody), not_positive(command.amount), {Reason::insufficient_balance, lacks}};
}

Truth effect(const Done& done, const MoveReserve& command) {
  const Safekeeping keeping{done.before, command.custody};
  const bool to_hot = command.to == Wallet::hot;
  const Leg leg{to_hot ? keeping.cold() : keeping.hot(), to_hot ? keeping.hot() : keeping.cold(), command.amount};
  return leaves_short<ReserveMoved>(done, keeping, leg, keeping.custody().shortfall);
}

Guards guards(const State& before, const AddReserve& command) {
  const Safekeeping keeping{before, command.custody};
  const auto lacks = [keeping, &command] { return held(keeping.state, keeping.outside(keeping.terms().custodian)) < command.amount; };
  return {no_custody(before, command.custody), not_positive(command.amount), {Reason::insufficient_balance, lacks}};
}

Truth effect(const Done& done, const AddReserve& command) {
  const Safekeeping keeping{done.before, command.custody};
  const Leg leg{keeping.outside(keeping.terms().custodian), keeping.hot(), command.amount};
  return leaves_short<ReserveAdded>(done, keeping, leg, max(NOTHING, keeping.custody().shortfall - command.amount));
}

Guards guards(const State& before, const TakeReserve& command) {
  const Safekeeping keeping{before, command.custody};
  return {no_custody(before, command.custody),
          not_positive(command.amount),
          {Reason::exceeds_surplus, [keeping, &command] { return command.amount > keeping.surplus(); }},
          {Reason::insufficient_balance, [keeping, &command] { return keeping.at_hand() < command.amount; }}};
}

Truth effect(const Done& done, const TakeReserve& command) {
  const Safekeeping keeping{done.before, command.custody};
  const Leg leg{keeping.hot(), keeping.outside(keeping.terms().custodian), command.amount};
  return leaves_short<ReserveTaken>(done, keeping, leg, keeping.custody().shortfall);
}

Guards guards(const State& before, const LoseReserve& command) {
  const Safekeeping keeping{before, command.custody};
  const auto away = [keeping, &command] { return home_of(keeping.state, command.to) != keeping.terms().outside; };
  const auto wallet_lacks = [keeping, &command] { return held(keeping.state, wallet_of(keeping, command)) < command.amount; };
  return {
      no_custody(before, command.custody), not_an_actor(before, command.to),
      {Reason::different_ledgers, away},   {Reason::same_account, [keeping, &command] { return command.to == keeping.terms().custodian; }},
      not_positive(command.amount),        {Reason::insufficient_balance, wallet_lacks}};
}

/// What the loss takes beyond the surplus is lacking from then on.
Truth effect(const Done& done, const LoseReserve& command) {
  const Safekeeping keeping{done.before, command.custody};
  const Leg leg{wallet_of(keeping, command), keeping.outside(command.to), command.amount};
  return leaves_short<ReserveLost>(done, keeping, leg, max(NOTHING, command.amount - keeping.surplus()));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
