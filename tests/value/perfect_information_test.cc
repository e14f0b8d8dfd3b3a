#include "value/perfect_information.h"

#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using Columns = std::vector<Eigen::Index>;

const double pi = std::acos(-1);

Eigen::ArrayXXd normal_draws(Eigen::Index draws, Eigen::Index parameters, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  Eigen::ArrayXXd table(draws, parameters);
  for (double& value : table.reshaped()) value = normal(random);
  return table;
}

/// Two options, the first of which is worth nothing.
Eigen::ArrayXXd against_nothing(const Eigen::ArrayXd& benefits) {
  Eigen::ArrayXXd table = Eigen::ArrayXXd::Zero(benefits.size(), 2);
  table.col(1) = benefits;
  return table;
}

/// The value of knowing a normal net benefit of this mean and standard deviation before choosing it or nothing: the
/// standard deviation times the unit normal loss at |mean| / deviation (Raiffa and Schlaifer 1961, section 5.4).
double normal_loss(double mean, double deviation) {
  const double distance = std::abs(mean) / deviation;
  const double beyond = std::erfc(distance / std::sqrt(2)) / 2;
  return deviation * (std::exp(-distance * distance / 2) / std::sqrt(2 * pi) - distance * beyond);
}

void expect_same(const InformationValue& a, const InformationValue& b) {
  EXPECT_NEAR(a.value, b.value, 1e-9 * (1 + std::abs(b.value)));
  EXPECT_NEAR(a.standard_error, b.standard_error, 1e-9 * (1 + b.standard_error));
}

// B earns 10 or loses 6, as likely as not; A nothing. Unknowing one takes B, for 2 on average. Knowing, one takes B for
// 10 or A for 0, 5 on average: knowing is worth 3. It gains 0 in one draw and 6 in the other: of deviation sqrt(18), so
// the mean of two has the standard error 3.
TEST(PerfectInformation, OnATwoPointProblemIsWorkedByHand) {
  const InformationValue found = evpi(against_nothing(Eigen::Array2d(10, -6)));
  EXPECT_DOUBLE_EQ(found.value, 3);
  EXPECT_DOUBLE_EQ(found.standard_error, 3);
}

TEST(PerfectInformation, IsWorthNothingWhereOneOptionIsAlwaysBest) {
  const Eigen::ArrayXXd parameters = normal_draws(500, 2, 1);
  const Eigen::ArrayXXd benefits = against_nothing(parameters.col(0).exp() + 0.1 * parameters.col(1).square());
  EXPECT_EQ(evpi(benefits).value, 0);
  EXPECT_EQ(evpi(benefits).standard_error, 0);
  EXPECT_EQ(evppi(benefits, parameters, {0}).value, 0);
  EXPECT_EQ(evpi(Eigen::ArrayXXd::Ones(10, 1)).value, 0);
  EXPECT_EQ(evppi(parameters.leftCols(1), parameters, {0}).value, 0);
}

// The parameter is 0 in two draws, where B comes to -4 and 0, and 1 in two, where it comes to 2 and 10: means -2 and 6,
// 2 in all. Knowing it one takes nothing or 6, 3 on average: it is worth 1.
TEST(PerfectInformation, OnAParameterOfTwoValuesIsWorkedByHand) {
  Eigen::ArrayXXd parameters(4, 2);
  parameters << 0, 1, 0, 2, 1, 3, 1, 4;
  EXPECT_NEAR(evppi(against_nothing(Eigen::Array4d(-4, 0, 2, 10)), parameters, {0}).value, 1, 1e-12);
}

// Options 0, and 1 + 2a - b + c with independent standard normals: knowing a is worth the normal loss with deviation 2,
// and so on. What is worked from a sample is compared with what is true of the distribution.
TEST(PerfectInformation, OfALinearModelOfNormalsIsTheUnitNormalLoss) {
  const std::vector<std::pair<Columns, double>> cases = {
      {{0}, 2}, {{1}, 1}, {{0, 1}, std::sqrt(5)}, {{1, 2}, std::sqrt(2)}};
  for (const auto& [columns, deviation] : cases) {
    double sum = 0;
    for (unsigned seed = 0; seed < 10; ++seed) {
      const Eigen::ArrayXXd draws = normal_draws(10000, 3, seed);
      const InformationValue found =
          evppi(against_nothing(1 + 2 * draws.col(0) - draws.col(1) + draws.col(2)), draws, columns);
      EXPECT_NEAR(found.value, normal_loss(1, deviation), 4 * found.standard_error);
      sum += found.value / 10;
    }
    EXPECT_NEAR(sum / normal_loss(1, deviation), 1, 0.05) << columns.front();
  }
}

