#include "fit/backtest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "fit/fit_areas.h"
#include "fit/load_fitted.h"
#include "fit/plan_series.h"
#include "fit/projected_plans.h"

namespace sendcast {
namespace {

constexpr std::array<std::string_view, 5> band_names = {"under_5", "5_to_10", "11_to_15", "16_to_19", "20_to_25"};
constexpr int first_band_measure = 1;
constexpr int first_setting_measure = 1 + plan_bands;

std::optional<double> plans_of(const History& history, AreaIndex area, int january, const ForecastMeasure& measure) {
  return history.value(
      {.statistic = Statistic::plans, .area = area, .year = january, .setting = measure.setting, .ages = measure.ages});
}

/// The counts of the Januaries up to an origin without a gap, newest last.
std::vector<double> counts_until(const History& history, AreaIndex area, int origin, const ForecastMeasure& measure) {
  std::vector<double> counts;
  for (int january = origin; january >= 2010; --january) {
    const auto count = plans_of(history, area, january, measure);
    if (!count) break;
    counts.push_back(*count);
  }
  std::reverse(counts.begin(), counts.end());
  return counts;
}

/// The logarithms of actual / forecast of a rule's forecasts that had come due by an origin, over all areas.
std::vector<double> past_errors(const History& history, NaiveRule rule, const ForecastMeasure& measure, int origin,
                                int horizon) {
  std::vector<double> errors;
  for (int past_origin = 2010; past_origin + horizon <= origin; ++past_origin) {
    const std::vector<double> england_counts = counts_until(history, england(), past_origin, measure);
    for (const AreaIndex area : local_authorities(past_origin)) {
      const auto actual = plans_of(history, area, past_origin + horizon, measure);
      const PastCounts past{counts_until(history, area, past_origin, measure), england_counts};
      const auto forecast = naive_forecast(rule, past, horizon);
      if (actual && forecast && *actual > 0 && *forecast > 0) errors.push_back(std::log(*actual / *forecast));
    }
  }
  return errors;
}

/// Naive forecasts from an origin.
class NaiveForecasts {
 public:
  NaiveForecasts(const History& history, int origin, int horizons) : history_(history), origin_(origin) {
    for (std::size_t measure = 0; measure < forecast_measures().size(); ++measure) {
      england_.push_back(counts_until(history, england(), origin, forecast_measures()[measure]));
      for (int horizon = 1; horizon <= horizons; ++horizon) {
        for (int rule = 0; rule < naive_rules; ++rule) {
          errors_[{measure, horizon, rule}] =
              past_errors(history, static_cast<NaiveRule>(rule), forecast_measures()[measure], origin, horizon);
        }
      }
    }
  }

  std::vector<std::optional<Forecast>> of(AreaIndex area, std::size_t measure, int horizon) const {
    const PastCounts past{counts_until(history_, area, origin_, forecast_measures()[measure]), england_[measure]};
    std::vector<std::optional<Forecast>> forecasts;
    for (int rule = 0; rule < naive_rules; ++rule) {
      const auto centre = naive_forecast(static_cast<NaiveRule>(rule), past, horizon);
      forecasts.push_back(centre ? std::optional(with_past_errors(*centre, errors_.at({measure, horizon, rule})))
                                 : std::nullopt);
    }
    return forecasts;
  }

 private:
  const History& history_;
  int origin_;
  std::vector<std::vector<double>> england_;  ///< by measure
  std::map<std::tuple<std::size_t, int, int>, std::vector<double>> errors_;
};

PlanGroups five_bands() {
  PlanGroups groups;
  groups.age_groups = plan_bands;
  for (int age = 0; age < fitted_ages; ++age) groups.group_of_age.push_back(band_of_age(age));
  return groups;
}

/// A measure of each row of projected plans.
Eigen::ArrayXd measured(const Eigen::ArrayXXd& plans, int measure, int settings) {
  if (measure == 0) return plans.rowwise().sum();
  if (measure < first_setting_measure)
    return plans.middleCols((measure - first_band_measure) * settings, settings).rowwise().sum();
  Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(plans.rows());
  for (std::size_t band = 0; band < bands_of_plans.size(); ++band)
    sum += plans.col(static_cast<Eigen::Index>(band) * settings + measure - first_setting_measure);
  return sum;
}

Forecast forecast_of(const Eigen::ArrayXXd& drawn, const Eigen::ArrayXXd& central, int measure, int settings) {
  Forecast forecast;
  forecast.predicted = measured(central, measure, settings)[0];
  const Eigen::ArrayXd values = measured(drawn, measure, settings);
  std::vector<double> sorted(values.begin(), values.end());
  if (sorted.empty()) sorted.push_back(forecast.predicted);
  std::sort(sorted.begin(), sorted.end());
  forecast.p05 = quantile_of(sorted, 0.05);
  forecast.p25 = quantile_of(sorted, 0.25);
  forecast.p75 = quantile_of(sorted, 0.75);
  forecast.p95 = quantile_of(sorted, 0.95);
  return forecast;
}

/// Forecasts of one area from one origin.
class AreaForecasts {
 public:
  AreaForecasts(const History& history, const BacktestAsked& asked, const FittedAreas& areas,
                const NaiveForecasts& naive, int origin)
      : history_(history), asked_(asked), areas_(areas), naive_(naive), origin_(origin) {}

