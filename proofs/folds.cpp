// The folds, by induction on the very steps that run: for any number of participants, and for any order of the layers.
#include "proofs/statement.hpp"
#include "ref/core/allocation.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
namespace {

/// NUM-3: what was given so far is floor(want x before / total); one more part keeps that, and at the end it is `want`.
void shares(Statement& fold) {
  const Integer want = any("want"), total = any("total"), before = any("before"), weight = any("weight");
  fold.given(f(total > 0) && f(want >= 0) && f(want <= total) && f(before >= 0) && f(weight >= 0) && f(before + weight <= total));
  const Integer given = mul_div_floor(want, before, total);
  const Integer part = share(want, before, weight, total);
  fold.follows("it starts at nothing", z3::implies(f(before == 0), f(given == 0)));
  fold.follows("a step keeps it", f(given + part == mul_div_floor(want, before + weight, total)));
  fold.follows("it ends at all", z3::implies(f(before + weight == total), f(given + part == want)));
  fold.follows("no part is negative", f(part >= 0));
  fold.follows("no part exceeds its weight", f(part <= weight));
  fold.follows("each part is within a unit of exact", f(part * total - want * weight < total) && f(want * weight - part * total < total));
}

/// LEND-5: a borrower's charge is exact but for its carry, and never negative.
void charge(Statement& fold) {
  const State state = arbitrary_of(Of<State>{}, "state");
  const Pool pool = arbitrary_of(Of<Pool>{}, "pool");
  const PoolPurses purses(pool, ContractId::any());
  const Position position = arbitrary_of(Of<Position>{}, "position");
  const AccountId borrower = AccountId::any();
  const Time end{any("end")};
  const Rate rate{any("rate")};
  const Amount owed = -state.balances.get(purses.borrowed(borrower));
  fold.given(f(owed >= NOTHING) && f(position.since <= end) && f(position.weight >= UnitSeconds{0}) && f(rate >= Rate{0}));
  fold.given(f(position.carry >= 0) && f(position.carry < YEAR_AT_WHOLE_RATE));
  Interest so_far;
  so_far.total = Amount{any("total")};
  so_far.carries = any("carries");
  Interest gathered = Charge{state, purses, end, rate}(so_far, borrower, position);
  const Integer charged = (gathered.total - so_far.total).value;
  const Integer carry = gathered.carries - so_far.carries;
  const Integer exact = weight_at(position, owed, end).value * rate.value;
  fold.follows("charged x year + carry' = weight x rate + carry", f(charged * YEAR_AT_WHOLE_RATE + carry == exact + position.carry));
  fold.follows("a charge is not negative", f(charged >= 0) && f(gathered.posting.gathered_so_far().back().amount == Amount{charged}));
  fold.follows("the carry stays below one unit", f(carry >= 0) && f(carry < YEAR_AT_WHOLE_RATE));
  fold.follows("the position begins the next hour",
               f(gathered.positions.gathered_so_far().back().position.carry == carry) && f(gathered.positions.gathered_so_far().back().position.since == end));
}

/// LEND-5: a lender's credit is exact but for its carry, and never negative.
void credit(Statement& fold) {
  const State state = arbitrary_of(Of<State>{}, "state");
  const Pool pool = arbitrary_of(Of<Pool>{}, "pool");
  const PoolPurses purses(pool, ContractId::any());
  const Position position = arbitrary_of(Of<Position>{}, "position");
  const AccountId lender = AccountId::any();
  const Time end{any("end")};
  const Integer growth = any("growth");
  const Amount lent = state.balances.get(purses.lent(lender));
  fold.given(f(lent >= NOTHING) && f(position.since <= end) && f(position.weight >= UnitSeconds{0}) && f(growth >= 0));
  fold.given(f(position.carry >= 0) && f(position.carry < INTEREST_INDEX));
  Interest gathered = Credit{state, purses, end, growth}(Interest{}, lender, position);
  const Integer exact = weight_at(position, lent, end).value * growth;
  fold.follows("credited x index + carry' = weight x growth + carry",
               f(gathered.total.value * INTEREST_INDEX + gathered.carries == exact + position.carry));
  fold.follows("a credit is not negative", f(gathered.total >= NOTHING));
  fold.follows("the carry stays below one unit", f(gathered.carries >= 0) && f(gathered.carries < INTEREST_INDEX));
}

/// One time command or two: the clock makes the same first stop, for the same reason, on the way to the same end.
void time_splits(Statement& theorem) {
  const State state = arbitrary_of(Of<State>{}, "state");
  const LedgerId id = LedgerId::any();
  const Ledger* ledger = state.ledgers.find(id);
  if (!ledger) throw Contradiction{};
  const Time halfway{any("halfway")}, end{any("end")}, hours_end = ledger->hour + HOUR;
  theorem.given(f(ledger->clock <= halfway) && f(halfway <= end) && f(ledger->clock < hours_end) && f(ledger->hour <= ledger->clock));
  const auto first_stop = [&](const State& from, Time to) {
    const Decision decision = decide(from, AdvanceTime{id, to});
    const Events* events = std::get_if<Events>(&decision);
    if (!events) throw Contradiction{};
    return std::get<ClockMoved>(events->front());
  };
  const ClockMoved directly = first_stop(state, end);
  const ClockMoved halfway_stop = first_stop(state, halfway);
  const ClockMoved next = first_stop(evolve(state, halfway_stop), end);
  const z3::expr within = f(halfway < hours_end);
  theorem.follows("within the hour, two commands stop where one does", z3::implies(within, f(next.now == directly.now)));
  theorem.follows("past the hour, both stop at its end first",
                  z3::implies(!within, f(halfway_stop.now == directly.now) && f(directly.now == hours_end)));
}

}  // namespace

std::vector<Task> fold_tasks() {
  return {
      statement("NUM-3", "pro rata, any number of weights", shares),
      statement("LEND-5", "the charge of one borrower", charge),
      statement("LEND-5", "the credit of one lender", credit),
      statement("TIME-1", "time in one command or two", time_splits),
      {"DFLT-4", prove_any_layer},
  };
}

Family prove_any_layer() {
  Family family;
  family.name = "DFLT-4";
  family.sentence = "any layer, so any order of layers";
  explore(family, [](Run& run) {
    const ContractId id = ContractId::any();
    const AccountId defaulter = AccountId::any();
    const Service* service = run.before.services.find(id);
    if (!service || !service->members.find(defaulter)) throw Contradiction{};
    const Layer layer = OneOf<Layer>::any();
    const Amount remaining{any("remaining")};
    Path::current().know(f(remaining >= NOTHING));
    const Default loss{run.before, id, *service, defaulter};
    const Allocation after = draw(loss, layer, Allocation{remaining, {}, {}});
    const Draw& drawn = after.draws.back();
    run.after = run.before;
    run.claims.push_back({"a layer gives what it can, up to what remains", f(drawn.drawn == min(drawn.capacity, remaining))});
    run.claims.push_back({"a layer's capacity is not negative", f(drawn.capacity >= NOTHING)});
    run.claims.push_back({"drawn and remaining add up", f(after.remaining + drawn.drawn == remaining)});
    Amount moved = NOTHING;
    for (const Leg& leg : after.posting) moved += leg.amount;
    run.claims.push_back({"its legs move what was drawn", f(moved == drawn.drawn)});
  });
  return family;
}

}  // namespace plumbline::proofs
