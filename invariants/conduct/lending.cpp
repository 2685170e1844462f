// Of the chapter LEND: what is supplied to a pool, taken back, borrowed and repaid.
#include "invariants/conduct/common.hpp"
#include "invariants/conduct/margin.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// The books of a pool, and of one account with it.
struct PoolBook {
  const State& state;
  ContractId id;
  AccountId account;

  const Pool* found() const { return state.pools.find(id); }
  PoolTerms terms() const { return found()->terms; }
  Purse of_pool(PurseKind kind) const { return Purse{terms().operated_by, terms().asset, kind, id}; }
  Purse of_account(PurseKind kind) const { return Purse{account, terms().asset, kind, id}; }
  Purse free() const { return free_purse(account, terms().asset); }
  Amount holds(const Purse& purse) const { return held(state, purse); }
  Amount claim() const { return holds(of_account(PurseKind::lent)); }
  Amount debt() const { return NOTHING - holds(of_account(PurseKind::borrowed)); }
};

template <class Command>
PoolBook book_of(const State& state, const Command& command) {
  return {state, command.pool, command.account};
}

Guard no_such_pool(const PoolBook& book) {
  return {Reason::unknown_pool, [book] { return !book.found(); }};
}
/// The account is not on the pool's ledger.
Guard not_on_its_ledger(const PoolBook& book) {
  return {Reason::different_ledgers, [book] { return home_of(book.state, book.account) != book.terms().ledger; }};
}
/// The pool's cash is lent out.
Guard lent_out(const PoolBook& book, Amount amount) {
  return {Reason::insufficient_liquidity, [book, amount] { return book.holds(book.of_pool(PurseKind::cash)) < amount; }};
}
Guard cannot_pay(const PoolBook& book, Amount amount) {
  return {Reason::insufficient_balance, [book, amount] { return book.holds(book.free()) < amount; }};
}

/// A position stands as its balance has weighed on it until now; a new one begins now.
Truth is_up_to_now(const Position& position, const Position* earlier, Amount balance, Time now) {
  const UnitSeconds weight = earlier ? earlier->weight + balance * (now - earlier->since) : UnitSeconds{0};
  const Integer carry = earlier ? earlier->carry : Integer{0};
  return both(position.weight == weight, both(position.since == now, position.carry == carry));
}

Truth positions_equal(const Position& a, const Position& b) {
  return both(a.weight == b.weight, both(a.since == b.since, a.carry == b.carry));
}

/// What a pool keeps whoever comes and goes: what it carries and has promised.
Truth carries_stay(const Pool& earlier, const Pool& now) {
  return both(now.reserve_carry == earlier.reserve_carry, now.promised == earlier.promised);
}

/// The account's position on the one side of the pool is up to now, as the event says it, and on the other as before.
template <class Happening>
Truth position_follows(const Done& done, const Happening& event, Positions Pool::*side, Positions Pool::*other, Amount balance) {
  const Pool& earlier = done.before.pools.get(event.pool);
  const Pool& now = done.after.pools.get(event.pool);
  const Position* position = (now.*side).find(event.account);
  if (!position) return false;
  const Time clock = time_on(done.before, earlier.terms.ledger);
  const Truth follows = is_up_to_now(*position, (earlier.*side).find(event.account), balance, clock);
  const Truth other_stays = positions_equal((now.*other).get(event.account), (earlier.*other).get(event.account));
  return both(both(follows, positions_equal(event.position, *position)), both(other_stays, carries_stay(earlier, now)));
}

/// The one event, if it is of that kind and of the pool and account of the command.
template <class Happening, class Command>
const Happening* only_of(const Done& done, const Command& command) {
  const auto* event = only<Happening>(done.events);
  return event && event->pool == command.pool && event->account == command.account ? event : nullptr;
}

