#include "proofs/cell.hpp"

#include <algorithm>
#include <chrono>

#include "proofs/examples.hpp"
#include "proofs/frame.hpp"
#include "proofs/lift.hpp"
#include "proofs/prove.hpp"
#include "proofs/symbolic/facts.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::inline PLUMBLINE_BUILD {

bool& premises() {
  thread_local bool stating = false;
  return stating;
}

}  // namespace plumbline::inline PLUMBLINE_BUILD

namespace plumbline::proofs {
namespace {

void state_premise(std::vector<z3::expr>& known, const Truth& premise) {
  if (premise.is_false()) throw Contradiction{};
  if (!premise.is_true()) known.push_back(premise.formula());
}

/// Two names are one, as INV-9 says.
template <class Name>
void same_name(const Name& one, const Name& other) {
  if (!one.chosen() && !other.chosen()) return;  // nobody asked which
  one.become(other);
  other.become(one);
  if (one != other) throw Contradiction{};
}

/// Where something is: on this ledger, whichever that will be.
void put_on(LedgerId& place, const LedgerId& ledger) {
  place.follow(ledger);
  same_name(place, ledger);
}

/// An account that a contract of `ledger` names is on that ledger and not the outside world (INV-9).
void place(const State& state, LedgerId ledger, AccountId account) {
  if (!account.chosen()) return;  // nobody asked who that is
  Account& known = state.accounts.before(account);
  put_on(known.ledger, ledger);
  known.account_class.rule_out(AccountClass::outside);
}

template <class Members>
void place_all(const State& state, LedgerId ledger, const Members& members) {
  for (const auto& [account, value] : members.named()) place(state, ledger, account);
  members.each_class([&](int, const AccountId& account, const auto&) { place(state, ledger, account); });
}

/// A perpetual's feed is on its ledger (INV-9).
void place_feed(const State& state, const PerpetualTerms& terms) {
  if (!terms.feed.chosen()) return;
  put_on(state.feeds.before(terms.feed).terms.ledger, terms.ledger);
}

/// An exchange and a perpetual that it lists are on one ledger and settle in one asset (INV-9).
void list(ContractId id, const Exchange& exchange, const Perpetual& perpetual) {
  same_name(perpetual.exchange, id);
  same_name(exchange.terms.ledger, perpetual.terms.ledger);
  same_name(exchange.terms.settled_in, perpetual.terms.settled_in);
}

/// A perpetual trades on an exchange that lists it, and those who have orders there are on its ledger (INV-9).
void place_exchange(const State& state, ContractId id, const Perpetual& perpetual) {
  place_all(state, perpetual.terms.ledger, perpetual.books);
  if (!perpetual.books.named().empty()) perpetual.exchange.insist_on_one();
  if (!perpetual.exchange.chosen() || perpetual.exchange.empty()) return;
  if (perpetual.exchange == id) throw Contradiction{};
  Exchange& exchange = state.exchanges.before(perpetual.exchange);
  exchange.terms.markets.before(id);
  list(perpetual.exchange, exchange, state.perpetuals.before(id));
}

/// An exchange and a pool that lends against what is lodged there are on one ledger (INV-9).
void lend_on(ContractId id, const Exchange& exchange, const Pool& pool) {
  same_name(pool.exchange, id);
  same_name(exchange.terms.ledger, pool.terms.ledger);
}

/// A pool that lends against collateral does so on an exchange that lists it (INV-9).
void place_lending(const State& state, ContractId id, const Pool& pool) {
  if (!pool.exchange.chosen() || pool.exchange.empty()) return;
  if (pool.exchange == id) throw Contradiction{};
  Exchange& exchange = state.exchanges.before(pool.exchange);
  exchange.terms.pools.before(id);
  lend_on(pool.exchange, exchange, state.pools.before(id));
}

/// What an exchange lists is there, and so are the feeds of what it takes (INV-9).
void place_listed(const State& state, ContractId id, const Exchange& exchange) {
  for (const auto& [market, terms] : exchange.terms.markets.named()) list(id, state.exchanges.before(id), state.perpetuals.before(market));
  for (const auto& [pool, terms] : exchange.terms.pools.named()) {
    lend_on(id, state.exchanges.before(id), state.pools.before(pool));
    if (terms.feed.chosen() && terms.feed.empty())
      same_name(state.exchanges.before(id).terms.settled_in, state.pools.before(pool).terms.asset);
  }
  for (const auto& [asset, terms] : exchange.terms.collateral.named())
    if (terms.feed.chosen() && terms.feed.empty()) same_name(state.exchanges.before(id).terms.settled_in, asset);
  place_all(state, exchange.terms.ledger, exchange.accounts);
}

/// A ledger's outside account is on it, and the one of that class (INV-9).
void place_outside(const State& state, LedgerId id, const Ledger& ledger) {
  if (!ledger.outside.chosen()) return;
  Account& outside = state.accounts.before(ledger.outside);
  put_on(outside.ledger, id);
  outside.account_class.insist(AccountClass::outside);
}

/// A custody's books and its reserves are on two ledgers, and those who deposit and withdraw on the one or the other (INV-9).
void place_custody(const State& state, ContractId id, const Custody& custody) {
  const CustodyTerms& terms = custody.terms;
  if (terms.ledger.chosen() && terms.outside.chosen() && terms.ledger == terms.outside) throw Contradiction{};
  if (terms.ledger.chosen()) place_outside(state, terms.ledger, state.ledgers.before(terms.ledger));
  place(state, terms.outside, terms.custodian);
  for (const auto& [deposit, known] : custody.deposits.named()) {
    place(state, terms.outside, known.terms.sender);
    place(state, terms.ledger, known.terms.account);
  }
  for (const auto& [withdrawal, known] : custody.withdrawals.named()) {
    place(state, terms.ledger, known.terms.account);
    place(state, terms.outside, known.terms.recipient);
  }
  if (!terms.ledger.chosen() || !terms.asset.chosen()) return;
  state.assets.before({terms.ledger, terms.asset});
  same_name(state.in_custody.before({terms.ledger, terms.asset}), id);
}

/// Whoever a contract names is where INV-9 says; saying so early spares the paths on which it would not be.
void place_parties(const State& state) {
  if (!state.accounts.origin()) return;  // everybody is known
  for (const auto& [id, ledger] : state.ledgers.named()) place_outside(state, id, ledger);
  for (const auto& [key, asset] : state.assets.named()) place(state, key.ledger, asset.issuer);
  for (const auto& [id, market] : state.markets.named()) {
    place(state, market.terms.ledger, market.terms.venue);
    place_all(state, market.terms.ledger, market.fees_of);
    place_all(state, market.terms.ledger, market.books);
  }
  for (const auto& [id, pool] : state.pools.named()) {
    place(state, pool.terms.ledger, pool.terms.operated_by);
    place_all(state, pool.terms.ledger, pool.lenders);
    place_all(state, pool.terms.ledger, pool.borrowers);
    place_lending(state, id, pool);
  }
  for (const auto& [id, service] : state.services.named()) {
    place(state, service.terms.ledger, service.terms.ccp);
    place_all(state, service.terms.ledger, service.members);
  }
  for (const auto& [id, perpetual] : state.perpetuals.named()) {
    place(state, perpetual.terms.ledger, perpetual.terms.venue);
    if (perpetual.terms.ledger.chosen() && perpetual.terms.settled_in.chosen())
      state.assets.before({perpetual.terms.ledger, perpetual.terms.settled_in});
    place_all(state, perpetual.terms.ledger, perpetual.positions);
    place_feed(state, perpetual.terms);
    place_exchange(state, id, perpetual);
  }
  for (const auto& [id, exchange] : state.exchanges.named()) place_listed(state, id, exchange);
  for (const auto& [id, instruction] : state.instructions.named()) {
    const AccountId seller = instruction.terms.seller;
    if (seller.chosen()) place(state, state.accounts.before(seller).ledger, instruction.terms.buyer);
  }
  for (const auto& [id, lock] : state.locks.named()) {
    const AccountId depositor = lock.terms.depositor;
    if (depositor.chosen()) place(state, state.accounts.before(depositor).ledger, lock.terms.beneficiary);
  }
  for (const auto& [id, custody] : state.custodies.named()) place_custody(state, id, custody);
  for (const auto& [key, id] : state.in_custody.named())
    if (id.chosen()) {
      put_on(state.custodies.before(id).terms.ledger, key.ledger);
      state.custodies.before(id).terms.asset.become(key.asset);
      same_name(state.custodies.before(id).terms.asset, key.asset);
    }
}

/// States the invariants of the state before; what they look at comes into being.
std::vector<z3::expr> state_premises(const State& before, bool at_rest) {
  Path& path = Path::current();
  std::vector<z3::expr> known;
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !at_rest) continue;
    const While chosen(path.only_chosen, invariant.holds == references_resolve);  // no premises about names that nobody asked for
    state_premise(known, invariant.holds(before));
  }
  return known;
}

