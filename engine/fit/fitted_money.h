#pragma once

#include <string>

#include <Eigen/Core>

#include "fit/fitted_area.h"
#include "import/history.h"

namespace sendcast {

/// What section 251, grant allocations and price indices say of an area around a January: spending of the financial
/// year in which it lies (outturn before budget) as unit costs of that January's plans, the high needs block of the
/// years from then on, the balance of the grant at the end of the year before, and the GDP deflator. What was not
/// published is left out, and `remarks` says so.
/// @param plans_by_setting  7 setting groups, people, of that January
/// @param years  from the January on
FittedMoney money_of(const History& history, AreaIndex area, int january, int years,
                     const Eigen::ArrayXd& plans_by_setting, std::vector<std::string>& remarks);

/// "2021-22", from its first year.
std::string financial_year_name(int first);

}  // namespace sendcast
