#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fit/forecast_scores.h"
#include "fit/naive_forecasts.h"
#include "import/history.h"

namespace sendcast {

/// What is asked of a backtest.
struct BacktestAsked {
  std::vector<int> origins;      ///< Januaries
  int horizons = 3;              ///< years after each
  std::vector<AreaIndex> areas;  ///< empty: all that can be fitted
  std::uint64_t draws = 400;     ///< of each area and origin
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: as many as the machine has
  /// Told how many of how many forecasts have been made; whether to go on.
  std::function<bool(std::size_t done, std::size_t all)> progress = [](std::size_t, std::size_t) { return true; };
};

/// What is forecast: all plans, those of an age band, or those in a setting group, on a January.
struct ForecastMeasure {
  std::string name;  ///< "plans", "plans.5_to_10", "plans.special"
  AgeBand ages = AgeBand::all();
  PublishedSetting setting = PublishedSetting::all;
};

/// In the order of tables: all plans, then five age bands, then seven setting groups.
const std::vector<ForecastMeasure>& forecast_measures();

/// One forecast of one area, beside those of naive rules and what came.
struct BacktestRow {
  int origin = 0;
  int horizon = 0;
  AreaIndex area = 0;
  int measure = 0;       ///< of forecast_measures
  double at_origin = 0;  ///< the count on the origin's January
  double actual = 0;
  Forecast forecast;
  std::vector<std::optional<Forecast>> naive;  ///< by NaiveRule
};

/// An area that was not forecast from an origin, and why.
struct NotForecast {
  int origin = 0;
  AreaIndex area = 0;
  std::string why;
};

struct Backtest {
  std::vector<BacktestRow> rows;  ///< by origin, horizon, area and measure
  std::vector<NotForecast> not_forecast;
  bool is_whole = true;  ///< false where it was stopped
};

/// Fits on what was known at each origin, projects with the engine, and sets beside it what was published afterwards.
/// The spread of a naive forecast is that of its rule's own errors, over all areas, in forecasts that had come due by
/// the origin. Nothing after an origin is read in making its forecasts.
Backtest backtest(const History& history, const BacktestAsked& asked);

/// What part of some forecasts a line of the summary is about.
struct BacktestSummaryLine {
  int origin = 0;  ///< 0: all origins together
  int horizon = 0;
  int measure = 0;
  std::string size = "all";       ///< of areas: all, or a third of them by their plans at the origin
  std::string rule = "sendcast";  ///< or a naive rule's name
  ForecastScores scores;
};

/// Scores by horizon, origin, measure, size of area and rule. Rules are scored on the forecasts that all of them make.
std::vector<BacktestSummaryLine> summary_of(const Backtest& backtest);

}  // namespace sendcast
