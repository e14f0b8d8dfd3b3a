#pragma once

#include "demand/activity.h"
#include "demand/demand_model.h"

namespace sendcast {

/// Moves every stock up one age (model.md section 3.1) and counts `aged_out`.
void have_birthdays(const Shape& shape, Stocks& stocks, Activity& activity);

/// Everyone's birthday (model.md section 3.1), for a September `month`: moves every stock up one age and lets it grow
/// or shrink with the birth cohort where the model has migration. Counts `aged_out` and `moved_in`.
void grow_older(const DemandModel& model, int month, Stocks& stocks, Activity& activity);

}  // namespace sendcast
