#include "fit/plan_estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fit/plan_projection.h"

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr int years_of_effects = 6;
constexpr int years_of_endings_effects = 3;
constexpr int years_of_tilts = 5;
constexpr double before_september = 8.0 / 12;

// What is supposed before figures are seen, and worth how many years of them (fit/METHOD.md).
constexpr double supposed_leaving_sd = 0.01;
constexpr double least_leaving_sd = 0.005;
constexpr double supposed_growth_sd = 0.06;
constexpr double supposed_endings_sd = 0.3;
constexpr double years_of_supposition = 6;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_whole(const AreaSeries& series) { return series.first == 0; }

/// The sum over areas that have the whole series.
Eigen::ArrayXXd national_sum(const PlanSeries& series, Eigen::ArrayXXd AreaSeries::*of) {
  Eigen::ArrayXXd sum;
  for (const AreaSeries& area : series.areas) {
    if (!is_whole(area)) continue;
    if (sum.size() == 0) sum = Eigen::ArrayXXd::Zero((area.*of).rows(), (area.*of).cols());
    sum += area.*of;
  }
  return sum;
}

/// Person-years without a plan in each calendar year, by age.
Eigen::ArrayXXd without_a_plan(const AreaSeries& series, const Cohorts& cohorts) {
  const Eigen::Index years = series.new_plans.rows();
  const Eigen::ArrayXXd without = series.population - cohorts.plans;
  return (without.topRows(years) * before_september + without.bottomRows(years) * (1 - before_september)).max(0.0);
}

double variance(const Eigen::ArrayXd& values) {
  return values.size() > 1 ? (values - values.mean()).square().sum() / static_cast<double>(values.size() - 1) : nan;
}

/// Variance of years to come, from those that were and what is supposed.
double pooled_sd(double supposed, double sum_of_squares, double years) {
  return std::sqrt((years_of_supposition * supposed * supposed + sum_of_squares) / (years_of_supposition + years));
}

/// Measures effects of all areas in the last years, an area a row.
class Measuring {
 public:
  Measuring(std::size_t areas, Eigen::Index years) : years_(years) {
    measured_.effect = Eigen::ArrayXXd::Constant(static_cast<Eigen::Index>(areas), years, nan);
    measured_.chance_variance = measured_.effect;
  }

  /// @param effects, variances  of an area's years, the last the newest
  void set(Eigen::Index area, const Eigen::ArrayXd& effects, const Eigen::ArrayXd& variances) {
    const Eigen::Index known = std::min(years_, effects.size());
    measured_.effect.row(area).tail(known) = effects.tail(known).transpose();
    measured_.chance_variance.row(area).tail(known) = variances.tail(known).transpose();
  }

  MeasuredEffects& measured() { return measured_; }

 private:
  Eigen::Index years_;
  MeasuredEffects measured_;
};

