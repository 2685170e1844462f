// Secrets, hashes, and their text.
#include "ref/exact/secret.hpp"

#include <gtest/gtest.h>

namespace plumbline {
namespace {

Secret secret(const std::string& text) { return Secret::parse(text).value(); }

TEST(Secret, HashesAsSha256) {  // published values
  EXPECT_EQ(hash_of(Secret{}).text(), "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
  EXPECT_EQ(hash_of(secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")).text(),
            "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
}

TEST(Secret, ReadsWhatItWrites) {
  const std::string text = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e0f";
  EXPECT_EQ(secret(text).text(), text);
  EXPECT_EQ(secret(text).bytes().front(), 0xff);
  EXPECT_EQ(secret(text).bytes().back(), 0x0f);
}

TEST(Secret, IsSixtyFourSmallHexadecimalDigits) {
  EXPECT_FALSE(Secret::parse(""));
  EXPECT_FALSE(Secret::parse(std::string(63, '0')));
  EXPECT_FALSE(Secret::parse(std::string(65, '0')));
  EXPECT_FALSE(Secret::parse(std::string(63, '0') + "A"));
  EXPECT_FALSE(Secret::parse(std::string(63, '0') + "g"));
  EXPECT_TRUE(Secret::parse(std::string(63, '0') + "a"));
}

TEST(Secret, DiffersInAnyByte) {
  EXPECT_NE(secret(std::string(63, '0') + "1"), Secret{});
  EXPECT_NE(secret("1" + std::string(63, '0')), Secret{});
  EXPECT_EQ(secret(std::string(64, '0')), Secret{});
}

}  // namespace
}  // namespace plumbline
