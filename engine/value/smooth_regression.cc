#include "value/smooth_regression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <Eigen/Eigenvalues>

#include "value/smooth_functions.h"

namespace sendcast {
namespace {

/// So few draws that a matrix product takes them in order, whatever the machine's caches.
constexpr Eigen::Index draws_at_once = 128;
/// About the roughness of a parabola over a normal parameter.
constexpr double interaction_roughness = 10;
/// A direction of the terms with less than this part of the greatest mean square is a repetition of others.
constexpr double least_variance = 1e-8;
/// A roughness of less than this part of the greatest is what rounding leaves of 0.
constexpr double rounding = 1e-13;
/// How much each degree of freedom counts in cross-validation.
constexpr double freedom_counts = 1.4;

/// Which function of each parameter a term multiplies; 0 is the constant.
using Orders = std::vector<int>;

/// The mean over draws of the products of columns.
Eigen::MatrixXd mean_products(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right) {
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(left.cols(), right.cols());
  for (Eigen::Index begin = 0; begin < left.rows(); begin += draws_at_once) {
    const Eigen::Index count = std::min(draws_at_once, left.rows() - begin);
    sums.noalias() += left.middleRows(begin, count).transpose() * right.middleRows(begin, count);
  }
  return sums / static_cast<double>(left.rows());
}

bool repeats_an_earlier(const Eigen::ArrayXXd& parameters, Eigen::Index column) {
  for (Eigen::Index earlier = 0; earlier < column; ++earlier) {
    if ((parameters.col(earlier) == parameters.col(column)).all()) return true;
  }
  return false;
}

/// The smooth functions of the parameters that say something of their own.
std::vector<SmoothFunctions> functions_of(const Eigen::ArrayXXd& parameters) {
  std::vector<SmoothFunctions> functions;
  for (Eigen::Index column = 0; column < parameters.cols(); ++column) {
    if (repeats_an_earlier(parameters, column)) continue;
    functions.push_back(smooth_functions(parameters.col(column)));
    if (functions.back().roughness.size() == 1) functions.pop_back();
  }
  return functions;
}

/// How many terms of `parameters` parameters have at most a total order: (parameters + order) choose order.
double terms_of_order(std::size_t parameters, int order) {
  double terms = 1;
  for (int i = 1; i <= order; ++i) terms *= static_cast<double>(parameters + static_cast<std::size_t>(i)) / i;
  return terms;
}

/// The highest total order whose terms are few enough; 1 at least.
int order_of_interactions(std::size_t parameters, double most_terms) {
  int order = 1;
  while (order < most_smooth_functions - 1 && terms_of_order(parameters, order + 1) <= most_terms) ++order;
  return order;
}

/// The highest order of curves of one parameter alone that fit beside the interactions.
int order_of_curves(std::size_t parameters, int interactions, double most_terms) {
  int order = interactions;
  const double shared = terms_of_order(parameters, interactions);
  const auto curves = static_cast<double>(parameters);
  while (order < most_smooth_functions - 1 && shared + curves * (order + 1 - interactions) <= most_terms) ++order;
  return order;
}

/// Appends the terms that begin as `begun` does and have at most `left` of order to come.
void add_terms(const std::vector<SmoothFunctions>& functions, int left, Orders& begun, std::vector<Orders>& terms) {
  if (begun.size() == functions.size()) {
    terms.push_back(begun);
    return;
  }
  const int highest = static_cast<int>(functions[begun.size()].roughness.size()) - 1;
  for (int order = 0; order <= std::min(left, highest); ++order) {
    begun.push_back(order);
    add_terms(functions, left - order, begun, terms);
    begun.pop_back();
  }
}

std::vector<Orders> terms_of(const std::vector<SmoothFunctions>& functions, Eigen::Index draws) {
  const double most = std::min<double>(most_regression_terms, static_cast<double>(draws) / 10);
  const int interactions = order_of_interactions(functions.size(), most);
  const int curves = order_of_curves(functions.size(), interactions, most);
  std::vector<Orders> terms;
  Orders begun;
  add_terms(functions, interactions, begun, terms);
  for (std::size_t parameter = 0; parameter < functions.size(); ++parameter) {
    const int highest = std::min(curves, static_cast<int>(functions[parameter].roughness.size()) - 1);
    for (int order = interactions + 1; order <= highest; ++order) {
      terms.emplace_back(functions.size(), 0).at(parameter) = order;
    }
  }
  return terms;
}

Eigen::VectorXd values_of(const Orders& term, const std::vector<SmoothFunctions>& functions, Eigen::Index draws) {
  Eigen::VectorXd values = Eigen::VectorXd::Ones(draws);
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (term[i] > 0) values.array() *= functions[i].values.col(term[i]).array();
  }
  return values;
}

double roughness_of(const Orders& term, const std::vector<SmoothFunctions>& functions) {
  double roughness = 0;
  for (std::size_t i = 0; i < term.size(); ++i) roughness += functions[i].roughness[term[i]];
  const auto moving = std::count_if(term.begin(), term.end(), [](int order) { return order > 0; });
  return roughness + interaction_roughness * static_cast<double>(std::max<std::ptrdiff_t>(moving - 1, 0));
}

/// What each coefficient keeps at the price of roughness with the best score of generalised cross-validation.
/// @param coefficients  of the orthogonal functions, unpenalised
/// @param unexplained   the mean square that even they leave
Eigen::ArrayXd best_kept(const Eigen::ArrayXd& coefficients, const Eigen::ArrayXd& roughness, double unexplained,
                         double draws) {
  Eigen::ArrayXd best = (roughness <= 0).cast<double>();
  double best_score = std::numeric_limits<double>::infinity();
  for (int quarter_decades = 32; quarter_decades >= -80; --quarter_decades) {
    const Eigen::ArrayXd kept = 1 / (1 + std::pow(10, quarter_decades / 4.0) * roughness);
    const double free = 1 - freedom_counts * kept.sum() / draws;
    if (free <= 0) break;
    const double score = (unexplained + (coefficients * (1 - kept)).square().sum()) / (free * free);
    if (score >= best_score) continue;
    best_score = score;
    best = kept;
  }
  return best;
}

}  // namespace

