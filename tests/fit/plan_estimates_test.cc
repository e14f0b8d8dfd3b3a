#include "fit/plan_estimates.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/fit/synthetic_history.h"

namespace sendcast {
namespace {

TEST(PlanEstimates, ComeNearTheRatesThatMadeTheFigures) {
  const TrueHistory truth = synthetic_history(1, 40, 2019);
  const auto estimates = estimate_plans(truth.statistics.history, 2019);
  ASSERT_TRUE(estimates.has_value());
  const NationalEstimates& national = estimates->national;
  EXPECT_EQ(national.areas, 40U);
  EXPECT_NEAR(national.growth_measured, truth.growth, 3 * national.growth_measured_error);
  EXPECT_NEAR(national.leaving_under_16, truth.leaving, 0.02);
  EXPECT_NEAR(national.effects.lasting + national.effects.passing, 0.25 * 0.25, 0.05);
}

TEST(PlanEstimates, DrawASmallAreaTowardsEngland) {
  const TrueHistory truth = synthetic_history(2, 30, 2018);
  const auto estimates = estimate_plans(truth.statistics.history, 2018);
  ASSERT_TRUE(estimates.has_value());
  // A measured effect e of an area with variance v by chance keeps at most tau/(tau + v/years) of itself.
  MeasuredEffects measured;
  measured.effect = Eigen::ArrayXXd::Constant(2, 3, 0.3);
  measured.chance_variance = Eigen::ArrayXXd::Constant(2, 3, 0.001);
  measured.chance_variance.row(1) = 0.5;
  const EffectSpread spread{0.04, 0, 0};
  const double large = effect_of(measured, 0, spread, 1, 1).mean[0];
  const double small = effect_of(measured, 1, spread, 1, 1).mean[0];
  EXPECT_NEAR(large, 0.3 * 0.04 / (0.04 + 0.001 / 3), 1e-9);
  EXPECT_NEAR(small, 0.3 * 0.04 / (0.04 + 0.5 / 3), 1e-9);
}

TEST(PlanEstimates, FindTheSpreadThatWasPutIn) {
  // Effects that last, of variance 0.04, measured with a chance of 0.01 in each of five years.
  MeasuredEffects measured;
  measured.effect.resize(400, 5);
  measured.chance_variance = Eigen::ArrayXXd::Constant(400, 5, 0.01);
  std::uint64_t state = 7;
  const auto normal = [&] {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      sum += static_cast<double>(state >> 11) / 9007199254740992.0;
    }
    return sum;
  };
  for (Eigen::Index area = 0; area < 400; ++area) {
    const double lasting = 0.2 * normal();
    for (Eigen::Index year = 0; year < 5; ++year) measured.effect(area, year) = lasting + 0.1 * normal();
  }
  const EffectSpread spread = spread_of(measured);
  EXPECT_NEAR(spread.lasting + spread.passing, 0.04, 0.008);
  EXPECT_GT(spread.lasting, 0.03);
}

TEST(PlanEstimates, AreNotMadeWithoutThreeJanuaries) {
  const TrueHistory truth = synthetic_history(3, 5, 2011);
  EXPECT_FALSE(estimate_plans(truth.statistics.history, 2011).has_value());
}

TEST(SeriesOfPlans, HoldNothingOfAfterTheOrigin) {
  const TrueHistory truth = synthetic_history(4, 5, 2019);
  const PlanSeries series = plan_series(truth.statistics.history, 2015);
  ASSERT_EQ(series.areas.size(), 5U);
  EXPECT_EQ(series.areas.front().plans.rows(), 6) << "2010 to 2015";
  EXPECT_EQ(series.areas.front().new_plans.rows(), 5) << "2010 to 2014";
  EXPECT_EQ(series.areas.front().population.rows(), 6) << "mid-2009 to mid-2014";
}

TEST(AgesWithinBands, SumToTheirBandsAndNeverFallBelowNobody) {
  Eigen::ArrayXd bands(5);
  bands << 50, 400, 700, 300, 20;
  const Eigen::ArrayXd by_age = spread_over_ages(bands);
  EXPECT_NEAR((by_band(by_age) - bands).abs().maxCoeff(), 0, 1e-9);
  EXPECT_GE(by_age.minCoeff(), 0);
}

TEST(Endings, CloseTheBandsThatTheyMade) {
  Eigen::ArrayXd plans = Eigen::ArrayXd::Constant(26, 100);
  const Eigen::ArrayXd fresh = Eigen::ArrayXd::Constant(26, 3);
  const Endings truth{0.07, 0.9};
  const Eigen::ArrayXd later = by_band(next_january(plans, fresh, truth.rates()));
  const Endings found = endings_that_close(plans, fresh, later[3], later[4]);
  EXPECT_NEAR(found.level, truth.level, 1e-4);
  EXPECT_NEAR(found.steepness, truth.steepness, 1e-3);
}

TEST(Cohorts, LoseNobodyWhereNobodyLeaves) {
  Eigen::ArrayXd plans = Eigen::ArrayXd::Constant(26, 10);
  const Eigen::ArrayXd fresh = Eigen::ArrayXd::Constant(26, 1.2);
  const Eigen::ArrayXd later = next_january(plans, fresh, Eigen::ArrayXd::Zero(26));
  // All but the 25 year olds of August, ten and eight months' new plans, and nobody else.
  EXPECT_NEAR(later.sum(), 260 + 26 * 1.2 - (10 + 1.2 * 8 / 12), 1e-9);
}

}  // namespace
}  // namespace sendcast
