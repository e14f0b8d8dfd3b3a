#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "demand/advance.h"

namespace sendcast {

/// The same value in every cell and month.
inline Schedule always(const Shape& shape, int months, double value) {
  return {std::vector<int>(static_cast<std::size_t>(shape.cells()), 0), Eigen::ArrayXXd::Constant(months, 1, value)};
}

/// A value for every cell and month.
inline Schedule varying(const Shape& shape, int months, const std::function<double(int cell, int month)>& value) {
  Schedule schedule{{}, Eigen::ArrayXXd(months, shape.cells())};
  for (int cell = 0; cell < shape.cells(); ++cell) {
    schedule.row_of_cell.push_back(cell);
    for (int month = 0; month < months; ++month) schedule.rows(month, cell) = value(cell, month);
  }
  return schedule;
}

/// A model in which nothing happens: 1,000 people in every area and age, no stocks, all rates 0, every request accepted
/// and every plan issued (into the first setting), no appeals, no teams, no limits, four months to issue.
inline DemandModel quiet_model(Shape shape, Month start, int months) {
  DemandModel model;
  model.shape = shape;
  model.calendar = {start, months};
  model.population = Eigen::ArrayXXd::Constant(shape.people(), months, 1000);
  model.opening_sen_support = Eigen::ArrayXd::Zero(shape.cells());
  model.opening_in_assessment = Eigen::ArrayXXd::Zero(shape.cells(), model.months_to_issue);
  model.opening_overdue = Eigen::ArrayXd::Zero(shape.cells());
  model.opening_plans = Eigen::ArrayXd::Zero(shape.plans());
  model.overdue_first.assign(static_cast<std::size_t>(months), 0.5);
  for (Schedule* rate : {&model.identify, &model.leave_support, &model.request_from_support, &model.request_from_others,
                         &model.appeal, &model.appeal_upheld}) {
    *rate = always(shape, months, 0);
  }
  model.need_mix = always(shape, months, 1.0 / shape.needs);
  model.agree_to_assess = model.agree_to_issue = always(shape, months, 1);
  for (int setting = 0; setting < shape.settings; ++setting) {
    model.first_setting.push_back(always(shape, months, setting == 0 ? 1 : 0));
    model.cease.push_back(always(shape, months, 0));
    model.arrive.push_back(always(shape, months, 0));
    model.when_full.push_back(-1);
    model.admission_order.push_back(setting);
  }
  return model;
}

/// The same value in every cell and month of a model.
inline Schedule always(const DemandModel& model, double value) {
  return always(model.shape, model.calendar.months, value);
}

/// The same number in every month of a model.
inline std::vector<double> every_month(const DemandModel& model, double value) {
  return std::vector<double>(static_cast<std::size_t>(model.calendar.months), value);
}

/// A fully staffed team of one post with this many hours a month that serves every area and has no tasks.
inline TeamModel team_with_hours(const DemandModel& model, double hours) {
  TeamModel team;
  team.serves.assign(static_cast<std::size_t>(model.shape.areas), true);
  team.opening_filled = 1;
  team.establishment = every_month(model, 1);
  team.turnover = every_month(model, 0);
  team.months_to_hire = every_month(model, 1);
  team.agency_cover = every_month(model, 0);
  team.hours_per_month = every_month(model, hours);
  team.hours_per_assessment = every_month(model, 0);
  team.hours_per_annual_review = every_month(model, 0);
  return team;
}

/// The same, doing assessments.
inline TeamModel assessment_team(const DemandModel& model, double hours, double hours_per_assessment) {
  TeamModel team = team_with_hours(model, hours);
  team.does_assessment = true;
  team.hours_per_assessment = every_month(model, hours_per_assessment);
  return team;
}

/// Sums in the order of the cells.
inline double total(const Eigen::ArrayXd& cells) {
  double sum = 0;
  for (const double value : cells) sum += value;
  return sum;
}

inline double total(const Eigen::ArrayXXd& cells) {
  double sum = 0;
  for (Eigen::Index column = 0; column < cells.cols(); ++column) sum += total(cells.col(column).eval());
  return sum;
}

}  // namespace sendcast
