// The bridges of every scenario of a real place.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.h"
#include "schema/disk.h"
#include "tests/value/bridge_scenario.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;

const std::string root = std::string(SENDCAST_SOURCE_DIR) + "/scenarios";
constexpr const char* base = "as-things-are";

std::vector<std::string> names_of_scenarios() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(root + "/bcp")) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class BcpBridge : public testing::TestWithParam<std::string> {};

// 64 coalitions of groups for each of two accounts, and up to 32 of interventions.
TEST_P(BcpBridge, SumsToTheDifferenceToThePenny) {
  std::vector<ScenarioFile> files;
  for (const std::string& name : {std::string(base), GetParam()}) {
    files.push_back({root + "/bcp/" + name + ".yaml", {root}, disk(root)});
  }
  Sources sources;
  Problems problems;
  const auto loaded = load_all(files, sources, problems);
  ASSERT_TRUE(problems.none());
  const std::vector<Results> results = run_all(loaded, {});

  expect_adds_up(bridge_years(results[1], loaded[1]->scenario));
  const Bridge groups = bridge_groups(results[0], loaded[0]->scenario, results[1], loaded[1]->scenario);
  expect_adds_up(groups);
  EXPECT_EQ(groups.parts.size(), 6U);
  EXPECT_EQ(part(groups, "payers").front(), 0) << "who pays moves nothing of the whole";
  const Bridge interventions = bridge_interventions(results[0], results[1], loaded[1]->scenario);
  expect_adds_up(interventions);
  EXPECT_EQ(interventions.from, groups.from);
  EXPECT_EQ(interventions.to, groups.to);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, BcpBridge, testing::ValuesIn(names_of_scenarios()), test_name);

}  // namespace
}  // namespace sendcast
