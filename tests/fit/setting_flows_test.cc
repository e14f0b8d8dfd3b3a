#include "fit/setting_flows.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

constexpr auto mainstream = static_cast<Eigen::Index>(SettingGroup::mainstream);
constexpr auto special = static_cast<Eigen::Index>(SettingGroup::special);
constexpr auto post_16 = static_cast<Eigen::Index>(SettingGroup::post_16);

/// 40 plans at every age, growing by nothing.
AgeHistory even_ages(int januaries) {
  AgeHistory ages;
  ages.plans = Eigen::ArrayXXd::Constant(januaries, 26, 40);
  ages.new_plans = Eigen::ArrayXXd::Constant(januaries - 1, 26, 4);
  ages.leave = Eigen::ArrayXd::Constant(26, 0.1);
  return ages;
}

SettingHistory steady_settings(int januaries) {
  Eigen::ArrayXd plans(setting_groups_count);
  plans << 300, 40, 290, 60, 20, 260, 70;
  Eigen::ArrayXd fresh(setting_groups_count);
  fresh << 60, 4, 20, 4, 2, 4, 10;
  SettingHistory history;
  history.plans = plans.transpose().replicate(januaries, 1);
  history.new_plans = fresh.transpose().replicate(januaries - 1, 1);
  history.to_special = Eigen::ArrayXd::Constant(januaries - 1, 12);
  history.to_mainstream = Eigen::ArrayXd::Constant(januaries - 1, 3);
  return history;
}

TEST(Raked, HasTheMarginsThatItWasGiven) {
  const Eigen::ArrayXd by_age = even_ages(2).plans.row(0).transpose();
  const Eigen::ArrayXd by_setting = steady_settings(2).plans.row(0).transpose();
  const PlansBySetting table = raked(plausible_settings(), by_age, by_setting);
  EXPECT_NEAR((table.rowwise().sum() - by_age).abs().maxCoeff(), 0, 1e-6);
  EXPECT_NEAR((table.colwise().sum().transpose() - by_setting).abs().maxCoeff(), 0, 1e-3);
  EXPECT_LT(table.block(0, post_16, 16, 1).sum(), 1) << "nobody is at college before 16";
}

TEST(Raked, ScalesSettingsWhereTheTotalsDiffer) {
  const Eigen::ArrayXd by_age = even_ages(2).plans.row(0).transpose();
  const Eigen::ArrayXd by_setting = steady_settings(2).plans.row(0).transpose() * 0.98;
  EXPECT_NEAR(raked(plausible_settings(), by_age, by_setting).sum(), by_age.sum(), 1e-6);
}

TEST(SettingFlows, OfEnglandKeepPlansWhereTheyWere) {
  const SettingFlows flows = fit_setting_flows(steady_settings(4), even_ages(4), 3);
  EXPECT_LT(flows.worst_miss, 0.01);
  for (Eigen::Index group = 0; group < 3; ++group) EXPECT_NEAR(flows.first.row(group).sum(), 1, 1e-9);
  EXPECT_GE(flows.move.minCoeff(), 0);
  EXPECT_LE(flows.leaves_school_at_16.maxCoeff(), 1);
  EXPECT_EQ(flows.leaves_school_at_16[post_16], 0);
}

TEST(SettingFlows, OfAnAreaFollowItsOwnDriftWhereAreasDiffer) {
  const SettingFlows england = fit_setting_flows(steady_settings(4), even_ages(4), 3);
  SettingHistory area = steady_settings(4);
  for (Eigen::Index january = 0; january < 4; ++january) {
    area.plans(january, special) += 15.0 * static_cast<double>(january);
    area.plans(january, mainstream) -= 15.0 * static_cast<double>(january);
  }
  const Eigen::ArrayXd areas_differ = Eigen::ArrayXd::Constant(setting_groups_count, 0.01);
  const Eigen::ArrayXd areas_are_alike = Eigen::ArrayXd::Zero(setting_groups_count);
  const SettingFlows own = area_setting_flows(england, area, even_ages(4), 3, areas_differ);
  const SettingFlows pooled = area_setting_flows(england, area, even_ages(4), 3, areas_are_alike);
  const double in_its_mix = in_own_mix(england, area).move(mainstream, special);
  EXPECT_GT(in_its_mix, england.move(mainstream, special)) << "it has more special places beside its mainstream ones";
  EXPECT_GT(own.move(mainstream, special), in_its_mix + 0.01);
  EXPECT_NEAR(pooled.move(mainstream, special), in_its_mix, 1e-9);
}

TEST(LastingVariance, IsNothingWhereYearsScatterAsMuchAsAreas) {
  Eigen::ArrayXXd one = Eigen::ArrayXXd::Zero(2, setting_groups_count);
  one.row(0) = 0.1;
  one.row(1) = -0.1;
  EXPECT_EQ(lasting_variance({one, one, one, one}).maxCoeff(), 0);
  Eigen::ArrayXXd high = Eigen::ArrayXXd::Constant(2, setting_groups_count, 0.1);
  Eigen::ArrayXXd low = Eigen::ArrayXXd::Constant(2, setting_groups_count, -0.1);
  // Means 0.1, -0.1, 0.1, -0.1 and no scatter: 0.04 / 3.
  EXPECT_NEAR(lasting_variance({high, low, high, low})[special], 0.04 / 3, 1e-12);
}

}  // namespace
}  // namespace sendcast
