#pragma once

#include <vector>

#include "demand/activity.h"
#include "demand/demand_model.h"

namespace sendcast {

/// Areas whose assessments need the same teams (model.md section 4).
struct AreaSet {
  std::vector<int> areas;
  std::vector<int> teams;  ///< those that do assessments for these areas; none: there is no limit
};

/// Divides the areas into sets, in the order of their first areas.
std::vector<AreaSet> sets_of_areas(const DemandModel& model);

/// Staffs every team for a month: posts filled move towards the establishment, agency staff cover a share of the rest,
/// and annual reviews of `caseload` (plans by area, last month's) take their hours first. Changes `filled` (by team).
std::vector<TeamMonth> staff_teams(const DemandModel& model, int month, const std::vector<double>& caseload,
                                   std::vector<double>& filled);

/// How many assessments each set's teams can complete in a month, no_limit where nothing limits them. `waiting` is who
/// is overdue or due now, by set; a team that serves several sets divides its hours in proportion to it.
/// Marks in `teams` the one that limits each set.
std::vector<double> assessment_capacity(const DemandModel& model, int month, const std::vector<AreaSet>& sets,
                                        const std::vector<double>& waiting, std::vector<TeamMonth>& teams);

}  // namespace sendcast
