#include "report/returns_counts.h"

#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/workbook_totals.h"

namespace sendcast {
namespace {

/// Calendar years that hold `months` of a run at least, in every case.
template <typename Counts>
std::vector<int> years_in_which(const std::vector<ReturnsCase>& cases, const Counts& counts) {
  const Calendar& first = cases.front().results->calendar;
  std::vector<int> years;
  for (int year = calendar_year(first.start); year <= calendar_year(first.month(first.months - 1)); ++year) {
    const bool in_all = std::all_of(cases.begin(), cases.end(),
                                    [&](const ReturnsCase& a_case) { return counts(a_case.results->calendar, year); });
    if (in_all) years.push_back(year);
  }
  return years;
}

bool covers(const Calendar& calendar, Month month) {
  return month >= calendar.start && month < calendar.month(calendar.months);
}

}  // namespace

double plans_counted(const Results& results, int month, const CountsPlan& counts) {
  const Shape& shape = results.shape;
  const Eigen::ArrayXd& plans = at(results.months, month).plans_by_cell;
  double sum = 0;
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      if (counts(setting, shape.age_of_cell(cell), shape.need_of_cell(cell))) sum += plans[shape.plan(setting, cell)];
    }
  }
  return sum;
}

std::vector<FinancialYear> financial_years_of(const std::vector<ReturnsCase>& cases) {
  std::vector<FinancialYear> years;
  for (const ReturnsCase& a_case : cases) {
    for (const FinancialYear year : years_of_any({a_case.results, 1})) years.push_back(year);
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

std::vector<std::string> headers_of(const std::vector<FinancialYear>& years) {
  std::vector<std::string> headers;
  for (const FinancialYear year : years) headers.push_back(text(year));
  return headers;
}

std::vector<Cell> by_financial_year(const std::vector<FinancialYear>& years, const ReturnsCase& a_case,
                                    const std::function<Cell(int y)>& figure) {
  const Calendar& calendar = a_case.results->calendar;
  std::vector<Cell> figures;
  for (const FinancialYear year : years) {
    const int y = year - calendar.year(0);
    figures.push_back(y < 0 || y >= calendar.years() ? Cell() : figure(y));
  }
  return figures;
}

int last_month_of(const Calendar& calendar, int y) {
  return std::min(april_of(calendar.year(y)) + 11 - calendar.start, calendar.months - 1);
}

std::string part_years_in_words(const std::vector<ReturnsCase>& cases) {
  const Calendar& calendar = cases.front().results->calendar;
  std::string words;
  for (int y = 0; y < calendar.years(); ++y) {
    if (calendar.months_in_year(y) == 12) continue;
    words += fmt::format("{}{} has {} months", words.empty() ? "" : ", ", text(calendar.year(y)),
                         calendar.months_in_year(y));
  }
  return words.empty() ? words : fmt::format(" A part year has the cost of its own months: {}.", words);
}

std::vector<int> whole_calendar_years(const std::vector<ReturnsCase>& cases) {
  return years_in_which(cases, [](const Calendar& calendar, int year) {
    return covers(calendar, month_of(year, 1)) && covers(calendar, month_of(year, 12));
  });
}

std::vector<int> januaries_of(const std::vector<ReturnsCase>& cases) {
  std::vector<int> years =
      years_in_which(cases, [](const Calendar& calendar, int year) { return covers(calendar, month_of(year, 12)); });
  for (int& year : years) ++year;
  return years;
}

}  // namespace sendcast