double mean_chance(const MeasuredEffects& measured, Eigen::Index area) {
  double sum = 0;
  int count = 0;
  for (Eigen::Index year = measured.chance_variance.cols() - 1; year >= 0 && count < 3; --year) {
    const double variance = measured.chance_variance(area, year);
    if (std::isnan(variance)) continue;
    sum += variance;
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

/// Assessments accepted last year over assessments completed, as a logarithm: work in hand that becomes plans next
/// year.
double work_in_hand(const History& history, const PlanSeries& series) {
  double completed = 0, in_progress = 0, in_progress_before = 0;
  for (const AreaSeries& area : series.areas) {
    const auto value = [&](Statistic statistic, int year) {
      return history.value({.statistic = statistic, .area = area.area, .year = year});
    };
    const auto done = value(Statistic::assessments, series.january - 1);
    const auto now = value(Statistic::assessments_undecided, series.january - 1);
    const auto then = value(Statistic::assessments_undecided, series.january - 2);
    if (!done || !now || !then) continue;
    completed += *done;
    in_progress += *now;
    in_progress_before += *then;
  }
  const double accepted = completed + in_progress - in_progress_before;
  return completed > 0 && accepted > 0 ? std::clamp(std::log(accepted / completed), -0.3, 0.3) : 0;
}

class Estimating {
 public:
  Estimating(const History& history, PlanSeries series) : history_(history) { all_.series = std::move(series); }

  std::optional<PlanEstimates> estimate() {
    const auto whole = std::count_if(all_.series.areas.begin(), all_.series.areas.end(), is_whole);
    if (whole == 0 || all_.series.years() < 2) return std::nullopt;
    national().areas = static_cast<std::size_t>(whole);
    follow_cohorts();
    find_national_rates();
    measure_effects();
    find_national_spreads();
    estimate_areas();
    find_growth();
    return std::move(all_);
  }

 private:
  NationalEstimates& national() { return all_.national; }
  std::size_t count() const { return all_.series.areas.size(); }
  const AreaSeries& series(std::size_t area) const {
    return area < count() ? all_.series.areas[area] : *all_.series.england;
  }
  std::size_t count_with_england() const { return count() + (all_.series.england ? 1 : 0); }

  void follow_cohorts() {
    plans_ = national_sum(all_.series, &AreaSeries::plans);
    new_plans_ = national_sum(all_.series, &AreaSeries::new_plans);
    national().tilts = tilts_of(plans_, new_plans_, years_of_tilts);
    national().shares_of_new_plans =
        shares_of_new_plans(new_plans_.row(new_plans_.rows() - 1).transpose(), national().tilts);
    all_.england_cohorts = follow_england(plans_, new_plans_, national().tilts, national().shares_of_new_plans);
    for (std::size_t area = 0; area < count_with_england(); ++area) {
      all_.cohorts.push_back(
          follow(series(area), national().tilts, national().shares_of_new_plans, all_.england_cohorts.endings));
    }
  }

  void find_national_rates() {
    exposure_ = Eigen::ArrayXXd::Zero(new_plans_.rows(), ages);
    for (std::size_t area = 0; area < count(); ++area) {
      exposures_.push_back(without_a_plan(series(area), all_.cohorts[area]));
      if (is_whole(series(area))) exposure_ += exposures_.back();
    }
    rates_ = Eigen::ArrayXXd(new_plans_.rows(), ages);
    for (int age = 0; age < ages; ++age) {
      rates_.col(age) =
          new_plans_.col(band_of_age(age)) * national().shares_of_new_plans[age] / exposure_.col(age).max(1.0);
    }
    national().new_plan_rate = rates_.row(rates_.rows() - 1).transpose();
    national().work_in_hand = work_in_hand(history_, all_.series);
  }

  /// New plans that England's rates make of an area's people, by calendar year and age.
  Eigen::ArrayXXd expected_new_plans(std::size_t area) const {
    return exposures_[area] * rates_.bottomRows(exposures_[area].rows());
  }

  void measure_effects() {
    const Eigen::Index years = std::min<Eigen::Index>(years_of_effects, new_plans_.rows());
    Measuring all(count(), years);
    std::vector<Measuring> groups(departure_groups, Measuring(count(), years));
    Measuring endings(count(), std::min<Eigen::Index>(years_of_endings_effects, years));
    Measuring leaving(count(), years);
    for (std::size_t area = 0; area < count(); ++area) {
      const auto row = static_cast<Eigen::Index>(area);
      measure_new_plans(area, row, all, groups);
      measure_closure(area, row, endings, leaving);
    }
    settle(all.measured(), effects_, national().effects);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      pull_in_outliers(groups[group].measured().effect);
      groups[group].measured().effect -= effects_.effect;
      departures_[group] = groups[group].measured();
      national().departures[group] = spread_of(departures_[group]);
    }
    settle(endings.measured(), endings_effects_, national().endings_effects);
    settle(leaving.measured(), leaving_effects_, national().leaving_effects);
  }

  static void settle(const MeasuredEffects& measured, MeasuredEffects& kept, EffectSpread& spread) {
    kept = measured;
    pull_in_outliers(kept.effect);
    spread = spread_of(kept);
  }

  void measure_new_plans(std::size_t area, Eigen::Index row, Measuring& all, std::vector<Measuring>& groups) const {
    const Eigen::ArrayXXd expected = expected_new_plans(area);
    const Eigen::ArrayXXd& actual = series(area).new_plans;
    const auto measure = [&](const Eigen::ArrayXd& begun, const Eigen::ArrayXd& foreseen, Measuring& into) {
      into.set(row, ((begun + 0.5) / (foreseen + 0.5)).log(), 1 / (begun + 1));
    };
    measure(actual.rowwise().sum(), expected.rowwise().sum(), all);
    for (int group = 0; group < departure_groups; ++group) {
      Eigen::ArrayXd begun = Eigen::ArrayXd::Zero(actual.rows());
      Eigen::ArrayXd foreseen = begun;
      for (int age = 0; age < ages; ++age)
        if (departure_group_of_age(age) == group) foreseen += expected.col(age);
      for (int band = 0; band < plan_bands; ++band)
        if (std::min(band, departure_groups - 1) == group) begun += actual.col(band);
      measure(begun, foreseen, groups[static_cast<std::size_t>(group)]);
    }
  }

  void measure_closure(std::size_t area, Eigen::Index row, Measuring& endings, Measuring& leaving) const {
    const Eigen::ArrayXXd published = series(area).plans.bottomRows(series(area).new_plans.rows());
    const Eigen::ArrayXXd& expected = all_.cohorts[area].expected;
    const auto measure = [&](Eigen::Index first, Eigen::Index bands, Measuring& into, const Eigen::ArrayXd& beside) {
      const Eigen::ArrayXd there = published.middleCols(first, bands).rowwise().sum();
      const Eigen::ArrayXd foreseen = expected.middleCols(first, bands).rowwise().sum();
      into.set(row, ((there + 1) / (foreseen + 1)).log() + beside, 1e-6 + 0.02 / (there + 1));
    };
    const Eigen::ArrayXd nothing = Eigen::ArrayXd::Zero(published.rows());
    measure(3, 2, endings, nothing);
    measure(0, 3, leaving, all_.england_cohorts.net_leaving_under_16.tail(published.rows()));
  }

  void find_national_spreads() {
    const Eigen::ArrayXd& leaving = all_.england_cohorts.net_leaving_under_16;
    const Eigen::ArrayXd last = leaving.tail(std::min<Eigen::Index>(3, leaving.size()));
    const double scatter = last.size() > 1 ? variance(last) : 1e-4;
    const double of_year = std::max(scatter, least_leaving_sd * least_leaving_sd);
    const double of_mean = of_year / static_cast<double>(last.size());
    const double supposed = supposed_leaving_sd * supposed_leaving_sd;
    national().leaving_under_16 = last.mean() * supposed / (supposed + of_mean);
    national().leaving_sd = std::sqrt(of_year);
    national().leaving_error = 1 / std::sqrt(1 / supposed + 1 / of_mean);
    national().endings = all_.england_cohorts.endings.back();
    national().endings_log_sd = endings_spread();
    measure_growth();
  }

  /// Of the level of endings from year to year, as a logarithm.
  double endings_spread() const {
    const std::vector<Endings>& endings = all_.england_cohorts.endings;
    const Eigen::ArrayXd shape = national_shape();
    std::vector<double> levels;
    for (std::size_t year = 0; year < endings.size(); ++year) {
      const Eigen::ArrayXd plans = all_.england_cohorts.cohorts.plans.row(static_cast<Eigen::Index>(year) + 1);
      const double mean = (shape * plans).sum() / std::max(plans.tail(10).sum(), 1e-9);
      levels.push_back(std::log(std::max(endings[year].level * mean, 0.01)));
    }
    double squares = 0;
    int count = 0;
    for (std::size_t year = levels.size(); year-- > 1 && count < 3; ++count) {
      const double change = std::clamp(levels[year] - levels[year - 1], -0.7, 0.7);
      squares += change * change;
    }
    return pooled_sd(supposed_endings_sd, squares, count);
  }

  Eigen::ArrayXd national_shape() const { return all_.england_cohorts.endings.back().shape(); }

  void measure_growth() {
    const Eigen::ArrayXXd population = national_sum(all_.series, &AreaSeries::population);
    const Eigen::ArrayXd young = population.leftCols(20).rowwise().sum().tail(new_plans_.rows());
    const Eigen::ArrayXd level = (new_plans_.rowwise().sum() / young).max(1e-12).log();
    const Eigen::ArrayXd growth = level.tail(level.size() - 1) - level.head(level.size() - 1);
    const Eigen::ArrayXd last = growth.tail(std::min<Eigen::Index>(6, growth.size()));
    national().growth_sd =
        pooled_sd(supposed_growth_sd, (last - growth.mean()).square().sum(), static_cast<double>(last.size()));
    const Eigen::Index newest = new_plans_.rows() - 1;
    const Eigen::Index back = std::min<Eigen::Index>(3, newest);
    if (back == 0) return;
    const double begun = new_plans_.row(newest).sum();
    const double at_old_rates = (rates_.row(newest - back) * exposure_.row(newest)).sum();
    national().growth_measured = std::log(begun / at_old_rates) / static_cast<double>(back);
    national().growth_measured_error =
        std::sqrt(1 / begun + 1 / new_plans_.row(newest - back).sum()) / static_cast<double>(back);
  }

  void estimate_areas() {
    for (std::size_t area = 0; area < count_with_england(); ++area) {
      AreaEstimates estimates = area < count() ? effects_of(area) : no_effects();
      estimates.area = series(area).area;
      estimates.plans = all_.cohorts[area].plans.row(all_.cohorts[area].plans.rows() - 1).transpose();
      estimates.population = population_to_come(series(area).population, forecast_years);
      all_.areas.push_back(std::move(estimates));
    }
  }

  AreaEstimates effects_of(std::size_t area) const {
    const auto row = static_cast<Eigen::Index>(area);
    AreaEstimates of;
    const auto now = [&](std::size_t which, const MeasuredEffects& measured, const EffectSpread& spread) {
      const EffectEstimate last = effect_of(measured, row, spread, 0, 1);
      of.now[which] = last.mean[0];
      of.now_error[which] = std::sqrt(std::max(0.0, last.covariance(0, 0)));
    };
    of.new_plans = effect_of(effects_, row, all_.national.effects, 1, forecast_years);
    of.chance_of_new_plans = mean_chance(effects_, row);
    now(0, effects_, all_.national.effects);
    for (std::size_t group = 0; group < departure_groups; ++group) {
      of.departures[group] = effect_of(departures_[group], row, all_.national.departures[group], 1, forecast_years);
      of.chance_of_departures[group] = mean_chance(departures_[group], row);
      now(group + 1, departures_[group], all_.national.departures[group]);
    }
    of.endings = effect_of(endings_effects_, row, all_.national.endings_effects, 1, forecast_years);
    of.leaving = effect_of(leaving_effects_, row, all_.national.leaving_effects, 1, forecast_years);
    of.leaving.mean.setZero();
    return of;
  }

  static AreaEstimates no_effects() {
    const EffectEstimate none{Eigen::VectorXd::Zero(forecast_years),
                              Eigen::MatrixXd::Zero(forecast_years, forecast_years)};
    AreaEstimates of;
    of.new_plans = none;
    of.departures.fill(none);
    of.endings = none;
    of.leaving = none;
    return of;
  }

  /// The growth with which England's plans come a third of the way from "last year's growth of all plans goes on" to
  /// "rates stay as they are" (fit/METHOD.md, step 4).
  void find_growth() {
    const auto plans_in_the_end = [&](double growth) {
      national().growth = growth;
      double sum = 0;
      for (std::size_t area = 0; area < count(); ++area)
        if (is_whole(series(area))) sum += plans_in_the_end_of(all_.areas[area]);
      return sum;
    };
    const Eigen::ArrayXd totals = plans_.rowwise().sum();
    const double last_growth = totals[totals.size() - 1] / totals[totals.size() - 2];
    const double goes_on = totals[totals.size() - 1] * std::pow(last_growth, forecast_years);
    const double goal = std::exp(std::log(plans_in_the_end(0)) / 3 + std::log(goes_on) * 2 / 3);
    national().growth = nought_of([&](double growth) { return plans_in_the_end(growth) - goal; }, -0.3, 0.5, 30);
  }

  double plans_in_the_end_of(const AreaEstimates& area) const {
    const auto rates_of = [&](int year) { return new_plan_rates(all_.national, area, year); };
    return projected(all_, area, area.population, forecast_years, rates_of).plans;
  }

  const History& history_;
  PlanEstimates all_;
  Eigen::ArrayXXd plans_, new_plans_;  ///< of all areas with the whole series
  std::vector<Eigen::ArrayXXd> exposures_;
  Eigen::ArrayXXd exposure_, rates_;
  MeasuredEffects effects_, endings_effects_, leaving_effects_;
  std::array<MeasuredEffects, departure_groups> departures_;
};

Eigen::Index year_index(int year) { return std::clamp(year, 1, forecast_years) - 1; }

}  // namespace

