#include "ref/default/waterfall.hpp"

#include "ref/default/draw.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// Whether a purse of the service is this account's to fill: a member's margin and contribution, the CCP's own money.
bool may_lodge(const Service& service, AccountId account, PurseKind kind) {
  switch (kind) {
    case PurseKind::margin:
    case PurseKind::default_fund: return service.members.find(account) != nullptr;
    case PurseKind::skin_in_the_game:
    case PurseKind::capital: return account == service.terms.ccp;
    default: return false;
  }
}

bool in_default(const Service& service, AccountId account) {
  const Member* member = service.members.find(account);
  return member && member->standing == Standing::in_default;
}

}  // namespace

Truth sound(const ServiceTerms& terms) {
  for (std::size_t i = 0; i < terms.waterfall.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (terms.waterfall[i] == terms.waterfall[j]) return false;
  return both(terms.assessment_cap >= Ppm{0}, terms.assessment_cap <= Ppm{WHOLE_PPM.value * 10});
}

std::vector<Layer> usual_waterfall() {
  return {Layer::defaulter_margin, Layer::defaulter_default_fund,
          Layer::skin_in_the_game, Layer::survivors_default_fund,
          Layer::assessments,      Layer::ccp_capital};
}

Decision decide(const State& state, const JoinService& command) {
  const Service* service = state.services.find(command.service);
  if (!service) return reject(Reason::unknown_service);
  const Account* account = party(state, command.account);
  if (!account) return reject(Reason::unknown_account);
  if (service->members.find(command.account)) return reject(Reason::already_member);
  if (account->ledger != service->terms.ledger) return reject(Reason::different_ledgers);
  if (command.account == service->terms.ccp) return reject(Reason::same_account);
  return happened(MemberJoined{command.service, command.account});
}

State evolve(State state, const MemberJoined& event) {
  state.services[event.service].members[event.account] = Member{Standing::good};
  return state;
}

Decision decide(const State& state, const Lodge& command) {
  const Service* service = state.services.find(command.service);
  if (!service) return reject(Reason::unknown_service);
  if (!may_lodge(*service, command.account, command.purse)) return reject(Reason::purse_not_allowed);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (in_default(*service, command.account)) return reject(Reason::member_in_default);
  if (available(state, command.account, service->terms.asset) < command.amount) return reject(Reason::insufficient_balance);
  const Purse purse{command.account, service->terms.asset, command.purse, command.service};
  return happened(Lodged{{{available_purse(command.account, service->terms.asset), purse, command.amount}}});
}

State evolve(State state, const Lodged& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const Release& command) {
  const Service* service = state.services.find(command.service);
  if (!service) return reject(Reason::unknown_service);
  if (!may_lodge(*service, command.account, command.purse)) return reject(Reason::purse_not_allowed);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (in_default(*service, command.account)) return reject(Reason::member_in_default);
  const Purse purse{command.account, service->terms.asset, command.purse, command.service};
  if (state.balances.get(purse) < command.amount) return reject(Reason::insufficient_balance);
  return happened(Released{{{purse, available_purse(command.account, service->terms.asset), command.amount}}});
}

State evolve(State state, const Released& event) { return post(std::move(state), event.posting); }

Decision decide(const State& state, const AllocateLoss& command) {
  const Service* service = state.services.find(command.service);
  if (!service) return reject(Reason::unknown_service);
  if (!service->members.find(command.defaulter)) return reject(Reason::unknown_member);
  if (command.loss <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.loss > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const Default loss{state, command.service, *service, command.defaulter};
  Allocation allocation{command.loss, {}, {}};
  for (const Layer layer : service->terms.waterfall) allocation = draw(loss, layer, std::move(allocation));
  return happened(LossAllocated{command.service, command.defaulter, command.loss, std::move(allocation.draws), allocation.remaining,
                                std::move(allocation.posting)});
}

State evolve(State state, const LossAllocated& event) {
  state.services[event.service].members[event.defaulter].standing = Standing::in_default;
  return post(std::move(state), event.posting);
}

Decision decide(const State& state, const PayAssessment& command) {
  const Service* service = state.services.find(command.service);
  if (!service) return reject(Reason::unknown_service);
  if (!service->members.find(command.account)) return reject(Reason::unknown_member);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const Purse assessed{command.account, service->terms.asset, PurseKind::assessed, command.service};
  if (-state.balances.get(assessed) < command.amount) return reject(Reason::exceeds_assessment);
  if (available(state, command.account, service->terms.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(AssessmentPaid{{{available_purse(command.account, service->terms.asset), assessed, command.amount}}});
}

State evolve(State state, const AssessmentPaid& event) { return post(std::move(state), event.posting); }

}  // namespace plumbline::inline PLUMBLINE_BUILD
