#pragma once

#include "demand/activity.h"
#include "demand/monthly_rates.h"
#include "demand/play_of_chance.h"

namespace sendcast {

/// What move_and_end does, of whole people, each of whom leaves, moves or changes need at most once a month besides a
/// phase transfer. Arrivals are Poisson: they come from many elsewheres, each with a small chance, and their mean
/// η·X/12 is bounded by nobody here.
void move_and_end_by_chance(const Shape& shape, const MonthlyRates& rates, bool september, const PlayOfChance& chance,
                            Stocks& stocks, Eigen::ArrayXd& entrants, Activity& activity);

/// What ask_for_first_settings does, of whole people: multinomial over settings.
void ask_for_first_settings_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance,
                                      Eigen::ArrayXd& entrants, Activity& activity);

}  // namespace sendcast
