#pragma once

#include <string>

#include "report/table.h"

namespace sendcast {

/// The table as comma-separated values (RFC 4180, UTF-8 without a byte-order mark): a header row, then a row a line,
/// each ended by CR LF. Months are YYYY-MM, years 2021-22, money pounds with two decimals; other numbers read back as
/// the same number. Text that a spreadsheet would take for a formula is written after an apostrophe.
std::string csv(const Table& table);

}  // namespace sendcast