bool is_of_a_pool(PurseKind kind) {
  switch (kind) {
    case PurseKind::cash:
    case PurseKind::loans:
    case PurseKind::lent:
    case PurseKind::reserve:
    case PurseKind::residue:
    case PurseKind::claims:
    case PurseKind::borrowed: return true;
    default: return false;
  }
}

bool is_of_a_custody(PurseKind kind) { return kind == PurseKind::hot || kind == PurseKind::cold || kind == PurseKind::withdrawing; }

/// A venue or custodian that nobody asked for has a name of its own. Where it were another party's, the two would still share no purse: a
/// purse tells by its kind and contract what it is for.
void name_venues(const State& state) {
  for (const auto& [id, perpetual] : state.perpetuals.named()) perpetual.terms.venue.become_unused();
  for (const auto& [id, custody] : state.custodies.named()) custody.terms.custodian.become_unused();
}

}  // namespace

std::vector<z3::expr> premises(const Run& run) {
  const While stating(plumbline::premises());
  const bool at_rest = !run.under_way;
  name_venues(run.before);
  place_parties(run.before);
  {
    const While again(Path::current().provisional);
    state_premises(run.before, at_rest);  // once for what comes into being, and once to speak of all of it
  }
  place_parties(run.before);            // and of whom only a premise named
  std::vector<z3::expr> known = state_premises(run.before, at_rest);
  if (run.under_way)  // every other ledger is at rest
    for (const auto& [id, ledger] : run.before.ledgers.named())
      if (id != *run.under_way) known.push_back((ledger.clock < ledger.hour + HOUR).formula());
  return known;
}

