#pragma once

#include <Eigen/Core>

#include "fit/plan_estimates.h"

namespace sendcast {

/// Residents by age for years to come: cohorts carried on by what they gained or lost, on average of the last three
/// years, when they passed each age; births held.
/// @param population  mid-years x 26, the last the newest
/// @return  the last mid-year and `years` more, each a column of 26
Eigen::ArrayXXd population_to_come(const Eigen::ArrayXXd& population, int years);

/// Plans of all ages `years` Januaries after the origin, month by month as the engine has it, without the months from
/// request to plan: what growth is solved with.
double projected_plans(const PlanEstimates& estimates, const AreaEstimates& area, int years);

}  // namespace sendcast
