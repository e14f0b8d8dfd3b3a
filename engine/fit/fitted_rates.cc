#include "fit/fitted_rates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "fit/plan_projection.h"
#include "fit/uncertain_together.h"

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr int first_age_of_endings = 16;
constexpr std::array<std::string_view, departure_groups> group_names = {"under_5", "5_to_10", "11_to_15", "from_16"};

/// Yearly growth goes on for three years and then halves every year.
constexpr int last_year_of_change = 6;

/// A rate that cannot fall below nothing keeps so many standard deviations above it.
constexpr double deviations_kept = 1.5;
constexpr double most_endings = 3;  ///< a year: no age loses more than a quarter of its plans in a month

double growth_until(double growth, int year) {
  double sum = growth * std::min(year, forecast_years);
  double left = growth;
  for (int later = forecast_years + 1; later <= year; ++later) {
    left /= 2;
    sum += left;
  }
  return sum;
}

/// In which month rates of a calendar year after the origin begin to act.
std::string month_of(int january, int year, int months_earlier) {
  if (year == 1) return fmt::format("{}-01", january);
  const int of_year = january + year - 1;
  return months_earlier == 0 ? fmt::format("{}-01", of_year)
                             : fmt::format("{}-{:02}", of_year - 1, 13 - months_earlier);
}

class Rates {
 public:
  Rates(const PlanEstimates& estimates, std::size_t area, int years, const Eigen::ArrayXXd& population,
        double moves_a_year, Together together)
      : estimates_(estimates),
        national_(estimates.national),
        area_(estimates.areas[area]),
        january_(estimates.series.january),
        years_(years),
        last_year_(std::min(years, last_year_of_change)),
        population_(population),
        moves_a_year_(moves_a_year),
        together_(together) {}

  FittedRates rates() {
    add_new_plans();
    add_endings();
    add_leaving();
    return std::move(rates_);
  }

 private:
  static Eigen::Index effect_year(int year) { return std::min(year, forecast_years) - 1; }

  /// Covariance of the logarithms of new plans in two years: of one age group and another, or of all ages (-1).
  double covariance(int group, int year, int other_group, int other_year) const {
    const Eigen::Index i = effect_year(year);
    const Eigen::Index j = effect_year(other_year);
    double sum = area_.new_plans.covariance(i, j) + (i == j ? area_.chance_of_new_plans : 0);
    if (group >= 0 && group == other_group) {
      const auto of = static_cast<std::size_t>(group);
      sum += area_.departures[of].covariance(i, j) + (i == j ? area_.chance_of_departures[of] : 0);
    }
    return sum + growth_until(national_.growth_sd, year) * growth_until(national_.growth_sd, other_year);
  }

  Origin origin_of_new_plans() const {
    return {fmt::format("Fitted to new plans by age to {} (DfE EHC plans): England's rates, {} areas' differences from "
                        "them, drawn together, and growth of {:.1f}% a year with an sd of {:.1f} points; see "
                        "engine/fit/METHOD.md",
                        january_ - 1, national_.areas, 100 * national_.growth, 100 * national_.growth_sd),
            Basis::calibrated};
  }

  static Origin origin_of_later_years() {
    return {"Growth halves every year after the third: assumed", Basis::illustrative};
  }

  /// The variables that move new plans: each group's in each year with effects of its own, then all ages'.
  void name_new_plans() {
    std::vector<std::pair<int, int>> variables;
    std::vector<std::string> names;
    const int years = std::min(last_year_, forecast_years);
    const int groups = together_ == Together::alike ? 0 : departure_groups;
    for (int group = -1; group < groups; ++group) {
      for (int year = 1; year <= years; ++year) {
        variables.push_back({group, year});
        const std::string_view of = group < 0 ? "all_ages" : group_names[static_cast<std::size_t>(group)];
        names.push_back(fmt::format("new_plans_{}_{}", of, january_ + year - 1));
      }
    }
    const auto count = static_cast<Eigen::Index>(variables.size());
    Eigen::MatrixXd between(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
      for (Eigen::Index j = 0; j < count; ++j) {
        const auto [group, year] = variables[static_cast<std::size_t>(i)];
        const auto [other_group, other_year] = variables[static_cast<std::size_t>(j)];
        between(i, j) = covariance(group, year, other_group, other_year);
      }
    }
    const UncertainTogether together = varied_together(names, between);
    for (std::size_t i = 0; i < variables.size(); ++i) names_[variables[i]] = together.names[i];
    add(together.correlations);
  }