Truth begins_a_reaction(const State& state, const ClockMoved& moved) {
  const Ledger ledger = state.ledgers.get(moved.ledger);
  return both(both(ledger.clock == moved.now, moved.now == ledger.hour + HOUR), both(moved.now <= moved.target, moved.target <= LATEST));
}

namespace {

/// What an event brings about is nothing, but for a clock that has come to the end of its hour: what follows then is explored by
/// itself (reactions.cpp), from any state of which is true what is claimed here.
void claim_reaction(Run& run, const Event& event) {
  const auto* moved = std::get_if<ClockMoved>(&event);
  if (moved && moved->now >= run.after.ledgers.get(moved->ledger).hour + HOUR) {
    run.at_rest = false;
    run.claims.push_back({"a reaction begins at the end of an hour", begins_a_reaction(run.after, *moved).formula()});
    if (!run.came_from) return;
    run.claims.push_back({"the measure target - now falls", (moved->now > run.came_from->now).formula()});
    run.claims.push_back({"the target stays", both(Truth{moved->ledger == run.came_from->ledger}, moved->target == run.came_from->target).formula()});
    return;
  }
  run.claims.push_back({"nothing follows from " + std::string{kind_of(event)}, Path::context().bool_val(react(run.after, event).empty())});
}

void claim_state(Run& run, const State& state, bool at_rest, const std::string& where) {
  for (const StateInvariant& invariant : state_invariants()) {
    if (invariant.due == Due::at_rest && !at_rest) continue;
    const While written(Path::current().only_written, invariant.holds == references_resolve);
    run.claims.push_back({std::string{invariant.number} + " " + std::string{invariant.sentence} + where, invariant.holds(state).formula()});
  }
}

}  // namespace

void apply(Run& run) {
  run.after = run.before;
  for (const Event& event : run.events) {
    const State earlier = run.after;
    {
      const While recorded(Path::current().recording);
      run.after = evolve(std::move(run.after), event);
    }
    place_parties(run.before);
    run.states.push_back(run.after);
    for (const EventInvariant& invariant : event_invariants())
      run.claims.push_back({std::string{invariant.number} + " " + std::string{invariant.sentence},
                            invariant.holds(earlier, event, run.after).formula()});
    claim_reaction(run, event);
  }
}

/// What stands in a pool, times the time that passed: products that the weights' bound (INV-7) needs to be spoken of.
void weigh_time(const State& state, const State& before) {
  for (const auto& [id, pool] : before.pools.named()) {
    const PoolPurses purses(pool, id);
    const Ledger now = state.ledgers.get(pool.terms.ledger);
    const auto lent = total(pool.lenders, [&](AccountId lender, const Position&) { return state.balances.get(purses.lent(lender)); });
    const auto debts = total(pool.borrowers, [&](AccountId borrower, const Position&) { return debt(state, pool, id, borrower); });
    for (const Duration& passed : {now.clock - before.ledgers.get(pool.terms.ledger).clock, now.clock - now.hour}) {
      static_cast<void>(lent * passed);
      static_cast<void>(debts * passed);
    }
  }
}

