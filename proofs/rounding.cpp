// Each rounded value lies within one unit of the exact one, on its stated side. State invariants do not notice a rounding
// turned round: either way conserves.
#include "proofs/statement.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
namespace {

z3::expr f(const Truth& truth) { return truth.formula(); }

/// rounded x divisor is at most the exact value, and less than one divisor below it.
z3::expr rounded_down(Integer rounded, Integer divisor, Integer exact) {
  return f(rounded * divisor <= exact) && f(exact - rounded * divisor < divisor);
}
z3::expr rounded_up(Integer rounded, Integer divisor, Integer exact) {
  return f(rounded * divisor >= exact) && f(rounded * divisor - exact < divisor);
}

Family prove_fill() {
  Family family;
  family.name = "SPOT-2";
  family.sentence = "notional against the taker, fees up";
  explore(family, [](Run& run) {
    const Fill fill = arbitrary_of(Of<Fill>{}, "fill");
    run.after = run.before;
    const Decision decision = decide(run.before, fill);
    const Events* events = std::get_if<Events>(&decision);
    if (!events) throw Contradiction{};
    const Filled& filled = std::get<Filled>(events->front());
    const Market& market = *run.before.markets.find(fill.market);
    const FeeRates* maker = market.fees_of.find(fill.maker);
    const FeeRates* taker = market.fees_of.find(fill.taker);
    const Integer exact = fill.quantity.value * fill.price.value;
    const Integer notional = filled.notional.value;
    const bool buys = fill.side == Side::buy;
    run.claims.push_back({"the taker never gains by the notional's rounding", buys
                                                                                  ? rounded_up(notional, market.terms.lot.value, exact)
                                                                                  : rounded_down(notional, market.terms.lot.value, exact)});
    const Ppm taker_rate = (taker ? *taker : market.terms.fees).taker, maker_rate = (maker ? *maker : market.terms.fees).maker;
    run.claims.push_back(
        {"the taker's fee is rounded up", rounded_up(filled.taker_fee.value, WHOLE_PPM.value, notional * taker_rate.value)});
    run.claims.push_back(
        {"the maker's fee is rounded up", rounded_up(filled.maker_fee.value, WHOLE_PPM.value, notional * maker_rate.value)});
    run.claims.push_back({"the venue never pays", f(filled.taker_fee + filled.maker_fee >= NOTHING)});
  });
  return family;
}

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
      {"SPOT-2", prove_fill},
      statement("LEND-5", "utilisation and rate", curve),
      statement("DFLT-4", "the cap of an assessment", assessment),
  };
}

}  // namespace plumbline::proofs
