// The waterfall against a simple oracle: buckets that are emptied one after the other.
#include <map>

#include "conformance/chooser/worlds.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

/// What each purse can give in a layer.
using Buckets = std::map<Purse, Unbounded>;

Buckets buckets(const State& state, const AllocateLoss& command, Layer layer) {
  const Service service = state.services.get(command.service);
  const auto purse = [&](AccountId account, PurseKind kind) { return Purse{account, service.terms.asset, kind, command.service}; };
  const auto one = [&](Purse only) { return Buckets{{only, unbounded(state.balances.get(only))}}; };
  if (layer == Layer::defaulter_margin) return one(purse(command.defaulter, PurseKind::margin));
  if (layer == Layer::defaulter_default_fund) return one(purse(command.defaulter, PurseKind::default_fund));
  if (layer == Layer::skin_in_the_game) return one(purse(service.terms.ccp, PurseKind::skin_in_the_game));
  if (layer == Layer::ccp_capital) return one(purse(service.terms.ccp, PurseKind::capital));
  Buckets all;
  for (const auto& [account, member] : service.members) {
    if (account == command.defaulter || member.standing == Standing::in_default) continue;
    const Unbounded contribution = unbounded(state.balances.get(purse(account, PurseKind::default_fund)));
    const Unbounded cap = contribution * unbounded(service.terms.assessment_cap) / 1'000'000;
    const Unbounded owed = -unbounded(state.balances.get(purse(account, PurseKind::assessed)));
    if (layer == Layer::survivors_default_fund)
      all[purse(account, PurseKind::default_fund)] = contribution;
    else
      all[purse(account, PurseKind::assessed)] = cap > owed ? Unbounded{cap - owed} : Unbounded{0};
  }
  return all;
}

void assert_waterfall(const State& before, const AllocateLoss& command, const State& after, const LossAllocated& allocated) {
  const auto given = [&](const Purse& purse) { return unbounded(before.balances.get(purse)) - unbounded(after.balances.get(purse)); };
  Unbounded remaining = unbounded(command.loss);
  for (const Layer layer : before.services.get(command.service).terms.waterfall) {
    Unbounded capacity = 0, drawn = 0;
    for (const auto& [purse, most] : buckets(before, command, layer)) capacity += most;
    const Unbounded want = std::min(capacity, remaining);
    for (const auto& [purse, most] : buckets(before, command, layer)) {
      drawn += given(purse);
      RC_ASSERT(given(purse) <= most);
      if (capacity > 0) RC_ASSERT(distance(given(purse), Rational{want * most, capacity}) < 1);
    }
    RC_ASSERT(drawn == want);
    remaining -= want;
  }
  RC_ASSERT(unbounded(allocated.unallocated) == remaining);
  RC_ASSERT(after.services.get(command.service).members.get(command.defaulter).standing == Standing::in_default);
}

RC_GTEST_PROP(Waterfall, EmptiesOneLayerAfterTheOtherProRata, ()) {
  const Trial trial = *rc::gen::oneOf(trials_in(clearing_world()), trials());
  State state = start_of(trial.genesis);
  for (const Command& command : trial.commands) {
    const Step taken = step(state, command);
    const auto* loss = std::get_if<AllocateLoss>(&command);
    const auto* events = std::get_if<Events>(&taken.outcome);
    if (loss && events) assert_waterfall(state, *loss, taken.state, std::get<LossAllocated>(events->front()));
    state = taken.state;
  }
}

}  // namespace
}  // namespace plumbline
