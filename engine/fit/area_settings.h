#pragma once

#include <vector>

#include <Eigen/Core>

#include "fit/plan_estimates.h"
#include "fit/setting_flows.h"
#include "import/history.h"

namespace sendcast {

/// Where plans are kept and how children move between settings, of England and of every area at an origin.
class AreaSettings {
 public:
  AreaSettings(const History& history, const PlanEstimates& estimates);

  /// Of the area at a position of PlanEstimates::areas.
  SettingFlows flows(std::size_t area) const;
  /// Plans at the origin by age and setting group (26 x 7), raked from England's table to the area's ages and settings.
  PlansBySetting plans(std::size_t area) const;
  /// What was published of plans by setting in the origin's January (7); not a number where it was not.
  Eigen::ArrayXd published(std::size_t area) const;

 private:
  SettingHistory history_of(AreaIndex area, Eigen::Index januaries) const;
  AgeHistory ages_of(std::size_t area) const;
  std::size_t england_position() const;

  const History& history_;
  const PlanEstimates& estimates_;
  SettingFlows england_;
  PlansBySetting england_plans_;
  Eigen::ArrayXd drift_variance_;
};

}  // namespace sendcast
