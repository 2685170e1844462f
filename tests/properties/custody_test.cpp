// Custody against a simple oracle: what came in, what went out and what is under way, by the commands that were accepted.
#include <map>

#include "conformance/chooser/worlds.hpp"
#include "conformance/reserves.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

/// A cash book of one custody, kept by hand.
struct CashBook {
  Unbounded held = 0, owed = 0;
  std::map<TransferId, Unbounded> pending, asked, flying;

  void enter(const ReceiveDeposit& c) { held += pending[c.deposit] = unbounded(c.amount); }
  void enter(const CreditDeposit& c) { owed += taken(pending, c.deposit); }
  void enter(const ReverseDeposit& c) { held -= taken(pending, c.deposit); }
  void enter(const RequestWithdrawal& c) { asked[c.withdrawal] = unbounded(c.amount); }
  void enter(const SendWithdrawal& c) { owed -= flying[c.withdrawal] = taken(asked, c.withdrawal); }
  void enter(const LandWithdrawal& c) { held -= taken(flying, c.withdrawal); }
  void enter(const AddReserve& c) { held += unbounded(c.amount); }
  void enter(const TakeReserve& c) { held -= unbounded(c.amount); }
  void enter(const LoseReserve& c) { held -= unbounded(c.amount); }
  template <class Other>
  void enter(const Other&) {}

  Unbounded under_way() const {
    Unbounded sum = 0;
    for (const auto* some : {&pending, &flying})
      for (const auto& [id, amount] : *some) sum += amount;
    return sum;
  }

 private:
  static Unbounded taken(std::map<TransferId, Unbounded>& from, TransferId id) {
    const Unbounded amount = from.at(id);
    from.erase(id);
    return amount;
  }
};

const ContractId kept{"btc-custody"};

/// What the state has of the custody is what the cash book has.
void agree(const State& state, const CashBook& book) {
  const Custody custody = state.custodies.get(kept);
  RC_ASSERT(unbounded(reserves(state, kept, custody)) == book.held);
  RC_ASSERT(unbounded(claims(state, custody)) == book.owed);
  RC_ASSERT(unbounded(custody.pending) + unbounded(custody.in_flight) == book.under_way());
  const Unbounded lacking = book.owed + book.under_way() - book.held;
  RC_ASSERT(unbounded(custody.shortfall) == (lacking > 0 ? lacking : Unbounded{0}));
}

RC_GTEST_PROP(Custody, HoldsWhatTheCashBookSays, ()) {
  const Trial trial = *trials_in(custody_world());
  State state = start_of(trial.genesis);
  CashBook book;
  for (const Command& command : trial.commands) {
    Step taken = step(std::move(state), command);
    state = std::move(taken.state);
    if (std::holds_alternative<Events>(taken.outcome)) std::visit([&](const auto& known) { book.enter(known); }, command);
    agree(state, book);
  }
}

bool is_taken(const State& state, Amount amount) { return std::holds_alternative<Events>(decide(state, TakeReserve{kept, amount})); }

/// The venue can take its surplus, and not a unit of anybody else's.
RC_GTEST_PROP(Custody, GivesTheVenueItsSurplusOnly, ()) {
  const State state = end_of(*trials_in(custody_world()));
  const Custody custody = state.custodies.get(kept);
  const Amount of_the_venue = min(surplus(state, kept, custody), spendable(state, kept, custody));
  RC_ASSERT(is_taken(state, of_the_venue) == (of_the_venue > NOTHING));
  RC_ASSERT(!is_taken(state, max(of_the_venue, NOTHING) + Amount{1}));
}

RC_GTEST_PROP(Custody, ShowsEveryAccountWhatItIsOwed, ()) {
  const State state = end_of(*trials_in(custody_world()));
  const ReserveReport report = reserve_reports(state).front();
  RC_ASSERT(report.root.sum == report.claims + report.owing);
  for (std::size_t i = 0; i < report.owed.size(); ++i) {
    const std::optional<SumNode> root = root_from(place_of(report.owed, i));
    RC_ASSERT(root.has_value());
    RC_ASSERT(digest_of(report.occasion, *root) == report.digest);
  }
}

}  // namespace
}  // namespace plumbline
