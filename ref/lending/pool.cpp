#include "ref/exchange/risk.hpp"
#include "ref/lending/interest.hpp"
#include "ref/model.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {
namespace {

/// What all four rules read first.
struct Parties {
  const Pool* pool;
  const Account* account;
};

Parties parties(const State& state, ContractId pool, AccountId account) { return {state.pools.find(pool), party(state, account)}; }

/// A position whose balance is about to change: its weight up to now, counted from now on.
Position up_to_now(const State& state, const Pool& pool, const Positions& positions, AccountId account, Amount balance) {
  const Time now = state.ledgers.get(pool.terms.ledger).clock;
  const Position* known = positions.find(account);
  if (!known) return Position{UnitSeconds{0}, now, 0};
  return Position{weight_at(*known, balance, now), now, known->carry};
}

/// Whether an account may owe so much more: it may where a pool lends without collateral; and else its collateral covers all that
/// it owes and risks, without profit that is not paid for yet.
Truth may_owe(const State& state, ContractId id, const Pool& pool, AccountId account, Amount more) {
  const Exchange* exchange = pool.exchange.empty() ? nullptr : state.exchanges.find(pool.exchange);
  if (!exchange || !exchange->terms.pools.find(id)) return true;
  Change drawn;
  drawn.pool = id;
  drawn.drawn = more;
  return covered_without_profit(worst_case(state, pool.exchange, account, drawn));
}

State with_lender(State state, ContractId pool, AccountId account, const Position& position, const Posting& posting) {
  state.pools[pool].lenders[account] = position;
  return post(std::move(state), posting);
}

State with_borrower(State state, ContractId pool, AccountId account, const Position& position, const Posting& posting) {
  state.pools[pool].borrowers[account] = position;
  return post(std::move(state), posting);
}

}  // namespace

Truth sound(const PoolTerms& terms) {
  const Curve& curve = terms.curve;
  const Truth kink = both(curve.kink > Rate{0}, curve.kink < WHOLE_RATE);
  const Truth slopes = both(curve.base >= Rate{0}, both(curve.slope_1 >= Rate{0}, curve.slope_2 >= Rate{0}));
  const Truth steepest = curve.base + curve.slope_1 + curve.slope_2 <= LARGEST_RATE;
  const Truth factor = both(terms.reserve_factor >= Ppm{0}, terms.reserve_factor <= WHOLE_PPM);
  const Truth limit = both(terms.limit > NOTHING, terms.limit <= LARGEST_AMOUNT);
  return both(both(kink, slopes), both(steepest, both(factor, limit)));
}

Decision decide(const State& state, const Supply& command) {
  const auto [pool, account] = parties(state, command.pool, command.account);
  if (!pool) return reject(Reason::unknown_pool);
  if (!account) return reject(Reason::unknown_account);
  if (account->ledger != pool->terms.ledger) return reject(Reason::different_ledgers);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  if (claims(state, *pool, command.pool) + command.amount > pool->terms.limit) return reject(Reason::pool_limit);
  if (available(state, command.account, pool->terms.asset) < command.amount) return reject(Reason::insufficient_balance);
  const PoolPurses purses(*pool, command.pool);
  const Amount claim = state.balances.get(purses.lent(command.account));
  return happened(Supplied{command.pool,
                           command.account,
                           up_to_now(state, *pool, pool->lenders, command.account, claim),
                           {{available_purse(command.account, pool->terms.asset), purses.cash(), command.amount},
                            {purses.claims(), purses.lent(command.account), command.amount}}});
}

State evolve(State state, const Supplied& event) {
  return with_lender(std::move(state), event.pool, event.account, event.position, event.posting);
}

Decision decide(const State& state, const RedeemSupply& command) {
  const auto [pool, account] = parties(state, command.pool, command.account);
  if (!pool) return reject(Reason::unknown_pool);
  if (!account) return reject(Reason::unknown_account);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const PoolPurses purses(*pool, command.pool);
  const Amount claim = state.balances.get(purses.lent(command.account));
  if (claim < command.amount) return reject(Reason::exceeds_claim);
  if (state.balances.get(purses.cash()) < command.amount) return reject(Reason::insufficient_liquidity);
  return happened(SupplyRedeemed{command.pool,
                                 command.account,
                                 up_to_now(state, *pool, pool->lenders, command.account, claim),
                                 {{purses.cash(), available_purse(command.account, pool->terms.asset), command.amount},
                                  {purses.lent(command.account), purses.claims(), command.amount}}});
}

State evolve(State state, const SupplyRedeemed& event) {
  return with_lender(std::move(state), event.pool, event.account, event.position, event.posting);
}

Decision decide(const State& state, const Borrow& command) {
  const auto [pool, account] = parties(state, command.pool, command.account);
  if (!pool) return reject(Reason::unknown_pool);
  if (!account) return reject(Reason::unknown_account);
  if (account->ledger != pool->terms.ledger) return reject(Reason::different_ledgers);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  if (command.amount > LARGEST_AMOUNT) return reject(Reason::amount_too_large);
  const PoolPurses purses(*pool, command.pool);
  if (state.balances.get(purses.cash()) < command.amount) return reject(Reason::insufficient_liquidity);
  if (!may_owe(state, command.pool, *pool, command.account, command.amount)) return reject(Reason::insufficient_margin);
  const Amount owed = debt(state, *pool, command.pool, command.account);
  return happened(Borrowed{command.pool,
                           command.account,
                           up_to_now(state, *pool, pool->borrowers, command.account, owed),
                           {{purses.cash(), available_purse(command.account, pool->terms.asset), command.amount},
                            {purses.borrowed(command.account), purses.loans(), command.amount}}});
}

State evolve(State state, const Borrowed& event) {
  return with_borrower(std::move(state), event.pool, event.account, event.position, event.posting);
}

Decision decide(const State& state, const Repay& command) {
  const auto [pool, account] = parties(state, command.pool, command.account);
  if (!pool) return reject(Reason::unknown_pool);
  if (!account) return reject(Reason::unknown_account);
  if (command.amount <= NOTHING) return reject(Reason::amount_not_positive);
  const PoolPurses purses(*pool, command.pool);
  const Amount owed = debt(state, *pool, command.pool, command.account);
  if (owed < command.amount) return reject(Reason::exceeds_debt);
  if (available(state, command.account, pool->terms.asset) < command.amount) return reject(Reason::insufficient_balance);
  return happened(Repaid{command.pool,
                         command.account,
                         up_to_now(state, *pool, pool->borrowers, command.account, owed),
                         {{available_purse(command.account, pool->terms.asset), purses.cash(), command.amount},
                          {purses.loans(), purses.borrowed(command.account), command.amount}}});
}

State evolve(State state, const Repaid& event) {
  return with_borrower(std::move(state), event.pool, event.account, event.position, event.posting);
}

}  // namespace plumbline::inline PLUMBLINE_BUILD
