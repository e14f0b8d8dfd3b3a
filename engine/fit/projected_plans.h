#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "scenario/load.h"

namespace sendcast {

/// Which plans a forecast is asked for: those of ages that belong together, in each setting.
struct PlanGroups {
  std::vector<int> group_of_age;  ///< [age]: from 0
  int age_groups = 0;
};

/// Plans at the end of some months, of all areas and needs together.
struct ProjectedPlans {
  int age_groups = 0;
  int settings = 0;
  /// [month asked for]: draws x (age group · settings + setting), people
  std::vector<Eigen::ArrayXXd> at_end_of;
  /// [month asked for]: the same in the central run, one row
  std::vector<Eigen::ArrayXXd> central;
};

/// Projects the plans of a scenario for many draws, demand only: nothing is priced (model.md sections 3, 4 and 9).
/// @param months  counted from 0, ascending, each within the run
/// @param draws   0 for the central run only
ProjectedPlans project_plans(const Loaded& loaded, const PlanGroups& groups, const std::vector<int>& months,
                             std::uint64_t draws, std::uint64_t seed);

}  // namespace sendcast
