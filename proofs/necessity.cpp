// Each rejection is necessary: where a command is rejected for a reason, the bound that the reason names is broken, or
// would be broken by doing it anyway. A check that is too strict fails here; state invariants would not notice it.
#include "proofs/cell.hpp"
#include "proofs/prove.hpp"
#include "ref/exchange/gate.hpp"
#include "ref/lending/interest.hpp"

namespace plumbline::proofs {
namespace {

/// Calls `visit` with every field of a command that is a `Kind`, however deep.
template <class Kind, class T, class Visit>
void each(const T& value, const Visit& visit) {
  if constexpr (std::is_same_v<T, Kind>)
    visit(value);
  else if constexpr (Described<T>)
    each_field(value, [&](std::string_view, const auto& field) { each<Kind>(field, visit); });
}

/// Whether some field of that kind is as `predicate` says.
template <class Kind, class T, class Predicate>
Truth some(const T& command, const Predicate& predicate) {
  Truth any = false;
  each<Kind>(command, [&](const Kind& field) { any = either(any, predicate(field)); });
  return any;
}

template <class Entry>
bool missing(const Entry* entry) {
  return entry == nullptr;
}

/// The ledgers that a command speaks of, through its accounts and its contract.
template <class AnyCommand>
std::vector<LedgerId> ledgers(const State& state, const AnyCommand& command) {
  std::vector<LedgerId> all;
  each<LedgerId>(command, [&](const LedgerId& id) { all.push_back(id); });
  each<AccountId>(command, [&](const AccountId& id) {
    if (const Account* account = id.empty() ? nullptr : state.accounts.find(id)) all.push_back(account->ledger);
  });
  if constexpr (requires { command.market; }) all.push_back(state.markets.find(command.market)->terms.ledger);
  if constexpr (requires { command.pool; }) all.push_back(state.pools.find(command.pool)->terms.ledger);
  if constexpr (requires { command.perpetual; }) all.push_back(state.perpetuals.find(command.perpetual)->terms.ledger);
  if constexpr (requires { command.exchange; }) all.push_back(state.exchanges.find(command.exchange)->terms.ledger);
  if constexpr (requires { command.service; }) all.push_back(state.services.find(command.service)->terms.ledger);
  return all;
}

/// More than any command can ask for.
Amount plenty_for(Amount asked) { return Amount{Integer::of(Polynomial{{{}, boost::multiprecision::pow(Whole{10}, 60)}})} + asked; }

/// The books in which everybody has plenty, and may hold and owe plenty.
State with_plenty(const State& state, Amount plenty) {
  State rich = state;
  for (const auto& [purse, balance] : state.balances.everything())
    if (!may_be_either(purse.kind)) rich.balances[purse] = is_liability(purse.kind) ? balance - plenty : balance + plenty;
  for (const auto& [key, asset] : state.assets.named()) rich.assets[key].limit = asset.limit + plenty + plenty;
  for (const auto& [id, pool] : state.pools.named()) rich.pools[id].terms.limit = pool.terms.limit + plenty + plenty;
  return rich;
}

Truth limits_hold(const State& state) {
  const Truth assets = every(state.assets, [&](const AssetKey& key, const AssetTerms& asset) {
    return on_ledger(state, key.ledger, key.asset, asset) <= asset.limit;
  });
  return both(both(assets, custodies_in_range(state)),
              every(state.pools, [&](ContractId id, const Pool& pool) { return claims(state, pool, id) <= pool.terms.limit; }));
}

/// Doing it anyway: the command is decided over books in which there is plenty, and done to the books as they are. Then a
/// purse leaves its side of zero, or a limit is passed.
template <class AnyCommand>
Truth doing_it_breaks(const State& state, const AnyCommand& command) {
  Amount asked = NOTHING;
  each<Amount>(command, [&](Amount amount) { asked += max(amount, NOTHING); });
  for (int more = 0; more < 3; ++more) {  // a purse that only comes into question now gets plenty in the next round
    const Decision decision = decide(with_plenty(state, plenty_for(asked)), command);
    const Events* events = std::get_if<Events>(&decision);
    if (!events) continue;
    State after = state;
    for (const Event& event : *events) after = evolve(std::move(after), event);
    return negate(both(on_their_side(after), limits_hold(after)));
  }
  return false;
}

template <class AnyCommand>
Truth of_what_is_named(const State& state, const AnyCommand& command, Reason reason) {
  const auto no_account = [&](const AccountId& id) -> Truth { return id.empty() || !party(state, id); };
  switch (reason) {
    case Reason::unknown_ledger:
      return some<LedgerId>(command, [&](const LedgerId& id) -> Truth { return missing(state.ledgers.find(id)); });
    case Reason::unknown_market:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return missing(state.markets.find(id)); });
    case Reason::unknown_pool:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return missing(state.pools.find(id)); });
    case Reason::unknown_feed: return some<FeedId>(command, [&](const FeedId& id) -> Truth { return missing(state.feeds.find(id)); });
    case Reason::unknown_perpetual:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return missing(state.perpetuals.find(id)); });
    case Reason::unknown_service:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return missing(state.services.find(id)); });
    case Reason::unknown_instruction:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return id.empty() || missing(state.instructions.find(id)); });
    case Reason::unknown_lock:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return id.empty() || missing(state.locks.find(id)); });
    case Reason::unknown_custody:
      return some<ContractId>(command, [&](const ContractId& id) -> Truth { return missing(state.custodies.find(id)); });
    case Reason::unknown_account: return some<AccountId>(command, no_account);
    case Reason::unknown_asset:
      return some<AssetId>(command, [&](const AssetId& asset) {
        return some<AccountId>(command, [&](const AccountId& id) -> Truth {
          const Account* account = party(state, id);
          return account && !admits(state, account->ledger, asset);
        });
      });
    default: return false;
  }
}

