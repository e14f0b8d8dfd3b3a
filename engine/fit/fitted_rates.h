#pragma once

#include <string>
#include <vector>

#include "fit/fitted_area.h"
#include "fit/plan_estimates.h"

namespace sendcast {

/// The rates at which plans begin and end in an area, as a scenario of `years` from the origin says them: by age, year
/// by year, uncertain, and varying together as the estimates say.
struct FittedRates {
  std::vector<AgedRate> new_plans;  ///< a year and person without a plan; of the months from request to plan earlier
  std::vector<AgedRate> cease, arrive;
  AgedRate begun_a_month;  ///< new plans a month, of all ages: what is in assessment and can be completed follows it
  std::vector<FittedArea::NamePair> correlations;
};

/// Months from the request to the plan in a fitted scenario.
inline constexpr int fitted_months_to_issue = 4;

/// How new plans of age groups vary.
enum class Together {
  apart,  ///< each as it does, correlated: what forecasts by age are held to
  alike,  ///< as all ages do: what is in assessment, and can be completed, follows them in every draw
};

/// @param area           a position of PlanEstimates::areas
/// @param population     26 x (the mid-year before the origin and `years` more)
/// @param moves_a_year   plans that move to another area in a year, as a share of plans; 0 where it was not published
FittedRates fitted_rates(const PlanEstimates& estimates, std::size_t area, int years, const Eigen::ArrayXXd& population,
                         double moves_a_year, Together together);

}  // namespace sendcast
