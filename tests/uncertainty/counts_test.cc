#include "uncertainty/counts.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

Level at(double below) { return {below, 1 - below}; }

/// The cumulative probabilities of counts from 0, by log gamma: another way than the one tested.
double log_choose(double all, double some) {
  return std::lgamma(all + 1) - std::lgamma(some + 1) - std::lgamma(all - some + 1);
}

/// A count is right at a level where as many reach it and one fewer does not.
template <class Count, class Probability>
void expect_right_at_many_levels(Count count_at, Probability probability_of, double first) {
  constexpr double rounding = 1e-11;
  for (double level = 0.0005; level < 1; level += 0.004) {
    const double count = count_at(at(level));
    double below = 0;
    for (double k = first; k < count; ++k) below += probability_of(k);
    EXPECT_LT(below, level + rounding) << level;
    EXPECT_GT(below + probability_of(count), level - rounding) << level;
  }
}

TEST(CountsTest, OfPeopleWhoEachDoSomethingWithAProbabilityAreBinomial) {
  for (const double people : {1.0, 2.0, 12.0, 150.0, 3000.0}) {
    for (const double p : {0.001, 0.02, 0.3, 0.5, 0.7, 0.999}) {
      expect_right_at_many_levels(
          [&](Level level) { return binomial(people, p, level); },
          [&](double k) { return std::exp(log_choose(people, k) + k * std::log(p) + (people - k) * std::log1p(-p)); },
          0);
    }
  }
}

TEST(CountsTest, OfWhatHappensAtAnyTimeArePoisson) {
  for (const double mean : {0.001, 0.4, 1.0, 7.5, 90.0, 800.0}) {
    expect_right_at_many_levels([&](Level level) { return poisson(mean, level); },
                                [&](double k) { return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1)); }, 0);
  }
}

TEST(CountsTest, OfThoseDrawnFromAmongManyAreHypergeometric) {
  struct Case {
    double all, marked, drawn;
  };
  for (const Case& c : {Case{10, 1, 4}, {10, 6, 7}, {50, 20, 5}, {400, 300, 250}, {3, 2, 2}}) {
    expect_right_at_many_levels([&](Level level) { return hypergeometric(c.all, c.marked, c.drawn, level); },
                                [&](double k) {
                                  if (k < c.drawn - (c.all - c.marked)) return 0.0;
                                  return std::exp(log_choose(c.marked, k) + log_choose(c.all - c.marked, c.drawn - k) -
                                                  log_choose(c.all, c.drawn));
                                },
                                0);
  }
}

/// Of two people with an even chance each: nobody up to a quarter, one up to three quarters.
TEST(CountsTest, StepWhereTheProbabilitiesOfAsManyOrFewerEnd) {
  EXPECT_EQ(binomial(2, 0.5, at(0.249)), 0);
  EXPECT_EQ(binomial(2, 0.5, at(0.251)), 1);
  EXPECT_EQ(binomial(2, 0.5, at(0.749)), 1);
  EXPECT_EQ(binomial(2, 0.5, at(0.751)), 2);
  EXPECT_EQ(poisson(1, at(0.367)), 0);  // e^-1 = 0.3679
  EXPECT_EQ(poisson(1, at(0.369)), 1);
}

TEST(CountsTest, AreNeverFewerForAHigherProbabilityOrMorePeople) {
  for (double level = 0.003; level < 1; level += 0.0101) {
    double before = 0;
    for (double p = 0; p <= 1; p += 0.004) {
      const double count = binomial(137, p, at(level));
      EXPECT_GE(count, before);
      EXPECT_GE(binomial(138, p, at(level)), count);
      before = count;
    }
  }
}

TEST(CountsTest, StayWithinWhatThereIsAtTheFarthestLevels) {
  const Level lowest{0x1p-54, just_below_1};
  const Level highest{just_below_1, 0x1p-54};
  for (const double people : {1.0, 30.0, 1e4, 1e6}) {
    for (const double p : {1e-9, 0.01, 0.4, 0.9}) {
      const double mean = people * p;
      const double far = 12 * std::sqrt(mean * (1 - p)) + 20;
      EXPECT_GE(binomial(people, p, lowest), std::max(0.0, mean - far));
      EXPECT_LE(binomial(people, p, highest), std::min(people, mean + far));
    }
  }
  EXPECT_LE(poisson(50, highest), 50 + 12 * std::sqrt(50) + 20);
  EXPECT_EQ(hypergeometric(10, 8, 7, lowest), 5);
  EXPECT_EQ(hypergeometric(10, 8, 7, highest), 7);
}

TEST(CountsTest, OfNobodyOrOfTheImpossibleAreNoughtAndOfTheCertainEverybody) {
  EXPECT_EQ(binomial(0, 0.5, at(0.9)), 0);
  EXPECT_EQ(binomial(5, 0, at(0.9)), 0);
  EXPECT_EQ(binomial(5, 1, at(0.1)), 5);
  EXPECT_EQ(poisson(0, at(0.9)), 0);
  EXPECT_EQ(hypergeometric(9, 4, 0, at(0.9)), 0);
  EXPECT_EQ(hypergeometric(9, 4, 9, at(0.1)), 4);
  EXPECT_EQ(hypergeometric(9, 0, 3, at(0.5)), 0);
}

TEST(CountsTest, OfAPartOfAPersonAreOneAsOftenAsThePartIsLarge) {
  EXPECT_EQ(whole(2.25, at(0.74)), 2);
  EXPECT_EQ(whole(2.25, at(0.76)), 3);
  EXPECT_EQ(whole(3000, {just_below_1, 0x1p-54}), 3000);
}

}  // namespace
}  // namespace sendcast
