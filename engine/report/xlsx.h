#pragma once

#include <optional>
#include <string>

#include "report/spreadsheet.h"

namespace sendcast {

/// The bytes of the workbook as an .xlsx file (Office Open XML). The same workbook gives the same bytes. It is made in
/// a private folder among the system's temporary files, which is gone afterwards whatever happens.
/// @param why_not  gains what went wrong, to be shown to the user; then there are no bytes
std::optional<std::string> xlsx(const Spreadsheet& spreadsheet, std::string& why_not);

}  // namespace sendcast
