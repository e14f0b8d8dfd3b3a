#include "report/spreadsheet.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr int rows_above_table = 3;  // title, note, header

std::string letters_of(int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.push_back(static_cast<char>('A' + (rest - 1) % 26));
  }
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string cell(int row, int column) { return fmt::format("{}{}", letters_of(column), row + rows_above_table + 1); }

}  // namespace

std::string column_of(std::string_view table, std::string_view column) { return fmt::format("{}[{}]", table, column); }

std::string this_row(std::string_view table, std::string_view column) {
  return fmt::format("{}[[#This Row],[{}]]", table, column);
}

std::string text_in_formula(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  result += '"';
  return result;
}

std::string range_in_formula(const TableRange& range) {
  const std::string first = cell(range.first_row, range.first_column);
  if (range.first_row == range.last_row && range.first_column == range.last_column) return first;
  return fmt::format("{}:{}", first, cell(range.last_row, range.last_column));
}

std::string sum_where(std::string_view table, std::string_view column, const std::vector<Match>& matches) {
  std::string product;
  for (const Match& match : matches) {
    product += fmt::format("{}EXACT({},{})", product.empty() ? "" : "*", column_of(table, match.column), match.value);
  }
  // A single condition is true or false, which a sum passes over: times 1 makes a number of it.
  return fmt::format("SUMPRODUCT({}*1,{})", product, column_of(table, column));
}

}  // namespace sendcast
