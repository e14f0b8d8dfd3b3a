#pragma once

#include "demand/activity.h"
#include "demand/monthly_rates.h"
#include "demand/play_of_chance.h"
#include "demand/workforce.h"

namespace sendcast {

/// What assess does, of whole people: the capacity is the whole number below or above, the part that is for the overdue
/// alike, and whose assessment is completed is a lottery among those who wait.
/// @param due  cells; whole numbers
void assess_by_chance(const Shape& shape, const AreaSet& set, double capacity, double overdue_first,
                      const PlayOfChance& chance, const Eigen::ArrayXd& due, Stocks& stocks, Activity& activity);

/// What decide does, of whole people.
void decide_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, Stocks& stocks,
                      Activity& activity);

}  // namespace sendcast
