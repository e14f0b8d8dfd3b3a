#include "uncertainty/correlation.h"

#include <cmath>
#include <numbers>

#include <gmock/gmock.h>

namespace sendcast {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

double of_scores(double rank) { return 2 * std::sin(std::numbers::pi / 6 * rank); }

TEST(CorrelatedGroups, AreTheNamesThatHangTogetherInTheOrderOfTheirLetters) {
  const CorrelatedGroups found =
      correlated_groups({{"z", "b", 0.1}, {"c", "y", 0.2}, {"b", "a", 0.3}, {"lone", "wolf", 0}});
  ASSERT_EQ(found.groups.size(), 2U);
  EXPECT_THAT(found.groups[0].names, ElementsAre("a", "b", "z"));
  EXPECT_THAT(found.groups[1].names, ElementsAre("c", "y"));
  EXPECT_THAT(found.contradictions, IsEmpty());
}

TEST(ACorrelatedGroup, HasCholeskysFactorOfItsScoresCorrelations) {
  const CorrelatedGroups found = correlated_groups({{"b", "a", 0.5}, {"c", "b", -0.4}});
  ASSERT_EQ(found.groups.size(), 1U);
  // Worked by hand for [1 p 0; p 1 q; 0 q 1].
  const double p = of_scores(0.5);
  const double q = of_scores(-0.4);
  const double second = std::sqrt(1 - p * p);
  const auto near = [](double value) { return testing::DoubleNear(value, 1e-15); };
  EXPECT_THAT(found.groups[0].factor, ElementsAre(near(1), near(p), near(second), near(0), near(q / second),
                                                  near(std::sqrt(1 - q * q / (second * second)))));
}

TEST(CorrelatedGroups, AreTheSameHoweverTheyAreWritten) {
  const auto one = correlated_groups({{"a", "b", 0.5}, {"b", "c", -0.4}, {"a", "c", 0.1}});
  const auto other = correlated_groups({{"c", "a", 0.1}, {"c", "b", -0.4}, {"b", "a", 0.5}});
  EXPECT_EQ(one.groups.at(0).names, other.groups.at(0).names);
  EXPECT_EQ(one.groups.at(0).factor, other.groups.at(0).factor);
}

TEST(PerfectCorrelation, LeavesTheSecondNoFreedom) {
  EXPECT_THAT(correlated_groups({{"a", "b", 1}}).groups.at(0).factor, ElementsAre(1, 1, 0));
  EXPECT_THAT(correlated_groups({{"a", "b", -1}}).groups.at(0).factor, ElementsAre(1, -1, 0));
  EXPECT_THAT(correlated_groups({{"a", "b", 1}, {"b", "c", -1}, {"a", "c", -1}}).groups.at(0).factor,
              ElementsAre(1, 1, 0, -1, 0, 0));
  EXPECT_EQ(correlated_groups({{"a", "b", 1}, {"b", "c", 0.4}, {"a", "c", 0.4}}).groups.size(), 1U);
}

TEST(CorrelationsThatContradict, AreNamedAndLeftOut) {
  const CorrelatedGroups found = correlated_groups(
      {{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.5}, {"c", "d", 0.1}, {"0", "a", 0.1}, {"x", "y", 0.3}});
  EXPECT_THAT(found.contradictions, ElementsAre(ElementsAre("a", "b", "c")));
  ASSERT_EQ(found.groups.size(), 1U);
  EXPECT_THAT(found.groups[0].names, ElementsAre("x", "y"));
}

TEST(CorrelationsThatContradict, MayDoSoByAPairThatIsNotGiven) {
  EXPECT_THAT(correlated_groups({{"a", "b", 0.9}, {"b", "c", 0.9}}).contradictions,
              ElementsAre(ElementsAre("a", "b", "c")));
  EXPECT_THAT(correlated_groups({{"a", "b", 1}, {"b", "c", 0.2}}).contradictions,
              ElementsAre(ElementsAre("a", "b", "c")));
}

TEST(Correlations, MayReachTheVeryEdgeOfContradiction) {
  // Two that are not correlated can each be correlated with a third, by their scores, up to the root of a half.
  const double edge = 6 / std::numbers::pi * std::asin(std::numbers::sqrt2 / 4);
  EXPECT_THAT(correlated_groups({{"a", "c", edge}, {"b", "c", edge}}).contradictions, IsEmpty());
  EXPECT_THAT(correlated_groups({{"a", "c", edge + 1e-6}, {"b", "c", edge}}).contradictions, testing::SizeIs(1));
}

}  // namespace
}  // namespace sendcast
