#pragma once

#include <string_view>
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

/// How many lines a text takes in a column of that many characters, with a little room to spare.
int lines_needed(std::string_view text, double characters);

}  // namespace sendcast
