#pragma once

#include <vector>

#include "demand/activity.h"
#include "demand/demand_model.h"

namespace sendcast {

/// Admits `entrants` (plans, by the setting asked for) as far as there are places, and passes the rest to the setting's
/// fallback (model.md section 3.8). Adds to the plans, counts `admitted` and `turned_away`, writes what became of each
/// limit to the places, and completes and orders the moves.
void admit(const DemandModel& model, int month, Eigen::ArrayXd entrants, Stocks& stocks, Activity& activity);

/// Puts moves into the order in which they are recorded: by area, kind, from, to.
void order_moves(std::vector<Move>& moves);

/// Counts who stands where there is a limit, once everybody is placed.
void count_occupied(const Shape& shape, const Stocks& stocks, std::vector<PlacesUsed>& places);

}  // namespace sendcast
