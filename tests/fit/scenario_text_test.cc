#include "fit/scenario_text.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/load.h"
#include "tests/fit/small_fitted_area.h"

namespace sendcast {
namespace {

std::unique_ptr<Loaded> loaded(const FittedArea& area, const std::string& file, std::string& problems) {
  const std::vector<ScenarioFileText> files = scenario_folder(area);
  const ReadFile read = [&](const std::string& path) -> FileText {
    for (const ScenarioFileText& written : files)
      if (written.path == path) return {written.text, {}};
    return {{}, "there is no such file"};
  };
  Sources sources;
  Problems found;
  auto scenario = load(file, Reach{".", "."}, read, sources, found);
  problems = explain(found, sources);
  return scenario;
}

TEST(ScenarioFolder, IsReadWithoutAProblem) {
  std::string problems;
  for (const char* file : {"local-area.yaml", "as-things-are.yaml"})
    EXPECT_NE(loaded(small_fitted_area(), file, problems), nullptr) << problems;
}

TEST(ScenarioFolder, SaysWhereEveryNumberComesFrom) {
  std::string problems;
  const auto scenario = loaded(small_fitted_area(), "local-area.yaml", problems);
  ASSERT_NE(scenario, nullptr) << problems;
  for (const Assumption& assumption : scenario->assumptions) {
    // That one pot pays all, and that there is one kind of need, is how the scenario is laid out.
    const bool is_layout = assumption.path == "years" || assumption.path.rfind("demand.need_mix", 0) == 0 ||
                           assumption.path.rfind("funding.", 0) == 0;
    if (is_layout) continue;
    EXPECT_FALSE(assumption.provenance.source.empty()) << assumption.path;
  }
}

TEST(ScenarioFolder, KeepsDistributionsTheirNamesAndCorrelations) {
  FittedArea area = small_fitted_area();
  area.requests = {
      {0,
       4,
       {{"2022-01", {0.01, 0.002, DistributionKind::lognormal, "new_plans_2022"}},
        {"2023-01", {0.011, 0.003, DistributionKind::lognormal, "new_plans_2023"}}},
       {"A", Basis::calibrated}},
      {5, 25, {{"2022-01", {0.005, 0.001, DistributionKind::lognormal, "new_plans_2022"}}}, {"B", Basis::calibrated}}};
  area.correlations = {{"new_plans_2022", "new_plans_2023", 0.5}};
  std::string problems;
  const auto scenario = loaded(area, "local-area.yaml", problems);
  ASSERT_NE(scenario, nullptr) << problems;
  EXPECT_EQ(scenario->uncertain.size(), 6U) << "three numbers in each of the two tables of requests";
}

TEST(ScenarioFolder, TakesMoney) {
  FittedArea area = small_fitted_area();
  area.money.inflation = {{"2021-22", 0.01, {"Deflator", Basis::published}}};
  area.money.high_needs_block = {{"2021-22", 5e6, {"Grant", Basis::published}},
                                 {"2022-23", 6e6, {"Assumed", Basis::illustrative}}};
  area.money.opening_balance = YearlyAmount{"2020-21", -1e6, {"Balance", Basis::calibrated}};
  area.money.lines = {{"special_top_up",
                       "Special school top-ups",
                       "{caseload: [special]}",
                       12'000,
                       "2021-22",
                       "1.2.1",
                       {"Outturn", Basis::calibrated}}};
  std::string problems;
  EXPECT_NE(loaded(area, "as-things-are.yaml", problems), nullptr) << problems;
}

TEST(ScenarioFolder, TakesAnyNameOfAnArea) {
  FittedArea area = small_fitted_area();
  area.label = "Bristol, \"City of\": a #1 \\ place\n- not: yaml";
  std::string problems;
  const auto scenario = loaded(area, "as-things-are.yaml", problems);
  ASSERT_NE(scenario, nullptr) << problems;
  EXPECT_EQ(scenario->scenario.areas.items.front(), "Bristol, \"City of\": a #1 \\ place - not: yaml");
}

TEST(ScenarioName, IsFitToNameAnArea) {
  EXPECT_EQ(scenario_name_of("Isle of Wight"), "isle_of_wight");
  EXPECT_EQ(scenario_name_of("Bournemouth, Christchurch and Poole"), "bournemouth_christchurch_and_poole");
  EXPECT_EQ(scenario_name_of("St. Helens"), "st_helens");
}

}  // namespace
}  // namespace sendcast
