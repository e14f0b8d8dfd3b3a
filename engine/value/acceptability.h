#pragma once

#include <vector>

#include <Eigen/Core>

namespace sendcast {

/// How the options stand at one willingness to pay.
struct Acceptability {
  double willingness_to_pay = 0;    ///< pounds for one unit of effect
  Eigen::ArrayXd probabilities;     ///< options: that each has the highest net benefit; they sum to 1
  Eigen::ArrayXd net_benefits;      ///< options: the mean over the draws, pounds
  Eigen::Index frontier = 0;        ///< the option with the highest mean net benefit, the first of equals
  double frontier_probability = 0;  ///< that it has the highest net benefit
};

/// The net benefit of each option in each draw: what its effects are worth, less its costs.
/// @param costs    draws x options, pounds
/// @param effects  draws x options, units of effect
/// @throws std::invalid_argument where they differ in draws or options
Eigen::ArrayXXd net_benefits(const Eigen::ArrayXXd& costs, const Eigen::ArrayXXd& effects, double willingness_to_pay);

/// The cost-effectiveness acceptability curve and frontier (Fenwick, Claxton and Sculpher, Health Economics 10, 2001).
/// Options that are equally good in a draw divide it equally.
/// @param costs    draws x options, pounds; at least one of each
/// @param effects  draws x options, units of effect
/// @return one for each willingness to pay, in their order
/// @throws std::invalid_argument where costs and effects differ in draws or options
std::vector<Acceptability> acceptability(const Eigen::ArrayXXd& costs, const Eigen::ArrayXXd& effects,
                                         const std::vector<double>& willingnesses_to_pay);

/// Where the draws lie on the cost-effectiveness plane (Black 1990). Shares of the draws, which sum to 1. A draw on an
/// axis is divided equally between the quadrants that it touches: between two, or, where nothing differs, all four.
struct PlaneShares {
  double cheaper_and_better = 0;
  double dearer_and_better = 0;
  double cheaper_and_worse = 0;
  double dearer_and_worse = 0;
};

/// @param extra_costs    draws, at least one: an option's costs less the base's
/// @param extra_effects  draws: its effects less the base's
/// @throws std::invalid_argument where they differ in draws
PlaneShares plane_shares(const Eigen::ArrayXd& extra_costs, const Eigen::ArrayXd& extra_effects);

}  // namespace sendcast
