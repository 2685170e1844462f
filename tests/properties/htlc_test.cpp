// Hashed timelocks against a simple oracle: a list of what is locked, and who is to have it.
#include <map>
#include <set>

#include "conformance/chooser/drawing.hpp"
#include "conformance/chooser/worlds.hpp"
#include "conformance/text/print.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

bool accepted(const State& state, const Command& command) { return std::holds_alternative<Events>(decide(state, command)); }
bool in_range(const State& state, const Command& command) {
  const Decision decision = decide(state, command);
  const Reason* reason = std::get_if<Reason>(&decision);
  return !reason || *reason != Reason::out_of_range;
}

std::optional<Secret> secret_behind(const Hashlock& hashlock) {
  for (std::size_t number = 0; number < secrets; ++number)
    if (hash_of(secret_of(number)) == hashlock) return secret_of(number);
  return std::nullopt;
}

RC_GTEST_PROP(Locks, CanBeClaimedOrRefundedAndNeverBoth, ()) {
  const State state = end_of(*trials());
  for (const auto& [id, lock] : state.locks) {
    const std::optional<Secret> secret = secret_behind(lock.terms.hashlock);
    const ClaimLock claim{id, secret.value_or(Secret{})};
    const RefundLock refund{id};
    if (!in_range(state, claim) || !in_range(state, refund)) continue;
    const bool open = lock.status == LockStatus::open;
    const bool due = clock_of(state, lock.terms.depositor) >= lock.terms.expiry;
    RC_ASSERT(accepted(state, claim) == (open && !due && secret.has_value()));
    RC_ASSERT(accepted(state, refund) == (open && due));
  }
}

/// What is locked of each asset on each ledger, by the commands that were accepted.
using Locks = std::map<ContractId, LockTerms>;

void follow(Locks& locked, const Command& command) {
  if (const auto* opened = std::get_if<Lock>(&command)) locked[opened->lock] = opened->terms;
  if (const auto* claimed = std::get_if<ClaimLock>(&command)) locked.erase(claimed->lock);
  if (const auto* refunded = std::get_if<RefundLock>(&command)) locked.erase(refunded->lock);
}

Unbounded in_locked_purses(const State& state) {
  Unbounded sum = 0;
  for (const auto& [purse, balance] : state.balances)
    if (purse.kind == PurseKind::locked) sum += unbounded(balance);
  return sum;
}

RC_GTEST_PROP(Locks, HoldWhatTheListSays, ()) {
  const Trial trial = *trials();
  State state = start_of(trial.genesis);
  Locks locked;
  for (const Command& command : trial.commands) {
    Step taken = step(std::move(state), command);
    if (std::holds_alternative<Events>(taken.outcome)) follow(locked, command);
    state = std::move(taken.state);
    Unbounded sum = 0;
    for (const auto& [id, terms] : locked) {
      sum += unbounded(terms.amount);
      RC_ASSERT(state.balances.get(locked_purse(id, terms)) == terms.amount);
    }
    RC_ASSERT(in_locked_purses(state) == sum);
  }
}

RC_GTEST_PROP(Locks, PayOneOfTwo, ()) {
  const Trial trial = *trials();
  State state = start_of(trial.genesis);
  std::set<ContractId> ended;
  for (const Command& command : trial.commands) {
    const State before = state;
    Step taken = step(std::move(state), command);
    state = std::move(taken.state);
    const auto* claim = std::get_if<ClaimLock>(&command);
    const auto* refund = std::get_if<RefundLock>(&command);
    if ((!claim && !refund) || std::holds_alternative<Reason>(taken.outcome)) continue;
    const ContractId id = claim ? claim->lock : refund->lock;
    RC_ASSERT(ended.insert(id).second);
    const LockTerms terms = before.locks.get(id).terms;
    const AccountId paid = claim ? terms.beneficiary : terms.depositor, unpaid = claim ? terms.depositor : terms.beneficiary;
    RC_ASSERT(available(state, paid, terms.asset) == available(before, paid, terms.asset) + terms.amount);
    RC_ASSERT(available(state, unpaid, terms.asset) == available(before, unpaid, terms.asset));
  }
}

}  // namespace
}  // namespace plumbline
