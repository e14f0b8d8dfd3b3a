#include "uncertainty/sampler.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "uncertainty/quantile.h"

namespace sendcast {
namespace {

using Names = std::vector<std::string>;
using Correlations = std::vector<RankCorrelation>;

constexpr std::uint64_t seed = 7;

std::vector<Level> draw(const Names& names, const Correlations& correlations, std::uint64_t draw) {
  const Sampler sampler(names, correlations, seed);
  std::vector<Level> levels(sampler.count());
  sampler.levels(draw, levels);
  return levels;
}

TEST(ANameThatIsNotCorrelated, TakesItsLevelStraightFromItsLuck) {
  const std::vector<Level> levels = draw({"a", "b", "a"}, {}, 5);
  EXPECT_EQ(levels[0], Luck(seed).level(key_of("a"), 5));
  EXPECT_EQ(levels[1], Luck(seed).level(key_of("b"), 5));
  EXPECT_EQ(levels[2], levels[0]);
}

TEST(ADraw, IsTheSameAloneAsInARun) {
  const Names names = {"b", "alone", "a", "c"};
  const Correlations correlations = {{"a", "b", 0.6}, {"b", "c", -0.3}};
  const Sampler sampler(names, correlations, seed);
  std::vector<Level> levels(4);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    sampler.levels(i, levels);
    if (i % 111 != 0) continue;
    EXPECT_EQ(levels, draw(names, correlations, i)) << i;
  }
  sampler.levels(3, levels);
  EXPECT_EQ(levels, draw(names, correlations, 3));
}

TEST(ADraw, KnowsNothingOfOtherNamesNorOfTheOrderInTheFile) {
  for (std::uint64_t i = 0; i < 100; ++i) {
    const std::vector<Level> some = draw({"a", "b", "c"}, {{"a", "b", 0.6}, {"b", "c", -0.3}}, i);
    const std::vector<Level> more =
        draw({"z", "c", "0", "b", "a", "y"}, {{"y", "z", 0.9}, {"c", "b", -0.3}, {"b", "a", 0.6}, {"a", "0", 0}}, i);
    EXPECT_EQ(some[0], more[4]);
    EXPECT_EQ(some[1], more[3]);
    EXPECT_EQ(some[2], more[1]);
    // Only the names asked for, but correlated with another all the same.
    EXPECT_EQ(some[2], draw({"c"}, {{"a", "b", 0.6}, {"b", "c", -0.3}}, i)[0]);
  }
}

TEST(RankCorrelations, AreRecoveredAndOthersStayIndependent) {
  const Names names = {"a", "b", "c", "d", "alone"};
  const Sampler sampler(names, {{"b", "a", 0.6}, {"a", "c", -0.5}, {"c", "d", 0.5}}, seed);
  const double wanted[5][5] = {
      {1, 0.6, -0.5, 0, 0}, {0.6, 1, 0, 0, 0}, {-0.5, 0, 1, 0.5, 0}, {0, 0, 0.5, 1, 0}, {0, 0, 0, 0, 1}};
  constexpr int draws = 200'000;
  double products[5][5] = {};
  std::vector<Level> levels(names.size());
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    sampler.levels(draw, levels);
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) products[i][j] += (levels[i].below - 0.5) * (levels[j].below - 0.5);
    }
  }
  // Levels are their own ranks, so Spearman's correlation is 12·E[(u - 1/2)(v - 1/2)]. The product's variance is at
  // most E[(u - 1/2)^4] = 1/80: 4.5 standard errors are 4.5·12·sqrt(1/80/n).
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      EXPECT_NEAR(12 * products[i][j] / draws, wanted[i][j], 4.5 * 12 * std::sqrt(1.0 / 80 / draws))
          << names[i] << names[j];
    }
  }
}

TEST(ACorrelatedName, StillHasEvenLevels) {
  const Sampler sampler({"a", "b"}, {{"a", "b", 0.9}}, seed);
  constexpr int draws = 200'000;
  std::vector<int> tenths(10);
  std::vector<Level> levels(2);
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    sampler.levels(draw, levels);
    ++tenths[static_cast<std::size_t>(levels[1].below * 10)];
  }
  for (const int count : tenths) EXPECT_NEAR(count, draws / 10, 4.5 * std::sqrt(draws * 0.09));
}

TEST(APerfectCorrelation, GivesTheSameLevelOrItsMirror) {
  for (std::uint64_t i = 0; i < 100; ++i) {
    const std::vector<Level> same = draw({"a", "b"}, {{"a", "b", 1}}, i);
    EXPECT_EQ(same[0], same[1]);
    const std::vector<Level> mirrored = draw({"a", "b"}, {{"a", "b", -1}}, i);
    EXPECT_EQ(mirrored[0].below, mirrored[1].above);
    EXPECT_EQ(mirrored[0].above, mirrored[1].below);
  }
}

