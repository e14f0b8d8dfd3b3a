#include "uncertainty/level.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/special_functions/erf.hpp>

#include "uncertainty/boost_policy.h"

namespace sendcast {
namespace {

/// The probability that a standard normal is above a score.
double probability_above(double score) {
  const double probability = std::erfc(score / std::numbers::sqrt2) / 2;
  return std::clamp(probability, std::numeric_limits<double>::min(), just_below_1);
}

}  // namespace

double score_of(Level level) {
  using boost::math::erf_inv, boost::math::erfc_inv;
  if (level.below < 0.25) return -std::numbers::sqrt2 * erfc_inv(2 * level.below, BoostPolicy());
  if (level.above < 0.25) return std::numbers::sqrt2 * erfc_inv(2 * level.above, BoostPolicy());
  return std::numbers::sqrt2 * erf_inv(level.below - level.above, BoostPolicy());
}

Level level_of(double score) { return {probability_above(-score), probability_above(score)}; }

}  // namespace sendcast
