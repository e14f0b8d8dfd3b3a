#pragma once

#include <string>

#include "report/grid.h"
#include "report/table.h"

namespace sendcast {

/// A table, money to its last penny and other numbers to four decimals, as wide as the screen: columns that say the
/// same in every row are said once above it, text that does not fit is cut with "…", and columns that do not fit go
/// into a further block under the same names. Numbers are never cut and have their thousands apart.
std::string table_screen(const Table& table, const Screen& screen);

}  // namespace sendcast
