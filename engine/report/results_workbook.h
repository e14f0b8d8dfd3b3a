#pragma once

#include <optional>
#include <string>

#include "report/manifest.h"
#include "report/outcomes.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// The results as a workbook laid out as 'Releasing statistics in spreadsheets' (Government Analysis Function) asks:
/// cover, contents, notes, totals, checks, the four main pictures, then one marked table a sheet, the tables that --out
/// writes. Its sheets refer to `outcomes`, which must outlive it.
Spreadsheet results_spreadsheet(const Outcomes& outcomes, const Manifest& manifest);

/// The bytes of that workbook's .xlsx file. The same results and manifest give the same bytes.
/// @param why_not  gains what went wrong, to be shown to the user; then there are no bytes
std::optional<std::string> results_workbook(const Outcomes& outcomes, const Manifest& manifest, std::string& why_not);

}  // namespace sendcast
