#include <gtest/gtest.h>

#include "ref/model.hpp"

namespace plumbline {
namespace {

TEST(Id, SpellsWhatItWasParsedFrom) {
  for (const char* text : {"", "a", "alice", "A-Z.a_z:0-9", "sixteen-letters!"}) {
    const auto id = AccountId::parse(text);
    if (std::string_view{text}.ends_with('!'))
      EXPECT_FALSE(id);
    else
      EXPECT_EQ(id.value().text(), text);
  }
  EXPECT_EQ(AccountId::parse("0123456789abcdef").value().text(), "0123456789abcdef");
}

TEST(Id, RefusesWhatIsTooLongOrHasAnotherCharacter) {
  for (const char* text : {"0123456789abcdefg", "a b", "\xc3\xa9", "a/b", "@", "[", "`", "{"}) EXPECT_FALSE(AccountId::parse(text)) << text;
  EXPECT_FALSE(AccountId::parse(std::string_view{"a\0b", 3}));
}

TEST(Id, IsOrderedAsItsText) {
  const char* ordered[] = {"", "-", ".", "0", "A", "AB", "B", "_", "a", "a-", "aa", "b"};
  for (std::size_t i = 0; i + 1 < std::size(ordered); ++i) EXPECT_LT(AccountId{ordered[i]}, AccountId{ordered[i + 1]});
}

TEST(Id, OfNothingIsEmpty) {
  EXPECT_TRUE(AccountId{}.empty());
  EXPECT_EQ(AccountId{""}, AccountId{});
  EXPECT_FALSE(AccountId{"a"}.empty());
}

TEST(Names, OfEnumsAreThoseInTheProgram) {
  EXPECT_EQ(name(Reason::unknown_ledger), "unknown_ledger");
  EXPECT_EQ(name(Reason::out_of_range), "out_of_range");
  EXPECT_EQ(members<Reason>, 78u);
  EXPECT_EQ(members<Side>, 2u);
  EXPECT_EQ(member<Side>("sell"), Side::sell);
  EXPECT_EQ(member<Side>("hold"), std::nullopt);
  EXPECT_EQ(member<Side>(""), std::nullopt);
  for (std::size_t i = 0; i < members<PurseKind>; ++i)
    EXPECT_EQ(member<PurseKind>(name(static_cast<PurseKind>(i))), static_cast<PurseKind>(i));
}

TEST(Names, OfStructsAreTheirTags) {
  EXPECT_EQ(type_name<Transfer>(), "Transfer");
  EXPECT_EQ(type_name<InterestAccrued>(), "InterestAccrued");
}

TEST(Names, OfReasonsStandInTheirOrderOfPrecedence) {
  EXPECT_LT(Reason::unknown_account, Reason::unknown_asset);
  EXPECT_LT(Reason::amount_not_positive, Reason::insufficient_balance);
}

}  // namespace
}  // namespace plumbline
