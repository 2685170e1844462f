// Of perpetuals and their prices: each rounding within a unit on its side, and what a trade makes of a position.
#include "proofs/statement.hpp"
#include "ref/exchange/notional.hpp"

namespace plumbline::proofs {
namespace {

/// MARK-1: the venue's own price where the band allows it, and otherwise the end of the band.
void band(Statement& rounding) {
  const State state = arbitrary_of(Of<State>{}, "state");
  const Publish command = arbitrary_of(Of<Publish>{}, "command");
  const Decision decision = decide(state, command);
  const Events* events = std::get_if<Events>(&decision);
  if (!events) throw Contradiction{};
  const auto& published = std::get<Published>(events->front());
  const FeedTerms terms = state.feeds.get(command.feed).terms;
  rounding.given(f(sound(terms)));
  const Integer index = command.index.value, own = command.venue_price.value, mark = published.mark.value;
  const Integer room = index * terms.band.value;  // in millionths
  rounding.follows("a price of nothing is not published", f(index >= 1) && f(own >= 1));
  const z3::expr within = f((own - index) * WHOLE_PPM.value <= room) && f((index - own) * WHOLE_PPM.value <= room);
  rounding.follows("a price within the band is the mark", z3::implies(within, f(mark == own)));
  const z3::expr above = f((own - index) * WHOLE_PPM.value > room), below = f((index - own) * WHOLE_PPM.value > room);
  rounding.follows("above the band, its upper end, rounded down", z3::implies(above, rounded_down(mark - index, WHOLE_PPM.value, room)));
  rounding.follows("below the band, its lower end, rounded up", z3::implies(below, rounded_down(index - mark, WHOLE_PPM.value, room)));
}

/// PERP-1: what a trade makes of a position, and what it realises.
void trade(Statement& trading) {
  const OpenPosition before{Quantity{any("held")}, Amount{any("net_cost")}};
  const Quantity quantity{any("quantity")};
  const Amount cost{any("cost")};
  trading.given(f(quantity != Quantity{0}) && f(either(before.quantity != Quantity{0}, before.net_cost == NOTHING)));
  const OpenPosition after = traded(before, quantity, cost);
  const Integer held = before.quantity.value, dealt = quantity.value, left = after.quantity.value;
  const Integer realised = (after.net_cost - before.net_cost - cost).value;
  const Truth with = either(both(held >= 0, dealt > 0), both(held <= 0, dealt < 0));
  const Truth reduces = both(negate(with), magnitude(dealt) <= magnitude(held));
  const Truth turns = both(negate(with), magnitude(dealt) > magnitude(held));
  trading.follows("the quantities add up", f(left == held + dealt));
  trading.follows("what opens or increases realises nothing", z3::implies(f(with), f(realised == 0)));
  trading.follows("what remains keeps its part of the cost, rounded down",
                  z3::implies(f(reduces), rounded_down(after.net_cost.value, magnitude(held), before.net_cost.value * magnitude(left))));
  trading.follows("what is turned round has its part of the trade, rounded down",
                  z3::implies(f(turns), rounded_down(after.net_cost.value, magnitude(dealt), cost.value * magnitude(left))));
  trading.follows("what is flat has cost nothing", z3::implies(f(left == 0), f(after.net_cost == NOTHING)));
}

/// PERP-2: the value at a price.
void value(Statement& rounding) {
  const OpenPosition position = arbitrary_of(Of<OpenPosition>{}, "position");
  const Price price{any("price")};
  const Quantity lot{any("lot")};
  rounding.given(f(lot > Quantity{0}));
  rounding.follows("it is rounded down",
                   rounded_down(value_at(position, price, lot).value, lot.value, position.quantity.value * price.value));
}

/// PERP-1: average entry and break-even are exactly where a loss begins.
void even(Statement& rounding) {
  const OpenPosition position{Quantity{any("held")}, Amount{any("cost")}};
  const Quantity lot{any("lot")};
  rounding.given(f(both(lot > Quantity{0}, position.quantity != Quantity{0})));
  const Price even = even_price(position.quantity, position.net_cost, lot);
  const Price worse = position.quantity > Quantity{0} ? even - Price{1} : even + Price{1};
  const Amount worth = value_at(position, even, lot), less = value_at(position, worse, lot);
  compare(worth.value, position.net_cost.value, lot.value);
  compare(less.value, position.net_cost.value, lot.value);
  rounding.follows("at that price nothing is lost", f(worth >= position.net_cost));
  rounding.follows("one unit worse, something is", f(less < position.net_cost));
}

/// PERP-4: the rate of an interval.
void rate(Statement& rounding) {
  const FundingTerms terms = arbitrary_of(Of<FundingTerms>{}, "terms");
  const Rate premium{any("premium")};
  rounding.given(f(sound(terms)));
  const Rate rate = funding_rate(terms, premium);
  rounding.follows("it is within the cap", f(rate <= terms.cap) && f(rate >= -terms.cap));
  const z3::expr inside = f(rate < terms.cap) && f(rate > -terms.cap);
  const Rate gap = terms.interest - premium;
  const z3::expr quiet = f(gap <= terms.damper) && f(gap >= -terms.damper);
  rounding.follows("in a quiet market it is the interest's part, rounded down",
                   z3::implies(inside && quiet, rounded_down(rate.value, terms.spread, terms.interest.value)));
  rounding.follows("far above the interest, the damped premium's",
                   z3::implies(inside && f(gap < -terms.damper), rounded_down(rate.value, terms.spread, (premium - terms.damper).value)));
  rounding.follows("far below it, likewise",
                   z3::implies(inside && f(gap > terms.damper), rounded_down(rate.value, terms.spread, (premium + terms.damper).value)));
}

/// PERP-4: what one position receives or pays.
void funding(Statement& fold) {
  const Perpetual perpetual = arbitrary_of(Of<Perpetual>{}, "perpetual");
  const PerpetualPurses purses(perpetual, ContractId::any());
  const OpenPosition position = arbitrary_of(Of<OpenPosition>{}, "position");
  const Integer price_rate = any("price_rate"), divisor = any("divisor");
  fold.given(f(divisor > 0));
  Funding so_far;
  so_far.received = Amount{any("received")};
  Funding gathered = Fund{purses, price_rate, divisor}(so_far, AccountId::any(), position);
  const Amount received = gathered.received - so_far.received;
  const Posting legs = std::move(gathered.posting).all();
  const Amount in = legs[0].amount, out = legs[1].amount;
  fold.follows("it is rounded down", rounded_down(received.value, divisor, -position.quantity.value * price_rate));
  fold.follows("its legs move what is received", f(in - out == received) && f(in >= NOTHING) && f(out >= NOTHING));
  fold.follows("a flat position neither pays nor receives", z3::implies(f(position.quantity == Quantity{0}), f(received == NOTHING)));
}

}  // namespace

std::vector<Task> perpetual_tasks() {
  return {
      statement("MARK-1", "the band around the index", band), statement("PERP-1", "what a trade makes of a position", trade),
      statement("PERP-1", "where a loss begins", even),       statement("PERP-2", "the value at the mark", value),
      statement("PERP-4", "the rate of an interval", rate),   statement("PERP-4", "the funding of one position", funding),
  };
}

}  // namespace plumbline::proofs
