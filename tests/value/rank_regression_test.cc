#include "value/rank_regression.h"

#include <cmath>
#include <random>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::ElementsAre;

Eigen::ArrayXd column(std::initializer_list<double> values) {
  Eigen::ArrayXd array(static_cast<Eigen::Index>(values.size()));
  std::copy(values.begin(), values.end(), array.begin());
  return array;
}

Eigen::ArrayXXd normal_draws(Eigen::Index draws, Eigen::Index parameters, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  Eigen::ArrayXXd table(draws, parameters);
  for (double& value : table.reshaped()) value = normal(random);
  return table;
}

void expect_to_sum_to_one(const RankRegression& regression) {
  EXPECT_NEAR(regression.shares.sum() + regression.unexplained, 1, 1e-12);
  EXPECT_NEAR(regression.explained, 1 - regression.unexplained, 1e-12);
}

// 3 is first; the two 5s stand second and third, 2.5 each; the three 8s fourth to sixth, 5 each.
TEST(Ranks, OfEqualValuesAreTheMeanOfTheirPlaces) {
  EXPECT_THAT(ranks_of(column({8, 5, 3, 8, 5, 8})), ElementsAre(5, 2.5, 1, 5, 2.5, 5));
  EXPECT_EQ(ranks_of(Eigen::ArrayXd(0)).size(), 0);
}

// Four draws of two parameters at two levels each, every pairing once, so the ranks are uncorrelated:
//   A 0 0 1 1, B 0 1 0 1, the result 10 A + B = 0 1 10 11: ranks 1 2 3 4, from their mean -1.5 -0.5 0.5 1.5.
// A's ranks from their mean are -1 -1 1 1, B's -1 1 -1 1. Correlations: A 4 / sqrt(4 * 5) = 2 / sqrt(5), B
// (1.5 - 0.5 - 0.5 + 1.5) / sqrt(20) = 1 / sqrt(5). They are the coefficients; shares 4/5 and 1/5.
TEST(RankRegression, OfATwoByTwoDesignIsWorkedByHand) {
  Eigen::ArrayXXd parameters(4, 2);
  parameters.col(0) << 0, 0, 1, 1;
  parameters.col(1) << 0, 1, 0, 1;
  const RankRegression regression = rank_regression(parameters, column({0, 1, 10, 11}));
  EXPECT_NEAR(regression.coefficients[0], 2 / std::sqrt(5), 1e-14);
  EXPECT_NEAR(regression.coefficients[1], 1 / std::sqrt(5), 1e-14);
  EXPECT_NEAR(regression.shares[0], 0.8, 1e-14);
  EXPECT_NEAR(regression.shares[1], 0.2, 1e-14);
  EXPECT_NEAR(regression.unexplained, 0, 1e-14);
}

// A linear model of independent normals: a parameter's part of the variance is its coefficient's square times its own
// variance over the sum of them: 9, 4 and 1 of 14. In ranks a correlation of r is (6 / pi) asin(r / 2) (Pearson 1907),
// so the shares are 0.621, 0.267 and 0.066, the standard errors at 20,000 draws at most 0.004. Of what is explained the
// strongest has 0.008 more than its part of the variance, and the others less.
TEST(RankRegression, OfALinearModelGivesEachItsPartOfTheVariance) {
  const Eigen::ArrayXXd draws = normal_draws(20000, 3, 1);
  Eigen::ArrayXXd parameters = draws;
  parameters.col(0) = 100 + 0.5 * draws.col(0);  // coefficient 6, standard deviation 0.5
  parameters.col(1) = 2 * draws.col(1);          // coefficient -1, standard deviation 2
  const RankRegression regression =
      rank_regression(parameters, 6 * parameters.col(0) - parameters.col(1) + parameters.col(2));
  const double pi = std::acos(-1);
  const auto rank_share = [&](double share) { return std::pow(6 / pi * std::asin(std::sqrt(share) / 2), 2); };
  for (int i = 0; i < 3; ++i) {
    const double share = std::vector{9.0, 4.0, 1.0}[static_cast<std::size_t>(i)] / 14;
    EXPECT_NEAR(regression.shares[i], rank_share(share), 0.012) << i;
    EXPECT_NEAR(regression.shares[i] / regression.explained, share, 0.008 + 0.012) << i;
  }
  EXPECT_LT(regression.coefficients[1], 0);
  expect_to_sum_to_one(regression);
}

