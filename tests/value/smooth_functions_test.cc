#include "value/smooth_functions.h"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

Eigen::ArrayXd lognormal_draws(Eigen::Index draws) {
  std::mt19937_64 random(1);
  std::lognormal_distribution<double> lognormal(3, 0.8);
  Eigen::ArrayXd values(draws);
  for (double& value : values) value = lognormal(random);
  return values;
}

TEST(SmoothFunctions, HaveMeanSquareOneAndAreOrthogonalOverTheDraws) {
  const SmoothFunctions functions = smooth_functions(lognormal_draws(2000));
  ASSERT_EQ(functions.values.cols(), most_smooth_functions);
  const Eigen::MatrixXd moments = functions.values.transpose() * functions.values / 2000;
  EXPECT_LT((moments - Eigen::MatrixXd::Identity(10, 10)).cwiseAbs().maxCoeff(), 1e-9);
}

TEST(SmoothFunctions, BeginWithTheConstantAndTheStandardisedParameterAndGrowRougher) {
  const Eigen::ArrayXd values = lognormal_draws(2000);
  const SmoothFunctions functions = smooth_functions(values);
  EXPECT_TRUE((functions.values.col(0).array() == 1).all());
  const double deviation = std::sqrt((values - values.mean()).square().mean());
  EXPECT_LT((functions.values.col(1).array() - (values - values.mean()) / deviation).abs().maxCoeff(), 1e-12);
  EXPECT_EQ(functions.roughness[0], 0);
  EXPECT_EQ(functions.roughness[1], 0);
  for (Eigen::Index i = 2; i < 10; ++i) EXPECT_GT(functions.roughness[i], functions.roughness[i - 1]) << i;
}

// -1, 0, 1 have the standard deviation sqrt(2/3), so the knots are h = sqrt(3/2) apart. What is orthogonal to a
// constant and a line is (1, -2, 1) / sqrt(2), of mean square (1 + 4 + 1) / 2 / 3 = 1. The natural spline through it
// has 0 as its second derivative at the ends and m in the middle, where 2h/3 m = (1 + 4 + 1) / sqrt(2) / h, so m = 9 /
// (sqrt(2) h^2); its square's integral is 2 h m^2 / 3 = 27 / h^3.
TEST(SmoothFunctions, OfThreeValuesAreWorkedByHand) {
  Eigen::ArrayXd values(3);
  values << -1, 0, 1;
  const SmoothFunctions functions = smooth_functions(values);
  ASSERT_EQ(functions.values.cols(), 3);
  const double sign = functions.values(0, 2) > 0 ? 1 : -1;
  EXPECT_NEAR(sign * functions.values(0, 2), 1 / std::sqrt(2), 1e-12);
  EXPECT_NEAR(sign * functions.values(1, 2), -2 / std::sqrt(2), 1e-12);
  EXPECT_NEAR(sign * functions.values(2, 2), 1 / std::sqrt(2), 1e-12);
  EXPECT_NEAR(functions.roughness[2], 27 / std::pow(1.5, 1.5), 1e-10);
}

TEST(SmoothFunctions, AreAsManyAsTheDistinctValues) {
  Eigen::ArrayXd values = Eigen::ArrayXd::Constant(100, 5);
  EXPECT_EQ(smooth_functions(values).values.cols(), 1);
  values.head(30) = 7;
  EXPECT_EQ(smooth_functions(values).values.cols(), 2);
  values.tail(20) = -1;
  EXPECT_EQ(smooth_functions(values).values.cols(), 3);
}

// A tenth added a thousand times in another order: the last digits differ, and nothing else.
TEST(SmoothFunctions, TakeRoundingForNoVariation) {
  Eigen::ArrayXd values = Eigen::ArrayXd::Constant(100, 100.0);
  values.head(50) = 100.00000000000003;
  EXPECT_EQ(smooth_functions(values).values.cols(), 1);
}

}  // namespace
}  // namespace sendcast
