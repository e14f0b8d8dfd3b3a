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
  // From the middle where it is near, from the smaller side where it is not: neither loses digits.
  const double smaller = std::min(level.below, level.above);
  if (smaller > 0.25) return std::numbers::sqrt2 * boost::math::erf_inv(level.below - level.above, BoostPolicy());
  const double off_middle = std::numbers::sqrt2 * boost::math::erfc_inv(2 * smaller, BoostPolicy());
  return std::copysign(off_middle, level.below - level.above);
}

Level level_of(double score) { return {probability_above(-score), probability_above(score)}; }

}  // namespace sendcast