template <class AnyCommand>
Truth of_numbers(const State& state, const AnyCommand& command, Reason reason) {
  switch (reason) {
    case Reason::amount_not_positive:
      return either(some<Amount>(command, [](Amount amount) { return amount <= NOTHING; }),
                    some<Quantity>(command, [](Quantity quantity) { return quantity <= Quantity{0}; }));
    case Reason::amount_too_large:
      return either(some<Amount>(command, [](Amount amount) { return amount > LARGEST_AMOUNT; }),
                    some<Quantity>(command, [](Quantity quantity) { return units(quantity) > LARGEST_AMOUNT; }));
    case Reason::price_not_positive: return some<Price>(command, [](Price price) { return price <= Price{0}; });
    case Reason::price_too_large: return some<Price>(command, [](Price price) { return price > LARGEST_PRICE; });
    case Reason::fee_out_of_bounds: return some<FeeRates>(command, [](const FeeRates& fees) { return negate(sound(fees)); });
    case Reason::different_ledgers: {
      if constexpr (requires { command.custody; }) return false;  // it is about two: see of_its_own
      const std::vector<LedgerId> all = ledgers(state, command);
      return std::any_of(all.begin(), all.end(), [&](const LedgerId& id) { return id != all.front(); });
    }
    default: return false;
  }
}

template <class AnyCommand>
Truth of_its_own(const State&, const AnyCommand&, Reason) {
  return false;
}
Truth of_its_own(const State& state, const OpenAccount& command, Reason reason) {
  if (reason == Reason::duplicate_account) return !missing(state.accounts.find(command.account));
  return reason == Reason::class_not_allowed && command.account_class == AccountClass::outside;
}
Truth of_its_own(const State&, const Transfer& command, Reason reason) {
  return reason == Reason::same_account && command.from == command.to;
}
Truth of_its_own(const State& state, const AdvanceTime& command, Reason reason) {
  const Time now = state.ledgers.find(command.ledger)->clock;
  if (reason == Reason::clock_runs_back) return command.to < now;
  if (reason == Reason::jump_too_long) return command.to - now > state.policies.longest_jump;
  return both(Truth{reason == Reason::beyond_horizon}, command.to > LATEST);
}
Truth of_its_own(const State& state, const Fill& command, Reason reason) {
  if (reason == Reason::same_account) return command.taker == command.maker;
  const Market& market = *state.markets.find(command.market);
  const FeeRates* maker = market.fees_of.find(command.maker);
  const FeeRates* taker = market.fees_of.find(command.taker);
  const Ppm together = (maker ? *maker : market.terms.fees).maker + (taker ? *taker : market.terms.fees).taker;
  return both(Truth{reason == Reason::rebate_exceeds_fee}, together < Ppm{0});
}