  void add(const std::vector<FittedArea::NamePair>& pairs) {
    rates_.correlations.insert(rates_.correlations.end(), pairs.begin(), pairs.end());
  }

  /// Of one age group's new plans, or of all ages' (-1).
  Estimate lognormal(double mean, int group, int year) const {
    if (together_ == Together::alike) group = -1;
    if (mean <= 0) return certain_estimate(0);
    const double variance = covariance(group, year, group, year);
    return {mean, mean * std::sqrt(std::exp(variance) - 1), DistributionKind::lognormal,
            names_.at({group, std::min(year, forecast_years)})};
  }

  Eigen::ArrayXd rates_of(int year) const {
    const double beyond = growth_until(national_.growth, year) - national_.growth * year;
    return new_plan_rates(national_, area_, year) * std::exp(beyond);
  }

  void add_new_plans() {
    name_new_plans();
    std::vector<Eigen::ArrayXd> by_year;
    for (int year = 1; year <= last_year_; ++year) by_year.push_back(rates_of(year));
    for (int age = 0; age < ages; ++age) {
      AgedRate rate{age, age, {}, origin_of_new_plans()};
      for (int year = 1; year <= last_year_; ++year) {
        const Eigen::ArrayXd& of_year = by_year[static_cast<std::size_t>(year - 1)];
        rate.steps.push_back(step(of_year, age, year, month_of(january_, year, fitted_months_to_issue)));
        // Who asks from May on has a birthday before the plan is issued.
        rate.steps.push_back(step(of_year, std::min(age + 1, ages - 1), year,
                                  fmt::format("{}-{:02}", january_ + year - 1, 9 - fitted_months_to_issue)));
      }
      rates_.new_plans.push_back(std::move(rate));
    }
    add_monthly_total(by_year);
  }

  EstimateFrom step(const Eigen::ArrayXd& rates, int age_at_issue, int year, std::string month) const {
    return {std::move(month), lognormal(rates[age_at_issue], departure_group_of_age(age_at_issue), year),
            later_origin(year)};
  }

  static std::optional<Origin> later_origin(int year) {
    return year > forecast_years ? std::optional(origin_of_later_years()) : std::nullopt;
  }

  /// In every year of the scenario, since people and plans change when rates do no more.
  void add_monthly_total(const std::vector<Eigen::ArrayXd>& by_year) {
    rates_.begun_a_month.origin = origin_of_new_plans();
    const auto rates_of_year = [&](int year) {
      return by_year[static_cast<std::size_t>(std::min(year, last_year_) - 1)];
    };
    const PlanPath path = projected(estimates_, area_, population_, years_, rates_of_year);
    for (int year = 1; year <= years_; ++year) {
      const double begun = path.begun_a_year[static_cast<std::size_t>(year - 1)] / 12;
      rates_.begun_a_month.steps.push_back(
          {month_of(january_, year, 0), lognormal(begun, -1, std::min(year, last_year_)), later_origin(year)});
    }
  }

  /// Endings from 16 on: a level of England's that may change, less what the area keeps beyond what was expected.
  void add_endings() {
    const Eigen::ArrayXd shape = national_.endings.shape();
    const Eigen::ArrayXd per_effect = endings_effect_by_age(estimates_);
    const double effect = per_effect[first_age_of_endings] / shape[first_age_of_endings];
    const int years = std::min(last_year_, forecast_years);
    Eigen::MatrixXd between(years, years);
    std::vector<std::string> names;
    const double of_level = std::pow(national_.endings.level * national_.endings_log_sd, 2);
    for (Eigen::Index i = 0; i < years; ++i) {
      names.push_back(fmt::format("endings_from_16_{}", january_ + i));
      for (Eigen::Index j = 0; j < years; ++j)
        between(i, j) = of_level + effect * effect * area_.endings.covariance(i, j);
    }
    const UncertainTogether together = varied_together(names, between);
    add(together.correlations);
    const double widest = std::sqrt(between.diagonal().maxCoeff());
    double lowest = most_endings;
    for (Eigen::Index i = 0; i < years; ++i)
      lowest = std::min(lowest, national_.endings.level - effect * area_.endings.mean[i]);
    // What the spread reaches below nothing is plans that come: as many arrive as end beside what is known.
    const double arrive = std::max(0.0, deviations_kept * widest - lowest);
    for (int age = first_age_of_endings; age < ages; ++age) {
      AgedRate rate{age, age, {}, origin_of_endings()};
      for (int year = 1; year <= years; ++year) {
        const Eigen::Index i = year - 1;
        const double level = national_.endings.level - effect * area_.endings.mean[i] + arrive;
        rate.steps.push_back({month_of(january_, year, 0),
                              {std::clamp(level * shape[age], 0.0, most_endings), std::sqrt(between(i, i)) * shape[age],
                               DistributionKind::normal, together.names[static_cast<std::size_t>(i)]}});
      }
      rates_.cease.push_back(std::move(rate));
      AgedRate arrivals{age, age, {}, origin_of_arrivals()};
      arrivals.steps.push_back({month_of(january_, 1, 0), certain_estimate(arrive * shape[age])});
      rates_.arrive.push_back(std::move(arrivals));
    }
  }

