#include "page/cells.h"

#include <algorithm>
#include <cctype>
#include <numeric>

#include <fmt/format.h>

#include "funding/pence.h"

namespace sendcast {

PageCell text_cell(std::string text) { return {std::move(text)}; }

PageCell money_cell(Pence pence, MoneyUnit unit, Sign sign) {
  return {in_unit(pence, unit, sign), exact_pounds(pence), true};
}

PageCell pounds_cell(double pounds, MoneyUnit unit, Sign sign) { return money_cell(to_pence(pounds), unit, sign); }

PageCell people_cell(double people, Sign sign) { return {rounded(people, sign), exact_number(people), true}; }

PageCell share_cell(const std::optional<double>& share) {
  if (!share) return {"none", {}, true};
  return {percentage(*share), exact_number(*share), true};
}

PageCell chance_cell(const Chance& chance) {
  return {likely(chance), exact_number(chance.probability().value_or(0)), true};
}

MoneyUnit unit_of(std::span<const Pence> amounts) {
  constexpr Pence a_million = 100'000'000;
  const auto is_large = [](Pence pence) { return pence >= a_million || pence <= -a_million; };
  return std::any_of(amounts.begin(), amounts.end(), is_large) ? MoneyUnit::thousands : MoneyUnit::pounds;
}

std::vector<PageColumn> year_columns(const Calendar& calendar, bool total) {
  std::vector<PageColumn> columns;
  for (int y = 0; y < calendar.years(); ++y) {
    const std::string year = text(calendar.year(y));
    const int months = calendar.months_in_year(y);
    columns.push_back({year, year});
    if (months != 12) columns.back().note = fmt::format("({} month{})", months, months == 1 ? "" : "s");
  }
  if (total && columns.size() > 1) columns.push_back({"Total"});
  return columns;
}

PageTable money_table(const std::string& caption, const std::string& row_heading, const Calendar& calendar, bool total,
                      const std::vector<MoneyYears>& rows, Sign sign) {
  std::vector<Pence> amounts;
  for (const MoneyYears& row : rows) amounts.insert(amounts.end(), row.years.begin(), row.years.end());
  const MoneyUnit unit = unit_of(amounts);
  PageTable table{fmt::format("{}, {}", caption, name_of(unit)), row_heading, year_columns(calendar, total)};
  for (const MoneyYears& row : rows) {
    PageRow cells{row.label, row.role, row.style};
    for (const Pence pence : row.years) cells.cells.push_back(money_cell(pence, unit, sign));
    if (cells.cells.size() < table.columns.size())
      cells.cells.push_back(money_cell(std::accumulate(row.years.begin(), row.years.end(), Pence{0}), unit, sign));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

PageRow people_row(std::string label, std::string role, const std::vector<double>& years) {
  PageRow row{std::move(label), std::move(role)};
  for (const double people : years) row.cells.push_back(people_cell(people));
  return row;
}

std::string as_id(const std::string& text) {
  std::string id;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 128 && std::isalnum(byte) != 0) {
      id += static_cast<char>(std::tolower(byte));
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "x" : id;
}

}  // namespace sendcast
