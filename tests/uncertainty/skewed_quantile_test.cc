// Gamma and beta quantiles are read off series and expansions; here those are held against Boost's search.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <gtest/gtest.h>

#include "uncertainty/quantile.h"

namespace sendcast {
namespace {

constexpr double exactness = 1e-10;

/// The largest part by which two functions of the level differ, at scores between those given.
template <class One, class Other>
double largest_difference(double from, double to, int steps, const One& one, const Other& other) {
  double largest = 0;
  for (int i = 0; i <= steps; ++i) {
    const Level level = level_of(from + (to - from) * i / steps);
    largest = std::max(largest, std::abs(one(level) / other(level) - 1));
  }
  return largest;
}

double off_gamma(double wanted, double from, double to, int steps) {
  const GammaQuantile quantile(Gamma{wanted, std::sqrt(wanted), ""});
  EXPECT_FALSE(std::holds_alternative<std::monostate>(quantile.logarithm)) << wanted;
  const auto by_boost = [&](Level level) {
    return quantile.scale * (level.below < 0.5 ? boost::math::gamma_p_inv(quantile.shape, level.below)
                                               : boost::math::gamma_q_inv(quantile.shape, level.above));
  };
  return largest_difference(
      from, to, steps, [&](Level level) { return quantile.at(level); }, by_boost);
}

double off_beta(double a, double b, double from, double to, int steps) {
  const BetaQuantile quantile(a, b, 0, 1);
  EXPECT_FALSE(std::holds_alternative<std::monostate>(quantile.log_odds)) << a << " " << b;
  const auto by_boost = [&](Level level) {
    return level.below < 0.5 ? boost::math::ibeta_inv(a, b, level.below) : boost::math::ibetac_inv(a, b, level.above);
  };
  return largest_difference(
      from, to, steps, [&](Level level) { return quantile.at(level); }, by_boost);
}

TEST(GammaBySeries, IsBoostsTo1In1e10OverAllShapesAndScores) {
  for (double shape = 0.1001; shape < 1e5; shape *= 1.9) {
    EXPECT_LT(off_gamma(shape, -4.5, 4.5, 500), exactness) << shape;
  }
}

TEST(GammaByExpansion, IsBoostsTo1In1e10OverAllShapesAndScores) {
  for (const double shape : {1.0001e5, 3e5, 1e6, 1e7, 1e8}) {
    EXPECT_LT(off_gamma(shape, -8.3, 8.3, 30), exactness) << shape;
  }
}

/// By how many standard deviations the expansion of a gamma number's logarithm is off.
double off_expansion(double shape, double score) {
  std::array<double, 5> cumulants{boost::math::digamma(shape)};
  for (int n = 1; n < 5; ++n) cumulants[static_cast<std::size_t>(n)] = boost::math::polygamma(n, shape);
  const double exact = std::log(boost::math::gamma_p_inv(shape, level_of(score).below));
  return std::abs(CornishFisher(cumulants).at(score) - exact) / std::sqrt(cumulants[1]);
}

TEST(TheExpansion, IsOffByThePartsSquaredAsOnlyItsThirdOrderMakesIt) {
  for (const double score : {-3.0, -1.0, 1.0, 2.0, 3.0}) {
    // Four times the parts: 16 times as near; 8 times, were a term of the third order wrong. (32 times at a score of 0,
    // where the fourth order has no term.)
    EXPECT_NEAR(off_expansion(100, score) / off_expansion(400, score), 16, 2.5) << score;
    EXPECT_LT(off_expansion(100, score), 1e-4) << score;
  }
}

TEST(BetaBySeries, IsBoostsTo1In1e10OverAllShapesAndScores) {
  for (const double a : {0.1, 0.15, 0.4, 1.0, 1.01, 2.7, 12.0, 130.0, 2e3, 6e4, 1e6}) {
    for (const double b : {0.1, 0.15, 0.4, 1.0, 1.01, 2.7, 12.0, 130.0, 2e3, 6e4, 1e6}) {
      if (std::min(a, b) >= 1e5) continue;
      EXPECT_LT(off_beta(a, b, -4.5, 4.5, 200), exactness) << a << " " << b;
    }
  }
}

TEST(BetaByExpansion, IsBoostsTo1In1e10OverAllShapesAndScores) {
  for (const double a : {1e5, 3e5, 1e6, 1e7, 1e8}) {
    for (const double b : {1e5, 3e5, 1e6, 1e7, 1e8}) {
      EXPECT_LT(off_beta(a, b, -8.3, 8.3, 12), exactness) << a << " " << b;
    }
  }
}

TEST(Pert, HasShapesBetween1And5AllWithinTheSeries) {
  for (const double a : {1.0, 1.5, 2.0, 3.0, 4.0, 4.5, 5.0}) {
    EXPECT_LT(off_beta(a, 6 - a, -4.5, 4.5, 5000), exactness) << a;
  }
}

void expect_sound(const Distribution& distribution, double most, const std::string& name) {
  const Quantile quantile(distribution, 0, 1e11);
  double last = 0;
  for (double score = -8.3; score < 8.4; score += 0.83) {
    const double number = quantile.at(level_of(score));
    EXPECT_TRUE(std::isfinite(number)) << name;
    EXPECT_GE(number, last * (1 - 1e-12)) << name;
    EXPECT_LE(number, most) << name;
    last = number;
  }
}

TEST(GammaAndBeta, AreFiniteAndRiseHoweverExtremeTheirParameters) {
  for (const double spread : {1e-11, 1e-9, 1e-6, 1e-3, 0.1, 1.0, 3.0, 10.0, 100.0, 1e3, 1e6, 1e9}) {
    for (const double mean : {1e-9, 1.0, 1e11}) {
      const std::string name = std::to_string(spread) + " of " + std::to_string(mean);
      expect_sound({Gamma{mean, mean * spread, ""}, {}}, 1e300, name);
    }
  }
  for (const double mean : {1e-9, 1e-6, 1e-3, 0.03, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9}) {
    for (const double spread : {1e-9, 1e-6, 1e-4, 1e-2, 0.1, 0.5, 0.9, 0.99, 0.999, 0.99999, 0.9999999}) {
      const double sd = spread * std::sqrt(mean * (1 - mean));
      expect_sound({Beta{mean, sd, ""}, {}}, 1, std::to_string(spread) + " of " + std::to_string(mean));
    }
  }
}

}  // namespace
}  // namespace sendcast