  std::vector<BacktestRow> of(AreaIndex area, std::string& why_not) const {
    std::vector<BacktestRow> rows;
    const FittedArea fitted = areas_.fit(area, FitScope::demand, asked_.horizons);
    const auto scenario = load_fitted(fitted, why_not);
    if (!scenario) return rows;
    std::vector<int> months;
    for (int horizon = 1; horizon <= asked_.horizons; ++horizon) months.push_back(horizon * 12 - 1);
    const ProjectedPlans plans = project_plans(*scenario, five_bands(), months, asked_.draws, asked_.seed);
    for (int horizon = 1; horizon <= asked_.horizons; ++horizon) add(area, horizon, plans, rows);
    return rows;
  }

 private:
  void add(AreaIndex area, int horizon, const ProjectedPlans& plans, std::vector<BacktestRow>& rows) const {
    const auto year = static_cast<std::size_t>(horizon - 1);
    for (std::size_t measure = 0; measure < forecast_measures().size(); ++measure) {
      const ForecastMeasure& asked_of = forecast_measures()[measure];
      const auto at_origin = plans_of(history_, area, origin_, asked_of);
      const auto actual = plans_of(history_, area, origin_ + horizon, asked_of);
      if (!at_origin || !actual) continue;
      const int number = static_cast<int>(measure);
      rows.push_back({origin_, horizon, area, number, *at_origin, *actual,
                      forecast_of(plans.at_end_of[year], plans.central[year], number, plans.settings),
                      naive_.of(area, measure, horizon)});
    }
  }

  const History& history_;
  const BacktestAsked& asked_;
  const FittedAreas& areas_;
  const NaiveForecasts& naive_;
  int origin_;
};

std::vector<AreaIndex> areas_asked(const FittedAreas& fitted, const BacktestAsked& asked, int origin,
                                   Backtest& result) {
  std::vector<AreaIndex> areas;
  const std::vector<AreaIndex> wanted = asked.areas.empty() ? local_authorities(origin) : asked.areas;
  for (const AreaIndex area : wanted) {
    const bool can_be = std::find(fitted.areas().begin(), fitted.areas().end(), area) != fitted.areas().end();
    if (can_be) {
      areas.push_back(area);
    } else {
      result.not_forecast.push_back({origin, area, fitted.why_not(area)});
    }
  }
  return areas;
}

}  // namespace

const std::vector<ForecastMeasure>& forecast_measures() {
  static const std::vector<ForecastMeasure> measures = [] {
    std::vector<ForecastMeasure> list = {{"plans", AgeBand::all(), PublishedSetting::all}};
    for (std::size_t band = 0; band < bands_of_plans.size(); ++band)
      list.push_back({fmt::format("plans.{}", band_names[band]), bands_of_plans[band], PublishedSetting::all});
    for (int group = 0; group < setting_groups_count; ++group) {
      const auto setting = static_cast<SettingGroup>(group);
      list.push_back({fmt::format("plans.{}", name_of(setting)), AgeBand::all(), setting_of(setting)});
    }
    return list;
  }();
  return measures;
}

Backtest backtest(const History& history, const BacktestAsked& asked) {
  Backtest result;
  std::size_t done = 0;
  std::mutex noting;
  for (const int origin : asked.origins) {
    const FittedAreas fitted(history, origin);
    const NaiveForecasts naive(history, origin, asked.horizons);
    const std::vector<AreaIndex> areas = areas_asked(fitted, asked, origin, result);
    const AreaForecasts forecasts(history, asked, fitted, naive, origin);
    std::vector<std::vector<BacktestRow>> rows(areas.size());
    std::vector<std::string> why_not(areas.size());
    const std::size_t all = areas.size() * asked.origins.size();
    const auto forecast = [&](std::size_t i) {
      {
        const std::scoped_lock lock(noting);
        result.is_whole = result.is_whole && asked.progress(done, all);
        if (!result.is_whole) return;
      }
      rows[i] = forecasts.of(areas[i], why_not[i]);
      const std::scoped_lock lock(noting);
      ++done;
    };
    on_threads(asked.threads, [&] { each_in_parallel(areas.size(), forecast); });
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (rows[i].empty() && result.is_whole)
        result.not_forecast.push_back(
            {origin, areas[i], why_not[i].empty() ? "nothing was published afterwards" : why_not[i]});
      result.rows.insert(result.rows.end(), rows[i].begin(), rows[i].end());
    }
  }
  std::stable_sort(result.rows.begin(), result.rows.end(), [](const BacktestRow& one, const BacktestRow& other) {
    return std::tie(one.origin, one.horizon, one.area, one.measure) <
           std::tie(other.origin, other.horizon, other.area, other.measure);
  });
  return result;
}

}  // namespace sendcast