const SpotOrder* spot_order(const Market& market, AccountId account, OrderId order) {
  const SpotOrders& orders = market.books.before(account);
  return orders.find(order);
}
Truth of_its_own(const State& state, const PlaceSpotOrder& command, Reason reason) {
  const SpotOrder* order = spot_order(*state.markets.find(command.market), command.account, command.order);
  return reason == Reason::duplicate_order && !missing(order);
}
Truth of_its_own(const State& state, const CancelSpotOrder& command, Reason reason) {
  const SpotOrder* order = spot_order(*state.markets.find(command.market), command.account, command.order);
  if (reason == Reason::unknown_order) return missing(order);
  return both(Truth{reason == Reason::already_final}, order->quantity == Quantity{0});
}
Truth of_its_own(const State& state, const MatchSpotOrders& command, Reason reason) {
  const Market& market = *state.markets.find(command.market);
  const SpotOrder* taker = spot_order(market, command.taker, command.taker_order);
  const SpotOrder* maker = spot_order(market, command.maker, command.maker_order);
  if (reason == Reason::unknown_order) return missing(taker) || missing(maker);
  const bool taker_buys = taker->side == Side::buy;
  switch (reason) {
    case Reason::same_side: return taker->side == maker->side;
    case Reason::not_crossing: return taker_buys ? taker->limit < maker->limit : maker->limit < taker->limit;
    case Reason::rebate_exceeds_fee: return maker->fees.maker + taker->fees.taker < Ppm{0};
    case Reason::exceeds_order: return either(command.quantity > taker->quantity, command.quantity > maker->quantity);
    default: return false;
  }
}
Truth of_its_own(const State& state, const Instruct& command, Reason reason) {
  if (reason == Reason::same_account) return command.terms.seller == command.terms.buyer;
  const Instruction& known = *state.instructions.find(command.instruction);
  const Terms &a = known.terms, &b = command.terms;
  const bool same_names = a.seller == b.seller && a.buyer == b.buyer && a.security == b.security && a.cash == b.cash;
  const Truth same = both(Truth{same_names}, both(both(a.quantity == b.quantity, a.amount == b.amount), a.due == b.due));
  if (reason == Reason::terms_differ) return negate(same);
  const Status waiting = command.by == Party::seller ? Status::instructed_by_buyer : Status::instructed_by_seller;
  return reason == Reason::already_instructed && known.status != waiting;
}
Truth of_its_own(const State& state, const Cancel& command, Reason reason) {
  const Instruction& known = *state.instructions.find(command.instruction);
  const bool seller = command.by == Party::seller;
  if (reason == Reason::not_a_party) return known.status == (seller ? Status::instructed_by_buyer : Status::instructed_by_seller);
  if (reason == Reason::already_final) return known.status == Status::settled || known.status == Status::cancelled;
  return reason == Reason::already_requested &&
         known.cancellation == (seller ? Cancellation::requested_by_seller : Cancellation::requested_by_buyer);
}
Truth of_its_own(const State& state, const SettleGross& command, Reason reason) {
  const Instruction& known = *state.instructions.find(command.instruction);
  if (reason == Reason::already_final) return known.status == Status::settled || known.status == Status::cancelled;
  if (reason == Reason::not_matched) return known.status == Status::instructed_by_seller || known.status == Status::instructed_by_buyer;
  return both(Truth{reason == Reason::not_due}, clock_of(state, known.terms.seller) < known.terms.due);
}
Truth of_its_own(const State& state, const JoinService& command, Reason reason) {
  const Service& service = *state.services.find(command.service);
  if (reason == Reason::already_member) return !missing(service.members.find(command.account));
  return reason == Reason::same_account && command.account == service.terms.ccp;
}
/// Lodging and releasing: a member's purses are a member's, the CCP's are the CCP's; a defaulter's are neither's to move.
template <class Lodging>
Truth of_lodging(const State& state, const Lodging& command, Reason reason) {
  const Service& service = *state.services.find(command.service);
  const Member* member = service.members.find(command.account);
  if (reason == Reason::member_in_default) return member && member->standing == Standing::in_default;
  const bool members_purse = command.purse == PurseKind::margin || command.purse == PurseKind::default_fund;
  const bool ccps_purse = command.purse == PurseKind::skin_in_the_game || command.purse == PurseKind::capital;
  const bool allowed = (members_purse && member) || (ccps_purse && command.account == service.terms.ccp);
  return reason == Reason::purse_not_allowed && !allowed;
}
Truth of_its_own(const State& state, const Lodge& command, Reason reason) { return of_lodging(state, command, reason); }
Truth of_its_own(const State& state, const Release& command, Reason reason) { return of_lodging(state, command, reason); }
Truth of_its_own(const State& state, const AllocateLoss& command, Reason reason) {
  return reason == Reason::unknown_member && missing(state.services.find(command.service)->members.find(command.defaulter));
}
Truth of_its_own(const State& state, const PayAssessment& command, Reason reason) {
  return reason == Reason::unknown_member && missing(state.services.find(command.service)->members.find(command.account));
}

