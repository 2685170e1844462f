// Of spot orders: what is set aside covers whatever comes of them, by each rounding, and a match needs nothing else of anybody.
#include "proofs/statement.hpp"
#include "ref/exchange/notional.hpp"

namespace plumbline::proofs {

z3::expr reservation_covers(const MarketTerms& terms, const SpotOrder& bid, Quantity part, Price price, Amount notional, Amount fee) {
  const Truth of_bid = both(terms.lot >= Quantity{1}, sound(bid.fees));
  const Truth of_part = both(both(part >= Quantity{1}, part <= bid.quantity), both(price >= Price{1}, price <= bid.limit));
  return implies(both(of_bid, of_part), notional + max(fee, NOTHING) <= reservation(terms, bid)).formula();
}

namespace {

/// A bid, and a part of it that is filled at its limit or better.
struct BidInPart {
  MarketTerms terms = arbitrary_of(Of<MarketTerms>{}, "terms");
  SpotOrder bid{Side::buy, Quantity{any("quantity")}, Price{any("limit")}, {Ppm{any("maker")}, Ppm{any("taker")}}};
  Quantity part{any("part")};
  Price price{any("price")};

  explicit BidInPart(Statement& reserved) {
    reserved.given(f(terms.lot >= Quantity{1}) && f(sound(bid.fees)));
    reserved.given(f(part >= Quantity{1}) && f(part <= bid.quantity) && f(price >= Price{1}) && f(price <= bid.limit));
  }

  Integer lot() const { return terms.lot.value; }
  Ppm highest() const { return max(bid.fees.maker, bid.fees.taker); }
  Amount notional_at_limit() const { return Amount{mul_div_ceil(bid.limit.value, bid.quantity.value, lot())}; }
};

/// Whoever takes, and whichever of its rates the buyer pays: the part costs no more than was set aside for the whole.
void covered(Statement& reserved, const Policies& policies) {
  const BidInPart one(reserved);
  const Integer all = one.notional_at_limit().value;
  consider({(one.bid.limit - one.price).value * one.part.value, (one.bid.quantity - one.part).value * one.bid.limit.value});
  for (const Side taker : {Side::buy, Side::sell}) {
    const Amount notional = notional_of(policies, taker, one.part, one.price, one.terms.lot);
    compare(notional.value, all, one.lot());
    compare(mul_div_ceil(one.part.value, one.price.value, one.lot()), all, one.lot());
    for (const Ppm rate : {one.bid.fees.maker, one.bid.fees.taker}) {
      consider({(all - notional.value) * one.highest().value, notional.value * (one.highest() - rate).value});
      const Amount fee = fee_on(policies, notional, rate);
      reserved.follows("a bid's reservation covers notional and fee",
                       reservation_covers(one.terms, one.bid, one.part, one.price, notional, fee));
      reserved.follows("a fee is never more than the notional", f(fee <= notional));
    }
  }
}

/// Each part is rounded by itself: after one the rest may need more than is left, but not much.
void nearly_enough(Statement& rest) {
  const BidInPart one(rest);
  const Amount notional{any("notional")};
  const Integer at_limit = mul_div_ceil(one.bid.limit.value, one.part.value, one.lot()), all = one.notional_at_limit().value;
  const Integer highest = one.highest().value;
  rest.given(f(notional >= NOTHING) && f(notional.value <= at_limit));
  SpotOrder left = one.bid;
  left.quantity -= one.part;
  const Integer of_the_rest = mul_div_ceil(left.limit.value, left.quantity.value, one.lot());
  compare(at_limit + of_the_rest - all, 1, one.lot());
  for (const Ppm rate : {one.bid.fees.maker, one.bid.fees.taker}) {
    const Amount fee = max(fee_on(Policies{}, notional, rate), NOTHING);
    consider({(all + 1 - notional.value - of_the_rest) * highest, notional.value * (highest - rate.value)});
    const Amount unspent = reservation(one.terms, one.bid) - notional - fee;
    rest.follows("it lacks three units at most", f(unspent + Amount{3} >= reservation(one.terms, left)));
  }
}

/// Of an order of which nothing is left nothing is set aside.
void nothing_for_nothing(Statement& reserved) {
  BidInPart one(reserved);
  one.bid.quantity = Quantity{0};
  reserved.follows("of a bid", f(reservation(one.terms, one.bid) == NOTHING));
  one.bid.side = Side::sell;
  reserved.follows("of an ask", f(reservation(one.terms, one.bid) == NOTHING));
}

const SpotOrder& some_order(const Market& market, AccountId account, OrderId order) { return market.books.before(account).before(order); }

/// Two orders that cross are filled though neither account has anything that it did not reserve; and nobody is below zero then.
Family prove_match_needs_no_more() {
  Family made;
  made.name = "SPOT-5";
  made.sentence = "two orders that cross are filled, and it takes nothing that was not reserved";
  explore(made, [](Run& run) {
    run.hypothetical = true;
    const MatchSpotOrders match = arbitrary_of(Of<MatchSpotOrders>{}, "match");
    const Market* market = run.before.markets.find(match.market);
    if (!market || match.taker == match.maker) throw Contradiction{};
    const SpotOrder& taker = some_order(*market, match.taker, match.taker_order);
    const SpotOrder& maker = some_order(*market, match.maker, match.maker_order);
    if (taker.side == maker.side) throw Contradiction{};
    const bool taker_buys = taker.side == Side::buy;
    assume((taker_buys ? taker : maker).limit >= (taker_buys ? maker : taker).limit);
    assume(match.quantity >= Quantity{1});
    assume(match.quantity <= min(taker.quantity, maker.quantity));
    assume(maker.fees.maker + taker.fees.taker >= Ppm{0});
    State poor = run.before;
    for (const AccountId& account : {match.taker, match.maker})
      for (const AssetId& asset : {market->terms.base, market->terms.quote}) poor.balances[available_purse(account, asset)] = NOTHING;
    const Decision decision = decide(poor, match);
    const Events* events = std::get_if<Events>(&decision);
    run.after = run.before;
    run.claims.push_back({"it is accepted", Path::context().bool_val(events != nullptr)});
    if (!events) return;
    run.events = *events;
    const State after = evolve(std::move(poor), events->front());
    run.claims.push_back({"nobody is below zero", on_their_side(after).formula()});
  });
  return made;
}

/// What covers a fill by the default policies, and by each other value of one of them.
template <class Enum>
void add_coverage(std::vector<Task>& tasks, const std::string& policy, OneOf<Enum> Policies::* field) {
  for (unsigned i = 0; i < members<Enum>; ++i) {
    const Enum value = static_cast<Enum>(i);
    if (Policies{}.*field == value) continue;
    tasks.push_back(
        statement("SPOT-3", "what is reserved covers a fill, by " + policy + " " + std::string{name(value)}, [=](Statement& made) {
          Policies policies;
          policies.*field = value;
          covered(made, policies);
        }));
  }
}

}  // namespace

std::vector<Task> spot_tasks() {
  std::vector<Task> tasks{
      statement("SPOT-3", "what is reserved covers a fill", [](Statement& made) { covered(made, Policies{}); }),
      statement("SPOT-4", "nothing is reserved for nothing", nothing_for_nothing),
      statement("SPOT-5", "what is left of a bid after a part", nearly_enough),
      {"SPOT-5", prove_match_needs_no_more},
  };
  add_coverage(tasks, "notional_rounding", &Policies::notional_rounding);
  add_coverage(tasks, "fee_rounding", &Policies::fee_rounding);
  return tasks;
}

}  // namespace plumbline::proofs
