#pragma once

#include <Eigen/Core>

#include "arrays/shape.h"

namespace sendcast {

struct MonthlyRates;

/// One number for each stock that people leave in a month, where it stands.
struct Outflows {
  Eigen::ArrayXd others;      ///< those without SEN: people
  Eigen::ArrayXd support;     ///< on SEN support: cells
  Eigen::ArrayXXd transfers;  ///< with a plan, by phase transfer in September: cells x settings
  Eigen::ArrayXXd plans;      ///< with a plan, of what phase transfers leave: cells x settings
};

/// The shares of each stock that leave it in a month, summed (model.md section 3.9). A scenario in which one exceeds 1
/// at central values is refused.
Outflows outflow_shares(const Shape& shape, const MonthlyRates& rates);

/// How much of each stock the shares are taken of so that no more leaves than there is: 1, or less where `shares`
/// exceed 1 by more than rounding.
Outflows outflow_scales(const Outflows& shares);

/// How many of the numbers are less than 1, by phase transfer and otherwise.
struct ScaledOutflows {
  int monthly = 0;
  int in_september = 0;
};
ScaledOutflows count_scaled(const Outflows& scales);

}  // namespace sendcast
