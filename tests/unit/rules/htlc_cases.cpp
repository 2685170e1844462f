#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

const ContractId lock{"lock"};

/// alice sets 400 USD aside for bob, until 6000.
const LockTerms agreed{alice, bob, usd, Amount{400}, hash_of(secret), Time{6000}};

template <class Field, class Value>
LockTerms with(Field LockTerms::* field, const Value& value, LockTerms terms = agreed) {
  terms.*field = value;
  return terms;
}

Cases locks() {
  return {
      "Lock",
      after(start(), {Lock{deal, with(&LockTerms::amount, Amount{1})}}),
      {{"without a name, nobody locks", Lock{{}, with(&LockTerms::depositor, nobody)}, "unknown_lock"},
       {"nobody locks, no such asset", Lock{lock, with(&LockTerms::depositor, nobody, with(&LockTerms::asset, none))}, "unknown_account"},
       {"for the outside world", Lock{lock, with(&LockTerms::beneficiary, world)}, "unknown_account"},
       {"no such asset, under a known name", Lock{deal, with(&LockTerms::asset, none)}, "unknown_asset"},
       {"under a known name, for one elsewhere", Lock{deal, with(&LockTerms::beneficiary, dave)}, "duplicate_lock"},
       {"for one elsewhere, nothing", Lock{lock, with(&LockTerms::beneficiary, dave, with(&LockTerms::amount, NOTHING))},
        "different_ledgers"},
       {"for itself, nothing", Lock{lock, with(&LockTerms::beneficiary, alice, with(&LockTerms::amount, NOTHING))}, "same_account"},
       {"nothing, too late", Lock{lock, with(&LockTerms::amount, NOTHING, with(&LockTerms::expiry, Time{0}))}, "amount_not_positive"},
       {"one more than the largest", Lock{lock, with(&LockTerms::amount, too_large, with(&LockTerms::expiry, Time{0}))},
        "amount_too_large"},
       {"the largest", Lock{lock, with(&LockTerms::amount, LARGEST_AMOUNT)}, "insufficient_balance"},
       {"one", Lock{lock, with(&LockTerms::amount, Amount{1})}, "Locked"},
       {"until after the latest moment", Lock{lock, with(&LockTerms::expiry, Time{LATEST.value + 1})}, "beyond_horizon"},
       {"until the latest moment", Lock{lock, with(&LockTerms::expiry, LATEST)}, "Locked"},
       {"until now, more than everything", Lock{lock, with(&LockTerms::expiry, Time{5000}, with(&LockTerms::amount, Amount{1000}))},
        "expired"},
       {"until a second from now", Lock{lock, with(&LockTerms::expiry, Time{5001})}, "Locked"},
       {"everything", Lock{lock, with(&LockTerms::amount, Amount{999})}, "Locked"},
       {"one more than everything", Lock{lock, with(&LockTerms::amount, Amount{1000})}, "insufficient_balance"}}};
}

Cases locks_in_a_full_purse() {
  return {"Lock, of a full purse",
          holding(start(), available_purse(alice, usd), to_the_brim + Amount{1}),
          {{"one", Lock{lock, with(&LockTerms::amount, Amount{1})}, "out_of_range"}}};
}

Cases of_an_open_lock(Time now) {
  const bool due = now >= agreed.expiry;
  return {due ? "an open lock, at its expiry" : "an open lock, a second before its expiry",
          after(start(), {Lock{lock, agreed}, AdvanceTime{north, now}}),
          {{"claimed, no such lock", ClaimLock{unknown, wrong_secret}, "unknown_lock"},
           {"claimed with a wrong preimage", ClaimLock{lock, wrong_secret}, "wrong_preimage"},
           {"claimed with the hash itself", ClaimLock{lock, Secret{agreed.hashlock.bytes()}}, "wrong_preimage"},
           {"claimed", ClaimLock{lock, secret}, due ? "expired" : "LockClaimed"},
           {"refunded, no such lock", RefundLock{unknown}, "unknown_lock"},
           {"refunded, no name", RefundLock{{}}, "unknown_lock"},
           {"refunded", RefundLock{lock}, due ? "LockRefunded" : "not_due"},
           {"locked again", Lock{lock, with(&LockTerms::expiry, Time{7000})}, "duplicate_lock"}}};
}

Cases of_an_ended_lock(const char* of, const std::vector<Command>& end) {
  State ended = after(start(), {Lock{lock, agreed}});
  return {of,
          after(after(std::move(ended), end), {AdvanceTime{north, Time{6000}}}),
          {{"claimed with a wrong preimage", ClaimLock{lock, wrong_secret}, "wrong_preimage"},
           {"claimed", ClaimLock{lock, secret}, "already_final"},
           {"refunded", RefundLock{lock}, "already_final"},
           {"locked again", Lock{lock, with(&LockTerms::expiry, Time{7000})}, "duplicate_lock"}}};
}

Cases of_full_purses(Time now) {
  State state = after(start(), {Lock{lock, agreed}, AdvanceTime{north, now}});
  state = holding(holding(std::move(state), available_purse(alice, usd), to_the_brim), available_purse(bob, usd), to_the_brim);
  return {"a lock whose parties' purses are full",
          std::move(state),
          {{"claimed", ClaimLock{lock, secret}, now < agreed.expiry ? "out_of_range" : "expired"},
           {"refunded", RefundLock{lock}, now < agreed.expiry ? "not_due" : "out_of_range"}}};
}

}  // namespace

std::vector<Cases> htlc_cases() {
  return {locks(),
          locks_in_a_full_purse(),
          of_an_open_lock(Time{5999}),
          of_an_open_lock(Time{6000}),
          of_an_ended_lock("a claimed lock", {ClaimLock{lock, secret}}),
          of_an_ended_lock("a refunded lock", {AdvanceTime{north, Time{6000}}, RefundLock{lock}}),
          of_full_purses(Time{5999}),
          of_full_purses(Time{6000})};
}

}  // namespace plumbline::unit
