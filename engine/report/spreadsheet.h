#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "report/table.h"

namespace sendcast {

// A workbook before it is a file: what stands on which sheet. xlsx.h makes the file of it.

/// Lines of text below one another, the first of them the title.
struct TextSheet {
  std::string name;
  std::vector<std::string> lines;
};

/// Every cell of a column as the same live formula, without its "=". What it comes to stands in the table's rows; a row
/// that has nothing there has no formula. Where that is money, the file rounds what the formula comes to to pence.
struct LiveColumn {
  std::size_t column = 0;
  std::string formula;
};

/// The same for one cell.
struct LiveCell {
  std::size_t row = 0;  ///< of the table, from 0
  std::size_t column = 0;
  std::string formula;
};

/// A title, a line of notes, and one marked table below them.
struct TableSheet {
  std::string name;  ///< of the sheet and of the table in formulas
  std::string note;
  const Table* table = nullptr;
  std::vector<LiveColumn> live_columns = {};
  std::vector<LiveCell> live_cells = {};  ///< by row
  bool first_column_links = false;        ///< its cells name sheets: each becomes a link to that sheet
};

/// Neighbouring cells of a table, from 0, both ends inclusive; row -1 is the header.
struct TableRange {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;
};

enum class ChartForm { stacked_columns, lines, bars };

struct ChartSeries {
  TableRange name;  ///< one cell
  TableRange values;
};

/// A picture of cells of one table, on a sheet of its own.
struct ChartSheet {
  std::string name;
  std::string title;
  std::string description;  ///< for whoever does not see it: libxlsxwriter 1.1.4 gives a chart sheet no such text, so
                            ///< the contents have it
  ChartForm form = ChartForm::lines;
  std::string category_axis;
  std::string value_axis;
  std::string value_format;  ///< as spreadsheets write number formats
  std::string sheet;         ///< whose cells are drawn
  TableRange categories;
  std::vector<ChartSeries> series;
};

using AnySheet = std::variant<TextSheet, TableSheet, ChartSheet>;

/// A workbook: its properties, and its sheets in order.
struct Spreadsheet {
  std::string title;
  std::string subject;
  std::string made_at;  ///< ISO 8601, in UTC; 1 January 1980 where it is not that
  std::vector<AnySheet> sheets;

  /// Holds a table that sheets refer to for as long as the workbook lives.
  const Table& keep(Table table) { return kept_.emplace_back(std::move(table)); }

 private:
  std::deque<Table> kept_;
};

/// Most rows that a table can have, since a sheet has 1,048,576 and three come before.
constexpr std::size_t most_table_rows = 1'048'573;
/// Most characters that a cell can hold, in the units of UTF-16.
constexpr std::size_t most_cell_characters = 32'767;

// Formulas, without their "=", in the words of Excel's tables.

/// A column of a table: budgets[paid].
std::string column_of(std::string_view table, std::string_view column);
/// The cell of a column in the formula's own row: budgets[[#This Row],[paid]].
std::string this_row(std::string_view table, std::string_view column);
/// A text: "2021-22". No more than 255 characters.
std::string text_in_formula(std::string_view text);
/// The cells of a table by their place, such as F4 or $F$4:$H$4, for formulas on its own sheet.
std::string range_in_formula(const TableRange& range);

/// One condition of a sum: the column holds exactly this.
struct Match {
  std::string_view column;
  std::string value;  ///< a formula
};
/// The sum of a column over the rows of a table that match. Compared letter by letter: SUMIFS would take a name that
/// begins with a sign, holds a star or looks like a date for something else.
std::string sum_where(std::string_view table, std::string_view column, const std::vector<Match>& matches);

}  // namespace sendcast
