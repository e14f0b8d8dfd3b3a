#include "model/draw_runs.h"

#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "demand/vector_width.h"
#include "tests/model/many_draws.h"
#include "tests/properties/random_scenario.h"
#include "tests/properties/uncertain_scenario.h"

namespace sendcast {
namespace {

using properties::Files;
using properties::ScenarioText;

ScenarioText text_of(std::uint64_t seed) { return properties::uncertain(properties::random_scenario(seed), seed); }

Files files_of(std::uint64_t seed) { return properties::files_of(text_of(seed)); }

/// Two tiles and a part of one.
constexpr int draws = 37;
constexpr Division in_one_block{1, draws};

/// Checks a property of some random scenarios.
template <typename Check>
void for_some_scenarios(Check check) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    check(seed);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(DrawRuns, AreTheSameInBlocksOfAnySize) {
  for_some_scenarios([](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed)});
    const DrawsOfScenarios expected = runs.run(draws, in_one_block);
    for (const int block_draws : {1, 8, 16, 64, 256}) {
      SCOPED_TRACE(fmt::format("blocks of {}", block_draws));
      expect_same_bits(runs.run(draws, {1, block_draws}), expected);
    }
  });
}

TEST(DrawRuns, AreTheSameOnAnyNumberOfThreads) {
  const tbb::global_control more_threads_than_processors(tbb::global_control::max_allowed_parallelism, 7);
  for_some_scenarios([](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed), files_of(seed + 100), files_of(seed + 200)});
    const DrawsOfScenarios expected = runs.run(draws, in_one_block);
    for (const int threads : {1, 2, 7}) {
      SCOPED_TRACE(fmt::format("{} threads", threads));
      expect_same_bits(runs.run(draws, {threads, 3}), expected);
    }
  });
}

TEST(DrawRuns, AreTheSameInVectorsOfAnyWidth) {
  const std::vector<std::string> widths = vector_widths();
  ASSERT_FALSE(widths.empty());
  for_some_scenarios([&](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed)});
    const DrawsOfScenarios expected = runs.run(draws);
    for (const std::string& width : widths) {
      SCOPED_TRACE(width);
      ASSERT_TRUE(use_vector_width(width));
      EXPECT_EQ(vector_width(), width);
      expect_same_bits(runs.run(draws), expected);
    }
    EXPECT_TRUE(use_vector_width(""));
    EXPECT_EQ(vector_width(), widths.front());
  });
  EXPECT_FALSE(use_vector_width("as wide as a barn door"));
}

TEST(DrawRuns, HaveADrawThatIsTheSameHoweverManyThereAre) {
  for_some_scenarios([](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed)});
    const auto alone = [&](std::uint64_t draw) { return runs.run(1, {1, 1}, draw)[0]; };
    const std::vector<DrawOfScenario> among_others = runs.run(draws, {1, 16}, 4200)[0];
    expect_same_bits(alone(4217), {among_others[17]});
    expect_same_bits(alone(4236), {among_others[36]});
  });
}

TEST(DrawRuns, AreTheSameForAScenarioAloneAndBesideOthersInAnyOrder) {
  for_some_scenarios([](std::uint64_t seed) {
    const std::vector<Files> scenarios = {files_of(seed), files_of(seed + 100), files_of(seed + 200)};
    const DrawsOfScenarios together = ManyDraws(scenarios).run(draws);
    const DrawsOfScenarios in_another_order = ManyDraws({scenarios[2], scenarios[0], scenarios[1]}).run(draws);
    expect_same_bits(in_another_order, {together[2], together[0], together[1]});
    for (std::size_t i = 0; i < scenarios.size(); ++i)
      expect_same_bits(ManyDraws({scenarios[i]}).run(draws)[0], together[i]);
  });
}

/// The same demand: other money, other payers, other prices, and other things counted.
std::vector<Files> deals_of(std::uint64_t seed) {
  const ScenarioText first = text_of(seed);
  ScenarioText payer = first;
  ScenarioText money = first;
  ScenarioText outcomes = first;
  for (const auto& [name, line] : first.tree["services"].items()) {
    payer.tree["services"][name]["funding"] = "one_pot";
    money.tree["services"][name]["unit_cost"] = "1234.5";
  }
  money.tree["pots"]["gift"]["opening_balance"] =
      properties::Tree{{"uniform", properties::Tree{{"low", "1000"}, {"high", "2000"}, {"name", "a_gift"}}}};
  const auto count = [&](const char* name, const char* number) {
    const std::string setting = first.tree["settings"].items().begin().key();
    outcomes.tree["outcomes"][name] =
        properties::Tree{{"count", properties::Tree{{"places", setting}, {"number", number}}}};
  };
  count("places", "7");
  ScenarioText other_outcomes = outcomes;
  other_outcomes.tree["outcomes"]["places"]["count"]["number"] = "9";
  std::vector<Files> deals;
  for (const ScenarioText& deal : {first, payer, money, outcomes, other_outcomes})
    deals.push_back(properties::files_of(deal));
  return deals;
}

TEST(DrawRuns, AreTheSameForADealThatSharesItsDemandWithOthers) {
  for_some_scenarios([](std::uint64_t seed) {
    const std::vector<Files> deals = deals_of(seed);
    const DrawsOfScenarios apart = ManyDraws(deals).run(draws);
    expect_same_bits(ManyDraws(deals, {{0, 1, 2, 3, 4}}).run(draws), apart);
    expect_same_bits(ManyDraws(deals, {{4, 2}, {3}, {1, 0}}).run(draws), apart);
  });
}

