#include "cli/completed.hpp"

#include "invariants/invariants.hpp"

namespace plumbline {
namespace {

/// Terms of a market about which nothing was said: they are sound, and ask for as little as may be.
const Requirement LEAST{Rate{1}, 0};
const RiskTerms LEAST_RISK{LEAST, LEAST, LEAST, Ppm{0}, LARGEST_AMOUNT, Quantity{LARGEST_AMOUNT.value}, NOTHING};

class Completion {
 public:
  explicit Completion(State& state) : state_(state) {}

  void names() {
    for (const auto& [id, market] : Table{state_.markets}) {
      asset(market.terms.ledger, market.terms.base);
      asset(market.terms.ledger, market.terms.quote);
      account(market.terms.venue, market.terms.ledger);
      accounts(market.fees_of, market.terms.ledger);
    }
    for (const auto& [id, pool] : Table{state_.pools}) {
      asset(pool.terms.ledger, pool.terms.asset);
      account(pool.terms.operated_by, pool.terms.ledger);
      accounts(pool.lenders, pool.terms.ledger);
      accounts(pool.borrowers, pool.terms.ledger);
      if (!pool.exchange.empty()) lends(pool.exchange, id, pool.terms);
    }
    for (const auto& [id, service] : Table{state_.services}) {
      asset(service.terms.ledger, service.terms.asset);
      account(service.terms.ccp, service.terms.ledger);
      accounts(service.members, service.terms.ledger);
    }
    for (const auto& [id, perpetual] : Table{state_.perpetuals}) {
      asset(perpetual.terms.ledger, perpetual.terms.settled_in);
      account(perpetual.terms.venue, perpetual.terms.ledger);
      accounts(perpetual.positions, perpetual.terms.ledger);
      accounts(perpetual.books, perpetual.terms.ledger);
      if (!perpetual.exchange.empty()) trades(perpetual.exchange, id, perpetual.terms);
      if (!state_.feeds.find(perpetual.terms.feed)) state_.feeds[perpetual.terms.feed].terms.ledger = perpetual.terms.ledger;
    }
    for (const auto& [id, known] : Table{state_.exchanges}) {
      for (const auto& [pool, debt] : known.terms.pools) price(debt.feed, known.terms.ledger);
      asset(known.terms.ledger, known.terms.settled_in);
      accounts(known.accounts, known.terms.ledger);
      for (const auto& [held, collateral] : known.terms.collateral) asset(known.terms.ledger, held);
      for (const auto& [held, collateral] : known.terms.collateral) price(collateral.feed, known.terms.ledger);
    }
    for (const auto& [id, feed] : Table{state_.feeds}) ledger(feed.terms.ledger);
    for (const auto& [id, instruction] : Table{state_.instructions}) parties(instruction.terms);
    for (const auto& [id, lock] : Table{state_.locks}) parties(lock.terms);
    for (const auto& [key, id] : Table{state_.in_custody}) bare_custody(key, id);
    for (const auto& [id, known] : Table{state_.custodies}) custody(id, known);
    for (const auto& [key, terms] : Table{state_.assets}) account(terms.issuer, key.ledger);
    for (const auto& [id, known] : Table{state_.accounts}) ledger(known.ledger);
    for (const auto& [id, known] : Table{state_.ledgers}) account(known.outside, id, AccountClass::outside);
  }

  void holders() {
    for (const auto& [key, terms] : Table{state_.assets}) balance(key, all_purses(state_, key));
    for (const ContractId id : bare_) state_.custodies[id].shortfall = max(-surplus(state_, id, state_.custodies.get(id)), NOTHING);
  }

