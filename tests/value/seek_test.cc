#include "value/seek.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// Pounds as whole pence.
Grains pence(double pounds) { return std::llround(pounds * 100); }

TEST(Seek, FindsWhereALineMeetsTheGoal) {
  const Sought sought = seek({0, 100'000, 20'000}, 99, [](double cost) { return pence(873.4 * (cost - 16'985.37)); });
  ASSERT_TRUE(sought.answer);
  EXPECT_NEAR(*sought.answer, 16'985.37, 1e-6 * 16'985.37);
  EXPECT_FALSE(sought.stretch);
  EXPECT_THAT(sought.others, IsEmpty());
  EXPECT_LE(sought.tried.size(), 42U) << "33, the present value, and few more";
}

TEST(Seek, WritesTheAnswerWithAsFewDigitsAsTheGoalAllows) {
  const Sought sought = seek({0, 1, 0.9}, 99, [](double share) { return pence(1e6 * (share - 0.4)); });
  EXPECT_EQ(sought.answer, 0.4);
}

TEST(Seek, IsAsNearAsAMillionthOfTheRangeWhereTheResultMovesByTenThousandPounds) {
  for (const double planted : {0.123456789, 0.5, 0.87654321}) {
    const Grains goal = pence(10'000 * std::sqrt(planted));
    const Sought sought = seek({0, 1, 0.3}, 99, [&](double x) { return pence(10'000 * std::sqrt(x)) - goal; });
    ASSERT_TRUE(sought.answer);
    EXPECT_NEAR(*sought.answer, planted, 2e-6);
  }
}

TEST(Seek, FindsTheGoalAtEitherEnd) {
  EXPECT_EQ(seek({2, 5, 3}, 0, [](double x) { return pence((x - 2) * 1e5); }).answer, 2.0);
  EXPECT_EQ(seek({2, 5, 3}, 0, [](double x) { return pence((x - 5) * 1e5); }).answer, 5.0);
}

TEST(Seek, SaysThatTheGoalHoldsAtThePresentValueWhereItDoes) {
  const Sought sought = seek({0, 1, 0.377}, 99, [](double x) { return pence(1e6 * (x - 0.377)); });
  EXPECT_EQ(sought.answer, 0.377);
}

TEST(Seek, FindsNothingWhereTheResultNeverComesNear) {
  const Sought sought = seek({0, 1, 0.5}, 99, [](double x) { return pence(1000 * x + 5); });
  EXPECT_FALSE(sought.answer);
  ASSERT_TRUE(sought.nearest_miss);
  EXPECT_EQ(sought.nearest_miss->value, 0);
  EXPECT_EQ(sought.nearest_miss->beyond, 500);
  EXPECT_THAT(sought.jumps, IsEmpty());
}

TEST(Seek, TellsAJumpOverTheGoalFromAnAnswer) {
  const Sought sought =
      seek({0, 100, 10}, 99, [](double places) { return places < 40.7 ? Grains{-5000} : Grains{7000}; });
  EXPECT_FALSE(sought.answer);
  ASSERT_THAT(sought.jumps, SizeIs(1));
  EXPECT_NEAR(sought.jumps[0].low, 40.7, 1e-6);
  EXPECT_NEAR(sought.jumps[0].high, 40.7, 1e-6);
  EXPECT_LT(sought.jumps[0].low, sought.jumps[0].high);
  ASSERT_TRUE(sought.nearest_miss);
  EXPECT_EQ(sought.nearest_miss->beyond, -5000);
}

TEST(Seek, TakesAJumpOfAFewPenceForAnAnswer) {
  // Three amounts that each move by a penny at the same values: the goal's very penny is never met.
  const Sought sought = seek({0, 1, 0}, 99, [](double x) { return 3 * pence(1e5 * (x - 0.3)) + 1; });
  ASSERT_TRUE(sought.answer);
  EXPECT_NEAR(*sought.answer, 0.3, 1e-6);
}

TEST(Seek, GivesTheEndOfAStretchThatIsNearestToThePresent) {
  const auto flat = [](double x) {
    return x < 0.25 ? pence(-1e4 * (0.25 - x)) : x > 0.61 ? pence(1e4 * (x - 0.61)) : 0;
  };
  const Sought from_below = seek({0, 1, 0.1}, 99, flat);
  ASSERT_TRUE(from_below.answer && from_below.stretch);
  EXPECT_NEAR(*from_below.answer, 0.25, 1e-6);
  EXPECT_GT(from_below.stretch->high, 0.55);
  const Sought from_above = seek({0, 1, 0.9}, 99, flat);
  ASSERT_TRUE(from_above.answer);
  EXPECT_NEAR(*from_above.answer, 0.61, 1e-6);
  const Sought from_inside = seek({0, 1, 0.333}, 99, flat);
  EXPECT_EQ(from_inside.answer, 0.333);
  EXPECT_TRUE(from_inside.stretch);
  const Sought everywhere = seek({0, 1, 7}, 99, [](double) { return Grains{0}; });
  EXPECT_EQ(everywhere.answer, 1.0);
}

TEST(Seek, FindsAShortStretchBetweenTheValuesLookedAt) {
  const auto flat = [](double x) { return x < 0.51 ? Grains{-9000} : x > 0.52 ? Grains{9000} : Grains{0}; };
  const Sought sought = seek({0, 1, 0.9}, 99, flat);
  ASSERT_TRUE(sought.answer && sought.stretch);
  EXPECT_NEAR(*sought.answer, 0.52, 1e-6);
}

TEST(Seek, GivesTheNearestOfSeveralAndSaysThatThereAreOthers) {
  const auto parabola = [](double x) { return pence(1e5 * (x - 0.2) * (x - 0.7)); };
  const Sought low = seek({0, 1, 0.4}, 99, parabola);
  ASSERT_TRUE(low.answer);
  EXPECT_NEAR(*low.answer, 0.2, 1e-6);
  EXPECT_THAT(low.others, SizeIs(1));
  const Sought high = seek({0, 1, 0.47}, 99, parabola);
  ASSERT_TRUE(high.answer);
  EXPECT_NEAR(*high.answer, 0.7, 1e-6);
  ASSERT_THAT(high.others, SizeIs(1));
  EXPECT_LE(high.others[0].low, 0.2 + 1e-6);
  EXPECT_GE(high.others[0].high, 0.2 - 1e-6);
}

TEST(Seek, FindsAnAnswerBeyondAJump) {
  const Sought sought = seek({0, 1, 0}, 99, [](double x) { return x < 0.3 ? Grains{-7000} : pence(1e4 * (0.8 - x)); });
  ASSERT_TRUE(sought.answer);
  EXPECT_NEAR(*sought.answer, 0.8, 1e-6);
  EXPECT_THAT(sought.jumps, SizeIs(1));
}

TEST(Seek, PassesOverValuesThatMakeNoScenario) {
  const auto partly = [](double x) { return x > 0.5 ? std::nullopt : std::optional(pence(1e5 * (x - 0.2))); };
  EXPECT_NEAR(seek({0, 1, 0.4}, 99, partly).answer.value_or(0), 0.2, 1e-6);
  const Sought nowhere = seek({0, 1, 0.4}, 99, [](double) { return std::optional<Grains>(); });
  EXPECT_FALSE(nowhere.answer);
  EXPECT_FALSE(nowhere.nearest_miss);
}

TEST(Seek, TriesNothingOutsideTheRangeAndNothingTwice) {
  int runs = 0;
  const Sought sought = seek({-3, 8, 55}, 99, [&](double x) {
    ++runs;
    EXPECT_GE(x, -3);
    EXPECT_LE(x, 8);
    return pence(std::exp(x) * 1000 - 8 * 1000);
  });
  EXPECT_NEAR(sought.answer.value_or(0), std::log(8.0), 1e-6);
  EXPECT_EQ(static_cast<std::size_t>(runs), sought.tried.size());
}

}  // namespace
}  // namespace sendcast
