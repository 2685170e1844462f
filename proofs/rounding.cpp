// Each rounded value lies within one unit of the exact one, on its stated side. State invariants do not notice a rounding
// turned round: either way conserves.
#include "proofs/statement.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
namespace {

void curve(Statement& rounding) {
  const Pool pool = arbitrary_of(Of<Pool>{}, "pool");
  const Curve& terms = pool.terms.curve;
  const UnitSeconds borrowed{Integer::unknown("borrowed")}, lent{Integer::unknown("lent")};
  rounding.given(f(sound(pool.terms)) && f(borrowed >= UnitSeconds{0}));
  const Rate used = utilisation(borrowed, lent);
  const Rate rate = rate_at(terms, used);
  rounding.follows("utilisation is between 0 and 1", f(used >= Rate{0}) && f(used <= WHOLE_RATE));
  rounding.follows("nothing lent, nothing used", z3::implies(f(lent <= UnitSeconds{0}), f(used == Rate{0})));
  rounding.follows("utilisation is rounded down", z3::implies(f(lent > UnitSeconds{0}) && f(borrowed <= lent),
                                                              rounded_down(used.value, lent.value, borrowed.value * WHOLE_RATE.value)));
  const z3::expr low = f(used <= terms.kink);
  const Integer above_base = (rate - terms.base).value, above_kink = (rate - terms.base - terms.slope_1).value;
  rounding.follows("the lower slope is rounded down",
                   z3::implies(low, rounded_down(above_base, terms.kink.value, terms.slope_1.value * used.value)));
  rounding.follows("the upper slope is rounded down", z3::implies(!low, rounded_down(above_kink, (WHOLE_RATE - terms.kink).value,
                                                                                     terms.slope_2.value * (used - terms.kink).value)));
  rounding.follows("the rate is within the curve's ends", f(rate >= terms.base) && f(rate <= terms.base + terms.slope_1 + terms.slope_2));
}

/// A survivor is never assessed above its cap, and the cap is rounded down.
void assessment(Statement& rounding) {
  const State state = arbitrary_of(Of<State>{}, "state");
  const Service service = arbitrary_of(Of<Service>{}, "service");
  const Default loss{state, ContractId::any(), service, AccountId::any()};
  const AccountId member = AccountId::any();
  const Integer contribution = state.balances.get(loss.purse(member, PurseKind::default_fund)).value;
  const Amount owed = -state.balances.get(loss.purse(member, PurseKind::assessed));
  rounding.given(f(sound(service.terms)) && f(contribution >= 0) && f(owed >= NOTHING));
  const Amount capacity = loss.capacity(Layer::assessments, member);
  const z3::expr room = f(capacity > NOTHING);
  rounding.follows("the cap is rounded down", z3::implies(room, rounded_down((capacity + owed).value, WHOLE_PPM.value,
                                                                             contribution * service.terms.assessment_cap.value)));
  rounding.follows("no capacity below nothing", f(capacity >= NOTHING));
}

}  // namespace

std::vector<Task> rounding_tasks() {
  return {
      statement("LEND-5", "utilisation and rate", curve),
      statement("DFLT-4", "the cap of an assessment", assessment),
  };
}

}  // namespace plumbline::proofs
