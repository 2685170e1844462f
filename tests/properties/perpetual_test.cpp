// Perpetuals against a simple oracle: what each account has paid and received. Cash, unsettled equity and the cost of what
// is held are three places for the same money.
#include <map>

#include "conformance/chooser/worlds.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

using PerAccount = std::map<AccountId, Unbounded>;

const Perpetual& only_perpetual(const State& state) { return state.perpetuals.begin()->second; }

/// Cash and unsettled equity, less what the account's position cost.
Unbounded wealth(const State& state, AccountId account) {
  const Perpetual& perpetual = only_perpetual(state);
  const PerpetualPurses purses(perpetual, state.perpetuals.begin()->first);
  return unbounded(available(state, account, perpetual.terms.settled_in)) + unbounded(state.balances.get(purses.unsettled(account))) -
         unbounded(perpetual.positions.get(account).net_cost);
}

/// What a fill costs each party, and its fees to the venue.
PerAccount paid_in(const State& state, const FillPerpetual& command, const PerpetualFilled& filled) {
  const PerpetualTerms& terms = only_perpetual(state).terms;
  const bool taker_buys = command.side == Side::buy;
  const Unbounded cost = unbounded(filled.notional), taker_fee = unbounded(filled.taker_fee), maker_fee = unbounded(filled.maker_fee);
  PerAccount change;
  change[command.taker] += (taker_buys ? -cost : cost) - taker_fee;
  change[command.maker] += (taker_buys ? cost : -cost) - maker_fee;
  change[terms.venue] += taker_fee + maker_fee;
  return change;
}

/// The notional is within a unit of exact, on the maker's side.
void assert_rounded(const State& state, const FillPerpetual& command, const PerpetualFilled& filled) {
  const PerpetualTerms& terms = only_perpetual(state).terms;
  const Rational exact{unbounded(command.quantity) * unbounded(command.price), unbounded(terms.lot)};
  const Rational paid{unbounded(filled.notional)};
  const bool against_taker = command.side == Side::buy ? paid >= exact : paid <= exact;
  RC_ASSERT(distance(paid, exact) < 1);
  RC_ASSERT(against_taker);
}

void assert_funded(const State& before, const FundingPaid& paid, const State& after) {
  const Perpetual& perpetual = only_perpetual(before);
  const Unbounded mark = unbounded(before.feeds.get(perpetual.terms.feed).mark);
  Unbounded residue = 0;
  for (const auto& [account, position] : perpetual.positions) {
    const Unbounded change = wealth(after, account) - wealth(before, account);
    const Unbounded received = account == perpetual.terms.venue ? Unbounded{change - unbounded(paid.residue)} : change;
    const Rational exact{-unbounded(position.quantity) * mark * unbounded(paid.rate), unbounded(perpetual.terms.lot) * 1'000'000'000};
    RC_ASSERT(Rational{received} <= exact);
    RC_ASSERT(distance(received, exact) < 1);
    residue -= received;
  }
  RC_ASSERT(residue == unbounded(paid.residue));
}

/// Nobody's wealth changes but as it should.
void assert_changes(const State& before, const State& after, const PerAccount& expected) {
  for (const auto& [account, known] : before.accounts) {
    const auto change = expected.find(account);
    RC_ASSERT(wealth(after, account) - wealth(before, account) == (change == expected.end() ? Unbounded{0} : change->second));
  }
}

RC_GTEST_PROP(Perpetuals, ChangeWealthByWhatIsTradedAndPaid, ()) {
  const Trial trial = *trials_in(perpetual_world());
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const Step taken = step(state, command);
    if (const auto* events = std::get_if<Events>(&taken.outcome)) {
      const Event& event = events->front();
      if (const auto* filled = std::get_if<PerpetualFilled>(&event)) {
        const auto& fill = std::get<FillPerpetual>(command);
        assert_rounded(state, fill, *filled);
        assert_changes(state, taken.state, paid_in(state, fill, *filled));
      }
      if (std::holds_alternative<MarkedToMarket>(event) || std::holds_alternative<EquitySettled>(event))
        assert_changes(state, taken.state, {});
      if (const auto* paid = std::get_if<FundingPaid>(&event)) assert_funded(state, *paid, taken.state);
    }
    state = taken.state;
  }
}

/// What is realised of a reduction is within a unit below the exact part of the cost.
RC_GTEST_PROP(Perpetuals, RealiseTheAverageCost, ()) {
  const Trial trial = *trials_in(perpetual_world());
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const Step taken = step(state, command);
    const auto* events = std::get_if<Events>(&taken.outcome);
    const auto* filled = events ? std::get_if<PerpetualFilled>(&events->front()) : nullptr;
    if (filled) {
      const OpenPosition before = only_perpetual(state).positions.get(filled->taker);
      const Unbounded held = unbounded(before.quantity), left = unbounded(filled->taker_position.quantity);
      const bool reduced = held != 0 && held * left >= 0 && abs(left) < abs(held);
      if (reduced) {
        const Rational kept{unbounded(before.net_cost) * left, held};
        RC_ASSERT(Rational{unbounded(filled->taker_position.net_cost)} <= kept);
        RC_ASSERT(distance(unbounded(filled->taker_position.net_cost), kept) < 1);
      }
    }
    state = taken.state;
  }
}

}  // namespace
}  // namespace plumbline
