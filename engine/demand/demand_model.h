#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "arrays/calendar.h"
#include "arrays/schedule.h"
#include "arrays/shape.h"

namespace sendcast {

constexpr double no_limit = std::numeric_limits<double>::infinity();

/// A share of what stands at `from` that goes to `to`: settings for moves and transfers, needs for changes of need.
/// The schedule's cells are the shape's cells (for a change of need, only those of need `from` are read).
struct PairRate {
  int from = 0;
  int to = 0;
  Schedule share;
};

/// Places in a setting (model.md section 3.8).
struct PlaceLimit {
  int setting = 0;
  int area = -1;    ///< -1: one limit for the whole local area
  Course capacity;  ///< by month
};

/// A team as arrays by month (model.md section 4).
struct TeamModel {
  std::vector<bool> serves;  ///< by area
  Constant opening_filled;
  bool does_assessment = false;
  Course establishment;            ///< whole-time equivalents
  Course turnover;                 ///< per post per year
  Course months_to_hire;           ///< months
  Course agency_cover;             ///< share of vacancies
  Course hours_per_month;          ///< per whole-time equivalent
  Course hours_per_assessment;     ///< read only where does_assessment
  Course hours_per_annual_review;  ///< per plan per year; 0 where the team does none
};

/// How a draw makes an opening stock. Neither where it is certain.
struct DrawnOpening {
  std::shared_ptr<const Recipe> people;  ///< one component a cell (a plan cell for plans)
  std::optional<Constant> total;         ///< to be spread as the first month's requests are
};

/// Everything that section 3 of model.md needs, as arrays. Effects of interventions are already in the schedules.
struct DemandModel {
  Shape shape;
  Calendar calendar;

  Eigen::ArrayXXd population;  ///< people x months
  /// For each September of the run, P[l,a,t] / P[l,a-1,t-12] at the ages that have migration, 1 elsewhere; by people.
  /// Empty where the scenario has no migration.
  std::map<int, Eigen::ArrayXd> migration;

  Eigen::ArrayXd opening_sen_support;     ///< cells
  Eigen::ArrayXXd opening_in_assessment;  ///< cells x months_to_issue
  Eigen::ArrayXd opening_overdue;         ///< cells
  Eigen::ArrayXd opening_plans;           ///< plans

  DrawnOpening drawn_sen_support;
  DrawnOpening drawn_in_assessment;
  DrawnOpening drawn_overdue;
  DrawnOpening drawn_plans;

  int months_to_issue = 4;
  Course overdue_first;  ///< by month

  // Rates per year and probabilities, by cell.
  Schedule need_mix;  ///< share of (area, age) whose first need is the cell's need
  Schedule identify;
  Schedule leave_support;
  Schedule request_from_support;
  Schedule request_from_others;
  Schedule agree_to_assess;
  Schedule agree_to_issue;
  Schedule appeal;
  Schedule appeal_upheld;
  std::vector<Schedule> first_setting;  ///< one a setting
  std::vector<Schedule> cease;          ///< one a setting
  std::vector<Schedule> arrive;         ///< one a setting
  std::vector<PairRate> phase_transfers;
  std::vector<PairRate> moves;
  std::vector<PairRate> need_changes;

  std::vector<PlaceLimit> places;
  std::vector<int> when_full;        ///< by setting: the fallback, or -1
  std::vector<int> admission_order;  ///< settings, each before its fallback
  std::vector<TeamModel> teams;
};

}  // namespace sendcast
