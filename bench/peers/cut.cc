#include "cut.h"

#include <cstddef>

#include "demand/layout.h"

namespace sendcast::peers {
namespace {

void cut_to(const CellRange& cells, int months, Schedule& schedule) {
  const auto first = schedule.row_of_cell.begin() + cells.first;
  schedule.row_of_cell = std::vector<int>(first, first + cells.count);
  if (!schedule.never_changes()) schedule.rows = schedule.rows.topRows(months).eval();
}

void cut_schedules(const CellRange& cells, int months, DemandModel& model) {
  for (Schedule* schedule :
       {&model.need_mix, &model.identify, &model.leave_support, &model.request_from_support, &model.request_from_others,
        &model.agree_to_assess, &model.agree_to_issue, &model.appeal, &model.appeal_upheld}) {
    cut_to(cells, months, *schedule);
  }
  for (auto* schedules : {&model.first_setting, &model.cease, &model.arrive}) {
    for (Schedule& schedule : *schedules) cut_to(cells, months, schedule);
  }
  for (auto* pairs : {&model.phase_transfers, &model.moves, &model.need_changes}) {
    for (PairRate& pair : *pairs) cut_to(cells, months, pair.share);
  }
}

void cut_people(const Shape& shape, const CellRange& cells, int area, int months, DemandModel& model) {
  model.population = model.population.block(shape.person(area, 0), 0, shape.ages, months).eval();
  for (auto& [month, growth] : model.migration) growth = growth.segment(shape.person(area, 0), shape.ages).eval();
  model.opening_sen_support = model.opening_sen_support.segment(cells.first, cells.count).eval();
  model.opening_overdue = model.opening_overdue.segment(cells.first, cells.count).eval();
  model.opening_in_assessment = model.opening_in_assessment.middleRows(cells.first, cells.count).eval();
  const Eigen::ArrayXXd plans = by_setting(shape, model.opening_plans).middleRows(cells.first, cells.count);
  model.opening_plans = plans.reshaped();
}

/// Keeps the limits that concern the area, as its own.
std::vector<PlaceLimit> limits_of(const std::vector<PlaceLimit>& places, int area, double part) {
  std::vector<PlaceLimit> kept;
  for (PlaceLimit limit : places) {
    if (limit.area >= 0 && limit.area != area) continue;
    if (limit.area < 0) {
      for (double& capacity : limit.capacity) capacity *= part;
    }
    limit.area = -1;
    kept.push_back(std::move(limit));
  }
  return kept;
}

void cut_teams(int area, double part, std::vector<TeamModel>& teams) {
  std::erase_if(teams, [&](const TeamModel& team) { return !team.serves[static_cast<std::size_t>(area)]; });
  for (TeamModel& team : teams) {
    team.serves = {true};
    team.opening_filled = team.opening_filled * part;
    for (double& establishment : team.establishment) establishment *= part;
  }
}

}  // namespace

DemandModel cut(const DemandModel& whole, int area, int months) {
  const Shape& shape = whole.shape;
  const CellRange cells = cells_of(shape, area);
  const double part =
      by_setting(shape, whole.opening_plans).middleRows(cells.first, cells.count).sum() / whole.opening_plans.sum();
  DemandModel model = whole;
  model.shape.areas = 1;
  model.calendar.months = months;
  cut_schedules(cells, months, model);
  cut_people(shape, cells, area, months, model);
  model.places = limits_of(whole.places, area, part);
  cut_teams(area, part, model.teams);
  return model;
}

}  // namespace sendcast::peers