TEST(DrawRuns, ShareTheDemandOfDealsThatCountAlike) {
  const std::vector<Files> deals = deals_of(1);
  const std::vector<Files> alike = {deals[3], deals[4]};
  EXPECT_LT(ManyDraws(alike, {{0, 1}}).runs().cell_steps(), ManyDraws(alike).runs().cell_steps());
}

TEST(DrawRuns, AreTheSameBesideAnUncertainNumberThatNothingUses) {
  for_some_scenarios([](std::uint64_t seed) {
    ScenarioText more = text_of(seed);
    more.tree["indices"]["aardvark"] =
        properties::Tree{{"normal", properties::Tree{{"mean", "0.03"}, {"sd", "0.01"}, {"name", "aardvark"}}}};
    const ManyDraws with({properties::files_of(more)});
    const ManyDraws without({files_of(seed)});
    EXPECT_EQ(with.worlds().count(), without.worlds().count() + 1);
    expect_same_bits(with.run(draws), without.run(draws));
  });
}

std::int64_t scaled_outflows(const ManyDraws& runs, int of_draws, int block_draws, const DrawRuns::NumbersOf& numbers) {
  std::int64_t scaled = 0;
  const auto take = [&](const Block& block) { scaled += block.scenarios[0].scaled_outflows; };
  runs.runs().run(static_cast<std::uint64_t>(of_draws), {1, block_draws}, numbers, take, [] { return true; });
  return scaled;
}

std::int64_t scaled_outflows(const ManyDraws& runs, int of_draws, int block_draws) {
  return scaled_outflows(runs, of_draws, block_draws,
                         [&](std::uint64_t draw, std::span<double> numbers) { runs.worlds().draw(draw, numbers); });
}

TEST(DrawRuns, CountScaledOutflowsOnceHoweverDrawsAreDivided) {
  std::int64_t most = 0;
  for_some_scenarios([&](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed)});
    const std::int64_t scaled = scaled_outflows(runs, draws, draws);
    for (const int block_draws : {1, 8, 16})
      EXPECT_EQ(scaled_outflows(runs, draws, block_draws), scaled) << block_draws;
    most = std::max(most, scaled);
  });
  EXPECT_GT(most, 0);
}

/// Draws of which every third sees the same world.
DrawRuns::NumbersOf three_worlds(const ManyDraws& runs) {
  return [&runs](std::uint64_t draw, std::span<double> numbers) { runs.worlds().draw(draw % 3, numbers); };
}

TEST(DrawRuns, AreTheSameInTheSameWorld) {
  for_some_scenarios([](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed), files_of(seed + 100)});
    const DrawsOfScenarios expected = runs.run(3, in_one_block);
    const DrawsOfScenarios found = runs.run(draws, in_one_block, three_worlds(runs));
    for (std::size_t scenario = 0; scenario < expected.size(); ++scenario) {
      for (std::size_t draw = 0; draw < static_cast<std::size_t>(draws); ++draw)
        expect_same_bits({found[scenario][draw]}, {expected[scenario][draw % 3]});
    }
  });
}

TEST(DrawRuns, CountScaledOutflowsOfEveryDrawInTheSameWorld) {
  for_some_scenarios([](std::uint64_t seed) {
    const ManyDraws runs({files_of(seed)});
    EXPECT_EQ(scaled_outflows(runs, draws, draws, three_worlds(runs)),
              12 * scaled_outflows(runs, 3, 1) + scaled_outflows(runs, 1, 1));
  });
}

TEST(DrawRuns, HandOverEveryDrawOnceWithItsNumbers) {
  const ManyDraws runs({files_of(3), files_of(4)});
  std::set<std::uint64_t> seen;
  runs.runs().run(
      draws, {2, 5}, [&](std::uint64_t draw, std::span<double> numbers) { runs.worlds().draw(draw, numbers); },
      [&](const Block& block) {
        for (int i = 0; i < block.draws; ++i) {
          const std::uint64_t draw = block.first + static_cast<std::uint64_t>(i);
          EXPECT_TRUE(seen.insert(draw).second);
          std::vector<double> numbers(runs.worlds().count());
          runs.worlds().draw(draw, numbers);
          const auto first =
              block.numbers.begin() + static_cast<std::ptrdiff_t>(i) * static_cast<std::ptrdiff_t>(numbers.size());
          EXPECT_TRUE(std::equal(numbers.begin(), numbers.end(), first));
        }
      },
      [] { return true; });
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(draws));
}

TEST(DrawRuns, StopBeforeTheNextBlockWhenTheyAreNotToGoOn) {
  const ManyDraws runs({files_of(3)});
  const auto numbers_of = [&](std::uint64_t draw, std::span<double> numbers) { runs.worlds().draw(draw, numbers); };
  for (const int blocks : {0, 1, 3}) {
    int taken = 0;
    int asked = 0;
    const bool to_the_end = runs.runs().run(
        draws, {1, 8}, numbers_of, [&](const Block&) { ++taken; }, [&] { return asked++ < blocks; });
    EXPECT_FALSE(to_the_end);
    EXPECT_EQ(taken, blocks);
  }
}

TEST(DrawRuns, OfNoDrawsTakeNothing) {
  const ManyDraws runs({files_of(3)});
  EXPECT_EQ(runs.run(0)[0].size(), 0U);
}

}  // namespace
}  // namespace sendcast
