#include "fit/plan_projection.h"

#include <algorithm>

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr int september = 8;        ///< months after January
constexpr double most_leave = 3.0;  ///< a year: no age loses more than a quarter of its plans in a month

}  // namespace

Eigen::ArrayXXd population_to_come(const Eigen::ArrayXXd& population, int years) {
  const Eigen::Index last = population.rows() - 1;
  const Eigen::Index known = std::min<Eigen::Index>(3, last);
  Eigen::ArrayXd ratio = Eigen::ArrayXd::Zero(ages - 1);
  for (Eigen::Index back = 0; back < known; ++back) {
    ratio += ((population.row(last - back).tail(ages - 1) + 1) / (population.row(last - back - 1).head(ages - 1) + 1))
                 .transpose();
  }
  ratio =
      known > 0 ? (ratio / static_cast<double>(known)).max(0.8).min(1.3).eval() : Eigen::ArrayXd::Ones(ages - 1).eval();
  Eigen::ArrayXXd to_come(ages, years + 1);
  to_come.col(0) = population.row(last).transpose();
  for (int year = 1; year <= years; ++year) {
    to_come(0, year) = to_come(0, year - 1);
    to_come.col(year).tail(ages - 1) = to_come.col(year - 1).head(ages - 1) * ratio;
  }
  return to_come;
}

PlanPath projected(const PlanEstimates& estimates, const AreaEstimates& area, const Eigen::ArrayXXd& population,
                   int years, const std::function<Eigen::ArrayXd(int year)>& rates_of) {
  const Eigen::ArrayXd endings_by_age = endings_effect_by_age(estimates);
  PlanPath path;
  Eigen::ArrayXd plans = area.plans;
  for (int year = 1; year <= years; ++year) {
    const Eigen::ArrayXd begin = rates_of(year) / 12;
    Eigen::ArrayXd leave = leaving_rates(estimates.national, area, year);
    const double kept = area.endings.mean[std::min(year, forecast_years) - 1];
    leave.tail(10) = (leave - kept * endings_by_age).max(0.0).min(most_leave).tail(10);
    leave /= 12;
    double begun = 0;
    for (int month = 0; month < 12; ++month) {
      if (month == september) {
        plans.tail(ages - 1) = plans.head(ages - 1).eval();
        plans[0] = 0;
      }
      const Eigen::ArrayXd residents = population.col(month >= september ? year : year - 1);
      const Eigen::ArrayXd begins = begin * (residents - plans).max(0.0);
      begun += begins.sum();
      plans += begins - leave * plans;
    }
    path.begun_a_year.push_back(begun);
  }
  path.plans = plans.sum();
  return path;
}

}  // namespace sendcast
