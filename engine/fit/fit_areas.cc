#include "fit/fit_areas.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "fit/area_settings.h"
#include "fit/assessment_queue.h"
#include "fit/fitted_money.h"
#include "fit/fitted_rates.h"
#include "fit/plan_projection.h"
#include "fit/scenario_text.h"
#include "fit/sen_support.h"
#include "fit/shares_of_requests.h"

namespace sendcast {

namespace {

constexpr int ages = 26;
constexpr int first_january_with_projections = 2020;  ///< ONS published the 2018-based ones in March 2020

std::vector<AreaIndex> areas_of(const PlanEstimates& estimates) {
  std::vector<AreaIndex> areas;
  for (const AreaEstimates& area : estimates.areas) areas.push_back(area.area);
  return areas;
}

/// Fits one area.
class Fitting {
 public:
  Fitting(const History& history, const PlanEstimates& plans, const AreaSettings& settings,
          const SharesOfRequests& requests, std::size_t position, FitScope scope, int years)
      : history_(history),
        plans_(plans),
        settings_(settings),
        requests_(requests),
        position_(position),
        area_(plans.areas[position]),
        january_(plans.series.january),
        scope_(scope) {
    fitted_.years = years;
  }

  FittedArea fit() {
    name_area();
    fit_population();
    fit_plans();
    fit_rates();
    fit_settings();
    if (scope_ == FitScope::everything) {
      fit_support();
      fit_queue();
      take_history();
      fitted_.money = money_of(history_, area_.area, january_, fitted_.years,
                               fitted_.plans.people.colwise().sum().transpose(), fitted_.remarks);
    }
    drop_correlations_of_nothing();
    return std::move(fitted_);
  }

 private:
  /// A pair of names of which one is not in the scenario, such as that of a capacity that was not asked for.
  void drop_correlations_of_nothing() {
    std::set<std::string> names;
    const auto add = [&](const AgedRate& rate) {
      for (const EstimateFrom& step : rate.steps)
        if (step.estimate.kind != DistributionKind::none) names.insert(step.estimate.name);
    };
    for (const auto* rates : {&fitted_.requests, &fitted_.cease, &fitted_.arrive})
      for (const AgedRate& rate : *rates) add(rate);
    add(fitted_.in_assessment);
    if (fitted_.overdue) add(*fitted_.overdue);
    if (fitted_.assessment_capacity) add(*fitted_.assessment_capacity);
    std::erase_if(fitted_.correlations, [&](const FittedArea::NamePair& pair) {
      return names.count(pair.one) == 0 || names.count(pair.other) == 0;
    });
  }

  bool is_everything() const { return scope_ == FitScope::everything; }

  void name_area() {
    fitted_.label = std::string(area_at(area_.area).name);
    fitted_.key = scenario_name_of(fitted_.label);
    fitted_.january = january_;
    fitted_.first_population_year = january_ - 1;
    if (plans_.national.areas < 20) {
      fitted_.remarks.push_back(
          fmt::format("Only {} areas have a whole series among the files: how areas differ is hardly known.",
                      plans_.national.areas));
    }
    if (series().new_plans.rows() == 0)
      fitted_.remarks.push_back(
          fmt::format("{} is new: its own new plans could not be used, and England's rates are taken.", fitted_.label));
  }

  const AreaSeries& series() const {
    return position_ < plans_.series.areas.size() ? plans_.series.areas[position_] : *plans_.series.england;
  }

  void take_history() {
    for (const Observation& plans : history_.series({.statistic = Statistic::plans, .area = area_.area})) {
      if (plans.year() <= january_)
        fitted_.history.push_back(
            {plans.year(), plans.value, fmt::format("DfE EHC plans: {}", history_.source_of(plans))});
    }
  }

  void fit_population() {
    const int years = fitted_.years;
    fitted_.population.people = population_to_come(series().population, years);
    fitted_.population.origin = {
        fmt::format("ONS mid-year estimates to mid-{}; then cohorts carried on by their gains and losses of the last "
                    "three years, births held",
                    january_ - 1),
        Basis::calibrated};
    if (is_everything() && january_ >= first_january_with_projections) take_projections(years);
  }

  /// Projections, with each birth cohort scaled to its estimate of the year before the origin: the vintages differ.
  void take_projections(int years) {
    Eigen::ArrayXXd projected(ages, years + 1);
    for (int age = 0; age < ages; ++age) {
      for (int year = 0; year <= years; ++year) {
        const auto people = projection(age, january_ - 1 + year);
        if (!people) return;
        projected(age, year) = *people;
      }
    }
    const Eigen::ArrayXd scale = fitted_.population.people.col(0) / projected.col(0).max(1.0);
    for (int year = 0; year <= years; ++year) {
      for (int age = 0; age < ages; ++age)
        fitted_.population.people(age, year) = projected(age, year) * scale[std::max(0, age - year)];
    }
    fitted_.population.origin.source = fmt::format(
        "ONS subnational population projections, each birth cohort scaled to the ONS estimate of mid-{}", january_ - 1);
  }

