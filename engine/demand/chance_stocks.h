#pragma once

#include "demand/activity.h"
#include "demand/demand_model.h"
#include "demand/play_of_chance.h"

namespace sendcast {

/// The opening stocks as whole people: a cell of x people has the whole number below or above, on average x. One level
/// for each area, and for each setting or month of assessment in it, decides for all its ages and needs together
/// (systematic sampling): their total is the whole number below or above the given one.
Stocks whole_opening_stocks(const DemandModel& model, const PlayOfChance& chance);

/// Birthdays and migration as grow_older has them, of whole people: where a cohort grows by g, each brings ⌊g⌋ more and
/// one further with probability g - ⌊g⌋; where it shrinks to a share, each stays with that probability.
void grow_older_by_chance(const DemandModel& model, int month, const PlayOfChance& chance, Stocks& stocks,
                          Activity& activity);

}  // namespace sendcast