/// Whether the feed of a perpetual has no price, or one that is too old.
Truth price_is(const State& state, const Perpetual& perpetual, Reason reason) {
  const Feed feed = state.feeds.get(perpetual.terms.feed);
  if (reason == Reason::no_price) return feed.mark == Price{0};
  const Duration age = state.ledgers.get(feed.terms.ledger).clock - feed.as_of;
  return both(Truth{reason == Reason::stale_price}, age > feed.terms.stale_after);
}
Truth of_its_own(const State& state, const FillPerpetual& command, Reason reason) {
  if (reason == Reason::same_account) return command.taker == command.maker;
  if (reason == Reason::orders_only) return !state.perpetuals.find(command.perpetual)->exchange.empty();
  const Perpetual& perpetual = *state.perpetuals.find(command.perpetual);
  const Quantity bought = command.side == Side::buy ? command.quantity : -command.quantity;
  const Quantity taker = perpetual.positions.get(command.taker).quantity + bought;
  const Quantity maker = perpetual.positions.get(command.maker).quantity - bought;
  const Quantity larger = max(magnitude(taker), magnitude(maker));
  return both(Truth{reason == Reason::position_limit}, larger > perpetual.terms.limit);
}
Truth of_its_own(const State& state, const MarkToMarket& command, Reason reason) {
  const Perpetual& perpetual = *state.perpetuals.find(command.perpetual);
  if (reason == Reason::no_position) return perpetual.positions.get(command.account).quantity == Quantity{0};
  return price_is(state, perpetual, reason);
}
Truth of_its_own(const State& state, const SettleEquity& command, Reason reason) {
  const PerpetualPurses purses(*state.perpetuals.find(command.perpetual), command.perpetual);
  return both(Truth{reason == Reason::nothing_to_settle}, state.balances.get(purses.unsettled(command.account)) == NOTHING);
}
Truth of_its_own(const State& state, const PayFunding& command, Reason reason) {
  const Perpetual& perpetual = *state.perpetuals.find(command.perpetual);
  if (reason == Reason::rate_out_of_bounds) return magnitude(command.premium) > LARGEST_RATE;
  const Time due = perpetual.funded + perpetual.terms.funding.interval;
  if (reason == Reason::not_due) return state.ledgers.get(perpetual.terms.ledger).clock < due;
  return price_is(state, perpetual, reason);
}
Truth of_its_own(const State& state, const Lock& command, Reason reason) {
  if (reason == Reason::duplicate_lock) return !missing(state.locks.find(command.lock));
  if (reason == Reason::same_account) return command.terms.depositor == command.terms.beneficiary;
  if (reason == Reason::beyond_horizon) return command.terms.expiry > LATEST;
  return both(Truth{reason == Reason::expired}, clock_of(state, command.terms.depositor) >= command.terms.expiry);
}
Truth of_its_own(const State& state, const ClaimLock& command, Reason reason) {
  const HashedLock& lock = *state.locks.find(command.lock);
  if (reason == Reason::wrong_preimage) return hash_of(command.preimage) != lock.terms.hashlock;
  if (reason == Reason::already_final) return lock.status != LockStatus::open;
  return both(Truth{reason == Reason::expired}, clock_of(state, lock.terms.depositor) >= lock.terms.expiry);
}
Truth of_its_own(const State& state, const RefundLock& command, Reason reason) {
  const HashedLock& lock = *state.locks.find(command.lock);
  if (reason == Reason::already_final) return lock.status != LockStatus::open;
  return both(Truth{reason == Reason::not_due}, clock_of(state, lock.terms.depositor) < lock.terms.expiry);
}