/// What a lender's command brings about, besides what moves.
template <class Happening, class Command>
Truth lender_follows(const Done& done, const Command& command) {
  const auto* event = only_of<Happening>(done, command);
  return event ? position_follows(done, *event, &Pool::lenders, &Pool::borrowers, book_of(done.before, command).claim()) : Truth{false};
}
/// What a borrower's command brings about, besides what moves.
template <class Happening, class Command>
Truth borrower_follows(const Done& done, const Command& command) {
  const auto* event = only_of<Happening>(done, command);
  return event ? position_follows(done, *event, &Pool::borrowers, &Pool::lenders, book_of(done.before, command).debt()) : Truth{false};
}

}  // namespace

Guards guards(const State& before, const Supply& command) {
  const PoolBook book = book_of(before, command);
  const auto above_limit = [book, &command] {
    return NOTHING - book.holds(book.of_pool(PurseKind::claims)) + command.amount > book.terms().limit;
  };
  return {no_such_pool(book),        not_an_actor(before, command.account), not_on_its_ledger(book),         not_positive(command.amount),
          too_large(command.amount), {Reason::pool_limit, above_limit},     cannot_pay(book, command.amount)};
}

Truth effect(const Done& done, const Supply& command) {
  const PoolBook book = book_of(done.before, command);
  const Posting legs{{book.free(), book.of_pool(PurseKind::cash), command.amount},
                     {book.of_pool(PurseKind::claims), book.of_account(PurseKind::lent), command.amount}};
  return both(moves_just(done.events, legs), lender_follows<Supplied>(done, command));
}

Guards guards(const State& before, const RedeemSupply& command) {
  const PoolBook book = book_of(before, command);
  return {no_such_pool(book),
          not_an_actor(before, command.account),
          not_positive(command.amount),
          {Reason::exceeds_claim, [book, &command] { return command.amount > book.claim(); }},
          lent_out(book, command.amount)};
}

Truth effect(const Done& done, const RedeemSupply& command) {
  const PoolBook book = book_of(done.before, command);
  const Posting legs{{book.of_pool(PurseKind::cash), book.free(), command.amount},
                     {book.of_account(PurseKind::lent), book.of_pool(PurseKind::claims), command.amount}};
  return both(moves_just(done.events, legs), lender_follows<SupplyRedeemed>(done, command));
}

Guards guards(const State& before, const Borrow& command) {
  const PoolBook book = book_of(before, command);
  const auto uncovered = [&before, &command, book]() -> Truth {
    if (book.found()->exchange.empty()) return false;  // it lends without collateral
    return negate(covered_after_drawing(before, command));
  };
  return {no_such_pool(book),
          not_an_actor(before, command.account),
          not_on_its_ledger(book),
          not_positive(command.amount),
          too_large(command.amount),
          lent_out(book, command.amount),
          {Reason::insufficient_margin, uncovered}};
}

Truth effect(const Done& done, const Borrow& command) {
  const PoolBook book = book_of(done.before, command);
  const Posting legs{{book.of_pool(PurseKind::cash), book.free(), command.amount},
                     {book.of_account(PurseKind::borrowed), book.of_pool(PurseKind::loans), command.amount}};
  return both(moves_just(done.events, legs), borrower_follows<Borrowed>(done, command));
}

Guards guards(const State& before, const Repay& command) {
  const PoolBook book = book_of(before, command);
  return {no_such_pool(book),
          not_an_actor(before, command.account),
          not_positive(command.amount),
          {Reason::exceeds_debt, [book, &command] { return command.amount > book.debt(); }},
          cannot_pay(book, command.amount)};
}

Truth effect(const Done& done, const Repay& command) {
  const PoolBook book = book_of(done.before, command);
  const Posting legs{{book.free(), book.of_pool(PurseKind::cash), command.amount},
                     {book.of_pool(PurseKind::loans), book.of_account(PurseKind::borrowed), command.amount}};
  return both(moves_just(done.events, legs), borrower_follows<Repaid>(done, command));
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
