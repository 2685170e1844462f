#include "invariants/conduct/loss.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

constexpr Layer MUTUAL_LAYERS[] = {Layer::survivors_default_fund, Layer::assessments};
constexpr Layer OWNED_LAYERS[] = {Layer::defaulter_margin, Layer::defaulter_default_fund, Layer::skin_in_the_game, Layer::ccp_capital};

/// What a survivor gives a mutual layer from.
PurseKind mutual_purse(Layer layer) { return layer == Layer::assessments ? PurseKind::assessed : PurseKind::default_fund; }

}  // namespace

Loss::Loss(const Done& done, const LossAllocated& event)
    : done_(done),
      event_(event),
      service_(done.before.services.get(event.service)),
      contributed_(most(Layer::survivors_default_fund)),
      assessable_(most(Layer::assessments)) {}

Purse Loss::owners_purse(Layer layer) const {
  if (layer == Layer::defaulter_margin) return purse(event_.defaulter, PurseKind::margin);
  if (layer == Layer::defaulter_default_fund) return purse(event_.defaulter, PurseKind::default_fund);
  return purse(service_.terms.ccp, layer == Layer::ccp_capital ? PurseKind::capital : PurseKind::skin_in_the_game);
}

bool Loss::survives(AccountId account, const Member& member) const {
  return account != event_.defaulter && member.standing == Standing::good;
}

Amount Loss::most(Layer layer, AccountId account) const {
  const Amount contribution = held(done_.before, purse(account, PurseKind::default_fund));
  if (layer == Layer::survivors_default_fund) return contribution;
  const Amount cap{mul_div_floor(contribution.value, service_.terms.assessment_cap.value, WHOLE_PPM.value)};
  const Amount owed = NOTHING - held(done_.before, purse(account, PurseKind::assessed));
  return max(cap - owed, NOTHING);
}

Amount Loss::most(Layer layer) const {
  return fold(service_.members, NOTHING, [&](Amount sum, AccountId account, const Member& member) {
    return survives(account, member) ? sum + most(layer, account) : sum;
  });
}

Amount Loss::capacity(Layer layer) const {
  if (layer == Layer::survivors_default_fund) return contributed_;
  if (layer == Layer::assessments) return assessable_;
  return held(done_.before, owners_purse(layer));
}

Amount Loss::drawn(Layer layer) const {
  Amount sum = NOTHING;
  for (const Draw& draw : event_.draws)
    if (draw.layer == layer) sum += draw.drawn;
  return sum;
}

Truth Loss::is_taken_in_order() const {
  const std::vector<Layer>& layers = service_.terms.waterfall;
  if (event_.draws.size() != layers.size()) return false;
  Truth holds = true;
  Amount left = event_.loss;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const Draw& draw = event_.draws[i];
    if (draw.layer != layers[i]) return false;
    holds = both(holds, both(draw.capacity == capacity(layers[i]), draw.drawn == min(draw.capacity, left)));
    left -= draw.drawn;
  }
  return both(holds, event_.unallocated == left);
}

Truth Loss::is_paid_by_its_layers() const {
  Truth paid = gained(done_, cover()) == event_.loss - event_.unallocated;
  for (const Layer layer : OWNED_LAYERS) paid = both(paid, given(owners_purse(layer)) == drawn(layer));
  for (const Layer layer : MUTUAL_LAYERS) {
    const Amount together = total(service_.members, [&](AccountId account, const Member& member) {
      return survives(account, member) ? given(purse(account, mutual_purse(layer))) : NOTHING;
    });
    paid = both(paid, together == drawn(layer));
  }
  return paid;
}

Truth Loss::is_pro_rata(Layer layer, AccountId account) const {
  const Amount part = given(purse(account, mutual_purse(layer)));
  const Amount all = capacity(layer);
  if (!(all > NOTHING)) return part == NOTHING;
  const Integer want = drawn(layer).value, weight = most(layer, account).value;
  const Truth not_less = part.value >= mul_div_floor(want, weight, all.value);
  const Truth not_more = part.value <= mul_div_ceil(want, weight, all.value);
  return both(both(not_less, not_more), part.value <= weight);
}

Truth Loss::is_shared() const {
  return every(service_.members, [&](AccountId account, const Member& member) -> Truth {
    const auto gives_nothing = [&](PurseKind kind) { return given(purse(account, kind)) == NOTHING; };
    if (account == event_.defaulter) return gives_nothing(PurseKind::assessed);
    const Truth margin = gives_nothing(PurseKind::margin);
    if (!survives(account, member)) return both(margin, both(gives_nothing(PurseKind::default_fund), gives_nothing(PurseKind::assessed)));
    return both(margin, both(is_pro_rata(Layer::survivors_default_fund, account), is_pro_rata(Layer::assessments, account)));
  });
}

bool Loss::may_be_drawn_on(const Purse& from) const {
  if (from != purse(from.account, from.kind)) return false;
  if (from.account == service_.terms.ccp) return from.kind == PurseKind::skin_in_the_game || from.kind == PurseKind::capital;
  if (!service_.members.find(from.account)) return false;
  return from.kind == PurseKind::margin || from.kind == PurseKind::default_fund || from.kind == PurseKind::assessed;
}

Truth Loss::touches_nothing_else() const {
  for (const Leg& leg : event_.posting)
    if (leg.to != cover() || !may_be_drawn_on(leg.from)) return false;
  return true;
}

Truth Loss::leaves_only_the_defaulter_in_default() const {
  const Service& now = done_.after.services.get(event_.service);
  return every(service_.members, [&](AccountId account, const Member& member) -> Truth {
    const Member* later = now.members.find(account);
    if (!later) return false;
    return account == event_.defaulter ? later->standing == Standing::in_default : later->standing == member.standing;
  });
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
