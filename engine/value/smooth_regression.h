#pragma once

#include <Eigen/Core>

namespace sendcast {

/// A surface over several parameters is a sum of so many terms at most, and of a tenth of the draws.
constexpr int most_regression_terms = 200;

/// The functions of some parameters that make a smooth surface, a sum of terms. A term is a product of one smooth
/// function (smooth_functions.h) of each parameter: a tensor product spline (Wood 2017, section 5.6; Strong, Oakley and
/// Brennan, Medical Decision Making 34, 2014). The terms are cut at a total order, the number of bends and tilts in
/// all, for otherwise they would be too many: order 9 for one and two parameters, 8 for three, 5 for four, 4 for five,
/// 3 up to eight, 2 up to eighteen (with 2,000 draws or more); past that a curve or a line for each parameter alone. A
/// term's roughness is the sum of its functions', and for each interaction about that of a parabola more.
class SmoothSurface {
 public:
  /// Parameters that never vary or repeat an earlier column add nothing. Each of the others takes a term at least,
  /// however few the draws; with fewer than ten draws a parameter the surface follows noise.
  /// @param parameters  draws x parameters, finite
  explicit SmoothSurface(const Eigen::ArrayXXd& parameters);

 private:
  friend class SmoothRegression;
  void find_orthogonal(const Eigen::ArrayXd& roughness);

  Eigen::MatrixXd terms_;       ///< draws x terms
  Eigen::MatrixXd orthogonal_;  ///< terms x functions: makes terms orthogonal functions of mean square 1
  Eigen::ArrayXd roughness_;    ///< of each function
};

/// The expectation of each result given some parameters, as a smooth surface: least squares with a penalty on
/// roughness. How much roughness costs is chosen for each result by generalised cross-validation, each degree of
/// freedom counted 1.4 times against following noise (Kim and Gu 2004).
///
/// There is nothing random in it. Sums over draws are taken in their order, 128 at a time.
class SmoothRegression {
 public:
  /// @param surface  of the parameters; must outlive it
  /// @param results  draws x results, finite
  SmoothRegression(const SmoothSurface& surface, const Eigen::ArrayXXd& results);

  /// Draws x results; each column's mean is its result's.
  const Eigen::ArrayXXd& fitted() const { return fitted_; }

  /// How many free coefficients each result's surface has in effect.
  Eigen::ArrayXd degrees_of_freedom() const { return kept_.colwise().sum().transpose(); }

  /// How far each draw's noise moves the mean over draws of the sum of `weights` times what is fitted, times the draws:
  /// the influence function of that mean. Noise may be stronger in some places of the surface than in others.
  /// @param weights  draws x results
  Eigen::ArrayXd influence_on_mean(const Eigen::ArrayXXd& weights) const;

 private:
  void fit(const Eigen::MatrixXd& results);

  const SmoothSurface& surface_;
  Eigen::ArrayXXd kept_;  ///< functions x results: the part of a coefficient that the penalty leaves
  Eigen::ArrayXXd fitted_;
  Eigen::ArrayXXd noise_;  ///< draws x results: residuals, made larger for the degrees of freedom that they lack
};

}  // namespace sendcast
