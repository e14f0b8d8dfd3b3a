#include "fit/forecast_scores.h"

#include <cmath>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(ForecastScores, AreThoseWorkedByHand) {
  // 110 for 100 (10% too many), inside both intervals; 90 for 120 (25% too few), 10 above the 90% interval.
  const std::vector<Outturn> outturns = {{{110, 90, 99, 121, 130}, 100}, {{90, 70, 80, 100, 110}, 120}};
  const ForecastScores scores = scores_of(outturns);
  EXPECT_EQ(scores.forecasts, 2);
  EXPECT_NEAR(scores.mean_absolute_error, (0.1 + 0.25) / 2, 1e-12);
  EXPECT_NEAR(scores.median_absolute_error, (0.1 + 0.25) / 2, 1e-12);
  EXPECT_NEAR(scores.bias, (0.1 - 0.25) / 2, 1e-12);
  EXPECT_NEAR(scores.interval_score, (40.0 / 100 + (40 + 20 * 10) / 120.0) / 2, 1e-12);
  EXPECT_EQ(scores.inside_50, 0.5);
  EXPECT_EQ(scores.inside_90, 0.5);
}

TEST(ForecastScores, LeaveOutCountsThatCameToNothing) {
  EXPECT_EQ(scores_of({{{5, 1, 2, 8, 9}, 0}}).forecasts, 0);
  EXPECT_EQ(scores_of({}).forecasts, 0);
}

TEST(PastErrors, SpreadAForecastAsPastForecastsWereSpread) {
  const Forecast forecast = with_past_errors(200, {std::log(1.2), std::log(0.8), 0.0});
  EXPECT_NEAR(forecast.predicted, 200, 1e-12);
  EXPECT_NEAR(forecast.p05, 200 * std::exp(std::log(0.8) * 0.9),
              1e-9);  // a tenth of the way from the lowest to the middle
  EXPECT_NEAR(forecast.p95, 200 * std::exp(std::log(1.2) * 0.9), 1e-9);
  const Forecast sure = with_past_errors(200, {});
  EXPECT_EQ(sure.p05, 200);
  EXPECT_EQ(sure.p95, 200);
}

}  // namespace
}  // namespace sendcast
