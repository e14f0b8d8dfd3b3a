#pragma once

#include <string>

#include "report/table.h"

namespace sendcast {

/// A table of what happened in each month as one of each financial year: `month` becomes `year`, and rows of a year
/// that have the same text in every column are one row, their numbers added up. In the order in which they first come.
/// @param monthly  with a column `month`; its other columns are text or numbers of people
Table yearly_sums(const Table& monthly, std::string name, std::string title);

}  // namespace sendcast
