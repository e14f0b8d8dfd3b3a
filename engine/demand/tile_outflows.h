#pragma once

#include <vector>

#include "demand/tile_rates.h"

namespace sendcast {

/// What is left of the stocks of some classes when all shares have left, and by what these had to be scaled to sum to 1
/// at most (model.md section 3.9): a class's rows `keep` and `scale`.
/// @param reached     positions of the classes
/// @param were_known  whether the rows hold an earlier month's, which was counted
/// @param rows        of all rates, aligned to a tile's lanes
/// @param scaled      how many stocks' shares had to be scaled, brought up to date
void leave_in_tile(const std::vector<TileRates::OutflowClass>& classes, const std::vector<int>& reached,
                   bool were_known, double* rows, TileRates::Scaled& scaled);

}  // namespace sendcast
