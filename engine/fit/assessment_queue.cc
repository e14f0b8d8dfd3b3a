#include "fit/assessment_queue.h"

#include <algorithm>

#include <fmt/format.h>

#include "fit/load_fitted.h"
#include "model/simulate.h"

namespace sendcast {
namespace {

constexpr int months_together = 4;  ///< requests change in January, May and September

/// The capacity under which as many months' assessments stay overdue: a little less than what falls due while that
/// grows.
AgedRate kept_pace(AgedRate due, double months_overdue) {
  for (std::size_t i = 0; i + 1 < due.steps.size(); ++i) {
    Estimate& now = due.steps[i].estimate;
    if (now.mean <= 0) continue;
    const double grows = due.steps[i + 1].estimate.mean - now.mean;
    const double kept = std::max(0.0, now.mean - months_overdue * grows / months_together);
    now.sd *= kept / now.mean;
    now.mean = kept;
  }
  return due;
}

/// How many assessments fall due a month, between the months in which requests change, in the scenario as it is so
/// far: nobody waits, so that all that fall due are completed.
AgedRate due_a_month(FittedArea so_far, const AgedRate& assessed_a_month) {
  AgedRate due = assessed_a_month;
  std::string why_not;
  so_far.correlations.clear();  // of the central run they are no part
  const auto scenario = load_fitted(so_far, why_not);
  if (!scenario) return due;
  const Results results = simulate(compile(scenario->scenario, scenario->path));
  due.steps.clear();
  for (std::size_t first = 0; first < results.months.size(); first += months_together) {
    double completed = 0;
    for (std::size_t month = first; month < first + months_together; ++month)
      completed += results.months[month].events.col(static_cast<Eigen::Index>(Event::assessments)).sum();
    const std::size_t year = std::min(first / 12, assessed_a_month.steps.size() - 1);
    EstimateFrom step = assessed_a_month.steps[year];
    step.month = fmt::format("{}-{:02}", so_far.january + static_cast<int>(first / 12), first % 12 + 1);
    if (step.estimate.mean > 0) step.estimate.sd *= completed / months_together / step.estimate.mean;
    step.estimate.mean = completed / months_together;
    due.steps.push_back(std::move(step));
  }
  return due;
}

std::optional<double> share_on_time(const History& history, AreaIndex area, int january) {
  const auto value = [&](Statistic statistic) {
    return history.value({.statistic = statistic, .area = area, .year = january - 1});
  };
  const auto share = [](std::optional<double> part, std::optional<double> whole) -> std::optional<double> {
    if (!part || !whole || *whole <= 0) return std::nullopt;
    return *part / *whole;
  };
  const auto with_exceptions = share(value(Statistic::plans_issued_on_time), value(Statistic::plans_issued));
  return with_exceptions ? with_exceptions
                         : share(value(Statistic::plans_issued_on_time_without_exceptions),
                                 value(Statistic::plans_issued_without_exceptions));
}

AgedRate times(EstimateFrom step, double factor, Origin origin) {
  step.estimate.mean *= factor;
  step.estimate.sd *= factor;
  return {0, fitted_ages - 1, {step}, std::move(origin)};
}

}  // namespace

std::optional<FittedQueue> fitted_queue(const History& history, AreaIndex area, const FittedArea& so_far,
                                        const AgedRate& assessed_a_month) {
  const auto on_time = share_on_time(history, area, so_far.january);
  if (!on_time) return std::nullopt;
  const double share = std::clamp(*on_time, 0.02, 1.0);
  const double months_overdue = share >= 0.5 ? 1 - share : 0.5 / share - 0.5;
  const std::string source = fmt::format(
      "Worked out of {:.0f}% of plans issued within 20 weeks in {} (DfE EHC plans), for a queue that neither grows "
      "nor shrinks",
      100 * *on_time, so_far.january - 1);
  FittedQueue queue;
  queue.capacity = kept_pace(due_a_month(so_far, assessed_a_month), months_overdue);
  queue.capacity.origin = {source + "; that it keeps pace with requests is assumed", Basis::illustrative};
  queue.overdue = times(assessed_a_month.steps.front(), months_overdue, {source, Basis::calibrated});
  return queue;
}

}  // namespace sendcast
