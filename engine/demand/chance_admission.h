#pragma once

#include "demand/activity.h"
#include "demand/demand_model.h"
#include "demand/play_of_chance.h"

namespace sendcast {

/// What admit does, of whole people: places are the whole number below or above the capacity, in every month alike, and
/// who is admitted where more ask is a lottery. Whom the movers among them are is a lottery within the area, whatever
/// their ages and needs.
/// @param entrants  plans, by the setting asked for; whole numbers
void admit_by_chance(const DemandModel& model, int month, const PlayOfChance& chance, Eigen::ArrayXd entrants,
                     Stocks& stocks, Activity& activity);

}  // namespace sendcast