// x^2 - 1 is worth having where |x| > 1: 2 phi(1) = 2 exp(-1/2) / sqrt(2 pi) on average, and unknowing nothing.
TEST(PerfectInformation, FollowsACurve) {
  const Eigen::ArrayXXd draws = normal_draws(10000, 2, 3);
  const InformationValue found = evppi(against_nothing(draws.col(0).square() - 1 + draws.col(1)), draws, {0});
  EXPECT_NEAR(found.value / (2 * std::exp(-0.5) / std::sqrt(2 * pi)), 1, 0.05);
  EXPECT_NEAR(evppi(against_nothing(draws.col(0).square() - 1), draws, {0}).value, found.value, 0.03);
}

// The benefit is the logarithm of a parameter that spreads over ten thousandfold, so it bends sharply near 0: 3 phi(0).
TEST(PerfectInformation, FollowsACurveOfAParameterWithALongTail) {
  const Eigen::ArrayXXd draws = normal_draws(10000, 2, 14);
  Eigen::ArrayXXd parameters = draws;
  parameters.col(0) = (3 * draws.col(0)).exp();
  const InformationValue found = evppi(against_nothing(3 * draws.col(0) + draws.col(1)), parameters, {0});
  EXPECT_NEAR(found.value / normal_loss(0, 3), 1, 0.05);
}

// xy is worth having where it is positive: E|x| E|y| / 2 = 1 / pi. Knowing either alone is worth nothing.
TEST(PerfectInformation, FollowsAnInteraction) {
  const Eigen::ArrayXXd draws = normal_draws(10000, 3, 4);
  const Eigen::ArrayXXd benefits = against_nothing(draws.col(0) * draws.col(1) + draws.col(2));
  EXPECT_NEAR(evppi(benefits, draws, {0, 1}).value * pi, 1, 0.05);
  EXPECT_LT(evppi(benefits, draws, {0}).value, 0.02);
}

// Thirty of forty independent standard normals, of which each counts 1.
TEST(PerfectInformation, OnALargeGroupIsFoundWhereParametersAddUp) {
  const Eigen::ArrayXXd draws = normal_draws(5000, 40, 5);
  Columns thirty(30);
  std::iota(thirty.begin(), thirty.end(), 0);
  const InformationValue found = evppi(against_nothing(2 + draws.rowwise().sum()), draws, thirty);
  EXPECT_NEAR(found.value / normal_loss(2, std::sqrt(30)), 1, 0.05);
}

TEST(PerfectInformation, OnEverythingIsWorthAsMuchAsCanBe) {
  Eigen::ArrayXXd parameters = normal_draws(1000, 4, 6);
  parameters.col(2) = 5;                  // never varies
  parameters.col(3) = parameters.col(1);  // shares a name with another
  const Eigen::ArrayXXd benefits = against_nothing(parameters.col(0) * parameters.col(1));
  EXPECT_GT(evpi(benefits).value, 0.2);
  for (const Columns& everything : {Columns{0, 1, 2, 3}, Columns{3, 0}}) {
    EXPECT_EQ(evppi(benefits, parameters, everything).value, evpi(benefits).value);
    EXPECT_EQ(evppi(benefits, parameters, everything).standard_error, evpi(benefits).standard_error);
  }
}

TEST(PerfectInformation, OnNothingOrOnWhatNeverVariesIsWorthNothing) {
  Eigen::ArrayXXd parameters = normal_draws(1000, 3, 7);
  parameters.col(1) = 5;
  const Eigen::ArrayXXd benefits = against_nothing(parameters.col(0) + parameters.col(2));
  EXPECT_EQ(evppi(benefits, parameters, {}).value, 0);
  EXPECT_EQ(evppi(benefits, parameters, {1}).value, 0);
}

// The last of three parameters does nothing. On average B is worth 0.3, which noise in a regression seldom outweighs.
TEST(PerfectInformation, OnAParameterThatDoesNothingIsWorthNextToNothing) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Eigen::ArrayXXd draws = normal_draws(1000, 3, seed);
    const Eigen::ArrayXXd benefits = against_nothing(0.3 + draws.col(0) + draws.col(1));
    EXPECT_LT(evppi(benefits, draws, {2}).value, 0.01 * evpi(benefits).value) << seed;
  }
}

