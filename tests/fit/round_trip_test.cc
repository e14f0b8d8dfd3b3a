#include <array>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "fit/plan_estimates.h"
#include "tests/fit/synthetic_history.h"

namespace sendcast {
namespace {

constexpr double of_90_per_cent = 1.645;

struct Held {
  int inside = 0;
  int all = 0;

  void add(bool is_inside) {
    inside += is_inside ? 1 : 0;
    ++all;
  }
  double share() const { return static_cast<double>(inside) / all; }
};

/// SENDCAST_TRIALS says how many countries are made; a few in the suite.
int trials() {
  const char* asked = std::getenv("SENDCAST_TRIALS");
  return asked == nullptr ? 8 : std::max(1, std::atoi(asked));
}

/// How far an area's effect on its rate of new plans, all ages (-1) or a group, lies from what was estimated, in
/// standard errors. What England itself may be out by is counted too.
double error_of(const TrueHistory& truth, const PlanEstimates& estimates, std::size_t area, int group) {
  const auto g = static_cast<std::size_t>(group);
  double in_area = 0, in_all = 0, england_at_area = 0;
  const Eigen::ArrayXd& rate = estimates.national.new_plan_rate;
  const AreaEstimates& found = estimates.areas[area];
  const AreaSeries& series = estimates.series.areas[area];
  const Eigen::Index last = series.new_plans.rows() - 1;
  const Eigen::ArrayXXd without = series.population - estimates.cohorts[area].plans;
  for (int age = 0; age < 26; ++age) {
    if (group >= 0 && departure_group_of_age(age) != group) continue;
    england_at_area += rate[age] * (without(last, age) * 8 / 12 + without(last + 1, age) * 4 / 12);
  }
  for (std::size_t other = 0; other < 4; ++other) {
    if (group >= 0 && other != g) continue;
    in_area += truth.expected_new_plans[area][other];
    for (const auto& expected : truth.expected_new_plans) in_all += expected[other];
  }
  const double effect = std::log(in_area / england_at_area);
  const double estimated = found.now[0] + (group >= 0 ? found.now[g + 1] : 0);
  const double variance = std::pow(found.now_error[0], 2) + (group >= 0 ? std::pow(found.now_error[g + 1], 2) : 0);
  return (effect - estimated) / std::sqrt(variance + 1 / in_all);
}

/// Issue 5: data made from known rates and fitted back, each identified rate lies in its own 90% interval about as
/// often as that says. What depends on the ages within a published band is not identified: net leaving and endings.
TEST(RoundTrip, FindsEachIdentifiedRateInItsOwnInterval) {
  static constexpr std::array<const char*, 5> names = {"new plans, all ages", "under 5", "5 to 10", "11 to 15",
                                                       "16 and over"};
  std::map<std::string, Held> held;
  for (int trial = 0; trial < trials(); ++trial) {
    const TrueHistory truth = synthetic_history(static_cast<std::uint64_t>(1000 + trial), 40, 2019);
    const auto estimates = estimate_plans(truth.statistics.history, 2019);
    ASSERT_TRUE(estimates.has_value());
    for (std::size_t area = 0; area < truth.areas.size(); ++area) {
      for (int group = -1; group < departure_groups; ++group) {
        held[names[static_cast<std::size_t>(group + 1)]].add(std::abs(error_of(truth, *estimates, area, group)) <
                                                             of_90_per_cent);
      }
    }
    const NationalEstimates& national = estimates->national;
    held["growth of new plans"].add(std::abs(national.growth_measured - truth.growth) <
                                    of_90_per_cent * national.growth_measured_error);
    held["not identified: net leaving under 16"].add(std::abs(national.leaving_under_16 - truth.leaving) <
                                                     of_90_per_cent * national.leaving_error);
  }
  for (const auto& [name, of] : held) {
    std::cout << name << ": " << of.inside << " of " << of.all << ", " << 100 * of.share() << "%\n";
    const bool is_counted_often = of.all >= 200;
    if (!is_counted_often || name.rfind("not identified", 0) == 0) continue;
    EXPECT_GE(of.share(), 0.80) << name;
    EXPECT_LE(of.share(), 0.97) << name;
  }
}

}  // namespace
}  // namespace sendcast
