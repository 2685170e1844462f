// Each invariant of a state sees each way in which it can be broken.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "invariants/invariants.hpp"
#include "tests/unit/invariants/lively.hpp"

namespace plumbline::unit {
namespace {

struct StateBreach {
  const char* number;
  const char* given;
  std::function<void(State&)> spoil;
};

/// A purse of the pool, its owner the venue unless it is somebody else's.
Purse of_pool(PurseKind kind, AccountId account = venue) { return {account, usd, kind, pool}; }
Position& lender(State& state) { return state.pools[pool].lenders[alice]; }
Position& borrower(State& state) { return state.pools[pool].borrowers[bob]; }

std::vector<StateBreach> of_books() {
  return {
      {"INV-1", "a unit from nowhere", [](State& s) { add(s, available_purse(alice, usd), 1); }},
      {"INV-1", "a unit lost", [](State& s) { add(s, {world, btc, PurseKind::world, {}}, 1); }},
      {"INV-2", "an asset below zero", [](State& s) { s.balances[available_purse(dave, usd)] = Amount{-1}; }},
      {"INV-2", "a liability above zero", [](State& s) { s.balances[{alice, usd, PurseKind::assessed, clear}] = Amount{1}; }},
      {"INV-7", "a purse too full", [](State& s) { s.balances[available_purse(alice, usd)] = to_the_brim + Amount{1}; }},
      {"INV-7", "a debt too deep", [](State& s) { s.balances[of_pool(PurseKind::claims)] = -to_the_brim - Amount{1}; }},
  };
}

std::vector<StateBreach> of_pots() {
  return {
      {"INV-3", "cash that nobody claims", [](State& s) { add(s, of_pool(PurseKind::cash), 1); }},
      {"INV-4", "a debt that the pool does not know", [](State& s) { add(s, of_pool(PurseKind::borrowed, bob), -1); }},
      {"INV-4", "a claim that the pool does not know", [](State& s) { add(s, of_pool(PurseKind::lent, alice), 1); }},
      {"INV-4", "a reserve that the pool does not know", [](State& s) { add(s, of_pool(PurseKind::reserve), 1); }},
      {"INV-4", "a lender without a position", [](State& s) { s.balances[of_pool(PurseKind::lent, carol)] = Amount{1}; }},
      {"INV-4", "a borrower without a position", [](State& s) { s.balances[of_pool(PurseKind::borrowed, carol)] = Amount{-1}; }},
      {"INV-4", "a lender of no pool", [](State& s) { s.balances[{alice, usd, PurseKind::lent, unknown}] = Amount{1}; }},
      {"INV-5", "a promise to nobody", [](State& s) { s.pools[pool].promised = s.pools[pool].promised + 1; }},
      {"INV-5", "a promise that is not covered", [](State& s) { s.pools[pool].promised = lender(s).carry = 1; }},
      {"INV-5", "a reserve's carry below nothing", [](State& s) { s.pools[pool].reserve_carry = -1; }},
      {"INV-5", "a reserve's carry of a unit", [](State& s) { s.pools[pool].reserve_carry = WHOLE_PPM.value; }},
      {"INV-5", "a borrower's carry below nothing", [](State& s) { borrower(s).carry = -1; }},
      {"INV-5", "a borrower's carry of a unit", [](State& s) { borrower(s).carry = YEAR_AT_WHOLE_RATE; }},
      {"INV-5", "a lender's carry below nothing", [](State& s) { s.pools[pool].promised = lender(s).carry = -1; }},
      {"INV-5", "a lender's carry of a unit", [](State& s) { s.pools[pool].promised = lender(s).carry = INTEREST_INDEX; }},
      {"INV-7", "claims too large", [](State& s) { s.balances[of_pool(PurseKind::claims)] = -LARGEST_POOL - Amount{1}; }},
  };
}

std::vector<StateBreach> of_time() {
  return {
      {"INV-6", "an hour that begins later", [](State& s) { s.ledgers[south].hour = s.ledgers[south].clock + Duration{1}; }},
      {"INV-6", "an hour that has passed", [](State& s) { s.ledgers[south].hour = Time{s.ledgers[south].clock.value - 3601}; }},
      {"INV-6", "an hour that is due", [](State& s) { s.ledgers[south].hour = Time{s.ledgers[south].clock.value - 3600}; }},
      {"INV-6", "a position before the hour", [](State& s) { lender(s).since = Time{7199}; }},
      {"INV-6", "a position after now", [](State& s) { borrower(s).since = s.ledgers[north].clock + Duration{1}; }},
      {"INV-6", "a weight below nothing", [](State& s) { borrower(s).weight = UnitSeconds{-1}; }},
      {"INV-6", "a weight too large", [](State& s) { lender(s).weight = LARGEST_POOL * HOUR; }},
      {"INV-7", "a clock before time", [](State& s) { s.ledgers[south].hour = Time{-1}; }},
      {"INV-7", "a clock beyond the horizon", [](State& s) { s.ledgers[south].clock = Time{LATEST.value + 1}; }},
      {"INV-7", "lenders' weights too large", [](State& s) { lender(s).weight = LARGEST_POOL * Duration{1200}; }},
      {"INV-7", "borrowers' weights too large", [](State& s) { borrower(s).weight = LARGEST_POOL * Duration{1200}; }},
  };
}

std::vector<StateBreach> of_terms() {
  return {
      {"INV-8", "an asset without a limit", [](State& s) { s.assets[{north, usd}].limit = NOTHING; }},
      {"INV-8", "an asset's limit too large", [](State& s) { s.assets[{north, usd}].limit = too_large; }},
      {"INV-8", "a market without a lot", [](State& s) { s.markets[market].terms.lot = Quantity{0}; }},
      {"INV-8", "fees beyond the whole", [](State& s) { s.markets[market].fees_of[carol].taker = Ppm{1'000'001}; }},
      {"INV-8", "an instruction for nothing", [](State& s) { s.instructions[deal].terms.amount = NOTHING; }},
      {"INV-8", "an instruction of nothing", [](State& s) { s.instructions[deal].terms.quantity = Quantity{0}; }},
      {"INV-8", "an instruction for too much", [](State& s) { s.instructions[deal].terms.amount = too_large; }},
      {"INV-8", "an instruction of too much", [](State& s) { s.instructions[deal].terms.quantity = Quantity{too_large.value}; }},
      {"INV-8", "fewer fails than none", [](State& s) { s.instructions[deal].fails = -1; }},
      {"INV-8", "more fails than are counted", [](State& s) { s.instructions[deal].fails = MOST_FAILS + 1; }},
      {"INV-8", "a kink at nothing", [](State& s) { s.pools[pool].terms.curve.kink = Rate{0}; }},
      {"INV-8", "a layer twice", [](State& s) { s.services[clear].terms.waterfall.push_back(Layer::ccp_capital); }},
  };
}

std::vector<StateBreach> of_references() {
  return {
      {"INV-9", "an outside that is not there", [](State& s) { s.ledgers[north].outside = nobody; }},
      {"INV-9", "an outside elsewhere", [](State& s) { s.ledgers[north].outside = s.ledgers.get(south).outside; }},
      {"INV-9", "an outside that is a party", [](State& s) { s.ledgers[north].outside = alice; }},
      {"INV-9", "an account on no ledger", [](State& s) { s.accounts[nobody].ledger = nowhere; }},
      {"INV-9", "an issuer elsewhere", [](State& s) { s.assets[{north, usd}].issuer = dave; }},
      {"INV-9", "a base that is not admitted", [](State& s) { s.markets[market].terms.base = none; }},
      {"INV-9", "a quote that is not admitted", [](State& s) { s.markets[market].terms.quote = none; }},
      {"INV-9", "a venue that is not there", [](State& s) { s.markets[market].terms.venue = nobody; }},
      {"INV-9", "fees of one elsewhere", [](State& s) { s.markets[market].fees_of[dave] = {}; }},
      {"INV-9", "a seller that is not there", [](State& s) { s.instructions[deal].terms.seller = nobody; }},
      {"INV-9", "a seller that buys", [](State& s) { s.instructions[deal].terms.buyer = alice; }},
      {"INV-9", "a buyer elsewhere", [](State& s) { s.instructions[deal].terms.buyer = dave; }},
      {"INV-9", "a security that is not admitted", [](State& s) { s.instructions[deal].terms.security = none; }},
      {"INV-9", "a cash that is not admitted", [](State& s) { s.instructions[deal].terms.cash = none; }},
      {"INV-9", "a pool of what is not admitted", [](State& s) { s.pools[pool].terms.asset = none; }},
      {"INV-9", "a pool operated from elsewhere", [](State& s) { s.pools[pool].terms.operated_by = dave; }},
      {"INV-9", "a lender elsewhere", [](State& s) { s.pools[pool].lenders[dave] = {}; }},
      {"INV-9", "a borrower that is not there", [](State& s) { s.pools[pool].borrowers[nobody] = {}; }},
      {"INV-9", "a service in what is not admitted", [](State& s) { s.services[clear].terms.asset = none; }},
      {"INV-9", "a CCP that is not there", [](State& s) { s.services[clear].terms.ccp = nobody; }},
      {"INV-9", "a member elsewhere", [](State& s) { s.services[clear].members[dave] = {}; }},
      {"INV-9", "a CCP that is its own member", [](State& s) { s.services[clear].members[ccp] = {}; }},
  };
}

OpenPosition& long_position(State& state) { return state.perpetuals[perpetual].positions[alice]; }
Purse of_perpetual(PurseKind kind, AccountId account = venue) { return {account, usd, kind, perpetual}; }

std::vector<StateBreach> of_perpetuals() {
  return {
      {"INV-7", "a position beyond its limit", [](State& s) { s.perpetuals[perpetual].terms.limit = Quantity{5}; }},
      {"INV-7", "a cost beyond the range", [](State& s) { long_position(s).net_cost = to_the_brim + Amount{1}; }},
      {"INV-8", "a band of the whole", [](State& s) { s.feeds[feed].terms.band = WHOLE_PPM; }},
      {"INV-8", "a perpetual without a lot", [](State& s) { s.perpetuals[perpetual].terms.lot = Quantity{0}; }},
      {"INV-9", "a feed of no ledger", [](State& s) { s.feeds[feed].terms.ledger = nowhere; }},
      {"INV-9", "a perpetual without a feed", [](State& s) { s.perpetuals[perpetual].terms.feed = no_feed; }},
      {"INV-9", "a perpetual with a feed elsewhere", [](State& s) { s.feeds[feed].terms.ledger = south; }},
      {"INV-9", "a perpetual settled in what is not admitted", [](State& s) { s.perpetuals[perpetual].terms.settled_in = none; }},
      {"INV-9", "a venue elsewhere", [](State& s) { s.perpetuals[perpetual].terms.venue = dave; }},
      {"INV-9", "a position of one elsewhere", [](State& s) { s.perpetuals[perpetual].positions[dave] = {}; }},
      {"INV-19", "a contract from nowhere", [](State& s) { long_position(s).quantity += Quantity{1}; }},
      {"INV-20", "a cost from nowhere", [](State& s) { long_position(s).net_cost += Amount{1}; }},
      {"INV-20", "cash that nobody paid", [](State& s) { add(s, of_perpetual(PurseKind::liquidity), 1); }},
      {"INV-21", "a claim on nobody", [](State& s) { add(s, of_perpetual(PurseKind::unsettled, alice), 1); }},
      {"INV-21", "a debt to nobody", [](State& s) { add(s, of_perpetual(PurseKind::counter), -1); }},
      {"INV-22", "a cost of nothing", [](State& s) { s.perpetuals[perpetual].positions[venue].net_cost = Amount{1}; }},
      {"INV-23", "a mark without an index", [](State& s) { s.feeds[feed].index = Price{0}; }},
      {"INV-23", "a mark of nothing", [](State& s) { s.feeds[feed].mark = Price{0}; }},
      {"INV-23", "a mark above the band", [](State& s) { s.feeds[feed].mark = Price{106}; }},
      {"INV-23", "a mark below the band", [](State& s) { s.feeds[feed].mark = Price{94}; }},
      {"INV-24", "a price of tomorrow", [](State& s) { s.feeds[feed].as_of = s.ledgers[north].clock + Duration{1}; }},
      {"INV-24", "a price before time", [](State& s) { s.feeds[feed].as_of = Time{-1}; }},
      {"INV-24", "funding of tomorrow", [](State& s) { s.perpetuals[perpetual].funded = s.ledgers[north].clock + Duration{1}; }},
      {"INV-24", "funding before time", [](State& s) { s.perpetuals[perpetual].funded = Time{-1}; }},
  };
}

std::vector<StateBreach> of_locks() {
  const Purse open = locked_purse(open_lock, lively().locks.get(open_lock).terms);
  return {
      {"INV-8", "a lock of nothing", [](State& s) { s.locks[open_lock].terms.amount = NOTHING; }},
      {"INV-8", "a lock of too much", [](State& s) { s.locks[open_lock].terms.amount = too_large; }},
      {"INV-8", "a lock until the beginning", [](State& s) { s.locks[open_lock].terms.expiry = Time{0}; }},
      {"INV-8", "a lock without an end", [](State& s) { s.locks[open_lock].terms.expiry = Time{LATEST.value + 1}; }},
      {"INV-9", "a depositor that is not there", [](State& s) { s.locks[claimed_lock].terms.depositor = nobody; }},
      {"INV-9", "a beneficiary elsewhere", [](State& s) { s.locks[open_lock].terms.beneficiary = dave; }},
      {"INV-9", "a depositor for itself", [](State& s) { s.locks[open_lock].terms.beneficiary = bob; }},
      {"INV-9", "what is not admitted", [](State& s) { s.locks[claimed_lock].terms.asset = none; }},
      {"INV-27", "a lock that holds less", [=](State& s) { add(s, open, -1); }},
      {"INV-27", "an ended lock that holds something", [](State& s) { s.locks[open_lock].status = LockStatus::refunded; }},
      {"INV-27", "an open lock that holds nothing", [](State& s) { s.locks[claimed_lock].status = LockStatus::open; }},
      {"INV-27", "locked by nobody", [](State& s) { s.balances[{alice, btc, PurseKind::locked, unknown}] = Amount{1}; }},
      {"INV-27", "locked by another", [](State& s) { s.balances[{alice, btc, PurseKind::locked, open_lock}] = Amount{1}; }},
      {"INV-28", "a preimage of another hash", [](State& s) { s.locks[claimed_lock].preimage = wrong_secret; }},
      {"INV-28", "a secret of an open lock", [](State& s) { s.locks[open_lock].preimage = secret; }},
  };
}

TEST(StateInvariants, HoldOfALivelyState) { EXPECT_EQ(broken(lively()), std::vector<std::string>{}); }

TEST(StateInvariants, SeeEachBreach) {
  for (const auto& breaches : {of_books(), of_pots(), of_time(), of_terms(), of_references(), of_perpetuals(), of_locks()})
    for (const StateBreach& breach : breaches) {
      State state = lively();
      breach.spoil(state);
      const auto found = broken(state);
      EXPECT_TRUE(std::count(found.begin(), found.end(), breach.number)) << breach.number << ": " << breach.given;
    }
}

}  // namespace
}  // namespace plumbline::unit