/// Collateral: the exchange does not take it, a price is missing, or what is left does not cover what is asked for.
Truth of_collateral(const State& state, ContractId exchange, AssetId asset, Reason reason) {
  if (reason == Reason::unknown_exchange) return missing(state.exchanges.find(exchange));
  return reason == Reason::not_collateral && missing(state.exchanges.find(exchange)->terms.collateral.find(asset));
}
Truth of_its_own(const State& state, const LodgeCollateral& command, Reason reason) {
  return of_collateral(state, command.exchange, command.asset, reason);
}
Truth of_its_own(const State& state, const TakeCollateral& command, Reason reason) {
  if (reason < Reason::order_limit) return of_collateral(state, command.exchange, command.asset, reason);
  State after = state;
  after.balances[collateral_purse(command.exchange, command.account, command.asset)] -= command.amount;
  const Risk risk = worst_case(after, command.exchange, command.account);
  if (reason == Reason::insufficient_balance)
    return state.balances.get(collateral_purse(command.exchange, command.account, command.asset)) < command.amount;
  return both(Truth{reason == Reason::insufficient_margin}, negate(covered_without_profit(risk)));
}
Truth of_its_own(const State& state, const Borrow& command, Reason reason) {
  const Pool& pool = *state.pools.find(command.pool);
  const PoolPurses purses(pool, command.pool);
  if (reason == Reason::insufficient_liquidity) return state.balances.get(purses.cash()) < command.amount;
  State after = state;
  after.balances[purses.borrowed(command.account)] -= command.amount;
  return both(Truth{reason == Reason::insufficient_margin},
              negate(covered_without_profit(worst_case(after, pool.exchange, command.account))));
}
Truth of_its_own(const State& state, const Assess& command, Reason reason) {
  if (reason == Reason::unknown_exchange) return missing(state.exchanges.find(command.exchange));
  return both(Truth{reason == Reason::stale_price}, as_it_stands(state, command.exchange, command.account).unpriced > 0);
}
Truth of_its_own(const State& state, const SwitchRisk& command, Reason reason) {
  return reason == Reason::unknown_exchange && missing(state.exchanges.find(command.exchange));
}

