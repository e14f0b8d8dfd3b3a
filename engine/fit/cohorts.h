#pragma once

#include <vector>

#include <Eigen/Core>

#include "fit/ages_within_bands.h"
#include "fit/plan_series.h"

namespace sendcast {

/// How plans end from 16 on: at a yearly rate of level · (age - 15)^steepness.
struct Endings {
  double level = 0;
  double steepness = 1;

  /// (age - 15)^steepness from 16 on, 0 before (26).
  Eigen::ArrayXd shape() const;
  Eigen::ArrayXd rates() const { return level * shape(); }
};

/// January to January by birth cohort: eight months, 1 September's birthday, four months.
/// @param plans      by age (26)
/// @param new_plans  of the calendar year, by age
/// @param leave      yearly rate by age at which plans end, net of arrivals
Eigen::ArrayXd next_january(const Eigen::ArrayXd& plans, const Eigen::ArrayXd& new_plans, const Eigen::ArrayXd& leave);

/// The level and steepness with which plans of 16 to 25 come to the next January's: all of them, and those from 20.
Endings endings_that_close(const Eigen::ArrayXd& plans, const Eigen::ArrayXd& new_plans, double next_16_to_19,
                           double next_20_to_25);

/// The plans of an area, or of England, by age on each January, and what ageing alone makes of each for the next.
struct Cohorts {
  Eigen::ArrayXXd plans;     ///< Januaries x 26
  Eigen::ArrayXXd expected;  ///< Januaries but the first x 5: the bands before they were set to what was published
};

/// Follows cohorts from the first January, setting each January's bands to what was published.
/// @param endings  by calendar year
Cohorts follow(const AreaSeries& series, const AgeTilts& tilts, const Eigen::ArrayXd& shares_of_new_plans,
               const std::vector<Endings>& endings);

/// England's, with the endings that close each year.
struct NationalCohorts {
  Cohorts cohorts;
  std::vector<Endings> endings;  ///< by calendar year
  Eigen::ArrayXd
      net_leaving_under_16;  ///< by calendar year: a yearly rate, below 0 where more arrive or are recorded late
};

NationalCohorts follow_england(const Eigen::ArrayXXd& plans, const Eigen::ArrayXXd& new_plans, const AgeTilts& tilts,
                               const Eigen::ArrayXd& shares_of_new_plans);

}  // namespace sendcast
