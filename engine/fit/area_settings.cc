#include "fit/area_settings.h"

#include <cmath>
#include <limits>

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr int years_of_settings = 3;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Counts by setting group; a group without a row counts as nobody only where the others come to the total, to one in
/// fifty.
Eigen::ArrayXd by_group(const History& history, Statistic statistic, AreaIndex area, int year) {
  const auto total = history.value({.statistic = statistic, .area = area, .year = year});
  Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(setting_groups_count);
  bool is_whole = true;
  for (int group = 0; group < setting_groups_count; ++group) {
    const auto count = history.value(
        {.statistic = statistic, .area = area, .year = year, .setting = setting_of(static_cast<SettingGroup>(group))});
    is_whole = is_whole && count.has_value();
    counts[group] = count.value_or(0);
  }
  const bool adds_up = total && counts.sum() > 0 && std::abs(counts.sum() - *total) <= 0.02 * *total;
  if (is_whole || adds_up) return counts;
  return Eigen::ArrayXd::Constant(setting_groups_count, missing);
}

Eigen::ArrayXd new_plans_by_age(const Eigen::ArrayXd& by_band, const Eigen::ArrayXd& shares) {
  Eigen::ArrayXd by_age(ages);
  for (int age = 0; age < ages; ++age) by_age[age] = by_band[band_of_age(age)] * shares[age];
  return by_age;
}

}  // namespace

AreaSettings::AreaSettings(const History& history, const PlanEstimates& estimates)
    : history_(history), estimates_(estimates) {
  const std::size_t national = england_position();
  const AgeHistory ages_of_england = ages_of(national);
  const SettingHistory england_history = history_of(england(), ages_of_england.plans.rows());
  england_ = fit_setting_flows(england_history, ages_of_england, years_of_settings);
  const Eigen::Index last = ages_of_england.plans.rows() - 1;
  england_plans_ = raked(plausible_settings(), ages_of_england.plans.row(last).transpose(),
                         england_history.plans.row(last).transpose());
  std::vector<Eigen::ArrayXXd> drifts;
  for (std::size_t area = 0; area < estimates.series.areas.size(); ++area) {
    const AgeHistory of_area = ages_of(area);
    const SettingHistory history_of_area = history_of(estimates.areas[area].area, of_area.plans.rows());
    drifts.push_back(setting_drift(in_own_mix(england_, history_of_area), history_of_area, of_area, years_of_settings));
  }
  drift_variance_ = lasting_variance(drifts);
}

std::size_t AreaSettings::england_position() const { return estimates_.areas.size() - 1; }

SettingHistory AreaSettings::history_of(AreaIndex area, Eigen::Index januaries) const {
  const int first = estimates_.series.january - static_cast<int>(januaries) + 1;
  SettingHistory history;
  history.plans.resize(januaries, setting_groups_count);
  history.new_plans.resize(januaries - 1, setting_groups_count);
  history.to_special = Eigen::ArrayXd::Constant(januaries - 1, missing);
  history.to_mainstream = history.to_special;
  for (Eigen::Index i = 0; i < januaries; ++i) {
    const int year = first + static_cast<int>(i);
    history.plans.row(i) = by_group(history_, Statistic::plans, area, year).transpose();
    if (i + 1 == januaries) break;
    history.new_plans.row(i) = by_group(history_, Statistic::new_plans, area, year).transpose();
    const auto moved = [&](Statistic statistic) {
      return history_.value({.statistic = statistic, .area = area, .year = year}).value_or(missing);
    };
    history.to_special[i] = moved(Statistic::moves_mainstream_to_special);
    history.to_mainstream[i] = moved(Statistic::moves_special_to_mainstream);
  }
  return history;
}

AgeHistory AreaSettings::ages_of(std::size_t area) const {
  const AreaSeries& series =
      area < estimates_.series.areas.size() ? estimates_.series.areas[area] : *estimates_.series.england;
  AgeHistory history;
  history.plans = estimates_.cohorts[area].plans;
  history.new_plans.resize(series.new_plans.rows(), ages);
  for (Eigen::Index year = 0; year < series.new_plans.rows(); ++year) {
    history.new_plans.row(year) =
        new_plans_by_age(series.new_plans.row(year).transpose(), estimates_.national.shares_of_new_plans).transpose();
  }
  history.leave = leaving_rates(estimates_.national, estimates_.areas[area], 1);
  return history;
}

SettingFlows AreaSettings::flows(std::size_t area) const {
  if (area == england_position()) return england_;
  const AgeHistory ages_of_area = ages_of(area);
  return area_setting_flows(england_, history_of(estimates_.areas[area].area, ages_of_area.plans.rows()), ages_of_area,
                            years_of_settings, drift_variance_);
}

Eigen::ArrayXd AreaSettings::published(std::size_t area) const {
  return by_group(history_, Statistic::plans, estimates_.areas[area].area, estimates_.series.january);
}

PlansBySetting AreaSettings::plans(std::size_t area) const {
  return raked(england_plans_, estimates_.areas[area].plans, published(area));
}

}  // namespace sendcast
