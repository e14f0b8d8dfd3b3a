#pragma once

#include <vector>

#include "report/returns_cases.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// The numbered tables of the Local SEND Reform Plan that the model has the dimensions for, each a sheet: calendar
/// years across, each case after another. Needs the months' `plans_by_cell` and `events_by_age`.
/// @param spreadsheet  keeps the tables
std::vector<TableSheet> reform_plan_sheets(const std::vector<ReturnsCase>& cases, Spreadsheet& spreadsheet);

}  // namespace sendcast