SmoothSurface::SmoothSurface(const Eigen::ArrayXXd& parameters) {
  const std::vector<SmoothFunctions> functions = functions_of(parameters);
  const std::vector<Orders> terms = terms_of(functions, parameters.rows());
  Eigen::ArrayXd roughness(static_cast<Eigen::Index>(terms.size()));
  terms_.resize(parameters.rows(), roughness.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    terms_.col(static_cast<Eigen::Index>(i)) = values_of(terms[i], functions, parameters.rows());
    roughness[static_cast<Eigen::Index>(i)] = roughness_of(terms[i], functions);
  }
  find_orthogonal(roughness);
}

/// Functions that are orthogonal both over the draws and in roughness.
void SmoothSurface::find_orthogonal(const Eigen::ArrayXd& roughness) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> moments(mean_products(terms_, terms_));
  const double least = least_variance * moments.eigenvalues().maxCoeff();
  const Eigen::Index real = (moments.eigenvalues().array() > least).count();
  const Eigen::ArrayXd scales = moments.eigenvalues().tail(real).array().rsqrt();
  const Eigen::MatrixXd whitened = moments.eigenvectors().rightCols(real) * scales.matrix().asDiagonal();
  const Eigen::MatrixXd penalty = whitened.transpose() * roughness.matrix().asDiagonal() * whitened;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(penalty);
  orthogonal_ = whitened * solved.eigenvectors();
  const double nothing = rounding * solved.eigenvalues().maxCoeff();
  roughness_ = (solved.eigenvalues().array() > nothing).select(solved.eigenvalues().array(), 0);
}

SmoothRegression::SmoothRegression(const SmoothSurface& surface, const Eigen::ArrayXXd& results) : surface_(surface) {
  fit(results);
}

void SmoothRegression::fit(const Eigen::MatrixXd& results) {
  const Eigen::RowVectorXd means = results.colwise().mean();
  const Eigen::MatrixXd centred = results.rowwise() - means;
  const auto draws = static_cast<double>(results.rows());
  Eigen::MatrixXd coefficients = surface_.orthogonal_.transpose() * mean_products(surface_.terms_, centred);
  kept_.resize(coefficients.rows(), coefficients.cols());
  for (Eigen::Index result = 0; result < results.cols(); ++result) {
    const Eigen::ArrayXd all = coefficients.col(result);
    const double unexplained = std::max(0.0, centred.col(result).array().square().mean() - all.square().sum());
    kept_.col(result) = best_kept(all, surface_.roughness_, unexplained, draws);
  }
  coefficients.array() *= kept_;
  const Eigen::MatrixXd fitted = surface_.terms_ * (surface_.orthogonal_ * coefficients);
  fitted_ = fitted.rowwise() + means;
  const Eigen::ArrayXd larger = (draws / (draws - degrees_of_freedom().min(draws - 1))).sqrt();
  noise_ = (centred - fitted).array().rowwise() * larger.transpose();
}

Eigen::ArrayXd SmoothRegression::influence_on_mean(const Eigen::ArrayXXd& weights) const {
  const Eigen::MatrixXd gradient =
      (surface_.orthogonal_.transpose() * mean_products(surface_.terms_, weights)).array() * kept_;
  return ((surface_.terms_ * (surface_.orthogonal_ * gradient)).array() * noise_).rowwise().sum();
}

}  // namespace sendcast
