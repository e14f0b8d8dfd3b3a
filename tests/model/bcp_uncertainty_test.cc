// How unsure the scenarios of a real place are: of what, on whose word, and how far the draws lead.

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/draw_runs.h"
#include "model/measure_layout.h"
#include "model/simulate.h"
#include "report/csv.h"
#include "report/tables.h"
#include "run.h"
#include "schema/disk.h"
#include "uncertainty/distribution.h"

namespace sendcast {
namespace {

const std::string root = std::string(SENDCAST_SOURCE_DIR) + "/scenarios";

std::unique_ptr<Loaded> loaded(const std::string& name, Sources& sources) {
  Problems problems;
  auto scenarios = load_all({{root + "/bcp/" + name + ".yaml", {root}, disk(root)}}, sources, problems);
  EXPECT_TRUE(problems.none());
  return std::move(scenarios.front());
}

std::unique_ptr<Loaded> loaded(const std::string& name) {
  Sources sources;
  return loaded(name, sources);
}

/// Puts its mean where a distribution is written with one; how many there were.
int make_certain(Node& node) {
  if (is_written_as_distribution(node)) {
    const Node* mean = node.members.front().value.find("mean");
    if (mean == nullptr) return 0;
    node = Node(*mean);
    return 1;
  }
  int made = 0;
  for (Node& item : node.items) made += make_certain(item);
  for (Member& member : node.members) made += make_certain(member.value);
  return made;
}

std::unique_ptr<Loaded> made_certain(const Loaded& scenario, Sources& sources) {
  Node merged = scenario.merged;
  EXPECT_GT(make_certain(merged), 100);
  merged.members.erase(std::remove_if(merged.members.begin(), merged.members.end(),
                                      [](const Member& member) { return member.name == "correlations"; }),
                       merged.members.end());
  Problems problems;
  auto certain = load_merged(scenario.path, std::move(merged), disk(root), sources, problems);
  EXPECT_TRUE(problems.none());
  return certain;
}

TEST(BcpUncertainty, EveryUncertainNumberHasASourceAndNoneCallsItselfPublished) {
  const auto scenario = loaded("transformation");
  std::map<std::string, const Assumption*> by_path;
  for (const Assumption& assumption : scenario->assumptions) by_path[assumption.path] = &assumption;
  for (const UncertainNumber& number : scenario->uncertain) {
    const auto found = by_path.find(number.path);
    ASSERT_NE(found, by_path.end()) << number.path;
    EXPECT_FALSE(found->second->provenance.source.empty()) << number.path;
    EXPECT_THAT(found->second->provenance.basis, testing::AnyOf("calibrated", "illustrative")) << number.path;
  }
}

TEST(BcpUncertainty, TheBaseIsUnsureOfAsManyThingsAsItsPageSays) {
  std::set<std::string> causes;
  const auto base = loaded("as-things-are");
  for (const UncertainNumber& number : base->uncertain) causes.insert(number.name);
  EXPECT_EQ(causes.size(), 38U);
}

TEST(BcpUncertainty, TheCentralRunIsThatOfTheNumbersWithoutTheirSpread) {
  Sources sources;
  const auto uncertain = loaded("transformation", sources);
  const auto certain = made_certain(*uncertain, sources);
  ASSERT_TRUE(certain);
  const Results with_spread = simulate(compile(uncertain->scenario, "one"));
  const Results without = simulate(compile(certain->scenario, "one"));
  const std::vector<Table> tables = result_tables({&with_spread, 1});
  const std::vector<Table> expected = result_tables({&without, 1});
  ASSERT_EQ(tables.size(), expected.size());
  for (std::size_t i = 0; i < tables.size(); ++i) EXPECT_TRUE(csv(tables[i]) == csv(expected[i])) << tables[i].name;
}

/// Draws of one measure of the base, by financial year and draw.
struct Draws {
  MeasureLayout layout;
  std::vector<std::vector<double>> measures;  ///< [measure][draw]
  std::int64_t scaled_outflows = 0;

  const std::vector<double>& of(int year, int position) const {
    return measures[static_cast<std::size_t>(layout.at(year, position))];
  }
};

Draws drawn(const Loaded& scenario, int draws) {
  const Model model = compile(scenario.scenario, "base");
  const Worlds worlds({&scenario}, 1);
  Draws all{layout_of(model.catalogue, model.demand.calendar.years()), {}, 0};
  all.measures.assign(static_cast<std::size_t>(all.layout.count()),
                      std::vector<double>(static_cast<std::size_t>(draws)));
  const auto take = [&](const Block& block) {
    all.scaled_outflows += block.scenarios[0].scaled_outflows;
    for (std::size_t i = 0; i < block.scenarios[0].measures.size(); ++i) {
      const auto at = static_cast<std::size_t>(block.draws);
      all.measures[i / at][block.first + i % at] = block.scenarios[0].measures[i];
    }
  };
  DrawRuns({&model}, {{0}}, worlds)
      .run(
          static_cast<std::uint64_t>(draws), {},
          [&](std::uint64_t draw, std::span<double> out) { worlds.draw(draw, out); }, take, [] { return true; });
  return all;
}

/// The widest gap between draws, as a share of their middle.
double spread(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return (values.back() - values.front()) / values[values.size() / 2];
}

TEST(BcpUncertainty, EveryDrawIsAPlaceThatCouldBe) {
  const auto base = loaded("as-things-are");
  const Draws draws = drawn(*base, 128);
  EXPECT_EQ(draws.scaled_outflows, 0) << "rates so large that more leave a stock than are in it";
  for (int year = 1; year < 10; ++year) {
    for (const double plans : draws.of(year, MeasureLayout::plans)) {
      EXPECT_GT(plans, 2900) << "fewer plans than in January 2022, in year " << year;
      EXPECT_LT(plans, 9000) << "more than three times as many, in year " << year;
    }
    for (const double requests : draws.of(year, draws.layout.requests())) EXPECT_LT(requests, 3000);
  }
}

TEST(BcpUncertainty, TheFutureIsLessSureThanTheYearThatIsPublished) {
  const auto base = loaded("as-things-are");
  const Draws draws = drawn(*base, 128);
  EXPECT_LT(spread(draws.of(1, MeasureLayout::plans)), 0.06);
  EXPECT_GT(spread(draws.of(9, MeasureLayout::plans)), 0.4);
  const int deficit = draws.layout.balance_by_pot(0);
  EXPECT_LT(std::abs(spread(draws.of(1, deficit))), 0.25);
  EXPECT_GT(std::abs(spread(draws.of(9, deficit))), 0.8);
}

}  // namespace
}  // namespace sendcast