/// What the order would bring about if it stood in the book.
Truth of_limits(const State& state, const PlaceOrder& command, Reason reason) {
  const State after = evolve(state, OrderPlaced{command.perpetual, command.account, command.order, command.side, command.quantity,
                                                command.limit, command.effect, command.origin});
  const Perpetual& perpetual = *after.perpetuals.find(command.perpetual);
  const Exchange& exchange = *state.exchanges.find(perpetual.exchange);
  const RiskTerms& terms = *exchange.terms.markets.find(command.perpetual);
  const Price mark = state.feeds.get(perpetual.terms.feed).mark;
  if (reason == Reason::order_limit)
    return mul_div_ceil(command.quantity.value, max(command.limit, mark).value, perpetual.terms.lot.value) > terms.order_limit.value;

  const Quantity position = perpetual.positions.get(command.account).quantity;
  const OpenOrders all = open_quantities(after, command.perpetual, command.account);
  if (reason == Reason::open_order_limit) return all.bids + all.asks + all.reducing > terms.open_limit;
  if (reason == Reason::position_limit) return largest(position, all) > perpetual.terms.limit;

  const OpenOrders open = open_quantities(state, command.perpetual, command.account);
  const bool larger = static_cast<bool>(largest(position, all) > largest(position, open));
  const Risk risk = worst_case(after, perpetual.exchange, command.account);
  if (reason == Reason::exposure_limit) return both(Truth{larger}, risk.exposure > exchange.terms.exposure_limit);
  const Truth lacking = risk.equity - risk.loss <= (larger ? risk.initial : risk.maintenance);
  return both(Truth{reason == Reason::insufficient_margin}, either(negate(risk.unpriced == 0), lacking));
}
Truth of_its_own(const State& state, const PlaceOrder& command, Reason reason) {
  const Perpetual& perpetual = *state.perpetuals.find(command.perpetual);
  if (reason == Reason::unknown_exchange) return perpetual.exchange.empty() || missing(state.exchanges.find(perpetual.exchange));
  const Exchange& exchange = *state.exchanges.find(perpetual.exchange);
  const Book* book = perpetual.books.find(command.account);
  const Quantity position = perpetual.positions.get(command.account).quantity;
  const bool liquidated = exchange.accounts.get(command.account).status == MarginStatus::in_liquidation;
  switch (reason) {
    case Reason::duplicate_order: return book && find(*book, command.order);
    case Reason::in_liquidation: return liquidated && command.effect == Effect::any;
    case Reason::not_in_liquidation: return !liquidated && command.origin == Origin::liquidation;
    case Reason::risk_taking_off: return exchange.risk_taking == RiskTaking::reduce_only && command.effect == Effect::any;
    case Reason::no_price:
    case Reason::stale_price: return price_is(state, perpetual, reason);
    case Reason::not_reducing:
      if (command.effect == Effect::any) return true;
      return command.quantity > (command.side == Side::sell ? position : -position);
    default: return of_limits(state, command, reason);
  }
}

const Order* order_of(const Perpetual& perpetual, AccountId account, OrderId order) {
  const Book* book = perpetual.books.find(account);
  return book ? find(*book, order) : nullptr;
}
Truth of_its_own(const State& state, const CancelOrder& command, Reason reason) {
  const Order* order = order_of(*state.perpetuals.find(command.perpetual), command.account, command.order);
  if (reason == Reason::unknown_order) return missing(order);
  return both(Truth{reason == Reason::already_final}, order->quantity == Quantity{0});
}

/// Whether an order buys: it is a bid, or it reduces a short position.
Truth buys(const Perpetual& perpetual, AccountId account, OrderId order) {
  const Book& book = *perpetual.books.find(account);
  if (book.bids.find(order)) return true;
  if (book.asks.find(order)) return false;
  return perpetual.positions.get(account).quantity < Quantity{0};
}
Truth of_its_own(const State& state, const MatchOrders& command, Reason reason) {
  const Perpetual& perpetual = *state.perpetuals.find(command.perpetual);
  const Order* taker = order_of(perpetual, command.taker, command.taker_order);
  const Order* maker = order_of(perpetual, command.maker, command.maker_order);
  if (reason == Reason::unknown_order) return missing(taker) || missing(maker);
  const Truth taker_buys = buys(perpetual, command.taker, command.taker_order);
  const Truth maker_buys = buys(perpetual, command.maker, command.maker_order);
  const auto halted = [&](AccountId account, OrderId order) {
    const Book& book = *perpetual.books.find(account);
    const bool resting = book.bids.find(order) || book.asks.find(order);
    return resting && state.exchanges.get(perpetual.exchange).accounts.get(account).status == MarginStatus::in_liquidation;
  };
  switch (reason) {
    case Reason::same_side: return either(both(taker_buys, maker_buys), both(negate(taker_buys), negate(maker_buys)));
    case Reason::not_crossing: return implies(taker_buys, taker->limit < maker->limit);
    case Reason::in_liquidation: return halted(command.taker, command.taker_order) || halted(command.maker, command.maker_order);
    case Reason::exceeds_order: return either(command.quantity > taker->quantity, command.quantity > maker->quantity);
    default: return false;
  }
}

