#pragma once

#include "demand/demand_model.h"

namespace sendcast::peers {

/// One area of a model and its first months, for what cannot hold the whole. Teams and places that the area shares with
/// others are cut to its part of the opening plans.
DemandModel cut(const DemandModel& whole, int area, int months);

}  // namespace sendcast::peers
