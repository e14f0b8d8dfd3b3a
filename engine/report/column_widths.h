#pragma once

#include <vector>

#include "report/table.h"

namespace sendcast {

/// How wide a column of a sheet is, in characters; text that is longer goes over several lines.
struct ColumnWidth {
  double characters = 0;
  bool wraps = false;
};

/// Widths at which each column of a table can be read, judged by its header and its first rows.
std::vector<ColumnWidth> column_widths(const Table& table);

}  // namespace sendcast
