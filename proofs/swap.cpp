// A swap over two ledgers: who heeds the guards of HTLC-4 to HTLC-6 receives what was agreed, for all amounts, times and delays.
// And each of the guards is needed: with one of them left out there is a state of the two ledgers in which that party is too
// late, or is paid something else, and the state is a trace.
#include "ref/settlement/swap.hpp"
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

void insist(bool holds) {
  if (!holds) throw Contradiction{};
}

/// What is agreed on, and how long things take: anything.
struct Setting {
  Agreement agreed = arbitrary_of(Of<Agreement>{}, "agreed");
  Delays delays = arbitrary_of(Of<Delays>{}, "delays");
  Setting() {
    for (const Duration& delay : {delays.cash_finality, delays.securities_finality, delays.observation, delays.clock_difference})
      assume(delay >= Duration{0});
  }
};

const HashedLock& lock_of(const State& state, ContractId id, LockStatus status) {
  const HashedLock* lock = state.locks.find(id);
  insist(lock != nullptr);
  lock->status.insist(status);
  return *lock;
}

/// Whoever is paid has room for what it is paid [NUM-1].
void make_room(const State& state, const LockTerms& terms) {
  insist(party(state, terms.depositor) && party(state, terms.beneficiary));
  assume(available(state, terms.beneficiary, terms.asset) + terms.amount <= LARGEST_BALANCE);
}

/// Whether a claim is accepted, and pays what was agreed on to whom it was agreed to be paid.
Truth pays(const State& state, const ClaimLock& claim, const LockTerms& agreed) {
  const Decision decision = decide(state, Command{claim});
  const Events* events = std::get_if<Events>(&decision);
  if (!events) return false;
  const Leg& leg = std::get<LockClaimed>(events->front()).posting.front();
  if (leg.to != available_purse(agreed.beneficiary, agreed.asset)) return false;
  return leg.amount == agreed.amount;
}

constexpr const char* BUYER_IS_PAID = "the buyer receives the securities agreed on";
constexpr const char* SELLER_IS_PAID = "the seller receives the cash agreed on";

/// The seller has claimed the cash before its expiry [INV-29], and the buyer's claim with the secret from there has become
/// final as late as the delays allow, and as the buyer `waits` on top. `heeded` is what it had made sure of before it locked.
void buyers_claim(Run& run, const std::function<void(const HashedLock& securities, const Setting&)>& heeded, Duration waits = Duration{0}) {
  const ContractId securities = arbitrary_of(Of<ContractId>{}, "securities"), cash = arbitrary_of(Of<ContractId>{}, "cash");
  const Setting setting;
  const HashedLock& first = lock_of(run.before, securities, LockStatus::open);
  const HashedLock& second = lock_of(run.before, cash, LockStatus::claimed);
  heeded(first, setting);
  assume(second.terms.hashlock == setting.agreed.cash.hashlock);  // the buyer's own lock is as agreed
  assume(second.terms.expiry == setting.agreed.cash.expiry);
  const Time claimed{Integer::unknown("claimed")};  // by the clock of the cash
  assume(claimed < second.terms.expiry);
  make_room(run.before, first.terms);
  assume(clock_of(run.before, first.terms.depositor) <= claimed + reaction(setting.delays) + waits);
  const ClaimLock claim{securities, second.preimage};
  run.input = Command{claim};
  run.claims.push_back({BUYER_IS_PAID, pays(run.before, claim, setting.agreed.securities).formula()});
}

/// The seller has handed in its claim at a moment at which it had made sure of what `heeded` says, and it becomes final now.
void sellers_claim(Run& run, const std::function<void(const HashedLock& cash, const Setting&, Time submitted)>& heeded) {
  const ContractId cash = arbitrary_of(Of<ContractId>{}, "cash");
  const Setting setting;
  const HashedLock& lock = lock_of(run.before, cash, LockStatus::open);
  const Time submitted{Integer::unknown("submitted")};
  heeded(lock, setting, submitted);
  make_room(run.before, lock.terms);
  const Time now = clock_of(run.before, lock.terms.depositor);
  assume(submitted <= now);
  assume(now <= submitted + setting.delays.cash_finality);
  const ClaimLock claim{cash, arbitrary_of(Of<Secret>{}, "secret")};
  assume(hash_of(claim.preimage) == setting.agreed.cash.hashlock);
  run.input = Command{claim};
  run.claims.push_back({SELLER_IS_PAID, pays(run.before, claim, setting.agreed.cash).formula()});
}