  std::optional<double> projection(int age, int year) const {
    const auto of = [&](AreaIndex area) {
      return history_.value(
          {.statistic = Statistic::population_projection, .area = area, .year = year, .ages = AgeBand::of(age)});
    };
    if (area_.area != england()) return of(area_.area);
    double sum = 0;
    for (const AreaIndex area : local_authorities(january_)) {
      const auto people = of(area);
      if (!people) return std::nullopt;
      sum += *people;
    }
    return sum;
  }

  void fit_plans() {
    fitted_.plans.people = settings_.plans(position_);
    fitted_.plans.origin = {
        fmt::format(
            "DfE EHC plans, January {}: published totals by age band and by setting; single ages and which ages "
            "are in which setting, fitted",
            january_),
        Basis::calibrated};
    const Eigen::ArrayXd by_setting = settings_.published(position_);
    const double by_age = area_.plans.sum();
    if (by_setting.isNaN().any()) {
      fitted_.remarks.emplace_back(
          "Plans by setting of this January are not among the files: England's shares are taken.");
    } else if (std::abs(by_setting.sum() - by_age) > 0.5) {
      fitted_.remarks.push_back(
          fmt::format("Plans by age come to {:.0f} and by setting to {:.0f}: settings are scaled to ages.", by_age,
                      by_setting.sum()));
    }
  }

  double moves_a_year() const {
    const auto transferred =
        history_.value({.statistic = Statistic::ceased_transferred, .area = england(), .year = january_ - 1});
    const auto plans = history_.value({.statistic = Statistic::plans, .area = england(), .year = january_ - 1});
    return transferred && plans && *plans > 0 ? *transferred / *plans : 0;
  }

  void fit_rates() {
    FittedRates rates = fitted_rates(plans_, position_, fitted_.years, fitted_.population.people, moves_a_year(),
                                     is_everything() ? Together::alike : Together::apart);
    const RequestShares shares = requests_.of(area_.area);
    fitted_.agree_to_assess = shares.agree_to_assess;
    fitted_.agree_to_issue = shares.agree_to_issue;
    const double issue = shares.agree_to_issue.steps.front().estimate.mean;
    const double become_plans = shares.agree_to_assess.steps.front().estimate.mean * issue;
    if (!is_everything()) {
      drop_spread(fitted_.agree_to_assess);
      drop_spread(fitted_.agree_to_issue);
    }
    fitted_.requests = std::move(rates.new_plans);
    for (AgedRate& rate : fitted_.requests) {
      for (EstimateFrom& step : rate.steps) {
        step.estimate.mean /= become_plans;
        step.estimate.sd /= become_plans;
      }
      rate.origin.source += "; requests are that over the shares that are assessed and issued";
    }
    fitted_.cease = std::move(rates.cease);
    fitted_.arrive = std::move(rates.arrive);
    fitted_.correlations = std::move(rates.correlations);
    assessed_a_month_ = std::move(rates.begun_a_month);
    for (EstimateFrom& step : assessed_a_month_.steps) {
      step.estimate.mean /= issue;
      step.estimate.sd /= issue;
    }
    fitted_.in_assessment = times(assessed_a_month_.steps.front(), fitted_months_to_issue,
                                  "New plans a month over the share of assessments that end in a plan, for the months "
                                  "from request to plan");
  }

  static void drop_spread(AgedRate& rate) {
    for (EstimateFrom& step : rate.steps) step.estimate.kind = DistributionKind::none;
  }

  AgedRate times(EstimateFrom step, double factor, std::string source) const {
    step.estimate.mean *= factor;
    step.estimate.sd *= factor;
    return {0, ages - 1, {step}, {std::move(source), Basis::calibrated}};
  }

