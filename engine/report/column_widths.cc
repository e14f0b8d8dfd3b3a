#include "report/column_widths.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

constexpr std::size_t rows_looked_at = 300;
constexpr int narrowest = 8;
constexpr int widest = 80;
constexpr int filter_button = 3;

/// How many characters a cell shows.
struct Shown {
  int operator()(std::monostate) const { return 0; }
  int operator()(const std::string& text) const { return display_width(printable(text)); }
  int operator()(Month) const { return 7; }
  int operator()(FinancialYear) const { return 7; }
  int operator()(double number) const { return static_cast<int>(rounded(number).size()) + 4; }
  int operator()(Money money) const { return static_cast<int>(in_unit(money.pence, MoneyUnit::pounds).size()) + 3; }
  int operator()(std::int64_t number) const { return static_cast<int>(fmt::format("{}", number).size()); }
  int operator()(bool) const { return 5; }
};

}  // namespace

std::vector<ColumnWidth> column_widths(const Table& table) {
  std::vector<ColumnWidth> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    int most = display_width(printable(table.columns[c].name)) + filter_button;
    for (std::size_t r = 0; r < std::min(table.rows.size(), rows_looked_at); ++r) {
      most = std::max(most, std::visit(Shown(), table.rows[r][c]));
    }
    widths.push_back({static_cast<double>(std::clamp(most, narrowest, widest) + 1), most > widest});
  }
  return widths;
}

int lines_needed(std::string_view text, double characters) {
  constexpr double room_to_spare = 1.15;  // lines break at words
  int lines = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const double wide = display_width(printable(text.substr(start, end - start))) * room_to_spare;
    lines += std::max(1, static_cast<int>(std::ceil(wide / characters)));
    start = end + 1;
  }
  return lines;
}

}  // namespace sendcast
