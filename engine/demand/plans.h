#pragma once

#include "demand/activity.h"
#include "demand/monthly_rates.h"

namespace sendcast {

/// Those with a plan who leave a setting or the caseload, or arrive from elsewhere (model.md section 3.7), and changes
/// of need among them: phase transfers first, in September, and all else from what those leave. Leaves in `stocks` who
/// stays, adds movers and arrivals to `entrants` (plans, by the setting asked for), and counts and records them.
void move_and_end(const Shape& shape, const MonthlyRates& rates, bool september, Stocks& stocks,
                  Eigen::ArrayXd& entrants, Activity& activity);

/// Notes how many of each area ask to go somewhere; how many are admitted is not known yet.
/// @param asked  cells
void record_moves(const Shape& shape, MoveKind kind, int from, int to, const Eigen::ArrayXd& asked, Activity& activity);

/// Adds this month's new plans to `entrants` (plans) by the first setting asked for (model.md section 3.6).
void ask_for_first_settings(const Shape& shape, const MonthlyRates& rates, Eigen::ArrayXd& entrants,
                            Activity& activity);

}  // namespace sendcast
