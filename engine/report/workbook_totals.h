#pragma once

#include <span>

#include "model/results.h"
#include "report/spreadsheet.h"
#include "value/value_for_money.h"

namespace sendcast {

/// A table and those of its cells that are formulas; the cells hold what the formulas come to.
struct LiveTable {
  Table table;
  std::vector<LiveCell> formulas;
};

/// totals: each scenario's plans at the year's end, cost, what each funder and each pot paid, and each pot's balance, a
/// column a financial year, every figure a formula over the tables of the same workbook. What adds up over the years
/// has a total.
LiveTable totals_table(std::span<const Results> scenarios);

/// checks: by scenario and year, that what lines cost was paid, that pots paid it and what pooled funds kept, and that
/// debits equal credits. Each difference is a formula, and 0.
LiveTable checks_table(std::span<const Results> scenarios);

/// partners: what each funder pays for the interventions of each scenario and what it gains, at present value. A gain
/// is what is left for the funder beyond what it pays: the net present value and the payment together.
LiveTable partners_table(std::span<const ValueComparison> values, std::span<const Results> scenarios);

/// Positions of the columns of totals and partners, which pictures are drawn from.
struct TotalsColumns {
  static constexpr int title = 1;
  static constexpr int measure = 2;
  static constexpr int of = 3;
  static constexpr int label = 4;
  static constexpr int first_year = 5;
};
struct PartnersColumns {
  static constexpr int label = 3;
  static constexpr int pays = 4;
  static constexpr int gains = 5;
};

/// The financial years that any of the scenarios has.
std::vector<FinancialYear> years_of_any(std::span<const Results> scenarios);

}  // namespace sendcast
