#include "value/smooth_functions.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace sendcast {
namespace {

/// Values nearer than so many standard deviations are one value.
constexpr double same_value = 1e-6;

std::vector<double> distinct_values(const Eigen::VectorXd& standardised) {
  std::vector<double> sorted(standardised.begin(), standardised.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> distinct;
  for (const double value : sorted) {
    if (distinct.empty() || value > distinct.back() + same_value) distinct.push_back(value);
  }
  return distinct;
}

Eigen::VectorXd knots_among(const std::vector<double>& distinct) {
  const std::size_t knots = std::min(distinct.size(), std::size_t{most_smooth_functions});
  Eigen::VectorXd places(static_cast<Eigen::Index>(knots));
  for (std::size_t knot = 0; knot < knots; ++knot) {
    places[static_cast<Eigen::Index>(knot)] = distinct[knot * (distinct.size() - 1) / (knots - 1)];
  }
  return places;
}

/// A natural cubic spline by its values at the knots.
struct CubicSpline {
  Eigen::VectorXd knots;
  Eigen::MatrixXd bends;    ///< knots x knots: from values at the knots to second derivatives there, 0 at the ends
  Eigen::MatrixXd penalty;  ///< knots x knots: the quadratic form of the integrated squared second derivative
};

CubicSpline spline_with(const Eigen::VectorXd& knots) {
  const Eigen::Index inner = knots.size() - 2;
  const Eigen::VectorXd gaps = knots.tail(inner + 1) - knots.head(inner + 1);
  Eigen::MatrixXd differences = Eigen::MatrixXd::Zero(inner, inner + 2);
  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(inner, inner);
  for (Eigen::Index i = 0; i < inner; ++i) {
    differences(i, i) = 1 / gaps[i];
    differences(i, i + 1) = -1 / gaps[i] - 1 / gaps[i + 1];
    differences(i, i + 2) = 1 / gaps[i + 1];
    weights(i, i) = (gaps[i] + gaps[i + 1]) / 3;
    if (i > 0) weights(i, i - 1) = weights(i - 1, i) = gaps[i] / 6;
  }
  CubicSpline spline{knots, Eigen::MatrixXd::Zero(inner + 2, inner + 2), {}};
  spline.bends.middleRows(1, inner) = weights.llt().solve(differences);
  spline.penalty = differences.transpose() * spline.bends.middleRows(1, inner);
  return spline;
}

/// Row i holds the weights by which values at the knots make the spline's value at draw i.
Eigen::MatrixXd design_of(const CubicSpline& spline, const Eigen::VectorXd& values) {
  const Eigen::Index last_gap = spline.knots.size() - 2;
  Eigen::MatrixXd design(values.size(), spline.knots.size());
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const auto above = std::upper_bound(spline.knots.begin(), spline.knots.end(), values[i]);
    const Eigen::Index left = std::clamp<Eigen::Index>(above - spline.knots.begin() - 1, 0, last_gap);
    const double gap = spline.knots[left + 1] - spline.knots[left];
    const double after = values[i] - spline.knots[left];
    const double before = gap - after;
    design.row(i) = (before * before * before / gap - gap * before) / 6 * spline.bends.row(left) +
                    (after * after * after / gap - gap * after) / 6 * spline.bends.row(left + 1);
    design(i, left) += before / gap;
    design(i, left + 1) += after / gap;
  }
  return design;
}

/// Appends the functions that bend.
void add_bends(const Eigen::VectorXd& standardised, const Eigen::VectorXd& knots, SmoothFunctions& functions) {
  const CubicSpline spline = spline_with(knots);
  const Eigen::MatrixXd design = design_of(spline, standardised);
  const Eigen::MatrixXd moments = design.transpose().lazyProduct(design) / static_cast<double>(design.rows());
  const Eigen::GeneralizedSelfAdjointEigenSolver<Eigen::MatrixXd> solved(spline.penalty, moments);
  const Eigen::Index bends = knots.size() - 2;
  functions.values.rightCols(bends) = design.lazyProduct(solved.eigenvectors().rightCols(bends));
  functions.roughness.tail(bends) = solved.eigenvalues().tail(bends);
}

}  // namespace

SmoothFunctions smooth_functions(const Eigen::ArrayXd& parameter) {
  const Eigen::ArrayXd centred = parameter - parameter.mean();
  const double deviation = std::sqrt(centred.square().mean());
  const bool varies = deviation > 1e-12 * parameter.abs().maxCoeff();
  if (!varies) return {Eigen::MatrixXd::Ones(parameter.size(), 1), Eigen::ArrayXd::Zero(1)};
  const Eigen::VectorXd standardised = centred / deviation;
  const Eigen::VectorXd knots = knots_among(distinct_values(standardised));
  SmoothFunctions functions{Eigen::MatrixXd::Ones(parameter.size(), knots.size()), Eigen::ArrayXd::Zero(knots.size())};
  functions.values.col(1) = standardised;
  if (knots.size() > 2) add_bends(standardised, knots, functions);
  return functions;
}

}  // namespace sendcast
