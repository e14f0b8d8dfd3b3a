#pragma once

#include "demand/demand_model.h"

namespace sendcast::peers {

/// What `central` says in one draw: the same shape, and the same number of rows and months in every schedule.
///
/// A stand-in for the engine's own draws: each of twenty groups of rates is multiplied by a number of its own, uniform
/// between 0.8 and 1.2, and probabilities are held to [0, 1]. Vectors that sum to 1 stay as they are. A draw depends on
/// its number alone.
DemandModel in_draw(const DemandModel& central, int draw);

}  // namespace sendcast::peers
