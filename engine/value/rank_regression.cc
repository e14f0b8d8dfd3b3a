#include "value/rank_regression.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <Eigen/QR>

#include "arrays/in_parallel.h"

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
  return rank_regressions(parameters, {result}).front();
}

std::vector<RankRegression> rank_regressions(const Eigen::ArrayXXd& parameters,
                                             const std::vector<Eigen::ArrayXd>& results) {
  for (const Eigen::ArrayXd& result : results) {
    if (parameters.rows() == result.size()) continue;
    throw std::invalid_argument("parameters and result have different numbers of draws");
  }
  std::vector<RankRegression> regressions(results.size());
  if (parameters.cols() == 0) return regressions;
  Eigen::MatrixXd ranks(parameters.rows(), parameters.cols());
  each_in_parallel(static_cast<std::size_t>(parameters.cols()), [&](std::size_t i) {
    const auto parameter = static_cast<Eigen::Index>(i);
    ranks.col(parameter) = standardised_ranks(parameters.col(parameter));
  });
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition;
  decomposition.setThreshold(dependent);
  decomposition.compute(ranks);
  each_in_parallel(results.size(), [&](std::size_t i) {
    RankRegression& regression = regressions[i];
    const Eigen::VectorXd response = standardised_ranks(results[i]);
    const Eigen::VectorXd coefficients = decomposition.solve(response);
    regression.coefficients = coefficients;
    regression.shares = regression.coefficients * (ranks.transpose() * response).array();
    regression.explained = regression.shares.sum();
    regression.unexplained = 1 - regression.explained;
  });
  return regressions;
}

}  // namespace sendcast
