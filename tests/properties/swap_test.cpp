// A swap over two ledgers, played through the model: who heeds the guards does not lose, whatever the delays and the clocks;
// who reckons with a second less can lose.
#include "ref/settlement/swap.hpp"

#include "conformance/chooser/drawing.hpp"
#include "conformance/chooser/worlds.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

const LedgerId securities{"securities"}, cash{"cash"};
const AssetId bond{"BOND"}, eur{"EUR"};
const AccountId seller_s{"seller-s"}, seller_c{"seller-c"}, buyer_s{"buyer-s"}, buyer_c{"buyer-c"};
const ContractId first{"first"}, second{"second"};

/// The seller with 8 bonds on one ledger, the buyer with 6 euros on another.
State opening() {
  Genesis genesis;
  for (const LedgerId ledger : {securities, cash}) {
    const AccountId world{"world-" + ledger.text().substr(0, 4)};
    genesis.ledgers[ledger] = {Time{0}, world};
    genesis.accounts[world] = {ledger, OwnerId{"world"}, AccountClass::outside, {}};
  }
  for (const AccountId account : {seller_s, buyer_s}) genesis.accounts[account] = {securities, OwnerId{"party"}, AccountClass::house, {}};
  for (const AccountId account : {seller_c, buyer_c}) genesis.accounts[account] = {cash, OwnerId{"party"}, AccountClass::house, {}};
  genesis.assets[{securities, bond}] = {seller_s, LARGEST_AMOUNT};
  genesis.assets[{cash, eur}] = {buyer_c, LARGEST_AMOUNT};
  State state = start_of(genesis);
  state = step(std::move(state), Deposit{seller_s, bond, Amount{8}}).state;
  return step(std::move(state), Deposit{buyer_c, eur, Amount{6}}).state;
}

int up_to(int most) { return *rc::gen::inRange(0, most + 1); }

Delays any_delays() {
  const int cash_finality = up_to(500), securities_finality = up_to(500), observation = up_to(500), clock_difference = up_to(500);
  return {Duration{cash_finality}, Duration{securities_finality}, Duration{observation}, Duration{clock_difference}};
}

/// Terms whose gap is what the buyer needs, and `more`.
Agreement agreement(const Delays& delays, int more) {
  const Time cash_expiry{2000 + up_to(5000)};
  const Hashlock hashlock = hash_of(secret_of(1));
  const Time securities_expiry = cash_expiry + reaction(delays) + Duration{more};
  return {{seller_s, buyer_s, bond, Amount{8}, hashlock, securities_expiry}, {buyer_c, seller_c, eur, Amount{6}, hashlock, cash_expiry}};
}

State both_locked(const Agreement& agreed) {
  State state = step(opening(), Lock{first, agreed.securities}).state;
  return step(std::move(state), Lock{second, agreed.cash}).state;
}

State at(State state, LedgerId ledger, Time now) { return step(std::move(state), AdvanceTime{ledger, now}).state; }

bool holds(const State& state, AccountId account, AssetId asset, int amount) { return available(state, account, asset) == Amount{amount}; }

RC_GTEST_PROP(Swap, GivesBothWhatWasAgreedIfBothHeedTheirGuards, ()) {
  const Delays delays = any_delays();
  const Agreement agreed = agreement(delays, up_to(1000));
  State state = both_locked(agreed);
  RC_ASSERT(buyer_may_lock(state.locks.get(first), agreed, delays));
  const Time submitted{up_to(7000)};
  RC_PRE(seller_may_reveal(state.locks.get(second), agreed, submitted, delays));
  const Time claimed = submitted + Duration{up_to(static_cast<int>(delays.cash_finality.value.raw()))};
  state = step(at(std::move(state), cash, claimed), ClaimLock{second, secret_of(1)}).state;
  const Time answered = claimed + Duration{up_to(static_cast<int>(reaction(delays).value.raw()))};
  const Secret published = state.locks.get(second).preimage;
  state = step(at(std::move(state), securities, answered), ClaimLock{first, published}).state;
  RC_ASSERT(holds(state, seller_c, eur, 6) && holds(state, buyer_s, bond, 8));
}

RC_GTEST_PROP(Swap, GivesBothBackIfTheSecretIsKept, ()) {
  const Delays delays = any_delays();
  const Agreement agreed = agreement(delays, up_to(1000));
  State state = both_locked(agreed);
  const Secret guessed = secret_of(2 + static_cast<std::size_t>(up_to(3)));
  for (const ContractId lock : {first, second}) state = step(std::move(state), ClaimLock{lock, guessed}).state;
  state = step(at(std::move(state), cash, agreed.cash.expiry), RefundLock{second}).state;
  state = step(at(std::move(state), securities, agreed.securities.expiry), RefundLock{first}).state;
  RC_ASSERT(holds(state, seller_s, bond, 8) && holds(state, buyer_c, eur, 6));
}

RC_GTEST_PROP(Swap, LosesTheBuyersCashIfTheGapIsASecondShort, ()) {
  const Delays delays = any_delays();
  const Agreement agreed = agreement(delays, -1);
  State state = both_locked(agreed);
  RC_ASSERT(!buyer_may_lock(state.locks.get(first), agreed, delays));
  const Time last = agreed.cash.expiry + Duration{-1};
  state = step(at(std::move(state), cash, last), ClaimLock{second, secret_of(1)}).state;
  state = step(at(std::move(state), securities, last + reaction(delays)), ClaimLock{first, secret_of(1)}).state;
  state = step(std::move(state), RefundLock{first}).state;
  RC_ASSERT(holds(state, seller_c, eur, 6) && holds(state, seller_s, bond, 8));
}

RC_GTEST_PROP(Swap, LosesTheSellersSecuritiesIfTheClaimIsFinalAtTheExpiry, ()) {
  const Delays delays = any_delays();
  const Agreement agreed = agreement(delays, up_to(1000));
  State state = both_locked(agreed);
  const Time submitted = agreed.cash.expiry + -delays.cash_finality;
  RC_ASSERT(!seller_may_reveal(state.locks.get(second), agreed, submitted, delays));
  state = step(at(std::move(state), cash, agreed.cash.expiry), ClaimLock{second, secret_of(1)}).state;
  state = step(std::move(state), ClaimLock{first, secret_of(1)}).state;  // the buyer has seen the secret in the claim that came late
  state = step(std::move(state), RefundLock{second}).state;
  RC_ASSERT(holds(state, buyer_s, bond, 8) && holds(state, buyer_c, eur, 6));
}

}  // namespace
}  // namespace plumbline
