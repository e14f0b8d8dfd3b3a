// The part of workbook.h that makes one table of a sheet.

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "import/area_register.h"
#include "import/layout_match.h"
#include "import/published_labels.h"
#include "import/published_numbers.h"
#include "import/workbook.h"

namespace sendcast {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t most_header_rows = 50;

std::string_view cell(const Row& row, std::size_t i) { return i < row.size() ? std::string_view(row[i]) : ""; }

/// Text with a header and rows, each on the line of its row in the sheet.
class TableText {
 public:
  void add(int number, const std::vector<std::string_view>& before, const Row& row, std::size_t from,
           std::size_t width) {
    for (; line_ < number; ++line_) text_ += '\n';
    for (const std::string_view one : before) {
      add_cell(one);
      text_ += ',';
    }
    for (std::size_t i = from; i < width; ++i) {
      if (i > from) text_ += ',';
      add_cell(cell(row, i));
    }
    text_ += '\n';
    ++line_;
  }
  std::string text() && { return std::move(text_); }

 private:
  void add_cell(std::string_view cell) {
    text_ += '"';
    for (const char c : cell) text_.append(c == '"' ? 2 : 1, c);
    text_ += '"';
  }

  std::string text_;
  int line_ = 1;
};

bool begins_with_area(const SheetRow& row) {
  const std::string_view first = cell(row.cells, 0);
  return plain_label(first.substr(0, 20)) == "england" || area_of_code(first).has_value();
}

/// "2021 to 2022" in a title, as a financial year; nothing where there is none.
std::optional<std::string> year_in(std::string_view title) {
  for (std::size_t at = title.find(" to "); at != std::string_view::npos; at = title.find(" to ", at + 1)) {
    if (at < 4 || at + 8 > title.size()) continue;
    const auto year =
        read_year(fmt::format("{}-{}", title.substr(at - 4, 4), title.substr(at + 4, 4)), TimeBasis::financial_year);
    if (year) return fmt::format("{}-{:02}", *year, (*year + 1) % 100);
  }
  return std::nullopt;
}

/// The letters and formulas under a header: "[A]", "= [A] + [B]".
bool is_reference(std::string_view text) { return text.find('[') < 3 || text.find('=') < 3; }

Row joined_header(const std::vector<SheetRow>& rows, std::size_t end, std::size_t width) {
  Row header(width);
  for (std::size_t r = 0; r < end; ++r) {
    const Row& row = rows[r].cells;
    for (std::size_t i = 0; i < std::min(width, row.size()); ++i) {
      if (row[i].empty() || is_reference(row[i])) continue;
      if (!header[i].empty()) header[i] += ' ';
      header[i] += row[i];
    }
  }
  return header;
}

std::string as_it_is(const Sheet& sheet) {
  TableText table;
  const std::size_t width = sheet.rows.front().cells.size();
  for (const SheetRow& row : sheet.rows) table.add(row.number, {}, row.cells, 0, std::max(row.cells.size(), width));
  return std::move(table).text();
}

std::optional<std::string> year_of_titles(const Sheet& sheet, std::size_t header_rows) {
  for (std::size_t r = 0; r < std::min(header_rows, most_header_rows); ++r) {
    for (const std::string& title : sheet.rows[r].cells) {
      if (auto year = year_in(title)) return year;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string as_table(const Sheet& sheet) {
  if (sheet.rows.empty()) return {};
  const Row& first = sheet.rows.front().cells;
  const auto data = std::find_if(sheet.rows.begin(), sheet.rows.end(), begins_with_area);
  const auto header_rows = static_cast<std::size_t>(data - sheet.rows.begin());
  const std::optional<std::string> year = year_of_titles(sheet, header_rows);
  const bool has_titles = data != sheet.rows.end() && header_rows > 0 && header_rows <= most_header_rows && year;
  if (!has_titles || find_layout({first.begin(), first.end()}).known()) return as_it_is(sheet);

  std::size_t width = 0;
  for (const SheetRow& row : sheet.rows) width = std::max(width, row.cells.size());
  TableText table;
  table.add((data - 1)->number, {"financial_year", "dfe_la_code", "la_name"},
            joined_header(sheet.rows, header_rows, width), 2, width);
  for (auto row = data; row != sheet.rows.end(); ++row) {
    if (!begins_with_area(*row)) continue;  // notes below the table
    // Of the first two columns one has the code and the other the name; England's name stands in the first.
    const std::string_view code = cell(row->cells, 0);
    const bool has_code = area_of_code(code).has_value();
    table.add(row->number, {*year, has_code ? code : "", has_code ? cell(row->cells, 1) : code}, row->cells, 2, width);
  }
  return std::move(table).text();
}

}  // namespace sendcast