/// What is known of the bid that was matched.
void know_reservation(const State& before, const SpotOrdersMatched& matched) {
  const Market market = before.markets.get(matched.market);
  const SpotOrder taker = market.books.get(matched.taker).get(matched.taker_order);
  const SpotOrder maker = market.books.get(matched.maker).get(matched.maker_order);
  const bool taker_buys = taker.side == Side::buy;
  Path::current().know(reservation_covers(market.terms, taker_buys ? taker : maker, matched.quantity, maker.limit, matched.notional,
                                          taker_buys ? matched.taker_fee : matched.maker_fee));
}

/// The sum of all positions, and what all of them received, times what one of them is multiplied with. That there is a
/// residue is claimed first: the rest is linear then.
void weigh_funding(Run& run, const FundingPaid& paid) {
  const State& before = run.before;
  run.claims.insert(run.claims.begin(), {"INV-26 funding never gives more than it takes", (paid.residue >= NOTHING).formula()});
  const Perpetual perpetual = before.perpetuals.get(paid.perpetual);
  const auto quantities = total(perpetual.positions, [](AccountId, const OpenPosition& position) { return position.quantity; });
  const Integer price_rate = before.feeds.get(perpetual.terms.feed).mark.value * paid.rate.value;
  static_cast<void>(quantities.value * price_rate);
  static_cast<void>(-paid.residue.value * perpetual.terms.lot.value);
}

void look_around(Run& run) {
  const State& before = run.before;
  place_parties(before);
  for (const auto& [purse, balance] : run.after.balances.written())
    if (is_one(purse)) before.assets.find({before.accounts.get(purse.account).ledger, purse.asset});
  for (const auto& [purse, balance] : run.after.balances.written())
    if (purse.kind == PurseKind::world || purse.kind == PurseKind::issued)
      if (const ContractId* custody = before.in_custody.find({before.accounts.get(purse.account).ledger, purse.asset}))
        before.custodies.find(*custody);
  for (const auto& [id, custody] : run.after.custodies.written())  // the asset's limit bounds what is pending
    before.assets.before({custody.terms.ledger, custody.terms.asset});
  for (const auto& [id, market] : run.after.markets.written())
    for (const auto& [account, orders] : market.books.written())
      for (const AssetId& asset : {market.terms.base, market.terms.quote}) before.balances.get(reserved_purse(id, account, asset));
  const auto purses = before.balances.everything();
  for (const auto& [purse, balance] : purses) {
    if (purse.kind == PurseKind::unsettled || purse.kind == PurseKind::counter || purse.kind == PurseKind::liquidity)
      before.perpetuals.find(purse.of);
    if (purse.kind == PurseKind::locked) before.locks.find(purse.of);
    if (is_of_a_custody(purse.kind)) before.custodies.find(purse.of);
    if (purse.kind == PurseKind::collateral) before.exchanges.find(purse.of);
    if (purse.kind == PurseKind::reserved) before.markets.find(purse.of);
    const Pool* pool = is_of_a_pool(purse.kind) ? before.pools.find(purse.of) : nullptr;
    if (!pool || !is_one(purse)) continue;
    if (purse.kind == PurseKind::lent) pool->lenders.find(purse.account);
    if (purse.kind == PurseKind::borrowed) pool->borrowers.find(purse.account);
  }
  const bool clocks_moved = !run.after.ledgers.written().empty();
  if (clocks_moved) before.pools.bystander();  // time concerns every pool: an arbitrary one speaks for all
  for (const auto& [id, pool] : before.pools.named()) {
    pool.lenders.loop(clocks_moved);
    pool.borrowers.loop(clocks_moved);
  }
  for (const auto& [id, perpetual] : before.perpetuals.named()) {
    for (const auto& [account, book] : perpetual.books.named()) perpetual.positions.get(account);
    perpetual.positions.loop(false);
  }
  for (const Event& event : run.events)
    if (const auto* matched = std::get_if<SpotOrdersMatched>(&event)) know_reservation(before, *matched);
  for (const Event& event : run.events)
    if (const auto* paid = std::get_if<FundingPaid>(&event)) weigh_funding(run, *paid);
  if (clocks_moved) weigh_time(run.after, before);
}

namespace {

/// Whether a number is the balance of a class's purses, before or while something is posted to them. The machine computes no
/// such number: it computes each member's, and the bystander's is looked at.
bool is_a_classs_balance(const Run& run, const Polynomial& number) {
  const auto& purses = run.before.balances.origin()->entries;
  return std::ranges::any_of(purses, [&](const auto& entry) {
    const Polynomial balance = entry.second.value.value.polynomial();
    return !is_one(entry.first) && balance.size() == 1 && number.contains(balance.begin()->first);
  });
}

}  // namespace

