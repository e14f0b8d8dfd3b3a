#pragma once

#include <vector>

#include "demand/demand_model.h"

namespace sendcast::peers {

/// What every program here has to find, for one draw.
struct Followed {
  std::vector<double> plans;   ///< months x areas x settings: those with a plan at each month's end
  std::vector<double> yearly;  ///< financial years x (requests, assessments, on time, issued)
  std::vector<double> filled;  ///< teams: posts filled at the end
};

/// Follows the people of a model through all of its months by the engine's Projection.
Followed follow(const DemandModel& model);

/// How many stocks (of one cell: SEN support, each month of assessment, overdue, each setting) are ever other than 0,
/// at the opening or a month's end.
int stocks_ever_used(const DemandModel& model);

}  // namespace sendcast::peers
