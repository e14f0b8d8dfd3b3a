#pragma once

#include <array>
#include <vector>

#include <Eigen/Core>

#include "import/settings.h"

namespace sendcast {

/// Where the plans of one area were kept, by age and setting group: ages x 7, people.
using PlansBySetting = Eigen::ArrayXXd;

/// What was published of where the plans of an area are, year by year; not a number where it was not.
struct SettingHistory {
  Eigen::ArrayXXd plans;         ///< January x 7, the last is the origin
  Eigen::ArrayXXd new_plans;     ///< calendar year x 7, one fewer than Januaries
  Eigen::ArrayXd to_special;     ///< calendar year: moves from mainstream to special schools, independent ones too
  Eigen::ArrayXd to_mainstream;  ///< calendar year: back
};

/// The same by age, in years that go with it.
struct AgeHistory {
  Eigen::ArrayXXd plans;      ///< January x 26
  Eigen::ArrayXXd new_plans;  ///< calendar year x 26
  Eigen::ArrayXd leave;       ///< age: the yearly rate at which plans end, net of arrivals
};

/// The youngest age of each group of ages that first settings are told apart by: under 5, 5 to 15, 16 and over.
inline constexpr std::array<int, 3> first_setting_ages = {0, 5, 16};

/// How children move between settings.
struct SettingFlows {
  /// First settings of new plans, by group of ages x 7; rows sum to 1.
  Eigen::ArrayXXd first = Eigen::ArrayXXd::Zero(3, setting_groups_count);
  Eigen::ArrayXd leaves_school_at_16;  ///< setting group: the share that goes to post-16 settings in September
  double starts_special_at_5 = 0;      ///< of those in other settings (early years above all): to special schools
  double starts_mainstream_at_5 = 0;   ///< ... and to mainstream schools
  Eigen::ArrayXXd move;                ///< from x to, a year, at ages 5 to 15
  Eigen::ArrayXd plans = Eigen::ArrayXd::Zero(setting_groups_count);  ///< at the origin, by setting group
  double worst_miss = 0;  ///< of any group's plans, as a share of all plans, over the years fitted
};

/// The one table by age and setting group that has these margins and is as near as can be to a start (iterative
/// proportional fitting). Where settings and ages have different totals, ages are right and settings are scaled.
/// @param start  ages x groups, positive wherever somebody can be
PlansBySetting raked(const Eigen::ArrayXXd& start, const Eigen::ArrayXd& by_age, const Eigen::ArrayXd& by_setting);

/// Where children of an age are plausibly educated, before anything is known: ages x 7. Schools to 18, colleges
/// from 16.
Eigen::ArrayXXd plausible_settings();

/// First settings and moves of England that explain best where plans were, over the last `years` years: a least-squares
/// fit (Levenberg and Marquardt's, Eigen's) of plans by setting group and of published moves.
SettingFlows fit_setting_flows(const SettingHistory& england, const AgeHistory& ages, int years);

/// England's flows with moves into each setting in proportion to how many plans an area has there beside its mainstream
/// schools, as England's are; a handful of plans count for little.
SettingFlows in_own_mix(const SettingFlows& england, const SettingHistory& area);

/// The same for an area: its own first settings; moves into a setting in proportion to how many it has there, beside
/// its mainstream schools, as England's are; and what its plans by setting have still drifted from what those would
/// have made of them, drawn towards nothing the less is known.
/// @param drift_variance  of lasting differences between areas, a year and mainstream pupil, by setting group
SettingFlows area_setting_flows(const SettingFlows& england, const SettingHistory& area, const AgeHistory& ages,
                                int years, const Eigen::ArrayXd& drift_variance);

/// How far an area's plans by setting drift in a year from what flows would make of them, as a share of its mainstream
/// plans at 5 to 15: one row a year, 7 columns; not a number where something is missing.
Eigen::ArrayXXd setting_drift(const SettingFlows& flows, const SettingHistory& area, const AgeHistory& ages, int years);

/// The variance of lasting differences between areas in a yearly drift, beyond the scatter from year to year (method of
/// moments); by setting group.
/// @param drifts  of each area, as setting_drift
Eigen::ArrayXd lasting_variance(const std::vector<Eigen::ArrayXXd>& drifts);

}  // namespace sendcast
