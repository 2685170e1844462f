// What is true of a custody at any moment: a deposit ends in exactly one of two ways, and a shortfall stops what it must.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"

namespace plumbline::proofs {
namespace {

Truth is_accepted(const State& state, const Command& command) { return std::holds_alternative<Events>(decide(state, command)); }

Family family_of_custody(const char* rule, const char* sentence, const std::function<void(Run&)>& model) {
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

const Custody& some_custody(const State& state, ContractId id) {
  const Custody* custody = state.custodies.find(id);
  if (!custody) throw Contradiction{};
  return *custody;
}

/// A pending deposit of an arbitrary custody, of which whoever is paid, and the outside world, have room for the amount [NUM-1].
const CustodyDeposit& pending_deposit(const State& state, const Custody& custody, TransferId id) {
  const CustodyDeposit* deposit = custody.deposits.find(id);
  if (!deposit) throw Contradiction{};
  deposit->status.insist(DepositStatus::pending);
  const CustodyTerms& terms = custody.terms;
  const DepositTerms& of = deposit->terms;
  assume(available(state, of.account, terms.asset) + of.amount <= LARGEST_BALANCE);
  assume(available(state, of.sender, terms.held_as) + of.amount <= LARGEST_BALANCE);
  assume(of.amount - claims(state, custody) <= LARGEST_BALANCE);
  return *deposit;
}

Truth is_final(const State& state, const Custody& custody, const CustodyDeposit& deposit) {
  return state.ledgers.get(custody.terms.outside).clock - deposit.terms.arrived >= custody.terms.finality;
}

/// From its finality on the one thing that a credit needs is somebody who asks for it: no limit can be in its way.
Family prove_credit_comes() {
  return family_of_custody("CSTD-2", "what is final can be credited, once", [](Run& run) {
    const CreditDeposit credit = arbitrary_of(Of<CreditDeposit>{}, "credit");
    const Custody& custody = some_custody(run.before, credit.custody);
    assume(is_final(run.before, custody, pending_deposit(run.before, custody, credit.deposit)));
    const Decision decision = decide(run.before, Command{credit});
    const Events* events = std::get_if<Events>(&decision);
    run.claims.push_back({"it is credited", Path::context().bool_val(events != nullptr)});
    if (!events) return;
    const State credited = evolve(run.before, events->front());
    run.claims.push_back({"and never again", Path::context().bool_val(!bool{is_accepted(credited, Command{credit})})});
    const ReverseDeposit reversal{credit.custody, credit.deposit};
    run.claims.push_back({"nor reversed", Path::context().bool_val(!bool{is_accepted(credited, Command{reversal})})});
  });
}

/// While the hot wallet has it, a pending deposit can be credited or reversed, and never both.
Family prove_one_way() {
  return family_of_custody("CSTD-3", "a pending deposit can be credited or reversed, and never both", [](Run& run) {
    const ReverseDeposit reversal = arbitrary_of(Of<ReverseDeposit>{}, "reversal");
    const Custody& custody = some_custody(run.before, reversal.custody);
    const Amount amount = pending_deposit(run.before, custody, reversal.deposit).terms.amount;
    const Amount hot = run.before.balances.get(wallet_purse(reversal.custody, custody.terms, Wallet::hot));
    assume(amount <= hot);
    assume(hot + amount <= LARGEST_BALANCE);
    const bool can_credit = bool{is_accepted(run.before, Command{CreditDeposit{reversal.custody, reversal.deposit}})};
    const bool can_reverse = bool{is_accepted(run.before, Command{reversal})};
    run.claims.push_back({"exactly one of credit and reversal is possible", Path::context().bool_val(can_credit != can_reverse)});
  });
}

/// While something is lacking, however little, the venue takes nothing out, and sends nothing to anybody.
Family prove_shortfall_stops() {
  return family_of_custody("CSTD-10", "in a shortfall nothing is sent and nothing taken out", [](Run& run) {
    const TakeReserve taking = arbitrary_of(Of<TakeReserve>{}, "taking");
    const Custody& custody = some_custody(run.before, taking.custody);
    assume(surplus(run.before, taking.custody, custody) < NOTHING);
    const SendWithdrawal sending{taking.custody, arbitrary_of(Of<TransferId>{}, "withdrawal")};
    run.claims.push_back({"nothing is taken out", Path::context().bool_val(!bool{is_accepted(run.before, Command{taking})})});
    run.claims.push_back({"nothing is sent", Path::context().bool_val(!bool{is_accepted(run.before, Command{sending})})});
  });
}

}  // namespace

std::vector<Task> custody_tasks() {
  return {{"CSTD-2", prove_credit_comes}, {"CSTD-3", prove_one_way}, {"CSTD-10", prove_shortfall_stops}};
}

}  // namespace plumbline::proofs
