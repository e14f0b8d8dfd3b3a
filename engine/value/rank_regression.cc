#include "value/rank_regression.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <Eigen/QR>

namespace sendcast {
namespace {

/// A column with less than this part of the longest one's length left, once others are known, depends on them.
constexpr double dependent = 1e-9;

/// Ranks less their mean, of length 1; 0 where the values never vary.
Eigen::VectorXd standardised_ranks(const Eigen::ArrayXd& values) {
  const Eigen::ArrayXd ranks = ranks_of(values);
  const Eigen::VectorXd centred = ranks - static_cast<double>(values.size() + 1) / 2;
  return centred.normalized();
}

}  // namespace

Eigen::ArrayXd ranks_of(const Eigen::ArrayXd& values) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return values[a] < values[b]; });
  Eigen::ArrayXd ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = static_cast<double>(first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

RankRegression rank_regression(const Eigen::ArrayXXd& parameters, const Eigen::ArrayXd& result) {
  if (parameters.rows() != result.size()) {
    throw std::invalid_argument("parameters and result have different numbers of draws");
  }
  RankRegression regression;
  if (parameters.cols() == 0) return regression;
  Eigen::MatrixXd ranks(parameters.rows(), parameters.cols());
  for (Eigen::Index i = 0; i < parameters.cols(); ++i) ranks.col(i) = standardised_ranks(parameters.col(i));
  const Eigen::VectorXd response = standardised_ranks(result);
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition;
  decomposition.setThreshold(dependent);
  decomposition.compute(ranks);
  const Eigen::VectorXd coefficients = decomposition.solve(response);
  regression.coefficients = coefficients;
  regression.shares = regression.coefficients * (ranks.transpose() * response).array();
  regression.explained = regression.shares.sum();
  regression.unexplained = 1 - regression.explained;
  return regression;
}

}  // namespace sendcast
