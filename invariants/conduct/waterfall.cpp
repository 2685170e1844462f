// Of the chapter DFLT: the members of a clearing service, what they lodge, and what they pay of their assessments.
#include "invariants/conduct/loss.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// A purse of a clearing service.
Purse service_purse(const State& state, ContractId service, AccountId account, PurseKind kind) {
  return Purse{account, state.services.get(service).terms.asset, kind, service};
}
Purse member_free(const State& state, ContractId service, AccountId account) {
  return free_purse(account, state.services.get(service).terms.asset);
}
const Member* member_of(const State& state, ContractId service, AccountId account) {
  return state.services.find(service)->members.find(account);
}

/// A member fills its margin and its contribution to the default fund, the CCP its skin in the game and its capital.
bool is_theirs_to_fill(const State& state, ContractId service, AccountId account, PurseKind kind) {
  if (kind == PurseKind::margin || kind == PurseKind::default_fund) return member_of(state, service, account) != nullptr;
  if (kind != PurseKind::skin_in_the_game && kind != PurseKind::capital) return false;
  return account == state.services.get(service).terms.ccp;
}

Guard no_such_service(const State& state, ContractId service) {
  return {Reason::unknown_service, [&state, service] { return !state.services.find(service); }};
}
Guard no_member(const State& state, ContractId service, AccountId account) {
  return {Reason::unknown_member, [&state, service, account] { return !member_of(state, service, account); }};
}
template <class Command>
Guard not_theirs_to_fill(const State& state, const Command& command) {
  return {Reason::purse_not_allowed,
          [&state, &command] { return !is_theirs_to_fill(state, command.service, command.account, command.purse); }};
}
Guard has_defaulted(const State& state, ContractId service, AccountId account) {
  return {Reason::member_in_default, [&state, service, account] {
            const Member* member = member_of(state, service, account);
            return member && member->standing == Standing::in_default;
          }};
}
/// The account is not free to use so much of the service's asset.
Guard member_short_of(const State& state, ContractId service, AccountId account, Amount amount) {
  return {Reason::insufficient_balance,
          [&state, service, account, amount] { return held(state, member_free(state, service, account)) < amount; }};
}

}  // namespace

Guards guards(const State& before, const JoinService& command) {
  const auto terms = [&before, &command] { return before.services.get(command.service).terms; };
  return {
      no_such_service(before, command.service),
      not_an_actor(before, command.account),
      {Reason::already_member, [&before, &command] { return member_of(before, command.service, command.account) != nullptr; }},
      {Reason::different_ledgers, [&before, &command, terms] { return home_of(before, command.account) != terms().ledger; }},
      {Reason::same_account, [&command, terms] { return command.account == terms().ccp; }},
  };
}

Truth effect(const Done& done, const JoinService& command) {
  const auto* joined = only<MemberJoined>(done.events);
  if (!joined || joined->service != command.service || joined->account != command.account) return false;
  const Member* member = member_of(done.after, command.service, command.account);
  return member && member->standing == Standing::good;
}

Guards guards(const State& before, const Lodge& command) {
  return {no_such_service(before, command.service),
          not_theirs_to_fill(before, command),
          not_positive(command.amount),
          too_large(command.amount),
          has_defaulted(before, command.service, command.account),
          member_short_of(before, command.service, command.account, command.amount)};
}

Truth effect(const Done& done, const Lodge& command) {
  const Purse lodged = service_purse(done.before, command.service, command.account, command.purse);
  return does_just<Lodged>(done, {{member_free(done.before, command.service, command.account), lodged, command.amount}});
}

Guards guards(const State& before, const Release& command) {
  const auto lodged = [&before, &command] { return held(before, service_purse(before, command.service, command.account, command.purse)); };
  return {no_such_service(before, command.service),
          not_theirs_to_fill(before, command),
          not_positive(command.amount),
          has_defaulted(before, command.service, command.account),
          {Reason::insufficient_balance, [&command, lodged] { return command.amount > lodged(); }}};
}

Truth effect(const Done& done, const Release& command) {
  const Purse lodged = service_purse(done.before, command.service, command.account, command.purse);
  return does_just<Released>(done, {{lodged, member_free(done.before, command.service, command.account), command.amount}});
}

Guards guards(const State& before, const AllocateLoss& command) {
  return {no_such_service(before, command.service), no_member(before, command.service, command.defaulter), not_positive(command.loss),
          too_large(command.loss)};
}

Truth effect(const Done& done, const AllocateLoss& command) {
  const auto* allocated = only<LossAllocated>(done.events);
  if (!allocated || allocated->service != command.service || allocated->defaulter != command.defaulter) return false;
  const Loss loss(done, *allocated);
  const Truth taken = both(loss.is_taken_in_order(), both(loss.is_paid_by_its_layers(), loss.is_shared()));
  const Truth rest = both(loss.touches_nothing_else(), loss.leaves_only_the_defaulter_in_default());
  return both(allocated->loss == command.loss, both(taken, rest));
}

Guards guards(const State& before, const PayAssessment& command) {
  const auto owed = [&before, &command] {
    return NOTHING - held(before, service_purse(before, command.service, command.account, PurseKind::assessed));
  };
  return {no_such_service(before, command.service),
          no_member(before, command.service, command.account),
          not_positive(command.amount),
          {Reason::exceeds_assessment, [&command, owed] { return command.amount > owed(); }},
          member_short_of(before, command.service, command.account, command.amount)};
}

Truth effect(const Done& done, const PayAssessment& command) {
  const Purse assessed = service_purse(done.before, command.service, command.account, PurseKind::assessed);
  return does_just<AssessmentPaid>(done, {{member_free(done.before, command.service, command.account), assessed, command.amount}});
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
