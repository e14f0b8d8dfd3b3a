#include "value/acceptability.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::ElementsAre;

Eigen::ArrayXXd four_by_three(std::initializer_list<double> by_draw) {
  Eigen::ArrayXXd table(4, 3);
  Eigen::Index place = 0;
  for (const double value : by_draw) {
    table(place / 3, place % 3) = value;
    ++place;
  }
  return table;
}

// Four draws of three options, A the base. Net benefits at 0, 10 and 30 pounds a unit of effect:
//             costs          effects         at 0                at 10             at 30
//   draw 1     0, 20, 50     0, 3, 4         0, -20, -50         0, 10, -10        0, 70, 70
//   draw 2     0, 20, 50     0, 1, 6         0, -20, -50         0, -10, 10        0, 10, 130
//   draw 3    10, 10, 50     2, 2, 3        -10, -10, -50       10, 10, -20       50, 50, 40
//   draw 4     0, 20, 50     0, 3, 4         0, -20, -50         0, 10, -10        0, 70, 70
// At 0 A is best in three and shares one with B: 3.5/4, 0.5/4, 0. At 10 B is best in draws 1 and 4, C in 2, and A and B
// share 3: 0.5/4, 2.5/4, 1/4. At 30 B and C share 1 and 4, C has 2, A and B share 3: 0.5/4, 1.5/4, 2/4.
// Means: at 0: -2.5, -17.5, -50, so A; at 10: 2.5, 5, -7.5, so B; at 30: 12.5, 50, 77.5, so C.
TEST(Acceptability, IsTheShareOfDrawsInWhichAnOptionHasTheHighestNetBenefit) {
  const Eigen::ArrayXXd costs = four_by_three({0, 20, 50, 0, 20, 50, 10, 10, 50, 0, 20, 50});
  const Eigen::ArrayXXd effects = four_by_three({0, 3, 4, 0, 1, 6, 2, 2, 3, 0, 3, 4});
  const std::vector<Acceptability> curve = acceptability(costs, effects, {0, 10, 30});
  ASSERT_EQ(curve.size(), 3u);
  EXPECT_THAT(curve[0].probabilities, ElementsAre(0.875, 0.125, 0));
  EXPECT_THAT(curve[1].probabilities, ElementsAre(0.125, 0.625, 0.25));
  EXPECT_THAT(curve[2].probabilities, ElementsAre(0.125, 0.375, 0.5));
  EXPECT_THAT(curve[0].net_benefits, ElementsAre(-2.5, -17.5, -50));
  EXPECT_THAT(curve[1].net_benefits, ElementsAre(2.5, 5, -7.5));
  EXPECT_THAT(curve[2].net_benefits, ElementsAre(12.5, 50, 77.5));
  EXPECT_EQ(curve[1].willingness_to_pay, 10);
}

// The draws are those above, of which the frontier is A, B, C.
TEST(Acceptability, HasAFrontierOfTheOptionsThatAreBestOnAverage) {
  const Eigen::ArrayXXd costs = four_by_three({0, 20, 50, 0, 20, 50, 10, 10, 50, 0, 20, 50});
  const Eigen::ArrayXXd effects = four_by_three({0, 3, 4, 0, 1, 6, 2, 2, 3, 0, 3, 4});
  std::vector<Eigen::Index> options;
  std::vector<double> probabilities;
  for (const Acceptability& point : acceptability(costs, effects, {0, 10, 30})) {
    options.push_back(point.frontier);
    probabilities.push_back(point.frontier_probability);
  }
  EXPECT_THAT(options, ElementsAre(0, 1, 2));
  EXPECT_THAT(probabilities, ElementsAre(0.875, 0.625, 0.5));
}

// B saves 1 in two draws of three and costs 10 in the third: most likely the best, and dearer by 8/3 on average.
TEST(Acceptability, OfTheFrontierNeedNotBeTheLikeliest) {
  Eigen::ArrayXXd costs = Eigen::ArrayXXd::Zero(3, 2);
  costs.col(1) << -1, -1, 10;
  const Acceptability point = acceptability(costs, Eigen::ArrayXXd::Zero(3, 2), {0}).front();
  EXPECT_EQ(point.frontier, 0);
  EXPECT_DOUBLE_EQ(point.frontier_probability, 1.0 / 3);
  EXPECT_DOUBLE_EQ(point.probabilities[1], 2.0 / 3);
}

TEST(Acceptability, OfOptionsThatAreAlikeIsDividedEquallyAndTheFirstIsTheFrontier) {
  const Eigen::ArrayXXd same = Eigen::ArrayXXd::Constant(5, 4, 7);
  const Acceptability point = acceptability(same, same, {3}).front();
  EXPECT_THAT(point.probabilities, ElementsAre(0.25, 0.25, 0.25, 0.25));
  EXPECT_EQ(point.frontier, 0);
}

TEST(Acceptability, OfCostsAndEffectsThatDifferInShapeIsRefused) {
  const Eigen::ArrayXXd two = Eigen::ArrayXXd::Zero(4, 2);
  EXPECT_THROW(acceptability(two, Eigen::ArrayXXd::Zero(4, 3), {1}), std::invalid_argument);
  EXPECT_THROW(acceptability(two, Eigen::ArrayXXd::Zero(3, 2), {1}), std::invalid_argument);
  EXPECT_THROW(plane_shares(Eigen::ArrayXd::Zero(2), Eigen::ArrayXd::Zero(3)), std::invalid_argument);
}

// Eight draws: one cheaper and better, two dearer and better, one dearer and worse, one cheaper and worse; one dearer
// with the same effect (half better, half worse), one better at the same cost (half cheaper, half dearer), one where
// nothing differs (a quarter each).
//   cheaper and better 1 + 0.5 + 0.25 = 1.75    dearer and better 2 + 0.5 + 0.5 + 0.25 = 3.25
//   cheaper and worse  1 + 0.25       = 1.25    dearer and worse  1 + 0.5 + 0.25       = 1.75
TEST(PlaneShares, DivideADrawOnAnAxisBetweenTheQuadrantsItTouches) {
  Eigen::ArrayXd costs(8);
  Eigen::ArrayXd effects(8);
  costs << -1, 1, 2, 3, -2, 5, 0, 0;
  effects << 1, 1, 3, -1, -2, 0, 4, 0;
  const PlaneShares shares = plane_shares(costs, effects);
  EXPECT_EQ(shares.cheaper_and_better, 1.75 / 8);
  EXPECT_EQ(shares.dearer_and_better, 3.25 / 8);
  EXPECT_EQ(shares.cheaper_and_worse, 1.25 / 8);
  EXPECT_EQ(shares.dearer_and_worse, 1.75 / 8);
}

}  // namespace
}  // namespace sendcast
