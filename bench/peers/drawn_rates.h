#pragma once

#include <vector>

#include "demand/demand_model.h"

namespace sendcast::peers {

// A stand-in for the engine's own draws: each of twenty groups of rates is multiplied by a number of its own, uniform
// between 0.8 and 1.2, and probabilities are held to [0, 1]. Vectors that sum to 1 stay as they are.

/// The numbers of a draw, by group; they depend on the draw's number alone.
std::vector<double> multipliers(int draw);

/// What `central` says in one draw: the same shape, and the same number of rows and months in every schedule.
/// @param central  without recipes
DemandModel in_draw(const DemandModel& central, int draw);

/// `central` with recipes that make the same of a draw's multipliers, so that the engine can run many draws of one
/// model. What is 0 throughout stays certain.
/// @param central  without recipes
DemandModel with_recipes(const DemandModel& central);

}  // namespace sendcast::peers
