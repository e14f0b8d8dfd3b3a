#include "fit/backtest.h"

#include <set>

#include <gtest/gtest.h>

#include "fit/backtest_tables.h"
#include "tests/fit/synthetic_history.h"

namespace sendcast {
namespace {

BacktestAsked small_backtest() {
  BacktestAsked asked;
  asked.origins = {2016, 2017};
  asked.horizons = 2;
  asked.draws = 48;
  return asked;
}

TEST(Backtest, LooksAtNothingAfterItsOrigin) {
  const TrueHistory as_it_was = synthetic_history(11, 12, 2019);
  const TrueHistory with_noise = synthetic_history(11, 12, 2019, 2016);
  BacktestAsked asked = small_backtest();
  asked.origins = {2016};
  const Backtest known = backtest(as_it_was.statistics.history, asked);
  const Backtest noisy = backtest(with_noise.statistics.history, asked);
  ASSERT_EQ(known.rows.size(), noisy.rows.size());
  ASSERT_FALSE(known.rows.empty());
  bool actual_differs = false;
  for (std::size_t i = 0; i < known.rows.size(); ++i) {
    const BacktestRow& one = known.rows[i];
    const BacktestRow& other = noisy.rows[i];
    EXPECT_EQ(one.forecast.predicted, other.forecast.predicted);
    EXPECT_EQ(one.forecast.p05, other.forecast.p05);
    EXPECT_EQ(one.forecast.p95, other.forecast.p95);
    ASSERT_EQ(one.naive.size(), other.naive.size());
    for (std::size_t rule = 0; rule < one.naive.size(); ++rule) {
      ASSERT_EQ(one.naive[rule].has_value(), other.naive[rule].has_value());
      if (one.naive[rule]) {
        EXPECT_EQ(one.naive[rule]->p95, other.naive[rule]->p95);
      }
    }
    actual_differs = actual_differs || one.actual != other.actual;
  }
  EXPECT_TRUE(actual_differs) << "the noise is there";
}

TEST(Backtest, IsTheSameForAnyNumberOfThreads) {
  const TrueHistory truth = synthetic_history(12, 8, 2019);
  BacktestAsked asked = small_backtest();
  asked.threads = 1;
  const std::vector<Row> one = backtest_table(backtest(truth.statistics.history, asked)).rows;
  asked.threads = 3;
  EXPECT_EQ(backtest_table(backtest(truth.statistics.history, asked)).rows, one);
}

TEST(Backtest, ForecastsACountryThatGoesOnAsItWas) {
  const TrueHistory truth = synthetic_history(13, 20, 2019);
  const Backtest result = backtest(truth.statistics.history, small_backtest());
  EXPECT_TRUE(result.is_whole);
  for (const BacktestSummaryLine& line : summary_of(result)) {
    if (line.measure != 0 || line.rule != "sendcast" || line.size != "all" || line.origin != 0) continue;
    EXPECT_LT(line.scores.mean_absolute_error, 0.05) << line.horizon;
    EXPECT_GT(line.scores.inside_90, 0.7) << line.horizon;
  }
}

TEST(Backtest, SaysWhichAreasItCouldNotForecast) {
  const TrueHistory truth = synthetic_history(14, 6, 2019);
  const Backtest result = backtest(truth.statistics.history, small_backtest());
  std::set<AreaIndex> forecast;
  for (const BacktestRow& row : result.rows) forecast.insert(row.area);
  EXPECT_EQ(forecast.size(), 6U);
  ASSERT_FALSE(result.not_forecast.empty());
  for (const NotForecast& area : result.not_forecast) EXPECT_FALSE(area.why.empty());
}

TEST(Backtest, StopsWhenItIsTold) {
  const TrueHistory truth = synthetic_history(15, 6, 2019);
  BacktestAsked asked = small_backtest();
  asked.progress = [](std::size_t done, std::size_t) { return done < 2; };
  EXPECT_FALSE(backtest(truth.statistics.history, asked).is_whole);
}

TEST(BacktestPicture, NamesEveryRule) {
  const TrueHistory truth = synthetic_history(16, 6, 2019);
  const std::string picture = backtest_picture(summary_of(backtest(truth.statistics.history, small_backtest())));
  for (const char* label : {"Sendcast", "National growth", "10% a year (hindsight)", "90% interval, 2 years"})
    EXPECT_NE(picture.find(label), std::string::npos) << label;
}

}  // namespace
}  // namespace sendcast
