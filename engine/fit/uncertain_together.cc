#include "fit/uncertain_together.h"

#include <cmath>
#include <numbers>

namespace sendcast {
namespace {

constexpr double as_good_as_one = 0.999;
constexpr double as_good_as_nothing = 0.005;

/// The rank correlation of two normal variables (Spearman's, Pearson 1907).
double rank_correlation(double correlation) { return 6 / std::numbers::pi * std::asin(correlation / 2); }

}  // namespace

UncertainTogether varied_together(const std::vector<std::string>& names, const Eigen::MatrixXd& covariance) {
  const Eigen::VectorXd sd = covariance.diagonal().cwiseMax(0).cwiseSqrt();
  const auto correlation = [&](Eigen::Index i, Eigen::Index j) {
    return sd[i] > 0 && sd[j] > 0 ? covariance(i, j) / (sd[i] * sd[j]) : 0;
  };
  UncertainTogether together;
  std::vector<Eigen::Index> apart;  // variables that have a name of their own
  for (Eigen::Index i = 0; i < covariance.rows(); ++i) {
    std::string name = names[static_cast<std::size_t>(i)];
    for (const Eigen::Index other : apart) {
      if (correlation(i, other) < as_good_as_one) continue;
      name = names[static_cast<std::size_t>(other)];
      break;
    }
    together.names.push_back(name);
    if (sd[i] <= 0 || name != names[static_cast<std::size_t>(i)]) continue;
    for (const Eigen::Index other : apart) {
      const double rank = rank_correlation(correlation(i, other));
      if (std::abs(rank) >= as_good_as_nothing)
        together.correlations.push_back({names[static_cast<std::size_t>(other)], name, rank});
    }
    apart.push_back(i);
  }
  return together;
}

}  // namespace sendcast
