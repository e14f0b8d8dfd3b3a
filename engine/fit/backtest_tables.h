#pragma once

#include <string>
#include <vector>

#include "fit/backtest.h"
#include "report/grid.h"
#include "report/table.h"

namespace sendcast {

/// backtest.csv: a row for each forecast, beside naive ones.
Table backtest_table(const Backtest& backtest);

/// backtest_summary.csv: scores by measure, horizon, origin, size of area and rule.
Table backtest_summary_table(const std::vector<BacktestSummaryLine>& lines);

/// backtest_not_forecast.csv: which areas could not be forecast from which origin, and why.
Table not_forecast_table(const Backtest& backtest);

/// What a person reads: how far forecasts were out, by horizon and rule, and how often the intervals held.
std::string backtest_screen(const Backtest& backtest, const std::vector<BacktestSummaryLine>& lines,
                            const Screen& screen);

/// A picture of the same, as SVG: how far forecasts of all plans were out by horizon, beside naive rules, and what
/// share of what came lay inside the intervals.
std::string backtest_picture(const std::vector<BacktestSummaryLine>& lines);

}  // namespace sendcast