TEST(TwoSeeds, GiveUnrelatedDraws) {
  double sum = 0;
  constexpr int draws = 100'000;
  for (std::uint64_t i = 0; i < draws; ++i) {
    sum += (Luck(1).level(key_of("a"), i).below - 0.5) * (Luck(2).level(key_of("a"), i).below - 0.5);
  }
  EXPECT_NEAR(sum, 0, 4.5 * std::sqrt(draws) / 12);
}

/// What a million draws of a distribution should come to.
struct Exact {
  std::string name;
  Quantile quantile;
  double mean, sd;
  double kurtosis;           ///< the fourth central moment by the variance squared
  double low, median, high;  ///< 2.5%, half and 97.5% lie below
};

double beta_kurtosis(double a, double b) {
  const double s = a + b;
  return 3 + 6 * ((a - b) * (a - b) * (s + 1) - a * b * (s + 2)) / (a * b * (s + 2) * (s + 3));
}

std::vector<Exact> exact_moments() {
  const double infinity = HUGE_VAL;
  const auto unbounded = [&](const Distribution& distribution) { return Quantile(distribution, -infinity, infinity); };
  const double w = 1 + 4.0 / 9;  // exp of the variance of the logarithm
  // Quantiles are those of quantile_test.cc.
  return {
      {"normal", unbounded({Normal{3, 2, ""}, {}}), 3, 2, 3, -0.91992796908010842, 3, 6.9199279690801084},
      {"lognormal", unbounded({Lognormal{3, 2, ""}, {}}), 3, 2, w * w * w * w + 2 * w * w * w + 3 * w * w - 3,
       0.7605005567677704, 2.496150883013531, 8.1929844433656138},
      {"gamma", unbounded({Gamma{3, 2, ""}, {}}), 3, 2, 3 + 6 / 2.25, 0.43292306614087825, 2.5691691784563151,
       7.9990262684659834},
      {"beta", unbounded({Beta{0.5, 0.4, ""}, {}}), 0.5, 0.4, beta_kurtosis(0.28125, 0.28125), 1.700854151492578e-5,
       0.5, 0.99998299145848507},
      {"uniform", unbounded({Uniform{0, 4, ""}, {}}), 2, 4 / std::sqrt(12), 1.8, 0.1, 2, 3.9},
      // The variance is (l² + m² + h² - lm - lh - mh)/18.
      {"triangular", unbounded({Triangular{0, 1, 4, ""}, {}}), 5.0 / 3, std::sqrt(13.0 / 18), 2.4, std::sqrt(0.1),
       4 - std::sqrt(6), 4 - std::sqrt(0.3)},
      // Shapes 1.5 and 4.5; the variance is (mean - l)(h - mean)/7.
      {"pert", unbounded({Pert{1, 2, 9, ""}, {}}), 3, std::sqrt(12.0 / 7), beta_kurtosis(1.5, 4.5), 1.180102127993241,
       2.7689591593818183, 6.0290112050559545},
      // Worked with mpmath by integrating the density from 0 to 1.
      {"interval", Quantile({Interval{0.01, 0.05, 0.8, ""}, {}}, 0, 1), 0.031008750444792063, 0.014569479515324761,
       2.757645102, 0.0045693899604166153, 0.030533727193976031, 0.060771603803523684},
  };
}

TEST(AMillionDraws, HaveTheMeanTheSdAndTheQuantilesOfTheirDistribution) {
  constexpr int draws = 1'000'000;
  for (const Exact& exact : exact_moments()) {
    double sum = 0;
    double squares = 0;
    double low = 0;
    double middle = 0;
    double high = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
      const double number = exact.quantile.at(Luck(seed).level(key_of(exact.name), i));
      const double off = number - exact.mean;
      sum += off;
      squares += off * off;
      low += number < exact.low ? 1 : 0;
      middle += number < exact.median ? 1 : 0;
      high += number < exact.high ? 1 : 0;
    }
    const double errors = 4.5 / std::sqrt(draws);  // 4.5 standard errors of a mean over all draws, by its sd
    const double variance = exact.sd * exact.sd;
    EXPECT_NEAR(sum / draws, 0, errors * exact.sd) << exact.name;
    EXPECT_NEAR(squares / draws, variance, errors * variance * std::sqrt(exact.kurtosis - 1)) << exact.name;
    EXPECT_NEAR(low / draws, 0.025, errors * std::sqrt(0.025 * 0.975)) << exact.name;
    EXPECT_NEAR(middle / draws, 0.5, errors * 0.5) << exact.name;
    EXPECT_NEAR(high / draws, 0.975, errors * std::sqrt(0.025 * 0.975)) << exact.name;
  }
}

}  // namespace
}  // namespace sendcast