  void fit_settings() {
    const SettingFlows flows = settings_.flows(position_);
    const bool is_published = !settings_.published(plans_.areas.size() - 1).isNaN().any();
    const Basis basis = is_published ? Basis::calibrated : Basis::illustrative;
    const std::string years = is_published ? fmt::format("to January {} (DfE EHC plans)", january_)
                                           : std::string("; but none are among the files, so that this is assumed");
    for (std::size_t group = 0; group < first_setting_ages.size(); ++group) {
      AgedShares shares;
      shares.first_age = first_setting_ages[group];
      shares.last_age = group + 1 < first_setting_ages.size() ? first_setting_ages[group + 1] - 1 : ages - 1;
      for (std::size_t setting = 0; setting < shares.shares.size(); ++setting)
        shares.shares[setting] = flows.first(static_cast<Eigen::Index>(group), static_cast<Eigen::Index>(setting));
      shares.origin = {"Fitted to new plans by setting and by age, three years " + years, basis};
      fitted_.first_setting.push_back(shares);
    }
    const Origin origin{
        "Fitted to plans by setting and age and to moves between mainstream and special schools, three "
        "years " +
            years + "; no move but these two is published",
        basis};
    add_transfer(5, SettingGroup::other, SettingGroup::special, flows.starts_special_at_5, origin);
    add_transfer(5, SettingGroup::other, SettingGroup::mainstream, flows.starts_mainstream_at_5, origin);
    for (int group = 0; group < setting_groups_count; ++group) {
      const auto from = static_cast<SettingGroup>(group);
      if (from == SettingGroup::post_16 || from == SettingGroup::other) continue;
      add_transfer(16, from, SettingGroup::post_16, flows.leaves_school_at_16[group], origin);
      add_transfer(19, from, SettingGroup::post_16, 1, {"Schools keep pupils to 18", Basis::calibrated});
    }
    for (int from = 0; from < setting_groups_count; ++from) {
      for (int to = 0; to < setting_groups_count; ++to) {
        const double share = flows.move(from, to);
        if (share < 1e-6) continue;
        fitted_.moves.push_back(
            {static_cast<SettingGroup>(from), static_cast<SettingGroup>(to), 5, 15, certain_estimate(share), origin});
      }
    }
  }

  void add_transfer(int age, SettingGroup from, SettingGroup to, double share, const Origin& origin) {
    if (share < 1e-6) return;
    fitted_.phase_transfers.push_back({from, to, age, age, certain_estimate(share), origin});
  }

  void fit_queue() {
    auto queue = fitted_queue(history_, area_.area, fitted_, assessed_a_month_);
    if (!queue) {
      fitted_.remarks.emplace_back("Timeliness is not among the files: nobody waits longer than the law allows.");
      return;
    }
    fitted_.overdue = std::move(queue->overdue);
    fitted_.assessment_capacity = std::move(queue->capacity);
  }

  void fit_support() {
    if (auto support = sen_support_of(history_, area_.area, january_, fitted_.population.people.col(0))) {
      fitted_.sen_support = std::move(support->pupils);
      fitted_.identify = std::move(support->identify);
      fitted_.leave_support = std::move(support->leave);
    } else {
      fitted_.remarks.emplace_back("SEN support is not among the files: nobody is on it at the start.");
      fitted_.leave_support = {
          {0,
           ages - 1,
           {{fmt::format("{}-01", january_), certain_estimate(1)}},
           {"Who is refused a plan goes back to no SEN within a year: assumed", Basis::illustrative}}};
    }
  }

  const History& history_;
  const PlanEstimates& plans_;
  const AreaSettings& settings_;
  const SharesOfRequests& requests_;
  std::size_t position_;
  const AreaEstimates& area_;
  int january_;
  FitScope scope_;
  FittedArea fitted_;
  AgedRate assessed_a_month_;
};

}  // namespace

struct FittedAreas::Estimates {
  Estimates(const History& of, PlanEstimates estimated)
      : history(of),
        plans(std::move(estimated)),
        settings(history, plans),
        requests(history, plans.series.january),
        areas(areas_of(plans)) {}

  const History& history;
  PlanEstimates plans;
  AreaSettings settings;
  SharesOfRequests requests;
  std::vector<AreaIndex> areas;
};

FittedAreas::FittedAreas(const History& history, int january) {
  auto plans = estimate_plans(history, january);
  if (plans && plans->series.england) {
    estimates_ = std::make_unique<Estimates>(history, std::move(*plans));
  } else {
    missing_ = plan_series(history, january).missing;
  }
}

FittedAreas::~FittedAreas() = default;
FittedAreas::FittedAreas(FittedAreas&&) noexcept = default;

const std::vector<AreaIndex>& FittedAreas::areas() const {
  static const std::vector<AreaIndex> none;
  return estimates_ ? estimates_->areas : none;
}

std::string FittedAreas::why_not(AreaIndex area) const {
  if (std::find(areas().begin(), areas().end(), area) != areas().end()) return {};
  const auto& missing = estimates_ ? estimates_->plans.series.missing : missing_;
  for (const PlanSeries::Missing& one : missing)
    if (one.area == area) return one.why;
  return estimates_ ? "it had no plans of its own then"
                    : "no area has plans by age of three Januaries, new plans between them and population, and England "
                      "its plans";
}

const PlanEstimates* FittedAreas::estimates() const { return estimates_ ? &estimates_->plans : nullptr; }

FittedArea FittedAreas::fit(AreaIndex area, FitScope scope, int years) const {
  const auto found = std::find(areas().begin(), areas().end(), area);
  const auto position = static_cast<std::size_t>(found - areas().begin());
  return Fitting(estimates_->history, estimates_->plans, estimates_->settings, estimates_->requests, position, scope,
                 years)
      .fit();
}

}  // namespace sendcast
