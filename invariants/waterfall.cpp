// Of the default waterfall.
#include "invariants/invariants.hpp"
#include "ref/default/draw.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

Truth waterfall_in_order(const State& before, const Event& event, const State&) {
  const auto* allocated = std::get_if<LossAllocated>(&event);
  if (!allocated) return true;
  const Service& service = before.services.get(allocated->service);
  if (allocated->draws.size() != service.terms.waterfall.size()) return false;
  Truth holds = allocated->unallocated >= NOTHING;
  Truth used_up = true;  // every layer so far
  Amount drawn = NOTHING;
  for (std::size_t i = 0; i < allocated->draws.size(); ++i) {
    const Draw& draw = allocated->draws[i];
    if (draw.layer != service.terms.waterfall[i]) return false;
    holds = both(holds, both(draw.drawn >= NOTHING, draw.drawn <= draw.capacity));
    holds = both(holds, implies(draw.drawn > NOTHING, used_up));
    used_up = both(used_up, draw.drawn == draw.capacity);
    drawn += draw.drawn;
  }
  return both(both(holds, implies(allocated->unallocated > NOTHING, used_up)), drawn + allocated->unallocated == allocated->loss);
}

Truth survivors_are_protected(const State& before, const Event& event, const State& after) {
  const auto* allocated = std::get_if<LossAllocated>(&event);
  if (!allocated) return true;
  const Service& service = before.services.get(allocated->service);
  const Default loss{before, allocated->service, service, allocated->defaulter};
  return every(service.members, [&](AccountId account, const Member& member) -> Truth {
    const auto given = [&](PurseKind kind) {
      const Purse purse = loss.purse(account, kind);
      return before.balances.get(purse) - after.balances.get(purse);
    };
    if (account == allocated->defaulter) return true;
    const Truth margin = given(PurseKind::margin) == NOTHING;
    if (!loss.survives(account, member)) return both(margin, given(PurseKind::default_fund) == NOTHING);
    const Truth contribution = both(given(PurseKind::default_fund) >= NOTHING,
                                    given(PurseKind::default_fund) <= loss.capacity(Layer::survivors_default_fund, account));
    const Truth assessment =
        both(given(PurseKind::assessed) >= NOTHING, given(PurseKind::assessed) <= loss.capacity(Layer::assessments, account));
    return both(margin, both(contribution, assessment));
  });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
