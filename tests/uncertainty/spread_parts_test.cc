#include "uncertainty/spread_parts.h"

#include <vector>

#include <gtest/gtest.h>

#include "uncertainty/counts.h"
#include "uncertainty/luck.h"

namespace sendcast {
namespace {

// Expected 10, 20, 30 have mean 20 and variance (100 + 0 + 100)/2. The differences 1, -2, 4 have mean 1 and variance
// (0 + 9 + 9)/2.
TEST(SpreadPartsTest, AreTheVarianceOfWhatIsExpectedAndOfWhatChanceAddsToIt) {
  const std::vector<double> expected = {10, 20, 30};
  const std::vector<double> by_chance = {11, 18, 34};
  const auto parts = spread_parts(expected, by_chance);
  ASSERT_TRUE(parts);
  EXPECT_DOUBLE_EQ(parts->parameters, 100);
  EXPECT_DOUBLE_EQ(parts->chance, 9);
  EXPECT_DOUBLE_EQ(parts->shift, 1);
  EXPECT_DOUBLE_EQ(parts->share_of_chance(), 9.0 / 109);
}

TEST(SpreadPartsTest, AreNothingForOneDrawAndNoughtWhereNothingDiffers) {
  const std::vector<double> one = {3};
  const std::vector<double> same = {0.1, 0.1, 0.1};
  EXPECT_FALSE(spread_parts(one, one));
  EXPECT_EQ(spread_parts(same, same)->whole(), 0);
  EXPECT_EQ(spread_parts(same, same)->share_of_chance(), 0);
}

/// Of 50 people each does it with a probability that is even on [0.2, 0.6]: parameters 50²·0.4²/12 = 33.33, chance
/// 50·E[p(1 - p)] = 50·(0.4 - 0.16 - 0.4²/12) = 11.33.
TEST(SpreadPartsTest, OfABinomialWithAnUncertainProbabilityAreThoseOfTheory) {
  const Luck luck(1);
  std::vector<double> expected;
  std::vector<double> by_chance;
  for (std::uint64_t draw = 0; draw < 20000; ++draw) {
    const double p = 0.2 + 0.4 * luck.level(key_of("p"), draw).below;
    expected.push_back(50 * p);
    by_chance.push_back(binomial(50, p, luck.level(key_of("people"), draw)));
  }
  // Four standard errors: of an even spread's variance √0.8/√n of it, of the other some √2.2/√n.
  const auto parts = spread_parts(expected, by_chance);
  EXPECT_NEAR(parts->parameters, 50 * 50 * 0.16 / 12, 4 * 33.33 * 0.9 / 141);
  EXPECT_NEAR(parts->chance, 50 * (0.24 - 0.16 / 12), 4 * 11.33 * 1.5 / 141);
  EXPECT_NEAR(parts->shift, 0, 4 * 3.37 / 141);
}

}  // namespace
}  // namespace sendcast
