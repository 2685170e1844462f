// The guards of a swap, at their bounds.
#include "ref/settlement/swap.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/rules/cases.hpp"

namespace plumbline::unit {
namespace {

const Delays delays{Duration{300}, Duration{20}, Duration{600}, Duration{60}};
/// carol sells 8 BTC to alice for 6 USD; the buyer needs 680 seconds.
const Agreement agreed{{carol, alice, btc, Amount{8}, hash_of(secret), Time{4280}},
                       {alice, carol, usd, Amount{6}, hash_of(secret), Time{3600}}};

using Spoil = std::function<void(HashedLock&)>;
const std::pair<const char*, Spoil> other_locks[] = {
    {"claimed", [](HashedLock& lock) { lock.status = LockStatus::claimed; }},
    {"refunded", [](HashedLock& lock) { lock.status = LockStatus::refunded; }},
    {"another's", [](HashedLock& lock) { lock.terms.depositor = bob; }},
    {"for another", [](HashedLock& lock) { lock.terms.beneficiary = bob; }},
    {"of another asset", [](HashedLock& lock) { lock.terms.asset = pin; }},
    {"a unit less", [](HashedLock& lock) { lock.terms.amount -= Amount{1}; }},
    {"under another hash", [](HashedLock& lock) { lock.terms.hashlock = hash_of(wrong_secret); }},
    {"a second shorter", [](HashedLock& lock) { lock.terms.expiry = lock.terms.expiry + Duration{-1}; }},
};

TEST(Swap, NeedsAGapAsLongAsTheBuyersReaction) {
  EXPECT_EQ(reaction(delays), Duration{680});
  EXPECT_TRUE(sound(agreed, delays));
  Agreement shorter = agreed;
  shorter.securities.expiry = Time{4279};
  EXPECT_FALSE(sound(shorter, delays));
  Agreement inverted = agreed;
  std::swap(inverted.securities.expiry, inverted.cash.expiry);
  EXPECT_FALSE(sound(inverted, delays));
}

TEST(Swap, NeedsOneHash) {
  Agreement two = agreed;
  two.cash.hashlock = hash_of(wrong_secret);
  EXPECT_FALSE(sound(two, delays));
}

TEST(Swap, BuyerLocksAgainstTheLockAgreedOn) {
  const HashedLock lock{agreed.securities, LockStatus::open, {}};
  EXPECT_TRUE(buyer_may_lock(lock, agreed, delays));
  for (const auto& [given, spoil] : other_locks) {
    HashedLock other = lock;
    spoil(other);
    EXPECT_FALSE(buyer_may_lock(other, agreed, delays)) << given;
  }
  Delays slow = delays;
  slow.observation = Duration{601};
  EXPECT_FALSE(buyer_may_lock(lock, agreed, slow));
}

TEST(Swap, SellerShowsTheSecretInTime) {
  const HashedLock lock{agreed.cash, LockStatus::open, {}};
  EXPECT_TRUE(seller_may_reveal(lock, agreed, Time{3299}, delays));
  EXPECT_FALSE(seller_may_reveal(lock, agreed, Time{3300}, delays));
  for (const auto& [given, spoil] : other_locks) {
    HashedLock other = lock;
    spoil(other);
    EXPECT_FALSE(seller_may_reveal(other, agreed, Time{0}, delays)) << given;
  }
}

}  // namespace
}  // namespace plumbline::unit
