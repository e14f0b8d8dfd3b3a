#include "fit/plan_series.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr int oldest_age = 25;
constexpr int earliest_january = 2010;

/// Counts by band, of a January or a calendar year. A band without a row counts as nobody only where the others already
/// come to the published total.
std::optional<Eigen::ArrayXd> banded(const History& history, Statistic statistic, AreaIndex area, int year) {
  const auto total = history.value({.statistic = statistic, .area = area, .year = year});
  Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(plan_bands);
  bool is_whole = true;
  for (int band = 0; band < plan_bands; ++band) {
    const auto count = history.value(
        {.statistic = statistic, .area = area, .year = year, .ages = bands_of_plans[static_cast<std::size_t>(band)]});
    counts[band] = count.value_or(0);
    is_whole = is_whole && count.has_value();
  }
  const bool adds_up = total && std::abs(counts.sum() - *total) < 0.5;
  if (!is_whole && !adds_up) return std::nullopt;
  return counts;
}

/// The areas whose residents make up those of another: of England, all local authorities; of a county that became
/// several whole areas, those, since population estimates are on today's boundaries; of others, none.
std::vector<AreaIndex> parts_of(AreaIndex area, int january) {
  if (area == england()) return local_authorities(january);
  std::vector<AreaIndex> parts;
  for (const AreaSuccession& succession : successors(area)) {
    if (predecessors(succession.to).size() != 1) return {};
    parts.push_back(succession.to);
  }
  return parts;
}

/// Residents at mid-year by age.
std::optional<Eigen::ArrayXd> people(const History& history, AreaIndex area, int year) {
  Eigen::ArrayXd counts = Eigen::ArrayXd::Zero(oldest_age + 1);
  const std::vector<AreaIndex> parts = parts_of(area, year + 1);
  if (!parts.empty()) {
    for (const AreaIndex part : parts) {
      const auto residents = people(history, part, year);
      if (residents) counts += *residents;
    }
    return counts.sum() > 0 ? std::optional(counts) : std::nullopt;
  }
  for (int age = 0; age <= oldest_age; ++age) {
    const auto count =
        history.value({.statistic = Statistic::population, .area = area, .year = year, .ages = AgeBand::of(age)});
    if (!count) return std::nullopt;
    counts[age] = *count;
  }
  return counts;
}

/// The rows of a series, given newest first.
Eigen::ArrayXXd stacked(const std::vector<Eigen::ArrayXd>& newest_first, Eigen::Index columns) {
  Eigen::ArrayXXd rows(static_cast<Eigen::Index>(newest_first.size()), columns);
  for (std::size_t i = 0; i < newest_first.size(); ++i)
    rows.row(rows.rows() - 1 - static_cast<Eigen::Index>(i)) = newest_first[i].transpose();
  return rows;
}

std::optional<AreaSeries> series_of(const History& history, AreaIndex area, int january, std::string& why_not) {
  std::vector<Eigen::ArrayXd> plans, fresh, population;
  for (int year = january; year >= earliest_january; --year) {
    const auto stock = banded(history, Statistic::plans, area, year);
    const auto residents = people(history, area, year - 1);
    if (!stock || !residents) {
      if (plans.empty())
        why_not = fmt::format("no {} among the files", stock ? fmt::format("population of mid-{}", year - 1)
                                                             : fmt::format("plans by age of January {}", year));
      break;
    }
    plans.push_back(*stock);
    population.push_back(*residents);
    const auto begun = banded(history, Statistic::new_plans, area, year - 1);
    if (!begun) break;
    fresh.push_back(*begun);
  }
  if (plans.empty()) return std::nullopt;
  fresh.resize(plans.size() - 1);
  AreaSeries series;
  series.area = area;
  series.first = january - static_cast<int>(plans.size()) + 1;
  series.plans = stacked(plans, plan_bands);
  series.new_plans = stacked(fresh, plan_bands);
  series.population = stacked(population, oldest_age + 1);
  return series;
}

/// Leaves out what was before the January in which all series begin, and counts from it.
void begin_at(AreaSeries& series, int january) {
  const int early = std::max(0, january - series.first);
  series.plans = series.plans.bottomRows(series.plans.rows() - early).eval();
  series.new_plans = series.new_plans.bottomRows(series.new_plans.rows() - early).eval();
  series.population = series.population.bottomRows(series.population.rows() - early).eval();
  series.first = std::max(series.first, january) - january;
}

}  // namespace

int band_of_age(int age) {
  int band = 0;
  while (age > bands_of_plans[static_cast<std::size_t>(band)].last) ++band;
  return band;
}

Eigen::ArrayXd by_band(const Eigen::ArrayXd& by_age) {
  Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(plan_bands);
  for (int age = 0; age <= oldest_age; ++age) sums[band_of_age(age)] += by_age[age];
  return sums;
}

PlanSeries plan_series(const History& history, int january) {
  PlanSeries all;
  all.january = january;
  all.first_january = january;
  for (const AreaIndex area : local_authorities(january)) {
    std::string why_not;
    if (auto series = series_of(history, area, january, why_not)) {
      all.areas.push_back(std::move(*series));
    } else {
      all.missing.push_back({area, why_not});
    }
  }
  if (all.areas.empty()) return all;
  std::vector<int> begun;
  for (const AreaSeries& series : all.areas) begun.push_back(series.first);
  std::sort(begun.begin(), begun.end());
  all.first_january = begun[(begun.size() - 1) * 4 / 5];
  for (AreaSeries& series : all.areas) begin_at(series, all.first_january);
  std::string why_not;
  all.england = series_of(history, england(), january, why_not);
  if (all.england) begin_at(*all.england, all.first_january);
  return all;
}

}  // namespace sendcast
