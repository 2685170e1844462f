// The table against std::map.
#include <map>

#include "ref/ledger/books.hpp"
#include "tests/support/trials.hpp"

namespace plumbline {
namespace {

template <class Key, class Value>
void expect_same(const Table<Key, Value>& table, const std::map<Key, Value>& map) {
  ASSERT_EQ(table.size(), map.size());
  EXPECT_EQ(table.empty(), map.empty());
  EXPECT_TRUE(std::equal(table.begin(), table.end(), map.begin(),
                         [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }));
}

/// Random writes over few or many keys, with passes over the order in between.
void play(std::uint64_t seed, std::size_t keys) {
  SeededChooser chooser(seed);
  Table<std::uint64_t, int> table;
  std::map<std::uint64_t, int> map;
  for (std::size_t left = keys * 3; left > 0; --left) {
    const std::uint64_t key = chooser.below(keys);
    EXPECT_EQ(table.find(key) != nullptr, map.contains(key));
    EXPECT_EQ(table.get(key), map.contains(key) ? map.at(key) : 0);
    if (chooser.one_in(3)) continue;
    table[key] += static_cast<int>(left);
    map[key] += static_cast<int>(left);
    if (chooser.one_in(20)) expect_same(table, map);
  }
  expect_same(table, map);
}

TEST(Table, IsAMap) {
  for (const std::size_t keys : {1UL, 2UL, 3UL, 10UL, 100UL, 2000UL}) play(keys, keys);
}

TEST(Table, WithoutEntriesHasNothing) {
  const Table<int, int> table;
  EXPECT_EQ(table.find(1), nullptr);
  EXPECT_EQ(table.get(1), 0);
  EXPECT_EQ(table.begin(), table.end());
  EXPECT_EQ(table, (Table<int, int>{}));
}

TEST(Table, IsAValue) {
  Table<int, int> table;
  table[3] = 30;
  Table<int, int> copy = table;
  copy[3] = 31;
  copy[1] = 10;
  EXPECT_EQ(table.get(3), 30);
  EXPECT_EQ(table.size(), 1u);
  const Table<int, int> moved = std::move(copy);
  EXPECT_EQ(moved.get(3), 31);
  EXPECT_EQ(moved.begin()->first, 1);
  table = moved;
  EXPECT_EQ(table, moved);
}

TEST(Table, DiffersInAKeyAValueOrInSize) {
  Table<int, int> a, b;
  a[1] = 2;
  EXPECT_FALSE(a == b);
  b[1] = 3;
  EXPECT_FALSE(a == b);
  b[1] = 2;
  EXPECT_TRUE(a == b);
  b[2] = 2;
  EXPECT_FALSE(a == b);
}

TEST(Table, GivesItsEntriesInOrderToEitherIncrement) {
  Table<int, int> table;
  for (const int key : {5, 1, 3}) table[key] = key;
  auto at = table.begin();
  EXPECT_EQ((at++)->first, 1);
  EXPECT_EQ(at->first, 3);
  EXPECT_EQ((++at)->first, 5);
  EXPECT_EQ(++at, table.end());
}

TEST(Table, OrdersPursesByTheirFields) {
  const AccountId alice{"alice"}, bob{"bob"};
  const AssetId usd{"USD"};
  Table<Purse, Amount> table;
  const std::vector<Purse> ordered{{alice, usd, PurseKind::available, {}},
                                   {alice, usd, PurseKind::margin, ContractId{"a"}},
                                   {alice, usd, PurseKind::margin, ContractId{"b"}},
                                   {bob, usd, PurseKind::available, {}}};
  for (const std::size_t at : {2UL, 0UL, 3UL, 1UL}) table[ordered[at]] = Amount{static_cast<int>(at)};
  std::size_t at = 0;
  for (const auto& [purse, amount] : table) {
    EXPECT_EQ(purse, ordered[at]);
    EXPECT_EQ(amount, Amount{static_cast<int>(at)});
    ++at;
  }
}

}  // namespace
}  // namespace plumbline