/// A family about a moment between steps; what it claims and the specification says is not kept, needs a counterexample.
Task about(const char* rule, const char* sentence, std::vector<std::string> breaks, const std::function<void(Run&)>& model) {
  return {rule, [=] {
            Family family;
            family.name = rule;
            family.sentence = sentence;
            family.breaks = breaks;
            family.said_in = "spec/htlc.md";
            explore(family, [&](Run& run) {
              run.hypothetical = true;
              model(run);
              run.after = run.before;
            });
            return family;
          }};
}

/// A lock stands open on the terms agreed on, each of them.
Truth stands_as(const HashedLock& lock, const LockTerms& agreed) {
  const bool parties = lock.terms.depositor == agreed.depositor && lock.terms.beneficiary == agreed.beneficiary;
  const Truth what = both(Truth{lock.terms.asset == agreed.asset}, lock.terms.amount == agreed.amount);
  const Truth opens = both(lock.terms.hashlock == agreed.hashlock, lock.terms.expiry == agreed.expiry);
  return both(both(Truth{lock.status == LockStatus::open}, Truth{parties}), both(what, opens));
}

/// The guards of both parties ask for just what the specification says.
void guards_say_it_all(Run& run) {
  const Setting setting;
  const HashedLock lock = arbitrary_of(Of<HashedLock>{}, "lock");
  const auto same = [&](const char* what, const Truth& guard, const Truth& meant) {
    run.claims.push_back({what, both(implies(guard, meant), implies(meant, guard)).formula()});
  };
  const Delays& delays = setting.delays;
  const Duration gap = setting.agreed.securities.expiry - setting.agreed.cash.expiry;
  const Truth one_secret = setting.agreed.securities.hashlock == setting.agreed.cash.hashlock;
  const Truth far_enough = gap >= delays.observation + delays.clock_difference + delays.securities_finality;
  same("the buyer's guard", buyer_may_lock(lock, setting.agreed, delays),
       both(stands_as(lock, setting.agreed.securities), both(one_secret, far_enough)));
  const Time now{Integer::unknown("now")};
  same("the seller's guard", seller_may_reveal(lock, setting.agreed, now, delays),
       both(stands_as(lock, setting.agreed.cash), now + delays.cash_finality < setting.agreed.cash.expiry));
}

void buyer_heeds_all(Run& run) {
  buyers_claim(run, [](const HashedLock& first, const Setting& setting) { assume(buyer_may_lock(first, setting.agreed, setting.delays)); });
}
/// The buyer waits a second before it claims.
void buyer_claims_late(Run& run) {
  buyers_claim(
      run, [](const HashedLock& first, const Setting& setting) { assume(buyer_may_lock(first, setting.agreed, setting.delays)); },
      Duration{1});
}
/// The buyer looks at the lock, and not at the clocks: the gap is a second too short.
void buyer_heeds_no_gap(Run& run) {
  buyers_claim(run, [](const HashedLock& first, const Setting& setting) {
    Agreement later = setting.agreed;
    later.securities.expiry = later.securities.expiry + Duration{1};
    HashedLock as_if = first;
    as_if.terms.expiry = as_if.terms.expiry + Duration{1};
    assume(buyer_may_lock(as_if, later, setting.delays));
  });
}
/// The buyer looks at the agreement, and not at the lock: it is another's, of something else, or under another hash.
void buyer_heeds_no_terms(Run& run) {
  buyers_claim(run, [](const HashedLock&, const Setting& setting) { assume(sound(setting.agreed, setting.delays)); });
}

