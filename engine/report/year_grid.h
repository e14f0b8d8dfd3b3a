#pragma once

#include <optional>
#include <string>
#include <vector>

#include "arrays/calendar.h"
#include "report/figures.h"
#include "report/grid.h"

namespace sendcast {

// Grids with a column for each financial year of a run (a part year is marked with its number of months) and, where
// there is more than one, a last column for the total.

/// Amounts of money by year.
struct MoneyRow {
  std::string label;
  std::vector<Pence> years;
  RowStyle style = RowStyle::plain;
};

/// Whether a row's years add up to something: costs do, and people at a year's end do not.
enum class LastColumn { total, nothing };

/// An empty grid with its headings.
Grid year_grid(std::string title, const Calendar& calendar, LastColumn last);

/// The cells of numbers of people by year, and their total.
std::vector<std::string> people_cells(const std::vector<double>& years, LastColumn last,
                                      Sign sign = Sign::negative_only);
/// The cells of money by year, and its total.
std::vector<std::string> money_cells(const std::vector<Pence>& years, LastColumn last, MoneyUnit unit,
                                     Sign sign = Sign::negative_only);

/// Pounds if every amount and every total is below a million, else thousands.
MoneyUnit unit_for(const std::vector<MoneyRow>& rows);

/// A grid of money rows all in one unit, which the title tells.
Grid money_grid(const std::string& title, const Calendar& calendar, LastColumn last, const std::vector<MoneyRow>& rows,
                Sign sign = Sign::negative_only);

/// `measured(y)` for each of the run's years.
template <typename Measured>
auto by_year(const Calendar& calendar, const Measured& measured) {
  std::vector<decltype(measured(0))> years;
  for (int y = 0; y < calendar.years(); ++y) years.push_back(measured(y));
  return years;
}

/// Each year's amount of one row added to the same year's of the other.
std::vector<Pence> add(std::vector<Pence> years, const std::vector<Pence>& more);

}  // namespace sendcast
