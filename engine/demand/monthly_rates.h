#pragma once

#include <vector>

#include <Eigen/Core>

#include "demand/demand_model.h"
#include "demand/outflow.h"

namespace sendcast {

/// What a PairRate says in one month.
struct PairShare {
  int from = 0;
  int to = 0;
  Eigen::ArrayXd share;  ///< cells; people where needs change
};

/// What the schedules of a model say in one month: cells, or cells x settings. Rates are per month, not per year.
struct MonthlyRates {
  explicit MonthlyRates(const DemandModel& model);

  /// Brings everything to `month`; reads only what changes in it, so months are to be taken in order from 0. Returns
  /// whether anything changed.
  bool advance_to(const DemandModel& model, int month);

  Eigen::ArrayXd need_mix;
  Eigen::ArrayXd identify;
  Eigen::ArrayXd leave_support;
  Eigen::ArrayXd request_from_support;
  Eigen::ArrayXd request_from_others;
  Eigen::ArrayXd agree_to_assess;  ///< at once
  Eigen::ArrayXd agree_to_issue;   ///< at once
  Eigen::ArrayXd appeal;
  Eigen::ArrayXd appeal_upheld;
  Eigen::ArrayXd agree;  ///< at once or on appeal (model.md section 3.4)
  Eigen::ArrayXd issue;  ///< at once or on appeal (model.md section 3.6)
  Eigen::ArrayXXd first_setting;
  Eigen::ArrayXXd cease;
  Eigen::ArrayXXd arrive;
  std::vector<PairShare> phase_transfers;
  std::vector<PairShare> moves;
  std::vector<PairShare> need_changes;
  Outflows scales;        ///< see outflow_scales
  ScaledOutflows scaled;  ///< how many of them are less than 1
};

}  // namespace sendcast
