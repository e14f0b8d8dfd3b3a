#pragma once

#include <optional>
#include <string>

#include "report/manifest.h"
#include "report/outcomes.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// The figures that departments ask councils for (returns.md), a block a sheet, to be pasted into their templates: the
/// DSG management plan, then the numbered tables of the Local SEND Reform Plan. The first scenario is the unmitigated
/// case, every other a mitigated one. What could not be filled in, and why, stands above each block.
/// @param outcomes  whose results hold `plans_by_cell` and `events_by_age` (run_all with Keep); must outlive the result
Spreadsheet returns_spreadsheet(const Outcomes& outcomes, const Manifest& manifest);

/// The bytes of that workbook's .xlsx file.
/// @param why_not  gains what went wrong, to be shown to the user; then there are no bytes
std::optional<std::string> returns_workbook(const Outcomes& outcomes, const Manifest& manifest, std::string& why_not);

}  // namespace sendcast
