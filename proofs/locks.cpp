// What is true of a hashed timelock at any moment: it ends in exactly one of two ways, and anyone can end it in time.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

/// An open lock of an arbitrary state, of which whoever is paid has room for what is locked [NUM-1].
const HashedLock& open_lock(const State& state, ContractId id) {
  const HashedLock* lock = state.locks.find(id);
  if (!lock) throw Contradiction{};
  lock->status.insist(LockStatus::open);
  for (const AccountId& account : {lock->terms.depositor, lock->terms.beneficiary}) {
    if (!party(state, account)) throw Contradiction{};
    assume(available(state, account, lock->terms.asset) + lock->terms.amount <= LARGEST_BALANCE);
  }
  return *lock;
}

Truth accepted(const State& state, const Command& command) { return std::holds_alternative<Events>(decide(state, command)); }

Family family_of_locks(const char* rule, const char* sentence, const std::function<void(Run&)>& model) {
  Family made;
  made.name = rule;
  made.sentence = sentence;
  explore(made, [&](Run& run) {
    run.hypothetical = true;
    model(run);
    run.after = run.before;
  });
  return made;
}

/// Whatever the time is, who has the secret can claim or anyone can refund, and never both.
Family prove_one_end() {
  return family_of_locks("HTLC-2", "with the secret, claim or refund, and never both", [](Run& run) {
    const ClaimLock claim = arbitrary_of(Of<ClaimLock>{}, "claim");
    const HashedLock& lock = open_lock(run.before, claim.lock);
    assume(hash_of(claim.preimage) == lock.terms.hashlock);
    const bool can_claim = bool{accepted(run.before, Command{claim})};
    const bool can_refund = bool{accepted(run.before, Command{RefundLock{claim.lock}})};
    run.claims.push_back({"exactly one of claim and refund is possible", Path::context().bool_val(can_claim != can_refund)});
  });
}

/// From the expiry on the one thing that a refund needs is somebody who asks for it; and asked twice, it is refused.
Family prove_liveness() {
  return family_of_locks("HTLC-3", "anyone can end a lock from its expiry on", [](Run& run) {
    const RefundLock refund = arbitrary_of(Of<RefundLock>{}, "refund");
    const HashedLock& lock = open_lock(run.before, refund.lock);
    assume(clock_of(run.before, lock.terms.depositor) >= lock.terms.expiry);
    const Decision decision = decide(run.before, Command{refund});
    const Events* events = std::get_if<Events>(&decision);
    run.claims.push_back({"it is refunded", Path::context().bool_val(events != nullptr)});
    if (!events) return;
    const State ended = evolve(run.before, events->front());
    run.claims.push_back({"and it is over", Path::context().bool_val(!bool{accepted(ended, Command{refund})})});
  });
}

/// The clock of every ledger can come to every expiry: it is not beyond the horizon.
Family prove_due_comes() {
  return family_of_locks("HTLC-1", "no lock is out of time's reach", [](Run& run) {
    const ContractId id = arbitrary_of(Of<ContractId>{}, "lock");
    const HashedLock& lock = open_lock(run.before, id);
    const Time now = clock_of(run.before, lock.terms.depositor);
    assume(now < lock.terms.expiry);
    assume(lock.terms.expiry - now <= run.before.policies.longest_jump);
    const AdvanceTime advance{run.before.accounts.get(lock.terms.depositor).ledger, lock.terms.expiry};
    run.claims.push_back({"time can pass until its expiry", Path::context().bool_val(bool{accepted(run.before, Command{advance})})});
  });
}

}  // namespace

std::vector<Task> lock_tasks() { return {{"HTLC-1", prove_due_comes}, {"HTLC-2", prove_one_end}, {"HTLC-3", prove_liveness}}; }

}  // namespace plumbline::proofs
