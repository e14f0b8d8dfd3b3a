#include "funding/tile_settlement.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "funding/pence.h"
#include "model/drawn_model.h"
#include "model/model.h"
#include "scenario/load.h"
#include "schema/disk.h"
#include "tests/funding/builders.h"
#include "tests/funding/rounding_bound.h"
#include "tests/funding/tile_deal.h"

namespace sendcast {
namespace {

constexpr std::uint64_t deals = 300;
constexpr ByLane<double> in_order = [] {
  ByLane<double> order{};
  for (std::size_t lane = 0; lane < tile_width; ++lane) order[lane] = static_cast<double>(lane);
  return order;
}();

template <typename Thing>
ByLane<Thing> same_in_every_lane(const Thing& thing) {
  ByLane<Thing> lanes;
  lanes.fill(thing);
  return lanes;
}

/// Checks each of many deals, naming the seed of one that fails.
template <typename Check>
void for_many_deals(Check check) {
  std::cout << "seeds 1 to " << deals << "\n";
  for (std::uint64_t seed = 1; seed <= deals; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Deal deal = random_deal_with_uptake(seed);
    check(seed, deal, random_counts(seed, deal));
    if (::testing::Test::HasFailure()) return;
  }
}

void expect_near_costs(const Accounts& central, const TileMoney& tile, int lane) {
  for (std::size_t year = 0; year < central.costs.size(); ++year) {
    for (std::size_t line = 0; line < central.costs[year].size(); ++line) {
      const LineCost& cost = central.costs[year][line];
      const TileLineCharges& charges = tile.charges.lines[line];
      EXPECT_NEAR(charges.quantity[year][lane], cost.quantity, 1e-9);
      EXPECT_NEAR(charges.cost[year][lane], in_pounds(cost.cost), 0.005001);
    }
  }
}

/// Every figure of a lane against the central accounts, as near as pence can be.
void expect_near(const Deal& deal, const Accounts& central, const TileMoney& tile, int lane) {
  SCOPED_TRACE("lane " + std::to_string(lane));
  expect_near_costs(central, tile, lane);
  const RoundingBound bound = rounding_bound(deal, central, tile.charges, lane);
  for (std::size_t year = 0; year < central.budgets.size(); ++year) {
    SCOPED_TRACE("year " + std::to_string(year));
    double paid = 0;
    double balance = 0;
    for (std::size_t pot = 0; pot < central.budgets[year].size(); ++pot) {
      const TileBudgetYear& budget = tile.accounts.budgets[year][pot];
      EXPECT_NEAR(budget.income[lane], in_pounds(central.budgets[year][pot].income), 0.005001);
      paid += std::abs(budget.paid[lane] - in_pounds(central.budgets[year][pot].paid));
      balance += std::abs(budget.balance[lane] - in_pounds(central.budgets[year][pot].balance));
    }
    EXPECT_LE(paid, bound.paid[year]);
    EXPECT_LE(balance, bound.balance[year]);
    for (std::size_t pool = 0; pool < central.pools[year].size(); ++pool) {
      const double reserve = in_pounds(central.pools[year][pool].carried_forward);
      EXPECT_NEAR(tile.accounts.pools[year][pool].carried_forward[lane], reserve, bound.reserves[year][pool]);
    }
  }
}

/// All figures of one lane in one list.
std::vector<double> figures_of(const TileMoney& money, int lane) {
  std::vector<double> figures;
  for (const TileLineCharges& line : money.charges.lines) {
    for (const Lanes& quantity : line.quantity) figures.push_back(quantity[lane]);
    for (const Lanes& cost : line.cost) figures.push_back(cost[lane]);
  }
  for (const auto& year : money.accounts.pools) {
    for (const TilePoolYear& pool : year) {
      figures.insert(figures.end(), {pool.contributions[lane], pool.spend[lane], pool.carried_forward[lane]});
    }
  }
  for (const auto& year : money.accounts.budgets) {
    for (const TileBudgetYear& budget : year) {
      figures.insert(figures.end(), {budget.income[lane], budget.paid[lane], budget.balance[lane]});
    }
  }
  return figures;
}

/// What is paid, less what reserves grow by, is what lines cost, but for the last bits of what goes to and fro.
void expect_conserved(const TileMoney& money, const FundingModel& model, const ByLane<Deal>& draws, int lane) {
  for (std::size_t year = 0; year < money.accounts.budgets.size(); ++year) {
    double difference = 0;
    double magnitude = 0;
    const auto add = [&](double amount) {
      difference += amount;
      magnitude += std::abs(amount);
    };
    for (const TileBudgetYear& budget : money.accounts.budgets[year]) add(budget.paid[lane]);
    for (const TileLineCharges& line : money.charges.lines) add(-line.cost[year][lane]);
    for (std::size_t pool = 0; pool < model.pools.size(); ++pool) {
      magnitude += std::abs(money.accounts.pools[year][pool].contributions[lane]);
      add(-money.accounts.pools[year][pool].carried_forward[lane]);
      add(year == 0 ? draws[static_cast<std::size_t>(lane)].model.pools[pool].opening_reserve.central
                    : money.accounts.pools[year - 1][pool].carried_forward[lane]);
    }
    EXPECT_LE(std::abs(difference), 1e-9 * magnitude) << "year " << year << ", lane " << lane;
  }
}

ByLane<Deal> draws_of(const Deal& deal, std::uint64_t seed) {
  ByLane<Deal> draws;
  for (std::uint64_t draw = 0; draw < tile_width; ++draw) {
    draws[draw] = changed_at_random(deal, seed * tile_width + draw);
  }
  return draws;
}

ByLane<Counts> counts_of(const Deal& deal, std::uint64_t seed) {
  ByLane<Counts> counts;
  for (std::uint64_t draw = 0; draw < tile_width; ++draw) counts[draw] = random_counts(seed * tile_width + draw, deal);
  return counts;
}

TEST(MoneyOfATile, IsThatOfTheCentralRunWhereNothingIsUncertain) {
  for_many_deals([](std::uint64_t, const Deal& deal, const Counts& counts) {
    const TileMoney tile =
        tile_money(deal, same_in_every_lane(counts), in_order, still_months_of(deal.model, deal.lines));
    const Accounts central = central_accounts(deal, counts);
    for (int lane = 0; lane < tile_width; ++lane) expect_near(deal, central, tile, lane);
  });
}

TEST(MoneyOfATile, IsInEachLaneThatOfACentralRunInWhichTheNumbersOfItsDrawStand) {
  for_many_deals([](std::uint64_t seed, const Deal& deal, const Counts&) {
    const ByLane<Deal> draws = draws_of(deal, seed);
    const ByLane<Counts> counts = counts_of(deal, seed);
    const Deal uncertain = uncertain_deal(draws);
    const TileMoney tile = tile_money(uncertain, counts, in_order, still_months_of(uncertain.model, uncertain.lines));
    for (std::size_t lane = 0; lane < tile_width; ++lane) {
      expect_near(draws[lane], central_accounts(draws[lane], counts[lane]), tile, static_cast<int>(lane));
      expect_conserved(tile, deal.model, draws, static_cast<int>(lane));
    }
  });
}

TEST(MoneyOfATile, DoesNotDependOnWhichDrawsAreSideBySide) {
  for_many_deals([](std::uint64_t seed, const Deal& deal, const Counts&) {
    const Deal uncertain = uncertain_deal(draws_of(deal, seed));
    const ByLane<Counts> counts = counts_of(deal, seed);
    const std::vector<StillMonths> stretches = still_months_of(uncertain.model, uncertain.lines);
    const TileMoney tile = tile_money(uncertain, counts, in_order, stretches);
    const std::array<std::size_t, tile_width> order{3, 7, 0, 0, 5, 2, 15, 1, 9, 8, 14, 11, 4, 12, 12, 6};
    ByLane<Counts> other_counts;
    ByLane<double> other_draws;
    for (std::size_t lane = 0; lane < tile_width; ++lane) {
      other_counts[lane] = counts[order[lane]];
      other_draws[lane] = static_cast<double>(order[lane]);
    }
    const TileMoney other = tile_money(uncertain, other_counts, other_draws, stretches);
    for (std::size_t lane = 0; lane < tile_width; ++lane) {
      EXPECT_EQ(figures_of(other, static_cast<int>(lane)), figures_of(tile, static_cast<int>(order[lane])));
    }
  });
}

TEST(MoneyOfATile, HasTheSameBitsWhetherANumberIsCertainOrDrawn) {
  for_many_deals([](std::uint64_t seed, const Deal& deal, const Counts&) {
    const ByLane<Deal> draws = draws_of(deal, seed);
    const ByLane<Counts> counts = counts_of(deal, seed);
    const Deal uncertain = uncertain_deal(draws);
    const std::vector<StillMonths> stretches = still_months_of(uncertain.model, uncertain.lines);
    const TileMoney tile = tile_money(uncertain, counts, in_order, stretches);
    const std::size_t lane = seed % tile_width;
    const TileMoney certain = tile_money(draws[lane], counts, in_order, stretches);
    EXPECT_EQ(figures_of(certain, static_cast<int>(lane)), figures_of(tile, static_cast<int>(lane)));
  });
}

TEST(MoneyOfATile, IsTheSameInShorterStretches) {
  for_many_deals([](std::uint64_t, const Deal& deal, const Counts& counts) {
    std::vector<StillMonths> single_months;
    for (int month = 0; month < deal.model.calendar.months; ++month) {
      single_months.push_back({deal.model.calendar.year_of(month), month, month});
    }
    expect_near(deal, central_accounts(deal, counts),
                tile_money(deal, same_in_every_lane(counts), in_order, single_months), 0);
  });
}

std::vector<std::string> worked_examples() {
  std::vector<std::string> paths{"scenarios/bcp/transformation.yaml", "scenarios/bcp/joint-therapies.yaml"};
  for (const auto& entry : std::filesystem::directory_iterator(SENDCAST_SOURCE_DIR "/tests/golden")) {
    const std::string path = "tests/golden/" + entry.path().filename().string() + "/scenario.yaml";
    if (std::filesystem::exists(std::string(SENDCAST_SOURCE_DIR "/") + path)) paths.push_back(path);
  }
  return paths;
}

TEST(MoneyOfATile, IsThatOfTheCentralRunForTheWorkedExamplesWhateverIsCounted) {
  EXPECT_GT(worked_examples().size(), 10u);
  for (const std::string& path : worked_examples()) {
    SCOPED_TRACE(path);
    Sources sources;
    Problems problems;
    const std::string root = SENDCAST_SOURCE_DIR;
    const auto loaded = load(root + "/" + path, {root}, disk(root), sources, problems);
    ASSERT_NE(loaded, nullptr);
    const Model central = drawn(compile(loaded->scenario, path), {});
    const Deal deal{central.funding, central.lines};
    const Counts counts = random_counts(1, deal);
    expect_near(deal, central_accounts(deal, counts),
                tile_money(deal, same_in_every_lane(counts), in_order, still_months_of(deal.model, deal.lines)), 0);
  }
}

/// What is listed for a draw or lane; from the beginning again where the list is shorter.
template <typename Thing>
const Thing& listed(const std::vector<Thing>& list, std::size_t draw) {
  return list[draw % list.size()];
}

/// A number that is another in each draw.
std::shared_ptr<const Recipe> drawn_as(const std::vector<double>& numbers) {
  const auto evaluate = [numbers](Drawn drawn, int, double* made) {
    *made = listed(numbers, static_cast<std::size_t>(*drawn.numbers));
  };
  return std::make_shared<const Recipe>(Recipe{1, {0}, evaluate});
}

/// What draws of one year come to where each line counts one thing every month, in every lane.
TileMoney one_year(const FundingModel& model, const std::vector<LineModel>& lines) {
  const Counts one(lines.size(), std::vector<std::vector<double>>(12, std::vector<double>(1, 1.0)));
  return tile_money({model, lines}, same_in_every_lane(one), in_order, still_months_of(model, lines));
}

FundingModel with_one_rule(int pots, const std::vector<Band>& bands) {
  FundingModel model = funding_of(month_of(2022, 4), 12, pots);
  model.rules.push_back({{{bands}}});
  return model;
}

TEST(TileOfLayers, CountsADrawnBoundBelowTheOneBeforeAsTheOneBefore) {
  // £100 a place: the first band ends at £60. Where the second ends at £80, pots pay 60, 20 and 20; where at £40, which
  // is below £60, there is no second band: 60, 0 and 40. A price of -£100 is shared as its magnitude is.
  const FundingModel empty = funding_of(month_of(2022, 4), 12, 3);
  FundingModel model = with_one_rule(
      3, {band_of(empty, 60, {1, 0, 0}), band_of(empty, 80, {0, 1, 0}), band_of(empty, no_bound, {0, 0, 1})});
  model.rules[0].ladders[0].bands[1].up_to.recipe = drawn_as({80, 40, 80, 40, 60, 100, 200, 80});
  LineModel line = line_of(model, Eigen::ArrayXXd::Constant(1, 1, 100.0), 0);
  line.uncertain_price.push_back({0, 0, drawn_as({100, 100, -100, -100, 100, 100, 100, 50})});
  const TileMoney money = one_year(model, {line});
  const std::vector<std::vector<double>> expected{{60, 20, 20}, {60, 0, 40}, {-60, -20, -20}, {-60, 0, -40},
                                                  {60, 0, 40},  {60, 40, 0}, {60, 40, 0},     {50, 0, 0}};
  for (int lane = 0; lane < tile_width; ++lane) {
    for (std::size_t pot = 0; pot < 3; ++pot) {
      EXPECT_NEAR(money.accounts.budgets[0][pot].paid[lane], listed(expected, static_cast<std::size_t>(lane))[pot],
                  1e-12)
          << "pot " << pot << ", lane " << lane;
    }
  }
}

TEST(TileOfGrants, PayLinesInTheirOrderUntilADrawnLimitIsReached) {
  // Two lines of £100, both named by pot 1's grant; pot 0 pays the rest. Of £0, £30, £130 and £500 the grant pays as
  // much as it has, £200 at most.
  const FundingModel empty = funding_of(month_of(2022, 4), 12, 2);
  FundingModel model = with_one_rule(2, {band_of(empty, no_bound, {1, 0})});
  model.grants.push_back({1, Course{0.0}});
  model.grants[0].limit.recipe = drawn_as({0, 30, 130, 500, 200, 100, 199, 201});
  LineModel line = line_of(model, Eigen::ArrayXXd::Constant(1, 1, 100.0), 0);
  line.grants = {0};
  const TileMoney money = one_year(model, {line, line});
  const std::vector<double> expected{0, 30, 130, 200, 200, 100, 199, 200};
  for (int lane = 0; lane < tile_width; ++lane) {
    EXPECT_NEAR(money.accounts.budgets[0][1].paid[lane], listed(expected, static_cast<std::size_t>(lane)), 1e-12);
    EXPECT_NEAR(money.accounts.budgets[0][0].paid[lane], 200 - listed(expected, static_cast<std::size_t>(lane)), 1e-12);
  }
}

TEST(TileOfPools, StaysInTheReserveWhereInADrawNobodyContributes) {
  // A pool that spends £1,200 a year. Where pot 0 contributes £1,000, it pays the £200 that are over; where it
  // contributes £1,500, the pool keeps £300; where it contributes nothing, the pool owes all.
  FundingModel model = funding_of(month_of(2022, 4), 12, 1);
  model.pools.push_back(pool_of(model, {share_of(model, 0, 0)}));
  model.pools[0].contributions[0].amount.recipe = drawn_as({1000, 1500, 0, 1200, 0, 1, 0, 5000});
  LineModel line = line_of(model, Eigen::ArrayXXd::Constant(1, 1, 1200.0), -1);
  line.pool = 0;
  line.ladder_row.clear();
  const TileMoney money = one_year(model, {line});
  const std::vector<double> paid{1200, 1500, 0, 1200, 0, 1200, 0, 5000};
  const std::vector<double> reserve{0, 300, -1200, 0, -1200, 0, -1200, 3800};
  for (int lane = 0; lane < tile_width; ++lane) {
    EXPECT_NEAR(money.accounts.budgets[0][0].paid[lane], listed(paid, static_cast<std::size_t>(lane)), 1e-9);
    EXPECT_NEAR(money.accounts.pools[0][0].carried_forward[lane], listed(reserve, static_cast<std::size_t>(lane)),
                1e-9);
  }
}

TEST(TileOfBudgets, OwesInterestOnlyInTheDrawsThatStartInDebt) {
  // 10% on what is owed: of -£1,000 brought forward £100; nothing of £1,000 in hand. Pot 1 meets what pot 0 then owes.
  FundingModel model = funding_of(month_of(2022, 4), 12, 2);
  pot_of(model, 0).carries = true;
  pot_of(model, 0).opening_balance.recipe = drawn_as({-1000, 1000, 0, -10, 10, -1, 1, -500});
  pot_of(model, 0).interest = {0.1};
  pot_of(model, 0).deficit_met_by = 1;
  const TileMoney money = one_year(model, {});
  const std::vector<double> of_debtor{0, 1000, 0, 0, 10, 0, 1, 0};
  const std::vector<double> of_other{-1100, 0, 0, -11, 0, -1.1, 0, -550};
  for (int lane = 0; lane < tile_width; ++lane) {
    EXPECT_NEAR(money.accounts.budgets[0][0].balance[lane], listed(of_debtor, static_cast<std::size_t>(lane)), 1e-12);
    EXPECT_NEAR(money.accounts.budgets[0][1].balance[lane], listed(of_other, static_cast<std::size_t>(lane)), 1e-12);
  }
}

}  // namespace
}  // namespace sendcast
