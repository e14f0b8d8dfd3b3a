// What draws come to, held to a scenario small enough to know every answer: one service at a fixed price that is
// normal, paid from one budget, so that chances and quantiles are those of a normal distribution.

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "report/csv.h"
#include "run.h"
#include "tests/one_service.h"

namespace sendcast {
namespace {

constexpr std::uint64_t draws = 20'000;

Outcomes outcomes_with(const std::vector<Files>& scenarios) {
  Draws asked;
  asked.count = draws;
  asked.seed = 1;
  return outcomes_with(scenarios, asked);
}

std::string text_of(const Outcomes& outcomes, const std::string& table) {
  for (const Table& one : outcomes.tables) {
    if (one.name == table) return csv(one);
  }
  return {};
}

/// The share of a normal distribution that lies below some standard deviations.
double below(double deviations) { return 0.5 * std::erfc(-deviations / std::sqrt(2.0)); }

/// A chance estimated from all draws lies within 4.5 of its standard errors.
double honest(double chance) { return 4.5 * std::sqrt(chance * (1 - chance) / static_cast<double>(draws)); }

TEST(UncertainOutcomes, GiveTheCentralResultAsTheMeanOfALinearModel) {
  const Outcomes outcomes = outcomes_with({one_service(105'000)});
  const DrawnScenario& drawn = outcomes.drawn->scenarios.front();
  const Spread& cost = drawn.measures[static_cast<std::size_t>(drawn.layout.at(0, drawn.layout.revenue_cost()))];
  EXPECT_EQ(cost.count(), static_cast<std::int64_t>(draws));
  EXPECT_NEAR(*cost.mean(), 100'000, 4.5 * 10'000 / std::sqrt(draws));
  EXPECT_NEAR(*cost.standard_deviation(), 10'000, 4.5 * 10'000 / std::sqrt(2.0 * draws));
  // Density at the 95% quantile 0.10314/sd: standard error √(0.05·0.95/n)·sd/0.10314.
  EXPECT_NEAR(*cost.quantile(0.95), 116'448.5, 4.5 * std::sqrt(0.05 * 0.95 / draws) * 10'000 / 0.10314);
}

TEST(UncertainOutcomes, TellHowLikelyItIsThatABudgetHolds) {
  const Outcomes outcomes = outcomes_with({one_service(105'000)});
  const DrawnBudget& budget = outcomes.drawn->scenarios.front().budgets.front();
  for (const std::size_t year : {std::size_t{0}, std::size_t{1}}) {
    EXPECT_NEAR(*budget.within[year].probability(), below(0.5), honest(below(0.5))) << year;
    EXPECT_NEAR(*budget.in_balance[year].probability(), below(0.5), honest(below(0.5))) << year;
  }
  EXPECT_NEAR(*budget.first_deficit.in(0).probability(), 1 - below(0.5), honest(below(0.5)));
  EXPECT_EQ(*budget.first_deficit.in(1).probability(), 0);  // the price is the same in both years
  EXPECT_NEAR(*budget.first_deficit.never().probability(), below(0.5), honest(below(0.5)));
}

TEST(UncertainOutcomes, TellHowLikelyADeficitBeyondALevelIs) {
  // An income of -£0.9m a year: the deficit of the first year is the price and £0.9m, beyond £1m in half of the draws.
  const Outcomes outcomes = outcomes_with({one_service(-900'000)});
  const DrawnBudget& budget = outcomes.drawn->scenarios.front().budgets.front();
  ASSERT_EQ(outcomes.drawn->deficit_levels.front(), 1e6);
  EXPECT_NEAR(*budget.beyond.front()[0].probability(), 0.5, honest(0.5));
  EXPECT_EQ(*budget.beyond.front()[1].probability(), 1);
}

const char* cheaper =
    "interventions:\n  bargain: {label: Bargain, from: 2022-04, effects: [{target: services.centre.unit_cost, add: "
    "-1000}]}\n";

TEST(UncertainOutcomes, CompareInTheSameWorldSoThatACertainDifferenceIsCertain) {
  const Outcomes outcomes = outcomes_with({one_service(105'000), one_service(105'000, cheaper)});
  const DrawnComparison& comparison = outcomes.drawn->comparisons.front();
  for (std::size_t i = 0; i < comparison.value_names.size(); ++i) {
    const DrawnValueName& name = comparison.value_names[i];
    if (name.funder != "all" || name.measure != "cost_difference") continue;
    EXPECT_NEAR(*comparison.values[i].mean(), -2000, 1e-6);
    EXPECT_NEAR(*comparison.values[i].standard_deviation(), 0, 1e-6);  // of one scenario alone it is £20,000
  }
  EXPECT_EQ(*comparison.costs_less.probability(), 1);
  EXPECT_EQ(*comparison.worth_it.probability(), 1);
  EXPECT_EQ(*comparison.pays_less.front().probability(), 1);
}

TEST(UncertainOutcomes, PutDifferencesInTheOrderOfTheComparison) {
  const Outcomes outcomes = outcomes_with({one_service(105'000), one_service(105'000, cheaper)});
  const Comparison& central = outcomes.comparisons.front();
  const DrawnComparison& drawn = outcomes.drawn->comparisons.front();
  ASSERT_EQ(central.measures.size(), drawn.differences.size());
  for (std::size_t i = 0; i < central.measures.size(); ++i) {
    const auto* pence = std::get_if<Pence>(&central.measures[i].difference);
    if (pence == nullptr) continue;
    EXPECT_NEAR(*drawn.differences[i].mean(), static_cast<double>(*pence) / 100, 0.01)
        << central.measures[i].measure << ' ' << central.measures[i].of;
  }
}

TEST(UncertainOutcomes, MoveTheCostByAPriceAsFarAsItsPercentiles) {
  const Outcomes outcomes = outcomes_with({one_service(105'000)});
  const WhatMoves& moves = outcomes.matters->moves.front();
  ASSERT_EQ(moves.bars.size(), 1U);
  // Two years at 1.281552 standard deviations to either side.
  EXPECT_NEAR(moves.bars.front().below, -2 * 12'815.516, 0.01);
  EXPECT_NEAR(moves.bars.front().above, 2 * 12'815.516, 0.01);
  EXPECT_NEAR(moves.regression.shares[0], 1, 1e-9);
}

TEST(UncertainOutcomes, AreTheSameBytesOnAnyThreadsAndInAnyBlocks) {
  const std::vector<Files> scenarios = {one_service(105'000), one_service(105'000, cheaper)};
  const auto tables_with = [&](int threads, int block_draws) {
    Draws asked;
    asked.count = 333;
    asked.seed = 7;
    asked.division = {threads, block_draws};
    const Outcomes outcomes = outcomes_with(scenarios, asked);
    std::string text;
    for (const Table& table : outcomes.tables) text += csv(table);
    return text;
  };
  const std::string expected = tables_with(1, 64);
  EXPECT_EQ(tables_with(2, 64), expected);
  EXPECT_EQ(tables_with(2, 1), expected);
  EXPECT_EQ(tables_with(1, 256), expected);
}

TEST(UncertainOutcomes, AreLeftOutWhereOnlyTheCentralRunIsAskedFor) {
  const Outcomes outcomes = outcomes_with({one_service(105'000)}, Draws{});
  EXPECT_FALSE(outcomes.drawn);
  EXPECT_EQ(text_of(outcomes, "uncertainty"), "");
}

TEST(UncertainOutcomes, StopWhenTheyAreToldTo) {
  Draws asked;
  asked.count = 100'000;
  asked.progress = [](std::uint64_t done) { return done < 500; };
  const Outcomes outcomes = outcomes_with({one_service(105'000)}, asked);
  EXPECT_FALSE(outcomes.is_whole);
}

TEST(UncertainOutcomes, TellChanceApartFromTheNumbers) {
  // 400 children leave school at 24% a year; nothing else is uncertain: after a month Binomial(400, 2%) have.
  Files files = one_service(105'000);
  std::string& text = files["scenario.yaml"];
  text.replace(text.find("years: 2"), 8, "years: 1/12");
  text.replace(text.find("  need_mix"), 10, "  opening: {plans: {csv: plans.csv}}\n  cease: {value: 24%}\n  need_mix");
  files["plans.csv"] = "area,age,need,setting,value\ntown,0,any,school,400\n";
  std::string& population = files["population.csv"];
  population = "area,age,year,value\ntown,0,2021,1000\ntown,0,2022,1000\ntown,0,2023,1000\n";
  Draws asked;
  asked.count = 4000;
  asked.seed = 3;
  asked.by_chance = true;
  const Outcomes outcomes = outcomes_with({files}, asked);
  const DrawnScenario& drawn = outcomes.drawn->scenarios.front();
  const Spread& plans = drawn.measures[static_cast<std::size_t>(MeasureLayout::plans)];
  const double variance = 400 * 0.02 * 0.98;
  EXPECT_NEAR(*plans.mean(), 392, 4.5 * std::sqrt(variance / 4000));
  EXPECT_NEAR(*plans.standard_deviation(), std::sqrt(variance), 4.5 * std::sqrt(variance / 8000));
  EXPECT_NEAR(*drawn.expected[MeasureLayout::plans].standard_deviation(), 0, 1e-9);
  EXPECT_NEAR(*drawn.by_chance[MeasureLayout::plans].standard_deviation(), *plans.standard_deviation(), 1e-6);
  EXPECT_NE(text_of(outcomes, "chance").find(",plans,,"), std::string::npos);
}

}  // namespace
}  // namespace sendcast
