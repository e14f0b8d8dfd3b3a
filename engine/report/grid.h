#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// What text is laid out for.
struct Screen {
  int width = 80;       ///< columns
  bool colour = false;  ///< with the escape sequences of a terminal
};

enum class RowStyle {
  plain,
  part,   ///< one of the parts of the row above: indented
  total,  ///< under a rule
};

struct GridRow {
  std::string label;
  std::vector<std::string> cells;  ///< one a column, or none at all
  RowStyle style = RowStyle::plain;
};

/// Figures under headings with a label before each row.
struct Grid {
  std::string title;
  std::vector<std::vector<std::string>> headings;  ///< lines of each column's heading; all columns have as many
  std::vector<GridRow> rows;
  bool warns_below_zero = false;  ///< figures below 0 are red where there is colour
};

/// Lays a grid out in lines that end with a line feed. Labels that are too long are cut with "…"; figures are never
/// cut: columns that do not fit go into a further block under the same labels.
std::string render(const Grid& grid, const Screen& screen);

/// A heading above a part of the screen, cut to its width; bold where there is colour.
std::string render_title(const std::string& title, const Screen& screen);

}  // namespace sendcast
