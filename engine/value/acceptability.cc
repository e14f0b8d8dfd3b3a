#include "value/acceptability.h"

#include <stdexcept>

namespace sendcast {
namespace {

/// The share of the draws in which each option has the most.
Eigen::ArrayXd shares_of_best(const Eigen::ArrayXXd& benefits) {
  Eigen::ArrayXd shares = Eigen::ArrayXd::Zero(benefits.cols());
  for (Eigen::Index draw = 0; draw < benefits.rows(); ++draw) {
    const Eigen::ArrayXd best = (benefits.row(draw) == benefits.row(draw).maxCoeff()).cast<double>();
    shares += best / best.sum();
  }
  return shares / static_cast<double>(benefits.rows());
}

Acceptability acceptability_at(double willingness_to_pay, const Eigen::ArrayXXd& benefits) {
  Acceptability point;
  point.willingness_to_pay = willingness_to_pay;
  point.probabilities = shares_of_best(benefits);
  point.net_benefits = benefits.colwise().mean().transpose();
  point.net_benefits.maxCoeff(&point.frontier);
  point.frontier_probability = point.probabilities[point.frontier];
  return point;
}

/// How far a value counts as above 0: 1, or a half where it is 0.
double above_nothing(double value) { return value > 0 ? 1 : value < 0 ? 0 : 0.5; }

}  // namespace

Eigen::ArrayXXd net_benefits(const Eigen::ArrayXXd& costs, const Eigen::ArrayXXd& effects, double willingness_to_pay) {
  if (costs.rows() != effects.rows() || costs.cols() != effects.cols()) {
    throw std::invalid_argument("costs and effects differ in draws or options");
  }
  return willingness_to_pay * effects - costs;
}

std::vector<Acceptability> acceptability(const Eigen::ArrayXXd& costs, const Eigen::ArrayXXd& effects,
                                         const std::vector<double>& willingnesses_to_pay) {
  std::vector<Acceptability> curve;
  for (const double willingness : willingnesses_to_pay) {
    curve.push_back(acceptability_at(willingness, net_benefits(costs, effects, willingness)));
  }
  return curve;
}

PlaneShares plane_shares(const Eigen::ArrayXd& extra_costs, const Eigen::ArrayXd& extra_effects) {
  if (extra_costs.size() != extra_effects.size()) throw std::invalid_argument("costs and effects differ in draws");
  PlaneShares shares;
  const double one = 1 / static_cast<double>(extra_costs.size());
  for (Eigen::Index draw = 0; draw < extra_costs.size(); ++draw) {
    const double dearer = above_nothing(extra_costs[draw]);
    const double better = above_nothing(extra_effects[draw]);
    shares.cheaper_and_better += (1 - dearer) * better * one;
    shares.dearer_and_better += dearer * better * one;
    shares.cheaper_and_worse += (1 - dearer) * (1 - better) * one;
    shares.dearer_and_worse += dearer * (1 - better) * one;
  }
  return shares;
}

}  // namespace sendcast
