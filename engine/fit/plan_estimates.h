#pragma once

#include <array>
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "fit/area_effects.h"
#include "fit/cohorts.h"
#include "fit/plan_series.h"
#include "import/history.h"

namespace sendcast {

/// How many calendar years after the origin have effects of their own; later ones have the last one's.
inline constexpr int forecast_years = 3;

/// The age groups whose new plans depart from an area's own level: under 5, 5 to 10, 11 to 15, 16 and over.
inline constexpr int departure_groups = 4;
int departure_group_of_age(int age);

/// What has been found of all areas together.
struct NationalEstimates {
  AgeTilts tilts;
  Eigen::ArrayXd shares_of_new_plans;  ///< each age's of its band's (26)
  Eigen::ArrayXd new_plan_rate;        ///< of the last calendar year, per person without a plan and year (26)
  Endings endings;
  double endings_log_sd = 0;    ///< of the logarithm of their level, for years to come
  double leaving_under_16 = 0;  ///< yearly rate, net of arrivals; drawn towards 0, since moves between areas cancel
  double leaving_sd = 0;        ///< of one year
  double leaving_error = 0;     ///< standard error of leaving_under_16
  double work_in_hand = 0;      ///< logarithm: assessments accepted last year over assessments completed
  double growth = 0;            ///< a year, of the rate of new plans
  double growth_sd = 0;
  double growth_measured = 0;  ///< of the last three years, from new plans alone
  double growth_measured_error = 0;
  EffectSpread effects;                                   ///< of areas on new plans
  std::array<EffectSpread, departure_groups> departures;  ///< of age groups from their area's effect
  EffectSpread endings_effects, leaving_effects;
  std::size_t areas = 0;  ///< that had the whole series, from which all this was found
};

/// What has been found of one area. Effects are logarithms of its rate over England's, of the years after the origin.
struct AreaEstimates {
  AreaIndex area = 0;
  Eigen::ArrayXd plans;        ///< by age at the origin (26)
  Eigen::ArrayXXd population;  ///< by age: mid-year before the origin and `forecast_years` more
  EffectEstimate new_plans;
  double chance_of_new_plans = 0;  ///< variance of one year's by chance
  std::array<EffectEstimate, departure_groups> departures;
  std::array<double, departure_groups> chance_of_departures{};
  std::array<double, departure_groups + 1> now{};  ///< the last calendar year's effects: all ages, then departures
  std::array<double, departure_groups + 1> now_error{};  ///< their standard errors
  EffectEstimate endings;  ///< of 16 and over, of the plans there are beside those expected
  EffectEstimate leaving;  ///< of under 16, likewise; its mean is 0: it does not last
};

/// Everything estimated at an origin, with what was known then.
struct PlanEstimates {
  PlanSeries series;
  NationalEstimates national;
  std::vector<AreaEstimates> areas;  ///< as series.areas, then England where it has a series
  NationalCohorts england_cohorts;
  std::vector<Cohorts> cohorts;  ///< as areas
};

/// Estimates the rates at which plans begin and end, of England and of every area, each area's drawn towards England's
/// by as much as the past says (fit/METHOD.md). Nothing where no area has a series of three Januaries.
std::optional<PlanEstimates> estimate_plans(const History& history, int january);

/// Rates by age (26) of a calendar year after the origin, 1 to forecast_years; later ones as the last.
Eigen::ArrayXd new_plan_rates(const NationalEstimates& national, const AreaEstimates& area, int year);
Eigen::ArrayXd leaving_rates(const NationalEstimates& national, const AreaEstimates& area, int year);
/// How the level of endings is laid out by age for an area's effect on the plans of 16 and over (26).
Eigen::ArrayXd endings_effect_by_age(const PlanEstimates& estimates);

}  // namespace sendcast
