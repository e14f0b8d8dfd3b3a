#include "demand/advance.h"

#include <cstddef>
#include <utility>

#include "demand/admission.h"
#include "demand/ageing.h"
#include "demand/assessment.h"
#include "demand/layout.h"
#include "demand/plans.h"
#include "demand/requests.h"
#include "demand/without_sen.h"

namespace sendcast {

Activity empty_activity(const DemandModel& model) {
  Activity activity;
  for (int i = 0; i < event_count; ++i) {
    const auto event = static_cast<Event>(i);
    activity.of(event).setZero(has_setting(event) ? model.shape.plans() : model.shape.cells());
  }
  activity.places.resize(model.places.size());
  return activity;
}

std::vector<double> plans_by_area(const Shape& shape, const Eigen::ArrayXd& plans) {
  std::vector<double> totals(static_cast<std::size_t>(shape.areas), 0.0);
  const auto settings = by_setting(shape, plans);
  for (int area = 0; area < shape.areas; ++area) {
    double& total = totals[static_cast<std::size_t>(area)];
    for (int s = 0; s < shape.settings; ++s) total += sum_of(settings.col(s), cells_of(shape, area));
  }
  return totals;
}

Stocks opening_stocks(const DemandModel& model) {
  Stocks stocks{model.opening_sen_support, model.opening_in_assessment, model.opening_overdue, model.opening_plans, {}};
  for (const TeamModel& team : model.teams) stocks.filled.push_back(team.opening_filled);
  return stocks;
}

Projection::Projection(const DemandModel& model)
    : model_(model),
      sets_(sets_of_areas(model)),
      rates_(model),
      stocks_(opening_stocks(model)),
      activity_(empty_activity(model)) {}

void Projection::advance() {
  const bool september = is_september(model_.calendar.month(month_));
  begin_month();
  activity_.teams = staff_teams(model_, month_, plans_by_area(model_.shape, stocks_.plans), stocks_.filled);
  if (september) grow_older(model_, month_, stocks_, activity_);
  const WithoutSen others = without_sen(model_.shape, activity_.population, stocks_);
  identify_and_request(model_.shape, rates_, others.number, stocks_, activity_);
  assess_and_decide();
  move_and_place(september);
  count_the_rest();
  activity_.scaled_outflows = rates_.scaled.monthly + (september ? rates_.scaled.in_september : 0);
  ++month_;
}

void Projection::begin_month() {
  rates_.advance_to(model_, month_);
  for (Eigen::ArrayXd& event : activity_.events) event.setZero();
  activity_.moves.clear();
  activity_.population = model_.population.col(month_);
}

void Projection::assess_and_decide() {
  const Eigen::ArrayXd due = fall_due(stocks_, activity_.of(Event::accepted));
  const std::vector<double> waiting = waiting_by_set(model_.shape, sets_, stocks_, due);
  const std::vector<double> capacity = assessment_capacity(model_, month_, sets_, waiting, activity_.teams);
  const double overdue_first = model_.overdue_first[static_cast<std::size_t>(month_)];
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    assess(model_.shape, sets_[i], capacity[i], overdue_first, due, stocks_, activity_);
  }
  decide(rates_, stocks_, activity_);
}

void Projection::move_and_place(bool september) {
  Eigen::ArrayXd entrants = Eigen::ArrayXd::Zero(model_.shape.plans());
  move_and_end(model_.shape, rates_, september, stocks_, entrants, activity_);
  ask_for_first_settings(model_.shape, rates_, entrants, activity_);
  admit(model_, month_, std::move(entrants), stocks_, activity_);
}

void Projection::count_the_rest() {
  WithoutSen rest = without_sen(model_.shape, activity_.population, stocks_);
  activity_.no_sen = std::move(rest.number);
  activity_.overfull = std::move(rest.overfull);
}

}  // namespace sendcast
