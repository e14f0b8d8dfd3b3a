#pragma once

#include "demand/activity.h"
#include "demand/demand_model.h"
#include "demand/monthly_rates.h"
#include "demand/workforce.h"

namespace sendcast {

/// Moves assessment on by a month (model.md section 3.5): whom `accepted` counts enter, and who is due now leaves and
/// is returned (cells).
Eigen::ArrayXd fall_due(Stocks& stocks, const Eigen::ArrayXd& accepted);

/// Who is overdue or due now, by set of areas.
std::vector<double> waiting_by_set(const Shape& shape, const std::vector<AreaSet>& sets, const Stocks& stocks,
                                   const Eigen::ArrayXd& due);

/// Completes the assessments of a set of areas, at most `capacity` of them: a share `overdue_first` of the capacity on
/// the overdue, the rest on all alike. Who is left waits among the overdue. Counts `assessments` and `on_time`.
void assess(const Shape& shape, const AreaSet& set, double capacity, double overdue_first, const Eigen::ArrayXd& due,
            Stocks& stocks, Activity& activity);

/// Decides on this month's assessments (model.md section 3.6): counts `issued`, `not_issued` and appeals; those not
/// issued return to SEN support, those issued have yet to be placed.
void decide(const MonthlyRates& rates, Stocks& stocks, Activity& activity);

}  // namespace sendcast
