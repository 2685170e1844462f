#include "ref/default/draw.hpp"

#include "ref/core/allocation.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The purse that a layer of one owner draws on.
Purse single_purse(const Default& loss, Layer layer) {
  switch (layer) {
    case Layer::defaulter_margin: return loss.purse(loss.defaulter, PurseKind::margin);
    case Layer::defaulter_default_fund: return loss.purse(loss.defaulter, PurseKind::default_fund);
    case Layer::skin_in_the_game: return loss.purse(loss.service.terms.ccp, PurseKind::skin_in_the_game);
    default: return loss.purse(loss.service.terms.ccp, PurseKind::capital);
  }
}

bool is_mutual(Layer layer) { return layer == Layer::survivors_default_fund || layer == Layer::assessments; }

}  // namespace

bool Default::survives(AccountId account, const Member& member) const { return account != defaulter && member.standing == Standing::good; }

Amount Default::capacity(Layer layer, AccountId account) const {
  const Amount contribution = state.balances.get(purse(account, PurseKind::default_fund));
  if (layer == Layer::survivors_default_fund) return contribution;
  const Amount cap{mul_div_floor(contribution.value, service.terms.assessment_cap.value, WHOLE_PPM.value)};
  const Amount owed_already = -state.balances.get(purse(account, PurseKind::assessed));
  return max(cap - owed_already, NOTHING);
}

Amount SumCapacity::operator()(Amount sum, AccountId account, const Member& member) const {
  return loss.survives(account, member) ? sum + loss.capacity(layer, account) : sum;
}

Shares ShareOut::operator()(Shares gathered, AccountId account, const Member& member) const {
  if (!loss.survives(account, member)) return gathered;
  const PurseKind kind = layer == Layer::survivors_default_fund ? PurseKind::default_fund : PurseKind::assessed;
  const Amount capacity = loss.capacity(layer, account);
  const Amount given{share(want.value, gathered.before.value, capacity.value, total.value)};
  gathered.before += capacity;
  gathered.given += given;
  gathered.posting.push_back({loss.purse(account, kind), loss.purse(loss.service.terms.ccp, PurseKind::close_out), given});
  return gathered;
}

Allocation draw(const Default& loss, Layer layer, Allocation so_far) {
  const Purse cover = loss.purse(loss.service.terms.ccp, PurseKind::close_out);
  Amount capacity = NOTHING;
  Amount drawn = NOTHING;
  if (is_mutual(layer)) {
    capacity = fold(loss.service.members, NOTHING, SumCapacity{loss, layer});
    if (capacity > NOTHING) {
      const Amount want = min(capacity, so_far.remaining);
      Shares shares = fold(loss.service.members, Shares{}, ShareOut{loss, layer, want, capacity});
      drawn = shares.given;
      const Posting given = std::move(shares.posting).all();
      so_far.posting.insert(so_far.posting.end(), given.begin(), given.end());
    }
  } else {
    const Purse purse = single_purse(loss, layer);
    capacity = loss.state.balances.get(purse);
    drawn = min(capacity, so_far.remaining);
    so_far.posting.push_back({purse, cover, drawn});
  }
  so_far.remaining -= drawn;
  so_far.draws.push_back({layer, capacity, drawn});
  return so_far;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
