#pragma once

#include <span>
#include <vector>

#include "model/results.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// The main pictures, drawn from cells of the sheets totals and partners: who pays when, for each scenario; the balance
/// of each pot that carries one from year to year; plans; and, where scenarios are compared, who pays and who gains.
/// Whole financial years only, where there are any: a part year would look like a fall.
/// @param totals, partners  the tables of those sheets; `partners` without rows where nothing is compared
std::vector<ChartSheet> pictures(std::span<const Results> scenarios, const Table& totals, const Table& partners);

}  // namespace sendcast
