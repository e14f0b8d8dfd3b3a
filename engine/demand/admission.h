#pragma once

#include "demand/activity.h"
#include "demand/demand_model.h"

namespace sendcast {

/// Admits `entrants` (plans, by the setting asked for) as far as there are places, and passes the rest to the setting's
/// fallback (model.md section 3.8). Adds to the plans, counts `admitted` and `turned_away`, writes what became of each
/// limit to the places, and completes and orders the moves.
void admit(const DemandModel& model, int month, Eigen::ArrayXd entrants, Stocks& stocks, Activity& activity);

}  // namespace sendcast