int departure_group_of_age(int age) { return std::min(band_of_age(age), departure_groups - 1); }

std::optional<PlanEstimates> estimate_plans(const History& history, int january) {
  return Estimating(history, plan_series(history, january)).estimate();
}

Eigen::ArrayXd new_plan_rates(const NationalEstimates& national, const AreaEstimates& area, int year) {
  Eigen::ArrayXd rates = national.new_plan_rate;
  for (int age = 0; age < ages; ++age) {
    const auto group = static_cast<std::size_t>(departure_group_of_age(age));
    const double effect = area.new_plans.mean[year_index(year)] + area.departures[group].mean[year_index(year)];
    rates[age] *= std::exp(effect + national.work_in_hand + national.growth * year);
  }
  return rates;
}

Eigen::ArrayXd endings_effect_by_age(const PlanEstimates& estimates) {
  const Eigen::ArrayXd shape = estimates.national.endings.shape();
  const Eigen::ArrayXXd& plans = estimates.england_cohorts.cohorts.plans;
  const Eigen::ArrayXd last = plans.row(plans.rows() - 1).transpose();
  return shape * last.tail(10).sum() / std::max((shape * last).sum(), 1e-9);
}

Eigen::ArrayXd leaving_rates(const NationalEstimates& national, const AreaEstimates& area, int year) {
  Eigen::ArrayXd rates = national.endings.rates();
  rates.head(16) = national.leaving_under_16 - area.leaving.mean[year_index(year)];
  return rates;
}

}  // namespace sendcast
