#include "demand/chance_projection.h"

#include <cstddef>
#include <utility>

#include "demand/advance.h"
#include "demand/assessment.h"
#include "demand/chance_admission.h"
#include "demand/chance_assessment.h"
#include "demand/chance_plans.h"
#include "demand/chance_requests.h"
#include "demand/chance_stocks.h"
#include "demand/without_sen.h"

namespace sendcast {

ChanceProjection::ChanceProjection(const DemandModel& model, std::uint64_t seed, std::uint64_t draw)
    : model_(model),
      sets_(sets_of_areas(model)),
      chance_(seed, draw),
      rates_(model),
      stocks_(whole_opening_stocks(model, chance_)),
      activity_(empty_activity(model)) {}

void ChanceProjection::advance() {
  const bool september = is_september(model_.calendar.month(month_));
  begin_month();
  activity_.teams = staff_teams(model_, month_, plans_by_area(model_.shape, stocks_.plans), stocks_.filled);
  if (september) grow_older_by_chance(model_, month_, chance_, stocks_, activity_);
  const WithoutSen others = without_sen(model_.shape, activity_.population, stocks_);
  identify_and_request_by_chance(model_.shape, rates_, chance_, others.number, stocks_, activity_);
  assess_and_decide();
  move_and_place(september);
  count_the_rest();
  activity_.scaled_outflows = rates_.scaled.monthly + (september ? rates_.scaled.in_september : 0);
  ++month_;
}

void ChanceProjection::begin_month() {
  rates_.advance_to(model_, month_);
  chance_.begin(model_.calendar.month(month_));
  for (Eigen::ArrayXd& event : activity_.events) event.setZero();
  activity_.moves.clear();
  activity_.population = model_.population.col(month_);
}

void ChanceProjection::assess_and_decide() {
  const Eigen::ArrayXd due = fall_due(stocks_, activity_.of(Event::accepted));
  const std::vector<double> waiting = waiting_by_set(model_.shape, sets_, stocks_, due);
  const std::vector<double> capacity = assessment_capacity(model_, month_, sets_, waiting, activity_.teams);
  const double overdue_first = model_.overdue_first[static_cast<std::size_t>(month_)];
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    assess_by_chance(model_.shape, sets_[i], capacity[i], overdue_first, chance_, due, stocks_, activity_);
  }
  decide_by_chance(model_.shape, rates_, chance_, stocks_, activity_);
}

void ChanceProjection::move_and_place(bool september) {
  Eigen::ArrayXd entrants = Eigen::ArrayXd::Zero(model_.shape.plans());
  move_and_end_by_chance(model_.shape, rates_, september, chance_, stocks_, entrants, activity_);
  ask_for_first_settings_by_chance(model_.shape, rates_, chance_, entrants, activity_);
  admit_by_chance(model_, month_, chance_, std::move(entrants), stocks_, activity_);
}

void ChanceProjection::count_the_rest() {
  WithoutSen rest = without_sen(model_.shape, activity_.population, stocks_);
  activity_.no_sen = std::move(rest.number);
  activity_.overfull = std::move(rest.overfull);
}

}  // namespace sendcast
