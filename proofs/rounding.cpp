// Each rounded value lies within one unit of the exact one, on its stated side. State invariants do not notice a rounding
// turned round: either way conserves.
#include "proofs/statement.hpp"
#include "ref/exchange/notional.hpp"
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

/// A quotient a x b / c, the whole numbers on either side of it, and how far the lower one is from it.
struct Quotient {
  Integer a = any("a"), b = any("b"), c = any("c");
  Integer below = mul_div_floor(a, b, c), above = mul_div_ceil(a, b, c);
  Integer parts = a * b - below * c;  ///< of c, from the lower one to the quotient
  /// What a proof by hand would write down of twice the quotient, and of the quotient with its sign turned round.
  void consider_neighbours() const {
    const Integer low = mul_div_floor(-a, b, c), high = mul_div_ceil(-a, b, c);
    compare(low, -above, c);
    compare(high, -below, c);
    compare(above, below, c);
    compare(above, below + 1, c);
    const auto double_of = [&](Integer twice, Integer once) {
      compare(twice, once + once, c);
      compare(twice, once + once + 1, c);
    };
    double_of(mul_div_floor(a, b + b, c), below);
    double_of(mul_div_floor(-a, b + b, c), low);
  }
  z3::expr nearer_below = f(parts + parts < c), nearer_above = f(parts + parts > c), tie = f(parts + parts == c);
};

/// [NUM-2] What each rounding makes of a quotient.
z3::expr is_rounded(const Quotient& x, Integer rounded, Rounding rounding) {
  const z3::expr down = f(rounded == x.below), up = f(rounded == x.above), negative = f(x.a * x.b < 0);
  const Integer half = mul_div_floor(x.below, 1, 2);
  const z3::expr even_below = f(half + half == x.below);
  const auto nearest = [&](const z3::expr& tie) { return z3::ite(x.nearer_below, down, z3::ite(x.nearer_above, up, tie)); };
  switch (rounding) {
    case Rounding::floor: return down;
    case Rounding::ceiling: return up;
    case Rounding::toward_zero: return z3::ite(negative, up, down);
    case Rounding::half_up: return nearest(up);
    case Rounding::half_even: return nearest(z3::ite(even_below, down, up));
    case Rounding::half_away_from_zero: return nearest(z3::ite(negative, down, up));
  }
  __builtin_unreachable();
}

Task rounds(Rounding rounding) {
  return statement("NUM-2", "rounded " + std::string{name(rounding)}, [rounding](Statement& made) {
    const Quotient x;
    made.given(f(x.c > 0));
    x.consider_neighbours();
    made.follows("it lies between its neighbours", f(x.parts >= 0) && f(x.parts < x.c) && f(x.above - x.below <= 1) &&
                                                      f(x.above == x.below) == f(x.parts == 0));
    made.follows("it is rounded as it says", is_rounded(x, mul_div(x.a, x.b, x.c, rounding), rounding));
  });
}

/// [NUM-2] The notional of a fill, by each policy and for either side of the taker.
Task notionals(NotionalRounding policy, Side taker, Rounding rounding) {
  return statement("NUM-2", "a notional, " + std::string{name(policy)} + (taker == Side::buy ? ", the taker buys" : ", the taker sells"), [=](Statement& made) {
    Policies policies;
    policies.notional_rounding = policy;
    const Integer quantity = any("quantity"), price = any("price"), lot = any("lot");
    made.given(f(lot > 0));
    made.follows("it is rounded as the policy says", f(notional_of(policies, taker, Quantity{quantity}, Price{price}, Quantity{lot}).value ==
                                                       mul_div(quantity, price, lot, rounding)));
  });
}

/// [NUM-2] A fee, by each policy.
Task fees(Rounding rounding) {
  return statement("NUM-2", "a fee, " + std::string{name(rounding)}, [=](Statement& made) {
    Policies policies;
    policies.fee_rounding = rounding;
    const Integer notional = any("notional"), rate = any("rate");
    made.given(f(notional >= 0));
    made.follows("it is rounded as the policy says",
                 f(fee_on(policies, Amount{notional}, Ppm{rate}).value == mul_div(notional, rate, ten_to(6), rounding)));
  });
}

std::vector<Task> by_policy() {
  std::vector<Task> all;
  for (const Side side : {Side::buy, Side::sell}) {
    all.push_back(notionals(NotionalRounding::against_taker, side, side == Side::buy ? Rounding::ceiling : Rounding::floor));
    all.push_back(notionals(NotionalRounding::floor, side, Rounding::floor));
    all.push_back(notionals(NotionalRounding::half_even, side, Rounding::half_even));
  }
  for (const Rounding rounding : {Rounding::floor, Rounding::ceiling, Rounding::toward_zero, Rounding::half_up, Rounding::half_even,
                                  Rounding::half_away_from_zero})
    all.push_back(fees(rounding));
  return all;
}

}  // namespace

std::vector<Task> rounding_tasks() {
  std::vector<Task> all = {
      rounds(Rounding::floor),
      rounds(Rounding::ceiling),
      rounds(Rounding::toward_zero),
      rounds(Rounding::half_up),
      rounds(Rounding::half_even),
      rounds(Rounding::half_away_from_zero),
      statement("LEND-5", "utilisation and rate", curve),
      statement("DFLT-4", "the cap of an assessment", assessment),
  };
  for (Task& task : by_policy()) all.push_back(std::move(task));
  return all;
}

}  // namespace plumbline::proofs