// Only ranks count: any rising function of a parameter or of the result leaves every figure as it is.
TEST(RankRegression, IsTheSameForARisingFunctionOfTheNumbers) {
  const Eigen::ArrayXXd parameters = normal_draws(300, 2, 2);
  const Eigen::ArrayXd result = parameters.col(0) + 2 * parameters.col(1);
  Eigen::ArrayXXd bent = parameters;
  bent.col(1) = parameters.col(1).exp();
  const RankRegression plain = rank_regression(parameters, result);
  const RankRegression other = rank_regression(bent, result.cube());
  EXPECT_TRUE((plain.shares == other.shares).all());
}

TEST(RankRegression, GivesNothingToAParameterThatNeverVaries) {
  Eigen::ArrayXXd parameters = normal_draws(200, 3, 3);
  parameters.col(1) = 42;
  const RankRegression regression = rank_regression(parameters, parameters.col(0) - parameters.col(2));
  EXPECT_EQ(regression.coefficients[1], 0);
  EXPECT_EQ(regression.shares[1], 0);
  EXPECT_GT(regression.shares[0], 0.3);
  expect_to_sum_to_one(regression);
}

// The second does nothing but goes with the first, at a correlation of 0.8.
TEST(RankRegression, GivesNextToNothingToAParameterThatOnlyGoesWithAnother) {
  Eigen::ArrayXXd parameters = normal_draws(5000, 2, 4);
  parameters.col(1) = 0.8 * parameters.col(0) + 0.6 * parameters.col(1);
  const RankRegression regression = rank_regression(parameters, 3 * parameters.col(0));
  EXPECT_NEAR(regression.shares[0], 1, 1e-12);
  EXPECT_NEAR(regression.shares[1], 0, 1e-12);
}

TEST(RankRegression, DividesAShareEquallyBetweenParametersThatShareAName) {
  const Eigen::ArrayXXd draws = normal_draws(500, 2, 5);
  const Eigen::ArrayXd result = 2 * draws.col(0) + draws.col(1);
  const RankRegression once = rank_regression(draws, result);
  Eigen::ArrayXXd repeated(500, 4);
  repeated << draws.col(0), draws.col(1), draws.col(0) * 10 + 3, draws.col(0);
  const RankRegression thrice = rank_regression(repeated, result);
  for (const Eigen::Index i : {0, 2, 3}) EXPECT_NEAR(thrice.shares[i], once.shares[0] / 3, 1e-12);
  EXPECT_NEAR(thrice.shares[1], once.shares[1], 1e-12);
  expect_to_sum_to_one(thrice);
}

TEST(RankRegression, OfAResultThatNeverVariesExplainsNothing) {
  const RankRegression regression = rank_regression(normal_draws(50, 2, 6), Eigen::ArrayXd::Constant(50, 3));
  EXPECT_TRUE((regression.shares == 0).all());
  EXPECT_EQ(regression.unexplained, 1);
}

TEST(RankRegression, OfParametersThatNeverVaryExplainsNothing) {
  const RankRegression still = rank_regression(Eigen::ArrayXXd::Ones(50, 2), normal_draws(50, 1, 7).col(0));
  EXPECT_TRUE((still.shares == 0).all());
  EXPECT_EQ(still.unexplained, 1);
  EXPECT_EQ(rank_regression(Eigen::ArrayXXd(50, 0), normal_draws(50, 1, 7).col(0)).unexplained, 1);
}

TEST(RankRegression, OfDifferentNumbersOfDrawsIsRefused) {
  EXPECT_THROW(rank_regression(Eigen::ArrayXXd::Ones(5, 2), Eigen::ArrayXd::Ones(6)), std::invalid_argument);
}

}  // namespace
}  // namespace sendcast
