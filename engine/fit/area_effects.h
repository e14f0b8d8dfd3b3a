#pragma once

#include <vector>

#include <Eigen/Core>

namespace sendcast {

/// What was measured of an area's effect on a rate in the last years: logarithms of actual over expected. Columns are
/// years, the last the newest; not a number where an area has none.
struct MeasuredEffects {
  Eigen::ArrayXXd effect;           ///< areas x years
  Eigen::ArrayXXd chance_variance;  ///< likewise: what chance alone scatters each by
};

/// How areas differ: for good, and in passing.
struct EffectSpread {
  double lasting = 0;      ///< variance of what stays
  double passing = 0;      ///< variance of what comes and goes
  double persistence = 0;  ///< correlation of the passing part from one year to the next
};

/// An area's effect in some years: normal, with this mean and covariance.
struct EffectEstimate {
  Eigen::VectorXd mean;
  Eigen::MatrixXd covariance;
};

/// Pulls values that lie beyond three robust standard deviations of their year's middle in to that distance: recording
/// errors, mostly.
void pull_in_outliers(Eigen::ArrayXXd& effects);

/// The spread under which what was measured is likeliest (its marginal likelihood; normal effects and chance): a grid
/// over persistence and the lasting share, golden section over the whole variance. Areas that lack a year are left out.
EffectSpread spread_of(const MeasuredEffects& measured);

/// An area's effects in `years` years from `lead` years after the last measured one on, given what was measured of it
/// (empirical Bayes): a small area's is drawn towards the mean of all, 0.
EffectEstimate effect_of(const MeasuredEffects& measured, Eigen::Index area, const EffectSpread& spread, int lead,
                         int years);

}  // namespace sendcast
