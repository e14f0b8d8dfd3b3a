#pragma once

#include <functional>
#include <vector>

#include <Eigen/Core>

#include "fit/plan_estimates.h"

namespace sendcast {

/// Residents by age for years to come: cohorts carried on by what they gained or lost, on average of the last three
/// years, when they passed each age; births held.
/// @param population  mid-years x 26, the last the newest
/// @return  the last mid-year and `years` more, each a column of 26
Eigen::ArrayXXd population_to_come(const Eigen::ArrayXXd& population, int years);

/// What an area's plans come to.
struct PlanPath {
  double plans = 0;                  ///< of all ages, at the end
  std::vector<double> begun_a_year;  ///< new plans of each calendar year after the origin
};

/// Plans for years after the origin, month by month as the engine has it but for the months from request to plan.
/// @param population  26 x (the mid-year before the origin and at least `years` more)
/// @param rates_of    new plans a person without one, by age, of a calendar year from 1 on
PlanPath projected(const PlanEstimates& estimates, const AreaEstimates& area, const Eigen::ArrayXXd& population,
                   int years, const std::function<Eigen::ArrayXd(int year)>& rates_of);

}  // namespace sendcast
