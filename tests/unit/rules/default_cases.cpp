#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

constexpr PurseKind margin = PurseKind::margin, fund = PurseKind::default_fund, skin = PurseKind::skin_in_the_game,
                    capital = PurseKind::capital;

/// alice and carol are members; alice has lodged margin and both have contributed, the CCP has put up its own.
State cleared() {
  return after(start(), {JoinService{clear, alice}, JoinService{clear, carol}, Lodge{clear, alice, margin, Amount{40}},
                         Lodge{clear, alice, fund, Amount{30}}, Lodge{clear, carol, fund, Amount{20}}, Deposit{ccp, usd, Amount{100}},
                         Lodge{clear, ccp, skin, Amount{7}}, Lodge{clear, ccp, capital, Amount{5}}});
}

Cases joins() {
  return {"JoinService",
          after(start(), {JoinService{clear, alice}}),
          {{"no such service", JoinService{unknown, nobody}, "unknown_service"},
           {"nobody", JoinService{clear, nobody}, "unknown_account"},
           {"a member", JoinService{clear, alice}, "already_member"},
           {"an account of another ledger", JoinService{clear, dave}, "different_ledgers"},
           {"the CCP", JoinService{clear, ccp}, "same_account"},
           {"another", JoinService{clear, bob}, "MemberJoined"}}};
}

Cases lodges() {
  return {"Lodge",
          cleared(),
          {{"no such service", Lodge{unknown, nobody, capital, Amount{0}}, "unknown_service"},
           {"a stranger", Lodge{clear, bob, margin, Amount{0}}, "purse_not_allowed"},
           {"a member, the CCP's capital", Lodge{clear, alice, capital, Amount{0}}, "purse_not_allowed"},
           {"a member, the CCP's skin in the game", Lodge{clear, alice, skin, Amount{0}}, "purse_not_allowed"},
           {"the CCP, margin", Lodge{clear, ccp, margin, Amount{0}}, "purse_not_allowed"},
           {"a purse of no party", Lodge{clear, alice, PurseKind::available, Amount{1}}, "purse_not_allowed"},
           {"nothing", Lodge{clear, alice, margin, Amount{0}}, "amount_not_positive"},
           {"one", Lodge{clear, alice, fund, Amount{1}}, "Lodged"},
           {"one more than the largest amount", Lodge{clear, alice, margin, too_large}, "amount_too_large"},
           {"the largest amount", Lodge{clear, alice, margin, LARGEST_AMOUNT}, "insufficient_balance"},
           {"everything", Lodge{clear, alice, margin, Amount{930}}, "Lodged"},
           {"one more than everything", Lodge{clear, alice, margin, Amount{931}}, "insufficient_balance"}}};
}

Cases releases() {
  return {"Release",
          cleared(),
          {{"no such service", Release{unknown, nobody, capital, Amount{0}}, "unknown_service"},
           {"a stranger", Release{clear, bob, margin, Amount{0}}, "purse_not_allowed"},
           {"the CCP, close-out", Release{clear, ccp, PurseKind::close_out, Amount{0}}, "purse_not_allowed"},
           {"nothing", Release{clear, alice, margin, Amount{0}}, "amount_not_positive"},
           {"everything", Release{clear, alice, margin, Amount{40}}, "Released"},
           {"one more than everything", Release{clear, alice, margin, Amount{41}}, "insufficient_balance"},
           {"the CCP's skin in the game", Release{clear, ccp, skin, Amount{7}}, "Released"}}};
}

Cases after_a_default() {
  return {"a member in default",
          after(cleared(), {AllocateLoss{clear, alice, Amount{1}}}),
          {{"lodges nothing", Lodge{clear, alice, margin, Amount{0}}, "amount_not_positive"},
           {"lodges too much", Lodge{clear, alice, margin, too_large}, "amount_too_large"},
           {"lodges", Lodge{clear, alice, margin, Amount{1}}, "member_in_default"},
           {"is released nothing", Release{clear, alice, margin, Amount{0}}, "amount_not_positive"},
           {"is released", Release{clear, alice, margin, Amount{1000}}, "member_in_default"},
           {"defaults again", AllocateLoss{clear, alice, Amount{1}}, "LossAllocated"},
           {"and another defaults", AllocateLoss{clear, carol, Amount{1}}, "LossAllocated"}}};
}

Cases losses() {
  return {"AllocateLoss",
          cleared(),
          {{"no such service", AllocateLoss{unknown, nobody, Amount{0}}, "unknown_service"},
           {"not a member", AllocateLoss{clear, bob, Amount{0}}, "unknown_member"},
           {"the CCP", AllocateLoss{clear, ccp, Amount{0}}, "unknown_member"},
           {"no loss", AllocateLoss{clear, alice, Amount{0}}, "amount_not_positive"},
           {"a loss of one", AllocateLoss{clear, alice, Amount{1}}, "LossAllocated"},
           {"the largest", AllocateLoss{clear, alice, LARGEST_AMOUNT}, "LossAllocated"},
           {"one more than the largest", AllocateLoss{clear, alice, too_large}, "amount_too_large"}}};
}

/// A loss of all that stands before the assessments, and of all that can be assessed: carol owes 10.
Cases assessments() {
  const State owing = after(cleared(), {AllocateLoss{clear, alice, Amount{40 + 30 + 7 + 20 + 10}}, Withdraw{carol, usd, Amount{26}}});
  return {"PayAssessment",
          owing,
          {{"no such service", PayAssessment{unknown, nobody, Amount{0}}, "unknown_service"},
           {"not a member", PayAssessment{clear, bob, Amount{0}}, "unknown_member"},
           {"nothing", PayAssessment{clear, carol, Amount{0}}, "amount_not_positive"},
           {"one more than is owed", PayAssessment{clear, carol, Amount{11}}, "exceeds_assessment"},
           {"by one who owes nothing", PayAssessment{clear, alice, Amount{1}}, "exceeds_assessment"},
           {"everything", PayAssessment{clear, carol, Amount{4}}, "AssessmentPaid"},
           {"one more than everything", PayAssessment{clear, carol, Amount{5}}, "insufficient_balance"}}};
}

Cases pays_in_full() {
  return {"PayAssessment, in full",
          after(cleared(), {AllocateLoss{clear, alice, Amount{1000}}}),
          {{"all that is owed", PayAssessment{clear, carol, Amount{10}}, "AssessmentPaid"}}};
}

Cases brims() {
  const State owing = after(cleared(), {AllocateLoss{clear, alice, Amount{1000}}});
  State full = holding(owing, available_purse(carol, usd), to_the_brim);
  full = holding(std::move(full), {carol, usd, fund, clear}, Amount{2});
  full = holding(std::move(full), {ccp, usd, PurseKind::close_out, clear}, to_the_brim);
  return {"the range of a purse",
          full,
          {{"lodges", Lodge{clear, carol, margin, Amount{1}}, "out_of_range"},
           {"is released", Release{clear, carol, fund, Amount{1}}, "out_of_range"},
           {"a loss", AllocateLoss{clear, alice, Amount{1}}, "out_of_range"},
           {"pays an assessment", PayAssessment{clear, carol, Amount{1}}, "out_of_range"}}};
}

}  // namespace

std::vector<Cases> default_cases() {
  return {joins(), lodges(), releases(), after_a_default(), losses(), assessments(), pays_in_full(), brims()};
}

}  // namespace plumbline::unit
