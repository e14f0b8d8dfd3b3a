#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fit/backtest.h"
#include "fit/fit_areas.h"
#include "fit/scenario_text.h"
#include "import/read_statistics.h"
#include "model/simulate.h"
#include "run.h"
#include "tests/import/shared_data.h"

namespace sendcast {
namespace {

/// What ../shared/data holds, read once for all of these tests.
const Statistics& published() {
  static const Statistics statistics = [] {
    Sources sources;
    Problems problems;
    const std::vector<std::filesystem::path> paths = {shared_data()};
    return read_statistics(std::span<const std::filesystem::path>(paths), sources, problems);
  }();
  return statistics;
}

class OnPublishedFigures : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_data().empty()) GTEST_SKIP() << "skipped: ../shared/data is not here";
  }
};

/// As many are on time in the last year as in the first: capacity keeps pace with requests.
void expect_steady_queue(const Results& results) {
  const auto share_on_time = [&](std::size_t first_month) {
    double on_time = 0, all = 0;
    for (std::size_t month = first_month; month < first_month + 12; ++month) {
      const Eigen::ArrayXXd& events = results.months[month].events;
      on_time += events.col(static_cast<Eigen::Index>(Event::on_time)).sum();
      all += events.col(static_cast<Eigen::Index>(Event::assessments)).sum();
    }
    return on_time / all;
  };
  EXPECT_NEAR(share_on_time(108), share_on_time(0), 0.05);
}

/// Issue 5, Shows 3: held against what was published afterwards.
TEST_F(OnPublishedFigures, ForecastsBeatEveryNaiveRuleThatWasKnowable) {
  BacktestAsked asked;
  asked.origins = {2016, 2017, 2018, 2019};
  asked.draws = 100;
  const Backtest result = backtest(published().history, asked);
  std::map<int, std::map<std::string, ForecastScores>> scores;
  for (const BacktestSummaryLine& line : summary_of(result))
    if (line.measure == 0 && line.origin == 0 && line.size == "all") scores[line.horizon][line.rule] = line.scores;
  ASSERT_EQ(scores.size(), 3U);
  for (const auto& [horizon, by_rule] : scores) {
    const ForecastScores& ours = by_rule.at("sendcast");
    EXPECT_GE(ours.forecasts, 590) << horizon;
    double best = 1e9;
    for (int number = 0; number < naive_rules; ++number) {
      const auto rule = static_cast<NaiveRule>(number);
      if (!is_knowable(rule)) continue;
      const ForecastScores& theirs = by_rule.at(std::string(name_of(rule)));
      EXPECT_LT(ours.mean_absolute_error, theirs.mean_absolute_error) << horizon << " " << name_of(rule);
      EXPECT_LT(ours.interval_score, theirs.interval_score) << horizon << " " << name_of(rule);
      best = std::min(best, theirs.mean_absolute_error);
    }
    if (horizon == 3) {
      EXPECT_LT(ours.mean_absolute_error, 0.95 * best);
    }
    EXPECT_GE(ours.inside_90, 0.80) << horizon;
    EXPECT_LE(ours.inside_90, 0.97) << horizon;
    EXPECT_GE(ours.inside_50, 0.40) << horizon;
    EXPECT_LE(ours.inside_50, 0.60) << horizon;
  }
}

/// Issue 5, Shows 1: every area becomes a scenario that runs.
TEST_F(OnPublishedFigures, EveryAreaOfJanuary2022BecomesAScenarioThatRuns) {
  const FittedAreas fitted(published().history, 2022);
  int ran = 0;
  for (const AreaIndex area : local_authorities(2022)) {
    SCOPED_TRACE(std::string(area_at(area).name));
    ASSERT_EQ(fitted.why_not(area), "");
    const std::vector<ScenarioFileText> files = scenario_folder(fitted.fit(area, FitScope::everything, 10));
    const ReadFile read = [&](const std::string& path) -> FileText {
      for (const ScenarioFileText& file : files)
        if (file.path == path) return {file.text, {}};
      return {{}, "there is no such file"};
    };
    Sources sources;
    Problems problems;
    auto loaded = load_all({{"as-things-are.yaml", Reach{".", "."}, read}}, sources, problems);
    ASSERT_TRUE(problems.none()) << explain(problems, sources);
    const std::vector<Results> results = run_all(loaded, {});
    const auto plans = published().history.value({.statistic = Statistic::plans, .area = area, .year = 2022});
    double opening = 0;
    for (const double people : loaded.front()->scenario.demand.opening.plans.table.grid->values) opening += people;
    EXPECT_NEAR(opening, plans.value(), 0.01 * plans.value());
    expect_steady_queue(results.front());
    ++ran;
  }
  EXPECT_EQ(ran, 152);
}

}  // namespace
}  // namespace sendcast