void claim_everything(Run& run, const Path& path) {
  if (run.by_itself) return;
  for (std::size_t i = 0; i + 1 < run.states.size(); ++i) {
    const std::string after_which = " (after " + std::string{kind_of(run.events[i])} + ")";
    claim_state(run, run.states[i], false, after_which);
  }
  claim_state(run, run.after, run.at_rest, "");
  for (const Duty& duty : path.duties()) run.claims.push_back({duty.what, duty.claim});
  claim_frame(run);
  const z3::expr largest = Path::context().int_val("170141183460469231731687303715884105727");
  for (const Polynomial& computed : path.computed) {
    if (is_a_classs_balance(run, computed)) continue;
    const z3::expr value = Path::current().expression(computed);
    run.claims.push_back({"NUM-1 what is computed stays within 128 bits", value <= largest && value >= -largest});
  }
}

namespace {

/// Whether a claim is the one meant: by all its words, or by its number.
bool is(const std::string& claim, const std::string& meant) { return claim == meant || claim.starts_with(meant + " "); }

/// Whether the specification says that a claim is not kept.
bool said_to_break(const Family& family, const std::string& claim) {
  return std::ranges::any_of(family.breaks, [&](const std::string& broken) { return is(claim, broken); });
}

/// Counts a claim for its statement: the number of an invariant, or all that stands before a colon.
void tally(Family& family, const Claim& claim) {
  const bool numbered = claim.what.starts_with("INV-") || claim.what.starts_with("NUM-");
  const std::string statement = claim.what.substr(0, claim.what.find(numbered ? ' ' : ':'));
  auto known = std::ranges::find(family.statements, statement, &Tally::statement);
  if (known == family.statements.end()) known = family.statements.insert(known, {statement, 0, 0});
  ++(claim.formula.is_true() ? known->literal : known->asked);
}

/// Asks for all that a run claims. What does not follow is a failure; of what the specification says is not kept, an
/// example is looked for.
void discharge_claims(const Run& run, Discharge& discharge, Family& family, Examples& examples) {
  const std::string where = run.reason ? " where rejected " + std::string{name(*run.reason)} : " where accepted";
  std::vector<Claim> kept;
  for (const Claim& claim : run.claims)
    if (tally(family, claim); claim.formula.is_true())
      ++family.trivial;
    else if (said_to_break(family, claim.what))
      examples.contradict(run, discharge, claim);
    else
      kept.push_back(claim);
  for (const auto& [claim, verdict] : discharge.unproved(kept)) {
    family.failures.push_back(claim.what + ": " + std::string{name(verdict)} + where);
    if (verdict == Verdict::refuted) examples.contradict(run, discharge, claim);
  }
}

}  // namespace

void explore(Family& family, const std::function<void(Run&)>& model) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::size_t> script;
  Examples examples(family);
  for (bool more = true; more;) {
    Path path(script);
    const Running running(path);
    try {
      Run run;
      run.before = arbitrary_of(Of<State>{}, "state");
      model(run);
      look_around(run);
      std::vector<z3::expr> known = premises(run);
      claim_everything(run, path);
      const std::vector<z3::expr> products = facts_of_products();
      if (!run.by_itself) lift(run, known, products, family);
      Discharge discharge(path, known, products, family);
      const bool replayed = examples.wanted(run);
      if (replayed && discharge.excluded()) throw Contradiction{};  // otherwise it need not be asked: from a contradiction all follows
      ++family.paths;
      discharge_claims(run, discharge, family, examples);
      if (replayed) examples.replay(run, discharge);
      Discharge::report(family);
    } catch (const Contradiction&) {
    } catch (const Unsupported& unsupported) {
      family.failures.push_back("not supported: " + unsupported.what);
    } catch (const z3::exception& error) {
      family.failures.push_back(std::string{"the solver: "} + error.msg());
    }
    more = path.next(script);
    if (more && family.failures.size() >= Discharge::limits().enough) {
      family.failures.push_back("so the other paths were not asked about");
      more = false;
    }
  }
  examples.finish();
  for (const std::string& broken : family.breaks)
    if (std::ranges::none_of(family.counterexamples, [&](const Counterexample& found) { return is(found.claim, broken); }))
      family.failures.push_back("said not to be kept, and no counterexample was found: " + broken);
  family.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace plumbline::proofs
