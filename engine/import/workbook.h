#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// A row of a sheet that has text.
struct SheetRow {
  int number = 0;                  ///< from 1, as the spreadsheet shows it
  std::vector<std::string> cells;  ///< up to the last with text; without line ends
};

/// One sheet of a workbook: the texts of its cells, numbers as they are stored and not as they are shown.
struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;
};

/// What reading a workbook gave: its sheets, or why it could not be read.
struct Workbook {
  std::vector<Sheet> sheets;
  std::string why_not;
};

/// Reads an OpenDocument spreadsheet (.ods) from its bytes. Its text may unpack to 64 MiB and its sheets have two
/// million cells together: beyond that it is refused, so that no archive can fill the memory.
Workbook read_workbook(const std::string& bytes);

/// A sheet as text with one header row, fit for the layouts. The departments put a title above their header, sometimes
/// a second header above a third, and give no name to the columns that say where: rows above the first that begins with
/// an area's code (or with England) are joined to one header, and the title's financial year becomes a column. A sheet
/// whose first row is a header that is known is left as it is. Lines keep the numbers of the sheet's rows.
std::string as_table(const Sheet& sheet);

}  // namespace sendcast
