// Of margin and orders: each rounding on its side, and that no open order that fills leaves an account worse off than the
// gate reckoned. By induction over fills, whichever of the orders are filled, and in whatever order: the worst case holds.
#include "proofs/statement.hpp"
#include "ref/exchange/gate.hpp"
#include "ref/exchange/notional.hpp"

namespace plumbline::proofs {
namespace {

z3::expr at_most(Amount a, Amount b) { return f(a <= b); }

/// A larger notional never asks for less margin; and an earlier stage's margin is never less than the next stage's.
void margins(Statement& margin) {
  const RiskTerms terms = arbitrary_of(Of<RiskTerms>{}, "terms");
  const Integer smaller = any("smaller"), larger = any("larger");
  margin.given(f(sound(terms)) && f(smaller >= 0) && f(smaller <= larger));
  const Integer root = root_up(larger), lesser_root = root_up(smaller);
  const auto fraction = [](const Requirement& asked, Integer of_root) { return max(asked.base.value * ten_to(9), asked.factor * of_root); };
  const Integer low = fraction(terms.maintenance, lesser_root), high = fraction(terms.maintenance, root);
  const Integer first = fraction(terms.initial, root);
  consider({terms.maintenance.factor * (root - lesser_root), (terms.initial.factor - terms.maintenance.factor) * root});
  consider({(larger - smaller) * low, larger * (high - low), larger * (first - high)});
  const Amount asked = margin_on(terms.maintenance, Amount{larger});
  margin.follows("a larger notional asks for no less", at_most(margin_on(terms.maintenance, Amount{smaller}), asked));
  margin.follows("the initial margin is no less than the maintenance margin", at_most(asked, margin_on(terms.initial, Amount{larger})));
  margin.follows("it is rounded up", f(asked.value * MARGIN_SCALE >= larger * high) && f((asked.value - 1) * MARGIN_SCALE < larger * high));
}

/// Collateral counts for no more than its value, for no more than `base` of it, and no more than the falling weight of it.
void collateral(Statement& weight) {
  const CollateralTerms terms = arbitrary_of(Of<CollateralTerms>{}, "terms");
  const Integer holding = any("holding"), price = any("price");
  weight.given(f(sound(terms)) && f(holding >= 0) && f(price >= 1));
  const Integer value = collateral_value(terms, Amount{holding}, Price{price}).value;
  const Integer notional = mul_div_floor(holding, price, terms.lot.value);
  const Integer root = root_up(max(terms.weighed_by == WeighedBy::notional ? notional : holding, 0));
  const Integer divisor = (terms.penalty * root + MARGIN_SCALE) * 10;
  const Integer at_base = mul_div_floor(notional, terms.base.value, WHOLE_RATE.value);
  const Integer falling = mul_div_floor(notional, MARGIN_SCALE * 11, divisor);
  weight.follows("it is the lesser of the two, each rounded down", f(value == min(at_base, falling)));
  weight.follows("it is not below zero, and not above its value", f(value >= 0) && f(value <= notional));
  weight.follows("the falling weight is 1.1 / (1 + penalty x root)", rounded_down(falling, divisor, notional * MARGIN_SCALE * 11));
}

/// Profit that has not been paid for counts for no more than its cap, and for nothing where value leaves; a loss counts whole.
void profit(Statement& counted) {
  const Perpetual perpetual = arbitrary_of(Of<Perpetual>{}, "perpetual");
  const RiskTerms terms = arbitrary_of(Of<RiskTerms>{}, "terms");
  const OpenPosition position = arbitrary_of(Of<OpenPosition>{}, "position");
  const Price mark{any("mark")};
  const Amount unsettled{any("unsettled")};
  counted.given(f(sound(perpetual.terms)) && f(sound(terms)) && f(mark >= Price{1}));
  const Amount made = value_at(position, mark, perpetual.terms.lot) - position.net_cost + unsettled;
  const Risk risk = market_risk(terms, {perpetual, mark, position, unsettled, {}});
  counted.follows("towards positions, no more than there is and than its cap", f(risk.equity == min(made, terms.profit_cap)));
  counted.follows("towards what is taken out or borrowed, nothing", at_most(risk.secured, NOTHING));
  counted.follows("a loss counts whole", z3::implies(f(made <= NOTHING), f(risk.secured == made)));
}

/// An account in one market, before one of its orders is filled and after.
struct Filling {
  Perpetual perpetual = arbitrary_of(Of<Perpetual>{}, "perpetual");
  RiskTerms terms = arbitrary_of(Of<RiskTerms>{}, "terms");
  Price mark{any("mark")};
  OpenPosition position = arbitrary_of(Of<OpenPosition>{}, "position");
  Amount unsettled{any("unsettled")};
  OpenOrders others{Quantity{any("bids")}, Quantity{any("asks")}, Quantity{any("reducing")}, Amount{any("loss")}};
  Order order{Quantity{any("quantity")}, Price{any("limit")}};
  Policies policies;

