#include "uncertainty/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/special_functions/erf.hpp>

#include "uncertainty/boost_policy.h"

namespace sendcast {
namespace {

/// The probability of a standard normal between 0 and a score, 0 or more.
double mass_up_to(double score) { return std::erf(score / std::numbers::sqrt2) / 2; }
double mass_beyond(double score) { return std::erfc(score / std::numbers::sqrt2) / 2; }

using Kinds = std::variant<NormalQuantile, LognormalQuantile, GammaQuantile, BetaQuantile, UniformQuantile,
                           TriangularQuantile, IntervalQuantile>;

/// Chooses by the kind of a distribution.
struct Prepare {
  double low, high;

  Kinds operator()(const Normal& d) const { return NormalQuantile{d.mean, d.sd}; }
  Kinds operator()(const Lognormal& d) const { return LognormalQuantile(d); }
  Kinds operator()(const Gamma& d) const { return GammaQuantile(d); }
  Kinds operator()(const Beta& d) const {
    const double both = d.mean * (1 - d.mean) / (d.sd * d.sd) - 1;
    return BetaQuantile(d.mean * both, (1 - d.mean) * both, 0, 1);
  }
  Kinds operator()(const Uniform& d) const { return UniformQuantile{d.low, d.high}; }
  Kinds operator()(const Triangular& d) const { return TriangularQuantile(d); }
  Kinds operator()(const Pert& d) const {
    const double width = d.high - d.low;
    return BetaQuantile(1 + 4 * (d.mode - d.low) / width, 1 + 4 * (d.high - d.mode) / width, d.low, d.high);
  }
  Kinds operator()(const Interval& d) const { return IntervalQuantile(d, low, high); }
};

}  // namespace

double NormalQuantile::at(Level level) const { return mean + sd * score_of(level); }

LognormalQuantile::LognormalQuantile(const Lognormal& lognormal) {
  const double spread = lognormal.sd / lognormal.mean;
  const double log_variance = spread < 1e100 ? std::log1p(spread * spread) : 2 * std::log(spread);
  log_mean = std::log(lognormal.mean) - log_variance / 2;
  log_sd = std::sqrt(log_variance);
}

double LognormalQuantile::at(Level level) const {
  return std::min(std::exp(log_mean + log_sd * score_of(level)), std::numeric_limits<double>::max());
}

double UniformQuantile::at(Level level) const {
  const double width = high - low;
  return level.below < level.above ? low + width * level.below : high - width * level.above;
}

TriangularQuantile::TriangularQuantile(const Triangular& triangular)
    : low(triangular.low),
      high(triangular.high),
      share_below((triangular.mode - triangular.low) / (triangular.high - triangular.low)) {}

double TriangularQuantile::at(Level level) const {
  const double width = high - low;
  if (level.below < share_below) return low + width * std::sqrt(level.below * share_below);
  return high - width * std::sqrt(level.above * (1 - share_below));
}

IntervalQuantile::IntervalQuantile(const Interval& interval, double low_bound, double high_bound)
    : middle((interval.low + interval.high) / 2), low(low_bound), high(high_bound) {
  const double end = std::numbers::sqrt2 * boost::math::erf_inv(interval.level, BoostPolicy());
  sd = (interval.high - interval.low) / 2 / end;
  const double to_low = (middle - low) / sd;
  const double to_high = (high - middle) / sd;
  mass_below = mass_up_to(to_low);
  mass_above = mass_up_to(to_high);
  cut_below = mass_beyond(to_low);
  cut_above = mass_beyond(to_high);
}

double IntervalQuantile::at(Level level) const {
  // From the middle where the number is near it, from the tail where it is not: neither loses digits.
  const double from_middle = level.below * mass_above - level.above * mass_below;
  const double mass = mass_below + mass_above;
  double half_scores = 0;
  if (std::abs(from_middle) < 0.25) {
    half_scores = boost::math::erf_inv(2 * from_middle, BoostPolicy());
  } else if (from_middle < 0) {
    half_scores = -boost::math::erfc_inv(2 * (cut_below + level.below * mass), BoostPolicy());
  } else {
    half_scores = boost::math::erfc_inv(2 * (cut_above + level.above * mass), BoostPolicy());
  }
  return std::clamp(middle + sd * std::numbers::sqrt2 * half_scores, low, high);
}

Quantile::Quantile(const Distribution& distribution, double low, double high)
    : kind_(std::visit(Prepare{low, high}, distribution.kind)) {}

double Quantile::at(Level level) const {
  return std::visit([&](const auto& kind) { return kind.at(level); }, kind_);
}

}  // namespace sendcast
