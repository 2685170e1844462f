// Proof of reserves: every account finds what it is owed, and nobody can be shown another total.
#include "conformance/reserves.hpp"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include "ref/genesis.hpp"

namespace plumbline {
namespace {

const LedgerId books{"books"}, chain{"chain"};
const AssetId btc{"BTC"};
const AccountId venue{"venue"}, wallet{"wallet"};
const ContractId custody{"custody"}, pool{"pool"};

AccountId customer(std::size_t number) { return AccountId{"customer-" + std::to_string(number)}; }

/// So many accounts, owed 1, 2, 3 and so on.
std::vector<Owed> owed_to(std::size_t accounts) {
  std::vector<Owed> all;
  for (std::size_t i = 1; i <= accounts; ++i)
    all.push_back({AccountId{std::string(1, static_cast<char>('a' + i))}, Amount{static_cast<int>(i)}});
  return all;
}

TEST(Reserves, AddUpAndLeadEachAccountToTheRoot) {
  for (std::size_t accounts = 1; accounts <= 17; ++accounts) {
    const std::vector<Owed> owed = owed_to(accounts);
    const SumNode root = root_of(owed);
    EXPECT_EQ(root.sum, Amount{static_cast<int>(accounts * (accounts + 1) / 2)});
    for (std::size_t i = 0; i < accounts; ++i) EXPECT_EQ(root_from(place_of(owed, i)), root) << accounts << ' ' << i;
  }
}

TEST(Reserves, OfAnotherAmountNameSumHashOrSideLeadElsewhere) {
  const std::vector<Owed> owed = owed_to(7);
  const SumNode root = root_of(owed);
  for (std::size_t i = 0; i < owed.size(); ++i) {
    const Place truth = place_of(owed, i);
    const auto leads_elsewhere = [&](const auto& spoil) {
      Place place = truth;
      spoil(place);
      EXPECT_NE(root_from(place), root);
    };
    leads_elsewhere([](Place& place) { place.owed -= Amount{1}; });
    leads_elsewhere([](Place& place) { place.account = AccountId{"another"}; });
    for (std::size_t k = 0; k < truth.steps.size(); ++k) {
      leads_elsewhere([&](Place& place) { place.steps[k].other.sum -= Amount{1}; });
      leads_elsewhere([&](Place& place) { place.steps[k].other.hash[31] ^= 1; });
      leads_elsewhere([&](Place& place) { place.steps[k].side = place.steps[k].side == Beside::left ? Beside::right : Beside::left; });
    }
  }
}

/// The venue owes 700 and 300 and holds 400. It invents an account that owes it 600, so that a root says 400.
TEST(Reserves, OfSomebodyWhoOwesAreRefused) {
  const SumNode first = leaf_of(customer(1), Amount{700}), second = leaf_of(customer(2), Amount{300});
  const SumNode invented = leaf_of(customer(3), Amount{-600});
  const SumNode root = parent_of(parent_of(first, second), invented);
  EXPECT_EQ(root.sum, Amount{400});
  EXPECT_FALSE(root_from({customer(1), Amount{700}, {{Beside::right, second}, {Beside::right, invented}}}));
  EXPECT_FALSE(root_from({customer(3), Amount{-600}, {{Beside::left, parent_of(first, second)}}}));
}

/// The same with a sum so large that it would run over.
TEST(Reserves, OfSumsThatRunOverAreRefused) {
  const Amount largest{Integer{static_cast<Int128>(~UInt128{0} >> 1)}};
  const Place place{customer(1), Amount{700}, {{Beside::right, leaf_of(customer(3), largest - Amount{699})}}};
  EXPECT_FALSE(root_from(place));
  EXPECT_TRUE(root_from({customer(1), Amount{699}, place.steps}));
}

/// The tree of the first such proofs hashed the sum of the children's sums. Then each of two customers, owed 700 and 300, could be shown
/// a root that says 700: to each the other's sum is told smaller, and the hash is the same. Here it is not.
TEST(Reserves, HashTheSumOfEachChild) {
  const SumNode first = leaf_of(customer(1), Amount{700}), second = leaf_of(customer(2), Amount{300});
  const SumNode honest = parent_of(first, second);
  const SumNode smaller = parent_of(first, {NOTHING, second.hash});
  EXPECT_NE(smaller.hash, honest.hash);
  const SumNode shifted = parent_of({Amount{699}, first.hash}, {Amount{301}, second.hash});  // the same total
  EXPECT_NE(shifted.hash, honest.hash);
}

TEST(Reserves, TellLeavesFromNodesAndCountThem) {
  const std::vector<Owed> three = owed_to(3);
  std::vector<Owed> doubled = three;
  doubled.push_back(three.back());
  EXPECT_NE(root_of(three), root_of(doubled));  // an odd last one is not doubled
  const SumNode root = root_of(three);
  const Occasion occasion{books, btc, Time{5}, 3};
  const std::string digest = digest_of(occasion, root);
  EXPECT_NE(digest_of({chain, btc, Time{5}, 3}, root), digest);
  EXPECT_NE(digest_of({books, AssetId{"ETH"}, Time{5}, 3}, root), digest);
  EXPECT_NE(digest_of({books, btc, Time{6}, 3}, root), digest);
  EXPECT_NE(digest_of({books, btc, Time{5}, 4}, root), digest);
  EXPECT_NE(digest_of(occasion, {root.sum + Amount{1}, root.hash}), digest);
}

/// By hand, as the specification says it: 00, the name in 16 bytes, the sum in 16 bytes.
TEST(Reserves, HashALeafAsTheSpecificationSays) {
  const unsigned char bytes[33] = {0, 'b', 'o', 'b', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2};
  Bytes32 hash;
  SHA256(bytes, sizeof bytes, hash.data());
  EXPECT_EQ(leaf_of(AccountId{"bob"}, Amount{258}).hash, hash);
}

Genesis genesis() {
  Genesis genesis;
  genesis.policies.longest_jump = Duration{10'000};
  for (const auto& [ledger, outside] : {std::pair{books, "world"}, {chain, "miners"}}) {
    genesis.ledgers[ledger] = {Time{0}, AccountId{outside}};
    genesis.accounts[AccountId{outside}] = {ledger, {}, AccountClass::outside, {}};
  }
  genesis.accounts[venue] = {books, {}, AccountClass::venue, {}};
  genesis.accounts[wallet] = {chain, {}, AccountClass::venue, {}};
  for (std::size_t i = 1; i <= 3; ++i) genesis.accounts[customer(i)] = {books, {}, AccountClass::client_individual, {}};
  genesis.assets[{books, btc}] = {venue, LARGEST_AMOUNT};
  genesis.assets[{chain, btc}] = {wallet, LARGEST_AMOUNT};
  genesis.custodies[custody] = {books, btc, chain, btc, wallet, Duration{0}};
  genesis.pools[pool] = {books, btc, venue, {Rate{0}, Rate{1}, Rate{0}, Rate{0}}, Ppm{0}, LARGEST_AMOUNT};
  return genesis;
}

State after(State state, const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    Step taken = step(std::move(state), command);
    EXPECT_TRUE(std::holds_alternative<Events>(taken.outcome)) << command.index();
    state = std::move(taken.state);
  }
  return state;
}

/// Two customers have 700 and 300 in custody.
State two_customers() {
  const TransferId in{"in"}, in_2{"in-2"};
  return after(std::get<State>(begin(genesis())),
               {Deposit{wallet, btc, Amount{1000}}, ReceiveDeposit{custody, in, wallet, customer(1), Amount{700}},
                ReceiveDeposit{custody, in_2, wallet, customer(2), Amount{300}}, CreditDeposit{custody, in}, CreditDeposit{custody, in_2}});
}

TEST(Reserves, CoverWhatIsOwed) {
  const ReserveReport report = reserve_reports(two_customers()).front();
  EXPECT_EQ(report.claims, Amount{1000});
  EXPECT_EQ(report.root.sum, Amount{1000});
  EXPECT_EQ(report.owing, NOTHING);
  EXPECT_EQ(report.lacking(), NOTHING);
  EXPECT_EQ(report.owed.size(), 2u);
}

/// What is lent and withdrawn is out of custody: no invariant minds, and the report tells it.
TEST(Reserves, LackWhatWasLentAndWithdrawn) {
  const TransferId out{"out"};
  const State state = after(two_customers(), {Supply{pool, customer(1), Amount{600}}, Borrow{pool, customer(3), Amount{500}},
                                              RequestWithdrawal{custody, out, customer(3), wallet, Amount{500}},
                                              SendWithdrawal{custody, out}, LandWithdrawal{custody, out}});
  const ReserveReport report = reserve_reports(state).front();
  EXPECT_EQ(report.surplus, NOTHING);
  EXPECT_EQ(report.claims, Amount{500});
  EXPECT_EQ(report.owing, Amount{500});
  EXPECT_EQ(report.root.sum, Amount{1000});  // 700 and 300, as before
  EXPECT_EQ(report.lacking(), Amount{500});
}

TEST(Reserves, OfNothingHaveARootOfZeros) {
  const ReserveReport report = reserve_reports(std::get<State>(begin(genesis()))).front();
  EXPECT_EQ(report.root, SumNode{});
  EXPECT_EQ(report.lacking(), NOTHING);
}

}  // namespace
}  // namespace plumbline