 private:
  void ledger(LedgerId id) {
    if (state_.ledgers.find(id)) return;
    const AccountId outside{"world-" + id.text()};
    state_.ledgers[id] = Ledger{Time{0}, Time{0}, outside};
    account(outside, id, AccountClass::outside);
  }
  void account(AccountId id, LedgerId on, AccountClass account_class = AccountClass::house) {
    ledger(on);
    const Account* known = state_.accounts.find(id);
    if (!known)
      state_.accounts[id] = {on, OwnerId{"owner"}, account_class, {}};
    else if (!state_.ledgers.find(known->ledger))  // nobody asked where it is
      state_.accounts[id].ledger = on;
  }
  template <class Value>
  void accounts(const Table<AccountId, Value>& several, LedgerId on) {
    for (const auto& [id, value] : several) account(id, on);
  }
  void asset(LedgerId on, AssetId id) {
    if (state_.assets.find({on, id})) return;
    const AccountId issuer{"issuer-" + on.text()};
    account(issuer, on);
    state_.assets[{on, id}] = {issuer, LARGEST_AMOUNT};
  }
  /// A feed of prices, if one is named.
  void price(FeedId id, LedgerId on) {
    if (!id.empty() && !state_.feeds.find(id)) state_.feeds[id].terms.ledger = on;
  }
  ExchangeTerms& exchange(ContractId id, LedgerId on, AssetId settled_in) {
    ExchangeTerms& terms = state_.exchanges[id].terms;
    if (terms.ledger.empty()) terms.ledger = on;
    if (!state_.assets.find({terms.ledger, terms.settled_in})) terms.settled_in = settled_in;  // nobody asked
    if (terms.exposure_limit == NOTHING) terms.exposure_limit = LARGEST_AMOUNT;
    return terms;
  }
  void trades(ContractId id, ContractId market, const PerpetualTerms& perpetual) {
    ExchangeTerms& terms = exchange(id, perpetual.ledger, perpetual.settled_in);
    if (!terms.markets.find(market)) terms.markets[market] = LEAST_RISK;
  }
  void lends(ContractId id, ContractId lending, const PoolTerms& pool) {
    ExchangeTerms& terms = exchange(id, pool.ledger, pool.asset);
    const FeedId feed = pool.asset == terms.settled_in ? FeedId{} : FeedId{"price-of-loans"};
    if (!terms.pools.find(lending)) terms.pools[lending] = {feed, Quantity{1}, LEAST, LEAST};
  }
  /// A custody about which nothing was said but what is under it: it has no reserves.
  void bare_custody(const AssetKey& key, ContractId id) {
    if (state_.custodies.find(id)) return;
    const LedgerId outside{"out-" + key.ledger.text().substr(0, 8)};
    state_.custodies[id].terms = {key.ledger, key.asset, outside, key.asset, AccountId{"keeper-" + id.text().substr(0, 8)}, Duration{0}};
    bare_.push_back(id);
  }
  void custody(ContractId id, const Custody& known) {
    const CustodyTerms& terms = known.terms;
    asset(terms.ledger, terms.asset);
    asset(terms.outside, terms.held_as);
    account(terms.custodian, terms.outside);
    state_.in_custody[{terms.ledger, terms.asset}] = id;
    for (const auto& [deposit, one] : known.deposits) account(one.terms.sender, terms.outside), account(one.terms.account, terms.ledger);
    for (const auto& [withdrawal, one] : known.withdrawals)
      account(one.terms.account, terms.ledger), account(one.terms.recipient, terms.outside);
  }
  /// What the purses of an asset lack, others have of whom the example says nothing; what is too much came from the world, or
  /// was issued. No purse takes more than a purse may hold.
  void balance(const AssetKey& key, Amount sum) {
    for (int i = 0; sum != NOTHING; ++i) {
      const AccountId other{"rest-" + std::to_string(i) + "-" + key.ledger.text().substr(0, 8)};
      account(other, key.ledger);
      const Purse world{state_.ledgers.get(key.ledger).outside, key.asset, PurseKind::world, {}};
      const Purse issued{other, key.asset, PurseKind::issued, {}};
      const Amount part = max(min(sum, LARGEST_BALANCE), -LARGEST_BALANCE);
      state_.balances[sum < NOTHING ? available_purse(other, key.asset) : i == 0 ? world : issued] -= part;
      sum -= part;
    }
  }
  void parties(const Terms& terms) {
    const LedgerId on = of_two(terms.seller, terms.buyer);
    asset(on, terms.security);
    asset(on, terms.cash);
  }
  void parties(const LockTerms& terms) { asset(of_two(terms.depositor, terms.beneficiary), terms.asset); }
  /// The ledger of two parties: that of the first of them that is known. Both are on it afterwards.
  LedgerId of_two(AccountId first, AccountId second) {
    const Account* known = state_.accounts.find(first);
    if (!known) known = state_.accounts.find(second);
    const LedgerId on = known ? known->ledger : LedgerId{"ledger"};
    account(first, on);
    account(second, on);
    return on;
  }

  State& state_;
  std::vector<ContractId> bare_;
};

}  // namespace

State completed(State state) {
  Completion completion(state);
  completion.names();
  completion.holders();
  return state;
}

}  // namespace plumbline
