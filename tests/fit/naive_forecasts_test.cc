#include "fit/naive_forecasts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::DoubleNear;
using testing::Optional;

const PastCounts past{{800, 900, 1000, 1100}, {80'000, 88'000}};

TEST(NaiveForecast, GoesOnAsTheRuleSays) {
  EXPECT_THAT(naive_forecast(NaiveRule::flat, past, 3), Optional(1100.0));
  EXPECT_THAT(naive_forecast(NaiveRule::own_growth, past, 2), Optional(DoubleNear(1100 * 1.1 * 1.1, 1e-9)));
  EXPECT_THAT(naive_forecast(NaiveRule::own_three_year_growth, past, 3),
              Optional(DoubleNear(1100 * 1100 / 800.0, 1e-9)));
  EXPECT_THAT(naive_forecast(NaiveRule::own_increment, past, 3), Optional(1400.0));
  EXPECT_THAT(naive_forecast(NaiveRule::national_growth, past, 1), Optional(DoubleNear(1210, 1e-9)));
  EXPECT_THAT(naive_forecast(NaiveRule::half_and_half, past, 1), Optional(DoubleNear(1210, 1e-9)));
  EXPECT_THAT(naive_forecast(NaiveRule::ten_per_cent, past, 2), Optional(DoubleNear(1331, 1e-9)));
}

TEST(NaiveForecast, IsNotMadeWhereThePastIsTooShort) {
  EXPECT_EQ(naive_forecast(NaiveRule::own_three_year_growth, {{1, 2, 3}, {1, 2, 3}}, 1), std::nullopt);
  EXPECT_EQ(naive_forecast(NaiveRule::own_growth, {{5}, {1, 2}}, 1), std::nullopt);
  EXPECT_EQ(naive_forecast(NaiveRule::half_and_half, {{5, 6}, {1}}, 1), std::nullopt);
  EXPECT_EQ(naive_forecast(NaiveRule::flat, {{}, {1, 2}}, 1), std::nullopt);
}

TEST(NaiveForecast, NeverFallsBelowNobody) {
  EXPECT_THAT(naive_forecast(NaiveRule::own_increment, {{100, 40}, {}}, 3), Optional(0.0));
}

TEST(NaiveForecast, AloneTenPerCentIsHindsight) {
  for (int rule = 0; rule < naive_rules; ++rule)
    EXPECT_EQ(is_knowable(static_cast<NaiveRule>(rule)), static_cast<NaiveRule>(rule) != NaiveRule::ten_per_cent);
}

}  // namespace
}  // namespace sendcast
