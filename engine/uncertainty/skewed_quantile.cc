// Of the quantiles those that must be searched for: gamma, beta and PERT.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/polygamma.hpp>

#include "uncertainty/boost_policy.h"
#include "uncertainty/quantile.h"

namespace sendcast {
namespace {

// The shapes for which tests/uncertainty/skewed_quantile_test.cc proves series and expansion.
constexpr double least_for_series = 0.1;
constexpr double most_for_series = 1e6;
constexpr double least_for_expansion = 1e5;

bool suits_series(double shape) { return shape >= least_for_series && shape <= most_for_series; }

double normal_density(double score) { return std::exp(-score * score / 2) / std::sqrt(2 * std::numbers::pi); }

/// The quantile of a gamma number of scale 1, by Boost.
double searched_gamma(double shape, Level level) {
  return level.below < level.above ? boost::math::gamma_p_inv(shape, level.below, BoostPolicy())
                                   : boost::math::gamma_q_inv(shape, level.above, BoostPolicy());
}

/// The quantile of a beta number and 1 less it, by Boost.
struct BetaNumber {
  double number = 0;
  double complement = 0;
};
BetaNumber searched_beta(double a, double b, Level level) {
  BetaNumber found;
  found.number = level.below < level.above
                     ? boost::math::ibeta_inv(a, b, level.below, &found.complement, BoostPolicy())
                     : boost::math::ibetac_inv(a, b, level.above, &found.complement, BoostPolicy());
  return found;
}

QuantileSeries gamma_series(double shape) {
  QuantileSeries series;
  for (int panel = 0; panel < QuantileSeries::panels; ++panel) {
    const double score = QuantileSeries::middle(panel);
    const double number = searched_gamma(shape, level_of(score));
    const double density = boost::math::gamma_p_derivative(shape, number, BoostPolicy()) * number;
    series.add(score, {std::log(number), normal_density(score) / density, number, 1}, {shape, 1, false});
  }
  return series;
}

QuantileSeries beta_series(double a, double b) {
  QuantileSeries series;
  for (int panel = 0; panel < QuantileSeries::panels; ++panel) {
    const double score = QuantileSeries::middle(panel);
    const auto [number, complement] = searched_beta(a, b, level_of(score));
    const double density = boost::math::ibeta_derivative(a, b, number, BoostPolicy()) * number * complement;
    const double log_odds = std::log(number) - std::log(complement);
    series.add(score, {log_odds, normal_density(score) / density, number, complement}, {a, b, true});
  }
  return series;
}

/// The cumulants of the logarithm of a gamma number of scale 1; of log odds, those of `a` and, of odd order with the
/// other sign, of `b`.
std::array<double, 5> log_gamma_cumulants(double shape) {
  std::array<double, 5> cumulants{boost::math::digamma(shape, BoostPolicy())};
  for (int n = 1; n < 5; ++n) {
    cumulants[static_cast<std::size_t>(n)] = boost::math::polygamma(n, shape, BoostPolicy());
  }
  return cumulants;
}

FromScore gamma_from_score(double shape) {
  if (shape >= least_for_expansion) return CornishFisher(log_gamma_cumulants(shape));
  if (suits_series(shape)) return gamma_series(shape);
  return {};
}

FromScore beta_from_score(double a, double b) {
  if (std::min(a, b) >= least_for_expansion) {
    std::array<double, 5> cumulants = log_gamma_cumulants(a);
    const std::array<double, 5> of_b = log_gamma_cumulants(b);
    for (std::size_t n = 0; n < cumulants.size(); ++n) cumulants[n] += n % 2 == 0 ? -of_b[n] : of_b[n];
    return CornishFisher(cumulants);
  }
  if (suits_series(a) && suits_series(b)) return beta_series(a, b);
  return {};
}

/// The transformed number at a level; nothing where it must be searched for.
std::optional<double> at_level(const FromScore& from_score, Level level) {
  if (std::holds_alternative<std::monostate>(from_score)) return std::nullopt;
  const double score = score_of(level);
  if (const auto* expansion = std::get_if<CornishFisher>(&from_score)) return expansion->at(score);
  if (QuantileSeries::covers(score)) return std::get<QuantileSeries>(from_score).at(score);
  return std::nullopt;
}

}  // namespace

GammaQuantile::GammaQuantile(const Gamma& gamma)
    : shape((gamma.mean / gamma.sd) * (gamma.mean / gamma.sd)),
      scale(gamma.sd * (gamma.sd / gamma.mean)),
      logarithm(gamma_from_score(shape)) {}

double GammaQuantile::at(Level level) const {
  const std::optional<double> found = at_level(logarithm, level);
  const double number = scale * (found ? std::exp(*found) : searched_gamma(shape, level));
  return std::min(number, std::numeric_limits<double>::max());
}

BetaQuantile::BetaQuantile(double shape_a, double shape_b, double from, double to)
    : a(shape_a), b(shape_b), low(from), width(to - from), log_odds(beta_from_score(a, b)) {}

double BetaQuantile::at(Level level) const {
  const std::optional<double> found = at_level(log_odds, level);
  return low + width * (found ? 1 / (1 + std::exp(-*found)) : searched_beta(a, b, level).number);
}

}  // namespace sendcast