/// What is under custody is refused where it would pass it by.
template <class AnyCommand>
Truth passes_custody(const State& state, const AnyCommand& command, Reason reason) {
  return reason == Reason::in_custody && !missing(state.in_custody.find({state.accounts.get(command.account).ledger, command.asset}));
}
Truth of_its_own(const State& state, const Deposit& command, Reason reason) { return passes_custody(state, command, reason); }
Truth of_its_own(const State& state, const Withdraw& command, Reason reason) { return passes_custody(state, command, reason); }
Truth of_its_own(const State& state, const Issue& command, Reason reason) { return passes_custody(state, command, reason); }

/// Whether one of two accounts is not where it must be.
Truth misplaced(const State& state, AccountId on_books, AccountId outside, const CustodyTerms& terms) {
  return state.accounts.get(on_books).ledger != terms.ledger || state.accounts.get(outside).ledger != terms.outside;
}
Truth of_its_own(const State& state, const ReceiveDeposit& command, Reason reason) {
  if (reason == Reason::unknown_deposit) return command.deposit.empty();
  const Custody& custody = *state.custodies.find(command.custody);
  if (reason == Reason::duplicate_deposit) return !missing(custody.deposits.find(command.deposit));
  return reason == Reason::different_ledgers ? misplaced(state, command.account, command.sender, custody.terms) : Truth{false};
}
template <class Ending>
Truth of_a_deposit(const State& state, const Ending& command, Reason reason) {
  const Custody& custody = *state.custodies.find(command.custody);
  const CustodyDeposit* deposit = custody.deposits.find(command.deposit);
  if (reason == Reason::unknown_deposit) return missing(deposit);
  if (reason == Reason::already_final) return deposit->status != DepositStatus::pending;
  const Duration age = state.ledgers.get(custody.terms.outside).clock - deposit->terms.arrived;
  if (reason == Reason::not_due) return age < custody.terms.finality;
  return both(Truth{reason == Reason::expired}, age >= custody.terms.finality);
}
Truth of_its_own(const State& state, const CreditDeposit& command, Reason reason) { return of_a_deposit(state, command, reason); }
Truth of_its_own(const State& state, const ReverseDeposit& command, Reason reason) { return of_a_deposit(state, command, reason); }
Truth of_its_own(const State& state, const RequestWithdrawal& command, Reason reason) {
  if (reason == Reason::unknown_withdrawal) return command.withdrawal.empty();
  const Custody& custody = *state.custodies.find(command.custody);
  if (reason == Reason::duplicate_withdrawal) return !missing(custody.withdrawals.find(command.withdrawal));
  return reason == Reason::different_ledgers ? misplaced(state, command.account, command.recipient, custody.terms) : Truth{false};
}
/// In a shortfall some are not covered; and what is not in the hot wallet, or was sent already, cannot be sent.
Truth of_its_own(const State& state, const SendWithdrawal& command, Reason reason) {
  const Custody& custody = *state.custodies.find(command.custody);
  const CustodyWithdrawal* withdrawal = custody.withdrawals.find(command.withdrawal);
  if (reason == Reason::unknown_withdrawal) return missing(withdrawal);
  if (reason == Reason::already_sent) return withdrawal->status != WithdrawalStatus::requested;
  if (reason == Reason::in_shortfall) return surplus(state, command.custody, custody) < NOTHING;
  return both(Truth{reason == Reason::insufficient_balance}, spendable(state, command.custody, custody) < withdrawal->terms.amount);
}
Truth of_its_own(const State& state, const LandWithdrawal& command, Reason reason) {
  const CustodyWithdrawal* withdrawal = state.custodies.find(command.custody)->withdrawals.find(command.withdrawal);
  if (reason == Reason::unknown_withdrawal) return missing(withdrawal);
  if (reason == Reason::already_final) return withdrawal->status == WithdrawalStatus::landed;
  return reason == Reason::not_sent && withdrawal->status == WithdrawalStatus::requested;
}
Truth of_its_own(const State& state, const MoveReserve& command, Reason reason) {
  const Custody& custody = *state.custodies.find(command.custody);
  const Amount movable = command.to == Wallet::cold ? spendable(state, command.custody, custody)
                                                    : state.balances.get(wallet_purse(command.custody, custody.terms, Wallet::cold));
  return both(Truth{reason == Reason::insufficient_balance}, movable < command.amount);
}
Truth of_its_own(const State& state, const TakeReserve& command, Reason reason) {
  const Custody& custody = *state.custodies.find(command.custody);
  State after = state;
  after.balances[wallet_purse(command.custody, custody.terms, Wallet::hot)] -= command.amount;
  if (reason == Reason::exceeds_surplus) return surplus(after, command.custody, custody) < NOTHING;
  return both(Truth{reason == Reason::insufficient_balance}, spendable(after, command.custody, custody) < NOTHING);
}
Truth of_its_own(const State& state, const LoseReserve& command, Reason reason) {
  const CustodyTerms& terms = state.custodies.find(command.custody)->terms;
  if (reason == Reason::different_ledgers) return state.accounts.get(command.to).ledger != terms.outside;
  return reason == Reason::same_account && command.to == terms.custodian;
}

