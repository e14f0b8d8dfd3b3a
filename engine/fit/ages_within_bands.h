#pragma once

#include <functional>

#include <Eigen/Core>

namespace sendcast {

/// A continuous function's nought between two numbers at which it has opposite signs, by bisection; of a function that
/// has none, an end of the range.
double nought_of(const std::function<double(double)>& function, double low, double high, int steps = 50);

/// Counts by band (5) as counts by single age (26): the differences of a monotone cubic through the cumulated bands
/// (Fritsch and Carlson, 1980; slopes are Fritsch and Butland's, 1984, and 0 at both ends).
Eigen::ArrayXd spread_over_ages(const Eigen::ArrayXd& by_band);

/// By how much more plans there are at each age than at the one before, within the bands under 16.
struct AgeTilts {
  double under_5 = 2;
  double from_5_to_10 = 1.05;
  double from_11_to_15 = 1;

  /// Each age's share of its band, under 16 (16 numbers).
  Eigen::ArrayXd shares() const;
};

/// The tilts with which England's bands close: plans of one January, aged and with new plans added, miss the next by
/// the same share in each band under 16, over the last years.
/// @param plans      Januaries x 5
/// @param new_plans  calendar years x 5, one fewer
AgeTilts tilts_of(const Eigen::ArrayXXd& plans, const Eigen::ArrayXXd& new_plans, int years);

/// Each age's share of the new plans of its band (26).
Eigen::ArrayXd shares_of_new_plans(const Eigen::ArrayXd& new_plans, const AgeTilts& tilts);

}  // namespace sendcast
