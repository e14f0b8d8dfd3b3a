#include "report/year_grid.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sendcast {
namespace {

template <typename Number>
Number sum_of(const std::vector<Number>& years) {
  Number sum = 0;
  for (const Number year : years) sum += year;
  return sum;
}

bool has_last_column(std::size_t years, LastColumn last) { return last == LastColumn::total && years > 1; }

std::string months_mark(int months) {
  if (months == 12) return {};
  return fmt::format("{} month{}", months, months == 1 ? "" : "s");
}

}  // namespace

Grid year_grid(std::string title, const Calendar& calendar, LastColumn last) {
  Grid grid{std::move(title), {}, {}};
  bool part_years = false;
  for (int y = 0; y < calendar.years(); ++y) {
    grid.headings.push_back({text(calendar.year(y)), months_mark(calendar.months_in_year(y))});
    part_years = part_years || calendar.months_in_year(y) != 12;
  }
  if (has_last_column(grid.headings.size(), last)) grid.headings.push_back({"Total", {}});
  if (!part_years) {
    for (std::vector<std::string>& heading : grid.headings) heading.pop_back();
  }
  return grid;
}

std::vector<std::string> people_cells(const std::vector<double>& years, LastColumn last, Sign sign) {
  std::vector<std::string> cells;
  for (const double number : years) cells.push_back(rounded(number, sign));
  if (has_last_column(years.size(), last)) cells.push_back(rounded(sum_of(years), sign));
  return cells;
}

std::vector<std::string> money_cells(const std::vector<Pence>& years, LastColumn last, MoneyUnit unit, Sign sign) {
  std::vector<std::string> cells;
  for (const Pence pence : years) cells.push_back(in_unit(pence, unit, sign));
  if (has_last_column(years.size(), last)) cells.push_back(in_unit(sum_of(years), unit, sign));
  return cells;
}

MoneyUnit unit_for(const std::vector<MoneyRow>& rows) {
  constexpr Pence million = 100'000'000;
  const auto is_large = [](Pence pence) { return pence >= million || pence <= -million; };
  for (const MoneyRow& row : rows) {
    if (std::any_of(row.years.begin(), row.years.end(), is_large)) return MoneyUnit::thousands;
    if (is_large(sum_of(row.years))) return MoneyUnit::thousands;
  }
  return MoneyUnit::pounds;
}

Grid money_grid(const std::string& title, const Calendar& calendar, LastColumn last, const std::vector<MoneyRow>& rows,
                Sign sign) {
  const MoneyUnit unit = unit_for(rows);
  Grid grid = year_grid(fmt::format("{}, {}", title, name_of(unit)), calendar, last);
  for (const MoneyRow& row : rows)
    grid.rows.push_back({row.label, money_cells(row.years, last, unit, sign), row.style});
  return grid;
}

std::vector<Pence> add(std::vector<Pence> years, const std::vector<Pence>& more) {
  for (std::size_t y = 0; y < years.size(); ++y) years[y] += more[y];
  return years;
}

}  // namespace sendcast
