#include "fit/forecast_scores.h"

#include <algorithm>
#include <cmath>

namespace sendcast {
namespace {

/// Of a 90% interval, over the actual count.
double interval_score(const Outturn& outturn) {
  const Forecast& forecast = outturn.forecast;
  const double below = std::max(0.0, forecast.p05 - outturn.actual);
  const double above = std::max(0.0, outturn.actual - forecast.p95);
  return (forecast.p95 - forecast.p05 + 2 / 0.1 * (below + above)) / outturn.actual;
}

bool lies_between(double actual, double low, double high) { return low <= actual && actual <= high; }

}  // namespace

double quantile_of(const std::vector<double>& sorted, double share) {
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

ForecastScores scores_of(const std::vector<Outturn>& outturns) {
  ForecastScores scores;
  std::vector<double> errors;
  for (const Outturn& outturn : outturns) {
    if (outturn.actual <= 0) continue;
    const double error = outturn.forecast.predicted / outturn.actual - 1;
    errors.push_back(std::abs(error));
    scores.bias += error;
    scores.interval_score += interval_score(outturn);
    scores.inside_50 += lies_between(outturn.actual, outturn.forecast.p25, outturn.forecast.p75);
    scores.inside_90 += lies_between(outturn.actual, outturn.forecast.p05, outturn.forecast.p95);
  }
  if (errors.empty()) return scores;
  scores.forecasts = static_cast<int>(errors.size());
  for (const double error : errors) scores.mean_absolute_error += error;
  for (double* mean :
       {&scores.mean_absolute_error, &scores.bias, &scores.interval_score, &scores.inside_50, &scores.inside_90}) {
    *mean /= scores.forecasts;
  }
  std::sort(errors.begin(), errors.end());
  scores.median_absolute_error = quantile_of(errors, 0.5);
  return scores;
}

Forecast with_past_errors(double predicted, std::vector<double> errors) {
  if (errors.empty()) errors.push_back(0);
  std::sort(errors.begin(), errors.end());
  const auto at = [&](double share) { return predicted * std::exp(quantile_of(errors, share)); };
  return {predicted, at(0.05), at(0.25), at(0.75), at(0.95)};
}

}  // namespace sendcast
