#include "fit/area_effects.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/Cholesky>

namespace sendcast {
namespace {

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const std::size_t middle = values.size() / 2;
  std::sort(values.begin(), values.end());
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double covariance_between(const EffectSpread& spread, Eigen::Index apart) {
  return spread.lasting + spread.passing * std::pow(spread.persistence, static_cast<double>(apart));
}

Eigen::MatrixXd covariance_of(const EffectSpread& spread, Eigen::Index years) {
  Eigen::MatrixXd covariance(years, years);
  for (Eigen::Index i = 0; i < years; ++i)
    for (Eigen::Index j = 0; j < years; ++j) covariance(i, j) = covariance_between(spread, std::abs(i - j));
  return covariance;
}

/// Twice the logarithm of the likelihood of all areas with every year, but for a constant.
double likelihood(const MeasuredEffects& measured, const EffectSpread& spread) {
  const Eigen::MatrixXd shared = covariance_of(spread, measured.effect.cols());
  double sum = 0;
  for (Eigen::Index area = 0; area < measured.effect.rows(); ++area) {
    if (measured.effect.row(area).isNaN().any()) continue;
    Eigen::MatrixXd covariance = shared;
    covariance.diagonal() += measured.chance_variance.row(area).matrix().transpose();
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::VectorXd effect = measured.effect.row(area).matrix().transpose();
    const Eigen::VectorXd half = factor.matrixL().solve(effect);
    sum -= half.squaredNorm();
    for (Eigen::Index i = 0; i < covariance.rows(); ++i) sum -= 2 * std::log(factor.matrixLLT()(i, i));
  }
  return sum;
}

struct Best {
  double at = 0;
  double value = -std::numeric_limits<double>::infinity();
};

/// The largest value of a function that has one top between two numbers, by golden section.
template <typename Function>
Best golden_section(const Function& function, double low, double high, int steps) {
  const double ratio = (std::sqrt(5.0) - 1) / 2;
  double left = high - ratio * (high - low);
  double right = low + ratio * (high - low);
  double at_left = function(left);
  double at_right = function(right);
  for (int step = 0; step < steps; ++step) {
    if (at_left > at_right) {
      high = right;
      right = left;
      at_right = at_left;
      left = high - ratio * (high - low);
      at_left = function(left);
    } else {
      low = left;
      left = right;
      at_left = at_right;
      right = low + ratio * (high - low);
      at_right = function(right);
    }
  }
  return at_left > at_right ? Best{left, at_left} : Best{right, at_right};
}

}  // namespace

void pull_in_outliers(Eigen::ArrayXXd& effects) {
  for (Eigen::Index year = 0; year < effects.cols(); ++year) {
    std::vector<double> values;
    for (Eigen::Index area = 0; area < effects.rows(); ++area)
      if (!std::isnan(effects(area, year))) values.push_back(effects(area, year));
    const double middle = median(values);
    for (double& value : values) value = std::abs(value - middle);
    const double most = 3 * 1.4826 * median(values);
    for (Eigen::Index area = 0; area < effects.rows(); ++area) {
      double& effect = effects(area, year);
      if (!std::isnan(effect)) effect = std::clamp(effect, middle - most, middle + most);
    }
  }
}

EffectSpread spread_of(const MeasuredEffects& measured) {
  EffectSpread best;
  double best_value = -std::numeric_limits<double>::infinity();
  for (int tenth = -4; tenth <= 9; ++tenth) {
    for (int eighth = 0; eighth <= 8; ++eighth) {
      if (eighth == 8 && tenth != -4) continue;  // nothing passes: persistence does not matter
      const double share = eighth / 8.0;
      const auto spread = [&](double log_variance) {
        const double variance = std::exp(log_variance);
        return EffectSpread{share * variance, (1 - share) * variance, tenth / 10.0};
      };
      const Best found = golden_section([&](double log_variance) { return likelihood(measured, spread(log_variance)); },
                                        std::log(1e-4), std::log(2.0), 13);
      if (found.value > best_value) {
        best_value = found.value;
        best = spread(found.at);
      }
    }
  }
  return best;
}

EffectEstimate effect_of(const MeasuredEffects& measured, Eigen::Index area, const EffectSpread& spread, int lead,
                         int years) {
  std::vector<Eigen::Index> known;
  for (Eigen::Index year = 0; year < measured.effect.cols(); ++year)
    if (!std::isnan(measured.effect(area, year))) known.push_back(year);
  const auto count = static_cast<Eigen::Index>(known.size());
  const Eigen::Index first = measured.effect.cols() - 1 + lead;
  Eigen::MatrixXd among(count, count);
  Eigen::MatrixXd across(years, count);
  Eigen::VectorXd effect(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const Eigen::Index year = known[static_cast<std::size_t>(i)];
    effect[i] = measured.effect(area, year);
    for (Eigen::Index j = 0; j < count; ++j)
      among(i, j) = covariance_between(spread, std::abs(year - known[static_cast<std::size_t>(j)]));
    among(i, i) += measured.chance_variance(area, year);
    for (Eigen::Index h = 0; h < years; ++h) across(h, i) = covariance_between(spread, std::abs(first + h - year));
  }
  EffectEstimate estimate;
  const Eigen::MatrixXd before = covariance_of(spread, years);
  if (count == 0) return {Eigen::VectorXd::Zero(years), before};
  const Eigen::LLT<Eigen::MatrixXd> factor(among);
  estimate.mean = across * factor.solve(effect);
  estimate.covariance = before - across * factor.solve(across.transpose());
  return estimate;
}

}  // namespace sendcast
