// Runs the real command on published figures that a test has made, as an analyst would.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fit/synthetic_history.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class StatisticsCommand : public testing::Test {
 protected:
  StatisticsCommand() : root_(fs::temp_directory_path() / ("sendcast_statistics_" + std::to_string(getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_ / "downloads");
    for (const auto& [name, text] : synthetic_history(21, 12, 2019).files)
      std::ofstream(root_ / "downloads" / name, std::ios::binary) << text;
  }
  ~StatisticsCommand() override { fs::remove_all(root_); }

  /// The exit status of the command in the folder; what it says is in `said`.
  int command(const std::string& words) {
    const std::string line =
        "cd '" + root_.string() + "' && '" SENDCAST_COMMAND "' " + words + " > said 2>&1 < /dev/null";
    const int status = std::system(line.c_str());  // NOLINT(cert-env33-c): our own words
    std::ifstream file(root_ / "said");
    said = {std::istreambuf_iterator<char>(file), {}};
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path root_;
  std::string said;
};

TEST_F(StatisticsCommand, GoesFromPublishedFilesToAScenarioThatRuns) {
  ASSERT_EQ(command("import --area Camden --as-of 2019 --from downloads --out camden"), 0) << said;
  EXPECT_THAT(said, HasSubstr("Next: sendcast run camden/as-things-are.yaml"));
  EXPECT_EQ(command("check camden/as-things-are.yaml"), 0) << said;
  EXPECT_EQ(command("run camden/as-things-are.yaml --draws 20"), 0) << said;
  EXPECT_EQ(command("import --area Camden --as-of 2019 --from downloads --out camden"), 3) << "it is there already";
  EXPECT_EQ(command("fit --area 202 --as-of 2019 --from downloads --out rates.yaml"), 0) << said;
  EXPECT_TRUE(fs::exists(root_ / "rates.yaml"));
}

TEST_F(StatisticsCommand, RefusesWhatCannotBeFittedAndWritesNothing) {
  EXPECT_EQ(command("import --area Camdem --as-of 2019 --from downloads --out x"), 1);
  EXPECT_THAT(said, HasSubstr("Camden"));
  EXPECT_EQ(command("import --area BCP --as-of 2018 --from downloads --out x"), 1);
  EXPECT_THAT(said, HasSubstr("Poole")) << "its predecessors are named";
  EXPECT_EQ(command("import --area Camden --as-of 2012 --from downloads --out x"), 1);
  EXPECT_THAT(said, HasSubstr("too early"));
  EXPECT_EQ(command("import --area Camden --as-of 2019 --from nowhere --out x"), 3) << said;
  EXPECT_EQ(command("import --area Camden --as-of soon --from downloads --out x"), 2);
  EXPECT_EQ(command("import --area Camden --as-of 2019 --out x"), 2);
  EXPECT_FALSE(fs::exists(root_ / "x"));
}

TEST_F(StatisticsCommand, HoldsForecastsAgainstThePast) {
  ASSERT_EQ(command("backtest --from downloads --origins 2016-2017 --horizons 2 --draws 32 --out record"), 0) << said;
  for (const char* file : {"backtest.csv", "backtest_summary.csv", "backtest_not_forecast.csv", "backtest.svg"})
    EXPECT_TRUE(fs::exists(root_ / "record" / file)) << file;
  EXPECT_EQ(command("backtest --from downloads --origins 2030 --out none"), 1);
  EXPECT_FALSE(fs::exists(root_ / "none"));
  EXPECT_EQ(command("backtest --from downloads --areas Nowhere"), 1);
}

}  // namespace
}  // namespace sendcast