TEST(PerfectInformation, OnMoreIsWorthMoreAndNeverMoreThanOnEverything) {
  const Eigen::ArrayXXd draws = normal_draws(1000, 5, 8);
  Eigen::ArrayXXd benefits(1000, 3);
  benefits << draws.col(0) + draws.col(3), draws.col(1) * draws.col(2), draws.col(4).exp() - 1.5;
  double before = 0;
  for (const Columns& columns : {Columns{0}, {0, 1}, {0, 1, 2}, {0, 1, 2, 3}, {0, 1, 2, 3, 4}}) {
    const InformationValue found = evppi(benefits, draws, columns);
    EXPECT_GT(found.value, before - 0.01) << columns.size();
    EXPECT_LE(found.value, evpi(benefits).value) << columns.size();
    before = found.value;
  }
}

TEST(PerfectInformation, GoesByDifferencesBetweenOptionsAndInTheirUnit) {
  const Eigen::ArrayXXd draws = normal_draws(1000, 3, 9);
  Eigen::ArrayXXd benefits(1000, 3);
  benefits << draws.col(0), draws.col(1).exp() - 1, draws.col(2);
  Eigen::ArrayXXd shifted = 1000 * benefits;
  shifted.colwise() += 5e4 * draws.col(1);
  const InformationValue plain = evppi(benefits, draws, {0, 1});
  const InformationValue other = evppi(shifted, draws, {0, 1});
  expect_same({1000 * plain.value, 1000 * plain.standard_error}, other);
}

TEST(PerfectInformation, IsTheSameInAnyOrderOfTheDrawsAndOfTwoOptions) {
  const Eigen::ArrayXXd draws = normal_draws(1000, 3, 10);
  const Eigen::ArrayXXd benefits = against_nothing(draws.col(0) * draws.col(1) + draws.col(2));
  const InformationValue plain = evppi(benefits, draws, {0, 1});
  expect_same(evppi(benefits.colwise().reverse(), draws.colwise().reverse(), {0, 1}), plain);
  expect_same(evppi(benefits.rowwise().reverse(), draws, {0, 1}), plain);
  expect_same(evppi(benefits, draws, {1, 0}), plain);
}

TEST(PerfectInformation, OnAParameterAndItsRepetitionIsThatOnTheParameter) {
  Eigen::ArrayXXd parameters = normal_draws(1000, 3, 11);
  parameters.col(1) = parameters.col(0);
  const Eigen::ArrayXXd benefits = against_nothing(parameters.col(0).exp() - 1.5 + parameters.col(2));
  expect_same(evppi(benefits, parameters, {0, 1}), evppi(benefits, parameters, {0}));
  parameters.col(1) = 3 - 2 * parameters.col(0);
  EXPECT_NEAR(evppi(benefits, parameters, {0, 1}).value, evppi(benefits, parameters, {0}).value, 0.02);
}

TEST(PerfectInformation, OfSeveralChoicesIsThatOfEach) {
  const Eigen::ArrayXXd draws = normal_draws(500, 3, 12);
  const std::vector<Eigen::ArrayXXd> choices = {against_nothing(draws.col(0) + 2 * draws.col(1)), draws.leftCols(1),
                                                against_nothing(draws.col(1).exp() - 1.5), draws};
  for (const std::vector<Eigen::Index>& columns : std::vector<std::vector<Eigen::Index>>{{}, {0}, {1, 2}, {0, 1, 2}}) {
    const std::vector<InformationValue> found = evppi_of_several(choices, draws, columns);
    ASSERT_EQ(found.size(), choices.size());
    for (std::size_t i = 0; i < choices.size(); ++i) expect_same(found[i], evppi(choices[i], draws, columns));
  }
}

TEST(PerfectInformation, OfWhatDoesNotFitTogetherIsRefused) {
  const Eigen::ArrayXXd draws = normal_draws(10, 2, 13);
  EXPECT_THROW(evppi(draws.topRows(9), draws, {0}), std::invalid_argument);
  EXPECT_THROW(evppi(draws, draws, {2}), std::invalid_argument);
  EXPECT_THROW(evppi(draws, draws, {-1}), std::invalid_argument);
  EXPECT_THROW(evppi_of_several({draws, draws.topRows(9)}, draws, {0}), std::invalid_argument);
}

}  // namespace
}  // namespace sendcast
