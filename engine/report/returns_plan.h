#pragma once

#include <vector>

#include "report/returns_cases.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// The blocks of the Department for Education's DSG management plan, each a sheet: financial years across, each case
/// after another. Needs the months' `plans_by_cell`.
/// @param spreadsheet  keeps the tables
std::vector<TableSheet> management_plan_sheets(const std::vector<ReturnsCase>& cases, Spreadsheet& spreadsheet);

}  // namespace sendcast
