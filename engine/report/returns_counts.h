#pragma once

#include <functional>
#include <string>
#include <vector>

#include "report/returns_cases.h"

namespace sendcast {

/// What is counted of the plans at the end of a month: all of them whose cell a test lets through.
using CountsPlan = std::function<bool(int setting, int age, int need)>;
/// @param month  of the run; its results must hold `plans_by_cell`
double plans_counted(const Results& results, int month, const CountsPlan& counts);

/// The financial years of any case, as headers of a block.
std::vector<FinancialYear> financial_years_of(const std::vector<ReturnsCase>& cases);
std::vector<std::string> headers_of(const std::vector<FinancialYear>& years);

/// A figure for each financial year: `figure(y)` for the years of the case's own run, nothing for others.
std::vector<Cell> by_financial_year(const std::vector<FinancialYear>& years, const ReturnsCase& a_case,
                                    const std::function<Cell(int y)>& figure);

/// The month of the run at whose end a financial year ends, or the run.
int last_month_of(const Calendar& calendar, int y);

/// Which financial years the runs cover only in part, in words; empty where none.
std::string part_years_in_words(const std::vector<ReturnsCase>& cases);

/// The calendar years of which every run has all twelve months.
std::vector<int> whole_calendar_years(const std::vector<ReturnsCase>& cases);
/// The Januaries that fall on the first day of a month after one of any run: a run's Decembers, as the year that
/// follows.
std::vector<int> januaries_of(const std::vector<ReturnsCase>& cases);

}  // namespace sendcast