  static Origin origin_of_arrivals() {
    Origin origin;
    origin.source =
        "Endings from 16 on are known net of arrivals only; where they may be below nothing, as many are taken to "
        "arrive";
    return origin;
  }

  Origin origin_of_endings() const {
    return {fmt::format("Fitted to plans by age to January {} and new plans (DfE EHC plans): the rate that rises with "
                        "(age - 15)^{:.2f} and closes England's bands 16-19 and 20-25, less what the area's own plans "
                        "show; one area's endings are hardly known from its bands",
                        january_, national_.endings.steepness),
            Basis::calibrated};
  }

  /// Under 16, plans that end or leave less those that arrive are known, not each of them: what moves between areas is
  /// taken for arrivals, or more where the spread of the difference asks for it.
  void add_leaving() {
    const int years = std::min(last_year_, forecast_years);
    Eigen::MatrixXd between(years, years);
    std::vector<std::string> names;
    for (Eigen::Index i = 0; i < years; ++i) {
      names.push_back(fmt::format("leaving_under_16_{}", january_ + i));
      for (Eigen::Index j = 0; j < years; ++j) {
        between(i, j) = area_.leaving.covariance(i, j) + std::pow(national_.leaving_error, 2) +
                        (i == j ? std::pow(national_.leaving_sd, 2) : 0);
      }
    }
    const UncertainTogether together = varied_together(names, between);
    add(together.correlations);
    const double widest = std::sqrt(between.diagonal().maxCoeff());
    const double arrive = std::max(moves_a_year_, deviations_kept * widest - national_.leaving_under_16);
    AgedRate cease{0, first_age_of_endings - 1, {}, origin_of_leaving(arrive)};
    for (int year = 1; year <= years; ++year) {
      const Eigen::Index i = year - 1;
      cease.steps.push_back({month_of(january_, year, 0),
                             {arrive + national_.leaving_under_16, std::sqrt(between(i, i)), DistributionKind::normal,
                              together.names[static_cast<std::size_t>(i)]}});
    }
    rates_.cease.insert(rates_.cease.begin(), cease);
    rates_.arrive.insert(rates_.arrive.begin(), {0,
                                                 first_age_of_endings - 1,
                                                 {{month_of(january_, 1, 0), certain_estimate(arrive)}},
                                                 origin_of_leaving(arrive)});
  }

  Origin origin_of_leaving(double arrive) const {
    return {fmt::format("Fitted to plans under 16 to January {} and new plans (DfE EHC plans): only leaving less "
                        "arriving, {:.2f}% a year, is known; that {:.1f}% arrive is assumed",
                        january_, 100 * national_.leaving_under_16, 100 * arrive),
            Basis::illustrative};
  }

  const PlanEstimates& estimates_;
  const NationalEstimates& national_;
  const AreaEstimates& area_;
  int january_;
  int years_;
  int last_year_;
  const Eigen::ArrayXXd& population_;
  double moves_a_year_;
  Together together_;
  std::map<std::pair<int, int>, std::string> names_;  ///< by group and year
  FittedRates rates_;
};

}  // namespace

FittedRates fitted_rates(const PlanEstimates& estimates, std::size_t area, int years, const Eigen::ArrayXXd& population,
                         double moves_a_year, Together together) {
  return Rates(estimates, area, years, population, moves_a_year, together).rates();
}

}  // namespace sendcast