/// Reasons whose bound is restated, and not shown by doing it anyway.
bool by_its_own_bound(Reason reason) {
  return (reason >= Reason::order_limit && reason <= Reason::exceeds_order) || reason == Reason::exceeds_surplus ||
         reason == Reason::insufficient_margin;
}

/// The bound that the reason names is broken.
template <class AnyCommand>
Truth necessary(const State& state, const AnyCommand& command, Reason reason) {
  const bool of_a_contract = reason == Reason::unknown_order || reason == Reason::unknown_exchange || reason == Reason::unknown_member ||
                             reason == Reason::unknown_deposit || reason == Reason::unknown_withdrawal;
  if (reason <= Reason::unknown_asset && !of_a_contract) return of_what_is_named(state, command, reason);
  const bool something_else_would_be_lacking =  // if the balance were not: margin, or what is in flight
      std::is_same_v<AnyCommand, TakeCollateral> || std::is_same_v<AnyCommand, SendWithdrawal> || std::is_same_v<AnyCommand, MoveReserve> ||
      std::is_same_v<AnyCommand, TakeReserve> || std::is_same_v<AnyCommand, Borrow>;
  if (reason >= Reason::asset_limit && !by_its_own_bound(reason) && !something_else_would_be_lacking)
    return doing_it_breaks(state, command);
  const Truth numbers = of_numbers(state, command, reason);
  return numbers.is_false() ? of_its_own(state, command, reason) : numbers;
}

template <class AnyCommand>
Family prove_necessity() {
  Family family;
  family.name = std::string{AnyCommand::rule};
  family.sentence = std::string{type_name<AnyCommand>()} + ", each rejection";
  explore(family, [](Run& run) {
    const AnyCommand command = arbitrary_of(Of<AnyCommand>{}, "command");
    run.after = run.before;
    run.input = Command{command};
    run.hypothetical = true;
    const Decision decision = decide(run.before, Command{command});
    const Reason* reason = std::get_if<Reason>(&decision);
    if (!reason || *reason == Reason::out_of_range) throw Contradiction{};  // leaving the range is refused early on purpose (NUM-1)
    run.reason = *reason;
    run.claims.push_back({"necessary: " + std::string{name(*reason)}, necessary(run.before, command, *reason).formula()});
  });
  return family;
}

}  // namespace

std::vector<Task> necessity_tasks() {
  return for_each_command([]<class AnyCommand>() { return prove_necessity<AnyCommand>(); });
}

std::vector<Task> all_tasks() {
  std::vector<Task> all;
  for (const auto& some_tasks :
       {lemma_tasks(), fold_tasks(), rounding_tasks(), perpetual_tasks(), margin_tasks(), fill_tasks(), spot_tasks(), command_tasks(),
        reaction_tasks(), lock_tasks(), swap_tasks(), custody_tasks(), necessity_tasks()})
    all.insert(all.end(), some_tasks.begin(), some_tasks.end());
  return all;
}

}  // namespace plumbline::proofs
