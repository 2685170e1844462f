// What genesis and the rules let pass as terms is what the specification says: no more (INV-8 would not notice what is too strict), and
// no less.
#include "invariants/terms.hpp"
#include "proofs/statement.hpp"

namespace plumbline::proofs {
namespace {

void same(Statement& made, const Truth& let_pass, const Truth& within) {
  made.follows("what passes is within its bounds", z3::implies(f(let_pass), f(within)));
  made.follows("what is within its bounds passes", z3::implies(f(within), f(let_pass)));
}

template <class Terms>
Task passes(const char* rule) {
  return statement(rule, "bounds of " + std::string{type_name<Terms>()}, [](Statement& made) {
    const Terms terms = arbitrary_of(Of<Terms>{}, "terms");
    same(made, sound(terms), within_bounds(terms));
  });
}

/// Every list of up to three layers: whether one stands twice is a matter of two, and a third may stand between.
void layers(Statement& made) {
  ServiceTerms terms = arbitrary_of(Of<ServiceTerms>{}, "terms");
  std::vector<std::vector<Layer>> shorter = {{}};
  for (int length = 0; length <= 3; ++length) {
    std::vector<std::vector<Layer>> longer;
    for (const std::vector<Layer>& some : shorter) {
      terms.waterfall = some;
      same(made, sound(terms), within_bounds(terms));
      for (const Layer next : usual_waterfall()) {
        longer.push_back(some);
        longer.back().push_back(next);
      }
    }
    shorter = std::move(longer);
  }
  made.follows("the usual order is skin in the game before the survivors",
               Path::context().bool_val(usual_waterfall() ==
                                        std::vector<Layer>{Layer::defaulter_margin, Layer::defaulter_default_fund, Layer::skin_in_the_game,
                                                           Layer::survivors_default_fund, Layer::assessments, Layer::ccp_capital}));
}

}  // namespace

std::vector<Task> terms_tasks() {
  return {passes<FeeRates>("SPOT-2"),
          passes<MarketTerms>("SPOT-1"),
          passes<LockTerms>("HTLC-1"),
          passes<PoolTerms>("LEND-1"),
          passes<FeedTerms>("MARK-1"),
          passes<PerpetualTerms>("PERP-1"),
          passes<CustodyTerms>("CSTD-1"),
          passes<CollateralTerms>("MRGN-1"),
          passes<RiskTerms>("ORDR-1"),
          passes<DebtTerms>("LEND-3"),
          statement("DFLT-1", "bounds of ServiceTerms", layers)};
}

}  // namespace plumbline::proofs
