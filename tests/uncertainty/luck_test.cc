#include "uncertainty/luck.h"

#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace sendcast {
namespace {

/// Seed 0 mixes to 0, so that Philox's key is the name's.
std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter, std::uint64_t key) {
  return Luck(0).bits(key, std::uint64_t{counter[1]} << 32U | counter[0], counter[2], counter[3]);
}

TEST(Luck, IsPhiloxAsPublished) {
  // The lines "philox4x32 10" of Random123's kat_vectors; a key's first word is the low one.
  EXPECT_THAT(philox({0, 0, 0, 0}, 0), testing::ElementsAre(0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8));
  constexpr std::uint32_t full = 0xFFFFFFFF;
  EXPECT_THAT(philox({full, full, full, full}, ~std::uint64_t{0}),
              testing::ElementsAre(0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD));
  EXPECT_THAT(philox({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, 0x299F31D0A4093822),
              testing::ElementsAre(0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1));
}

TEST(AName, HasTheSameKeyForEver) {
  // FNV-1a gives cbf29ce484222325, af63dc4c8601ec8c and 85944171f73967e8 for the first three; finalised by hand.
  EXPECT_EQ(key_of(""), 0xF52A15E9A9B5E89BU);
  EXPECT_EQ(key_of("a"), 0x02C0BDBF481420F8U);
  EXPECT_EQ(key_of("foobar"), 0x404DA9E3B74078C2U);
  EXPECT_EQ(key_of("demand.cease"), 0xBD42C17CFE442B73U);
}

TEST(Names, ThatDifferHaveDifferentKeys) {
  std::set<std::uint64_t> keys;
  for (int i = 0; i < 100000; ++i) keys.insert(key_of("demand.cease[" + std::to_string(i) + "]"));
  EXPECT_EQ(keys.size(), 100000U);
}

TEST(Luck, ChangesWithSeedNameDrawStreamAndIndex) {
  std::set<std::array<std::uint32_t, 4>> drawn;
  for (const std::uint64_t seed : {0U, 1U, 2U}) {
    for (const char* name : {"a", "b"}) {
      for (const std::uint64_t draw : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32U}) {
        for (const std::uint32_t stream : {0U, 1U}) {
          for (const std::uint32_t index : {0U, 1U}) {
            drawn.insert(Luck(seed).bits(key_of(name), draw, stream, index));
          }
        }
      }
    }
  }
  EXPECT_EQ(drawn.size(), 3U * 2 * 3 * 2 * 2);
}

TEST(ALevel, IsEvenlySpreadAndItsSidesMakeOne) {
  const Luck luck(20210401);
  constexpr int draws = 1'000'000;
  std::vector<int> tenths(10);
  double sum = 0;
  double product = 0;
  double last = 0.5;
  for (int i = 0; i < draws; ++i) {
    const Level level = luck.level(key_of("demand.cease"), static_cast<std::uint64_t>(i));
    ASSERT_GT(std::min(level.below, level.above), 0);
    ASSERT_LT(std::max(level.below, level.above), 1);
    ASSERT_EQ(std::fmod(std::min(level.below, level.above), 0x1p-53), 0x1p-54);  // an odd multiple
    ASSERT_NEAR(level.below + level.above, 1, 0x1p-53);
    ++tenths[static_cast<std::size_t>(level.below * 10)];
    sum += level.below - 0.5;
    product += (level.below - 0.5) * (last - 0.5);
    last = level.below;
  }
  // 4.5 standard errors: of counts sqrt(n·0.09), of the sum sqrt(n/12), of the sum of products sqrt(n)/12.
  for (const int count : tenths) EXPECT_NEAR(count, draws / 10, 4.5 * std::sqrt(draws * 0.09));
  EXPECT_NEAR(sum, 0, 4.5 * std::sqrt(draws / 12.0));
  EXPECT_NEAR(product, 0, 4.5 * std::sqrt(draws) / 12);
}

TEST(ALevel, ComesBackFromItsScore) {
  for (const double tail : {1e-300, 1e-100, 1e-15, 1e-6, 0.1, 0.24, 0.26, 0.4, 0.5}) {
    EXPECT_NEAR(level_of(score_of({tail, 1 - tail})).below, tail, 1e-12 * tail);
    EXPECT_NEAR(level_of(score_of({1 - tail, tail})).above, tail, 1e-12 * tail);
  }
}

TEST(ALevel, HasTheScoreOfTheTables) {
  EXPECT_EQ(score_of({0.5, 0.5}), 0);
  EXPECT_NEAR(score_of({0.975, 0.025}), 1.9599639845400542, 1e-15);
  EXPECT_NEAR(score_of({1e-15, 1 - 1e-15}), -7.9413453261709968, 1e-14);
}

TEST(ALevel, StaysBetween0And1HoweverFarOutTheScore) {
  for (const double score : {8.5, 38.0, 50.0, 1e300, std::numeric_limits<double>::infinity()}) {
    EXPECT_GT(level_of(-score).below, 0);
    EXPECT_LT(level_of(score).below, 1);
    EXPECT_TRUE(std::isfinite(score_of(level_of(score))));
    EXPECT_EQ(level_of(-score).below, level_of(score).above);
  }
}

}  // namespace
}  // namespace sendcast
