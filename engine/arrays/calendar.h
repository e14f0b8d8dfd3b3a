#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sendcast {

/// A calendar month, counted from January of year 0.
struct Month {
  int number = 0;

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr Month operator+(Month month, int months) { return {month.number + months}; }
  friend constexpr int operator-(Month later, Month earlier) { return later.number - earlier.number; }
};

/// A financial year, April to March, named by the calendar year in which it begins (2021 is 2021-22).
struct FinancialYear {
  int first = 0;

  friend constexpr auto operator<=>(FinancialYear, FinancialYear) = default;
  friend constexpr FinancialYear operator+(FinancialYear year, int years) { return {year.first + years}; }
  friend constexpr int operator-(FinancialYear later, FinancialYear earlier) { return later.first - earlier.first; }
};

constexpr Month month_of(int year, int month_in_year) { return {year * 12 + month_in_year - 1}; }
constexpr int calendar_year(Month month) { return month.number / 12; }
constexpr int month_in_year(Month month) { return month.number % 12 + 1; }
constexpr bool is_september(Month month) { return month_in_year(month) == 9; }

constexpr Month april_of(FinancialYear year) { return month_of(year.first, 4); }
constexpr FinancialYear financial_year_of(Month month) {
  return {month_in_year(month) >= 4 ? calendar_year(month) : calendar_year(month) - 1};
}

/// "2021-04"
std::string text(Month month);
/// "2021-22"
std::string text(FinancialYear year);

/// Reads YYYY-MM with a month from 01 to 12; nothing if the text is not that.
std::optional<Month> parse_month(std::string_view text);
/// Reads YYYY-YY where the second year follows the first; nothing if the text is not that.
std::optional<FinancialYear> parse_financial_year(std::string_view text);

/// The calendar years with which a scenario may have to do.
constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;

/// The months of a run and the financial years that they fall into (model.md section 1).
struct Calendar {
  Month start;
  int months = 0;

  Month month(int t) const { return start + t; }
  int years() const { return financial_year_of(start + (months - 1)) - financial_year_of(start) + 1; }
  FinancialYear year(int y) const { return financial_year_of(start) + y; }
  /// Position among the run's financial years of month `t`.
  int year_of(int t) const { return financial_year_of(month(t)) - financial_year_of(start); }
  /// How many months of the run's financial year `y` the run covers (12 unless it is the first or last).
  int months_in_year(int y) const;
  /// The position of the first financial year that the run covers whole; 0 where there is none.
  int first_whole_year() const;
};

}  // namespace sendcast
