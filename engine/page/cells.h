#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "arrays/calendar.h"
#include "page/page.h"
#include "report/figures.h"

namespace sendcast {

// Cells, rows and columns of a page's tables. All money of a table is in one unit, chosen by its largest amount; the
// exact pounds and pence stand behind every cell.

PageCell text_cell(std::string text);
PageCell money_cell(Pence pence, MoneyUnit unit, Sign sign = Sign::negative_only);
/// Pounds, rounded to the penny behind the cell.
PageCell pounds_cell(double pounds, MoneyUnit unit, Sign sign = Sign::negative_only);
PageCell people_cell(double people, Sign sign = Sign::negative_only);
/// A share from 0 to 1 as a whole percentage, or "none" where there is nothing to take a share of.
PageCell share_cell(const std::optional<double>& share);
PageCell chance_cell(const Chance& chance);

/// £000 where an amount reaches a million, else £.
MoneyUnit unit_of(std::span<const Pence> amounts);

/// A column for each financial year of a run, a part year marked; with `total`, one more for their sum, which has no
/// key: no picture draws it.
std::vector<PageColumn> year_columns(const Calendar& calendar, bool total = false);

/// Amounts of money under `year_columns`, with their sum where the columns have one.
struct MoneyYears {
  std::string label;
  std::string role;
  std::vector<Pence> years;
  RowStyle style = RowStyle::plain;
};

/// A table of money by year, all in one unit, which its caption tells.
PageTable money_table(const std::string& caption, const std::string& row_heading, const Calendar& calendar, bool total,
                      const std::vector<MoneyYears>& rows, Sign sign = Sign::negative_only);

/// A row of people by year, without a total: people at a year's end do not add up.
PageRow people_row(std::string label, std::string role, const std::vector<double>& years);

/// Letters, digits and hyphens: "Joint therapies (2)" is "joint-therapies-2".
std::string as_id(const std::string& text);

}  // namespace sendcast
