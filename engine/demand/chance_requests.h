#pragma once

#include "demand/activity.h"
#include "demand/monthly_rates.h"
#include "demand/play_of_chance.h"

namespace sendcast {

/// What identify_and_request does, of whole people: everybody is identified, leaves, changes need or asks at most once
/// a month. (So where the shares that do so, refused requests included, exceed 1, fewer ask than their rate says: at
/// rates of some 12 a year.)
/// @param others  those without SEN, people; chance decides on the part of a person that a population may leave
void identify_and_request_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance,
                                    const Eigen::ArrayXd& others, Stocks& stocks, Activity& activity);

}  // namespace sendcast
