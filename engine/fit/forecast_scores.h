#pragma once

#include <array>
#include <optional>
#include <vector>

namespace sendcast {

/// A forecast of a count: its centre, and the quantiles that say how sure it is.
struct Forecast {
  double predicted = 0;
  double p05 = 0;
  double p25 = 0;
  double p75 = 0;
  double p95 = 0;
};

/// A forecast and what came.
struct Outturn {
  Forecast forecast;
  double actual = 0;
};

/// How good some forecasts were.
struct ForecastScores {
  int forecasts = 0;
  double mean_absolute_error = 0;    ///< of |predicted - actual| / actual
  double median_absolute_error = 0;  ///< likewise
  double bias = 0;                   ///< mean of (predicted - actual) / actual: above 0 where too many were forecast
  double interval_score = 0;         ///< mean of the 90% interval's, over the actual count: lower is better
  double inside_50 = 0;              ///< share of actual counts between p25 and p75
  double inside_90 = 0;              ///< between p05 and p95
};

/// Scores forecasts. Those of a count that came to nothing are left out: there is no share of nothing. The interval
/// score is Gneiting and Raftery's (2007, section 6.2): the interval's width, and 2/0.1 times how far the actual count
/// lies outside.
ForecastScores scores_of(const std::vector<Outturn>& outturns);

/// A number below which a share of some numbers lies, between two of them where it falls there (type 7 of Hyndman and
/// Fan, 1996).
/// @param sorted  ascending, at least one
double quantile_of(const std::vector<double>& sorted, double share);

/// A forecast with the spread of the errors that forecasts like it have had.
/// @param errors  logarithms of actual / predicted, of past forecasts; where there are none, all quantiles are the
/// centre
Forecast with_past_errors(double predicted, std::vector<double> errors);

}  // namespace sendcast