  explicit Filling(Statement& worst) {
    worst.given(f(sound(perpetual.terms)) && f(sound(terms)) && f(mark >= Price{1}));
    worst.given(f(order.quantity >= Quantity{1}) && f(order.limit >= Price{1}));
    worst.given(f(others.bids >= Quantity{0}) && f(others.asks >= Quantity{0}) && f(others.reducing >= Quantity{0}));
    worst.given(f(either(position.quantity != Quantity{0}, position.net_cost == NOTHING)));
  }

  Integer lot() const { return perpetual.terms.lot.value; }
  Risk risk(const OpenPosition& held, Amount equity, const OpenOrders& orders) const {
    return market_risk(terms, {perpetual, mark, held, equity, orders});
  }

  /// The order is filled for `notional`, at a fee of `rate`: it was one of the open orders, `bought` is its quantity with its sign.
  void claim(Statement& worst, const OpenOrders& was, Quantity bought, Amount notional, Ppm rate) const {
    const Amount cost = bought > Quantity{0} ? notional : -notional;
    const Amount fee = fee_on(policies, notional, rate);
    const OpenPosition after = traded(position, bought, cost);
    const Amount realised = after.net_cost - position.net_cost - cost;
    const Risk before = risk(position, unsettled, others + was);
    const Risk now = risk(after, unsettled + realised - fee, others);
    help(was, after, notional, rate);
    worst.follows("what is left after all losses does not fall", f(now.equity - now.loss >= before.equity - before.loss));
    worst.follows("nor what is left without profit not paid for", f(now.secured - now.loss >= before.secured - before.loss));
    worst.follows("the margins asked for do not rise",
                  at_most(now.initial, before.initial) && at_most(now.maintenance, before.maintenance));
    worst.follows("nor does the exposure", at_most(now.exposure, before.exposure));
  }