void seller_heeds_all(Run& run) {
  sellers_claim(run, [](const HashedLock& cash, const Setting& setting, Time submitted) {
    assume(seller_may_reveal(cash, setting.agreed, submitted, setting.delays));
  });
}
/// The seller reckons that what takes longest will be there at the very expiry.
void seller_heeds_no_expiry(Run& run) {
  sellers_claim(run, [](const HashedLock& cash, const Setting& setting, Time submitted) {
    assume(seller_may_reveal(cash, setting.agreed, submitted + Duration{-1}, setting.delays));
  });
}
/// The seller looks at the clock, and not at the lock.
void seller_heeds_no_terms(Run& run) {
  sellers_claim(run, [](const HashedLock& cash, const Setting& setting, Time submitted) {
    HashedLock as_if = cash;
    as_if.terms = setting.agreed.cash;
    assume(seller_may_reveal(as_if, setting.agreed, submitted, setting.delays));
    assume(cash.terms.hashlock == setting.agreed.cash.hashlock);
    assume(cash.terms.expiry == setting.agreed.cash.expiry);
  });
}
/// The seller does not wait until the buyer's lock is final, and there is none.
void seller_heeds_no_finality(Run& run) {
  const ClaimLock claim = arbitrary_of(Of<ClaimLock>{}, "claim");
  const Setting setting;
  insist(!run.before.locks.find(claim.lock));
  run.input = Command{claim};
  run.claims.push_back({SELLER_IS_PAID, pays(run.before, claim, setting.agreed.cash).formula()});
}

/// As long as the seller keeps the secret nobody claims the securities: what opens a lock is the secret behind its hash.
void only_the_secret(Run& run) {
  const ClaimLock claim = arbitrary_of(Of<ClaimLock>{}, "claim");
  const HashedLock& lock = lock_of(run.before, claim.lock, LockStatus::open);
  const Secret secret = arbitrary_of(Of<Secret>{}, "secret");
  assume(hash_of(secret) == lock.terms.hashlock);
  make_room(run.before, lock.terms);
  const Decision decision = decide(run.before, Command{claim});
  insist(std::holds_alternative<Events>(decision));
  run.input = Command{claim};
  run.claims.push_back({"whoever claims has the secret", (claim.preimage == secret).formula()});
}

/// If someone asks for the refund when it is due, the value was away for no longer than until the expiry and the time that the
/// refund took to be final.
void liquidity(Run& run) {
  const RefundLock refund = arbitrary_of(Of<RefundLock>{}, "refund");
  const HashedLock& lock = lock_of(run.before, refund.lock, LockStatus::open);
  const Time opened{Integer::unknown("opened")};
  const Duration finality{Integer::unknown("finality")};
  assume(opened < lock.terms.expiry);
  assume(finality >= Duration{0});
  insist(party(run.before, lock.terms.depositor));
  assume(available(run.before, lock.terms.depositor, lock.terms.asset) + lock.terms.amount <= LARGEST_BALANCE);
  const Time now = clock_of(run.before, lock.terms.depositor);
  assume(now >= lock.terms.expiry);
  assume(now <= lock.terms.expiry + finality);
  const Decision decision = decide(run.before, Command{refund});
  const Events* events = std::get_if<Events>(&decision);
  run.input = Command{refund};
  run.claims.push_back({"it is refunded", Path::context().bool_val(events != nullptr)});
  if (!events) return;
  const Amount back = std::get<LockRefunded>(events->front()).posting.front().amount;
  run.claims.push_back({"what was blocked is at most amount x (time until the expiry + finality)",
                        (back * (now - opened) <= lock.terms.amount * (lock.terms.expiry - opened + finality)).formula()});
}

}  // namespace

std::vector<Task> swap_tasks() {
  return {about("HTLC-4", "a gap that is a second too short", {BUYER_IS_PAID}, buyer_heeds_no_gap),
          about("HTLC-4", "what a lock blocks", {}, liquidity),
          about("HTLC-5", "what the guards ask for", {}, guards_say_it_all),
          about("HTLC-5", "a buyer that heeds its guard", {}, buyer_heeds_all),
          about("HTLC-5", "a buyer that claims a second late", {BUYER_IS_PAID}, buyer_claims_late),
          about("HTLC-5", "terms unchecked before the second lock", {BUYER_IS_PAID}, buyer_heeds_no_terms),
          about("HTLC-6", "a seller that heeds its guard", {}, seller_heeds_all),
          about("HTLC-6", "a seller that keeps the secret", {}, only_the_secret),
          about("HTLC-6", "a claim that may be final at the expiry", {SELLER_IS_PAID}, seller_heeds_no_expiry),
          about("HTLC-6", "terms unchecked before the secret is shown", {SELLER_IS_PAID}, seller_heeds_no_terms),
          about("HTLC-6", "a lock that is not final", {SELLER_IS_PAID}, seller_heeds_no_finality)};
}

}  // namespace plumbline::proofs