 private:
  /// The largest notional, and the margin on it.
  struct Sizes {
    Integer quantity, notional, root;
  };
  Sizes sizes(Quantity held, const OpenOrders& orders) const {
    const Integer quantity = largest(Quantity{held}, orders).value;
    const Integer notional = mul_div_ceil(quantity, mark.value, lot());
    return {quantity, notional, root_up(notional)};
  }
  void help(const OpenOrders& was, const OpenPosition& after, Amount notional, Ppm rate) const {
    const Integer worth = value_at(position, mark, perpetual.terms.lot).value,
                  worth_after = value_at(after, mark, perpetual.terms.lot).value;
    const Integer at_limit_up = mul_div_ceil(order.quantity.value, order.limit.value, lot());
    const Integer at_limit_down = mul_div_floor(order.quantity.value, order.limit.value, lot());
    const Integer highest = max(Ppm{0}, max(perpetual.terms.fees.taker, perpetual.terms.fees.maker)).value;
    for (const Integer& above : {order.limit.value - mark.value, mark.value - order.limit.value}) {
      const Integer gap = max(above, 0);
      const Integer lost = mul_div_ceil(order.quantity.value, gap, lot());
      compare(worth_after - worth - at_limit_up + lost, -2, lot());
      compare(worth_after - worth + at_limit_down + lost, -2, lot());
      consider({order.quantity.value * (gap - above)});
    }
    compare(at_limit_up, at_limit_down, lot());
    compare(at_limit_up, at_limit_down + 1, lot());
    const Integer n = notional.value;
    consider({(at_limit_up - n) * highest, n * (highest - rate.value), (n - at_limit_up) * (WHOLE_PPM.value - highest)});
    consider({n * (WHOLE_PPM.value - highest)});
    const Sizes large = sizes(position.quantity, others + was), small = sizes(after.quantity, others);
    compare(large.notional, small.notional, lot());
    consider({(large.quantity - small.quantity) * mark.value, (large.notional - small.notional) * terms.weight.value});
    for (const Requirement& asked : {terms.initial, terms.maintenance}) {
      const Integer high = max(asked.base.value * ten_to(9), asked.factor * large.root);
      const Integer low = max(asked.base.value * ten_to(9), asked.factor * small.root);
      consider({asked.factor * (large.root - small.root), (large.notional - small.notional) * low, large.notional * (high - low)});
    }
  }
};

/// What a fill at the limit or better comes to: a buyer pays no more, and a seller receives no less; its fee is one of the two.
Amount buyer_pays(Statement& worst, const Filling& one) {
  const Integer notional = any("notional");
  worst.given(f(notional >= 0) && f(notional <= mul_div_ceil(one.order.quantity.value, one.order.limit.value, one.lot())));
  return Amount{notional};
}
Amount seller_receives(Statement& worst, const Filling& one) {
  const Integer notional = any("notional");
  worst.given(f(notional >= mul_div_floor(one.order.quantity.value, one.order.limit.value, one.lot())));
  return Amount{notional};
}
Ppm either_rate(Statement& worst, const Filling& one) {
  const Ppm rate{any("rate")};
  worst.given(f(either(rate == one.perpetual.terms.fees.taker, rate == one.perpetual.terms.fees.maker)));
  return rate;
}

void bid_filled(Statement& worst) {
  const Filling one(worst);
  const OpenOrders was = bid(one.policies, one.perpetual, one.mark, one.order);
  one.claim(worst, was, one.order.quantity, buyer_pays(worst, one), either_rate(worst, one));
}
void ask_filled(Statement& worst) {
  const Filling one(worst);
  const OpenOrders was = ask(one.policies, one.perpetual, one.mark, one.order);
  one.claim(worst, was, -one.order.quantity, seller_receives(worst, one), either_rate(worst, one));
}
void long_reduced(Statement& worst) {
  const Filling one(worst);
  worst.given(f(one.order.quantity <= one.position.quantity));
  const OpenOrders was = reducing(one.policies, one.perpetual, one.mark, one.order, one.position.quantity);
  one.claim(worst, was, -one.order.quantity, seller_receives(worst, one), either_rate(worst, one));
}
void short_reduced(Statement& worst) {
  const Filling one(worst);
  worst.given(f(one.order.quantity <= -one.position.quantity));
  const OpenOrders was = reducing(one.policies, one.perpetual, one.mark, one.order, one.position.quantity);
  one.claim(worst, was, one.order.quantity, buyer_pays(worst, one), either_rate(worst, one));
}

/// Orders that are cancelled, or shrink, take nothing that was reckoned with.
void lapsed(Statement& worst) {
  const Integer position = any("position");
  OpenOrders more{Quantity{any("bids")}, Quantity{any("asks")}, Quantity{any("reducing")}, NOTHING}, fewer = more;
  fewer.bids -= Quantity{any("bids_gone")};
  fewer.asks -= Quantity{any("asks_gone")};
  fewer.reducing -= Quantity{any("reducing_gone")};
  worst.given(f(fewer.bids <= more.bids) && f(fewer.asks <= more.asks) && f(fewer.reducing <= more.reducing));
  worst.given(f(fewer.bids >= Quantity{0}) && f(fewer.asks >= Quantity{0}) && f(fewer.reducing >= Quantity{0}));
  worst.follows("a position that could become no larger", f(largest(Quantity{position}, fewer) <= largest(Quantity{position}, more)));
  worst.follows("and none smaller than it is", f(largest(Quantity{position}, fewer).value >= magnitude(position)));
}

}  // namespace

std::vector<Task> margin_tasks() {
  return {
      statement("MRGN-2", "the margin on a notional", margins),
      statement("MRGN-2", "the weight of collateral", collateral),
      statement("MRGN-2", "what a position counts for", profit),
      statement("ORDR-1", "the worst case, where a bid is filled", bid_filled),
      statement("ORDR-1", "the worst case, where an ask is filled", ask_filled),
      statement("ORDR-1", "the worst case, where a long is reduced", long_reduced),
      statement("ORDR-1", "the worst case, where a short is reduced", short_reduced),
      statement("ORDR-1", "the worst case, where orders lapse", lapsed),
  };
}

}  // namespace plumbline::proofs
