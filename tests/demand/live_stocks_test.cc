#include "demand/live_stocks.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "demand/advance.h"
#include "demand/tile_plan.h"
#include "model/drawn_model.h"
#include "model/tile_sums.h"
#include "tests/model/many_draws.h"
#include "tests/properties/random_scenario.h"
#include "tests/properties/uncertain_scenario.h"

namespace sendcast {
namespace {

/// The stocks that are ever anything but 0 in a run of a model.
LiveStocks stocks_in_use(const DemandModel& model) {
  LiveStocks used{std::vector<bool>(static_cast<std::size_t>(model.shape.cells())),
                  std::vector<bool>(static_cast<std::size_t>(model.shape.plans()))};
  const auto see = [&](const Stocks& stocks) {
    const Eigen::ArrayXd front =
        stocks.sen_support.abs() + stocks.overdue.abs() + stocks.in_assessment.abs().rowwise().sum();
    for (std::size_t i = 0; i < used.front.size(); ++i)
      used.front[i] = used.front[i] || front[static_cast<Eigen::Index>(i)] != 0;
    for (std::size_t i = 0; i < used.plans.size(); ++i)
      used.plans[i] = used.plans[i] || stocks.plans[static_cast<Eigen::Index>(i)] != 0;
  };
  Projection projection(model);
  see(projection.stocks());
  for (int month = 0; month < model.calendar.months; ++month) {
    projection.advance();
    see(projection.stocks());
  }
  return used;
}

void expect_within(const std::vector<bool>& used, const std::vector<bool>& live, const char* what) {
  for (std::size_t i = 0; i < used.size(); ++i) EXPECT_LE(used[i], live[i]) << what << " " << i;
}

void expect_within(const LiveStocks& used, const LiveStocks& live) {
  expect_within(used.front, live.front, "front");
  expect_within(used.plans, live.plans, "plan");
}

TEST(LiveStocks, AreAllThatAnybodyIsEverInAndAreCounted) {
  int dead = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    const ManyDraws draws({properties::files_of(properties::uncertain(properties::random_scenario(seed), seed))});
    const DemandModel& model = draws.model().demand;
    RecipeBook book;
    const TilePlan plan(model, tile_sums({&draws.model()}).counting, book);
    expect_within(stocks_in_use(model), plan.live);
    for (const std::uint64_t draw : {seed, seed + 1}) {
      const std::vector<double> numbers = draws.numbers(draw);
      expect_within(stocks_in_use(drawn_model(model, {numbers.data()})), plan.live);
    }
    EXPECT_EQ(plan.stocks, plan.live.count(model.months_to_issue));
    EXPECT_EQ(draws.runs().cell_steps(), 1.0 * plan.stocks * model.calendar.months);
    dead += plan.stocks < model.shape.cells() * (2 + model.months_to_issue) + model.shape.plans();
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GE(dead, 4) << "something is left out somewhere";
}

// Nobody younger than 3 is in anything, and what they would become from 3 on is.
TEST(LiveStocks, BeginWhereSomebodyCanBeAndGrowOlder) {
  std::string population = "area,age,year,value\n";
  for (int age = 0; age <= 5; ++age) population += fmt::format("east,{},2021,100\neast,{},2022,100\n", age, age);
  const ManyDraws draws({{{"scenario.yaml", R"(format: 1
title: From three on
start: 2021-04
years: 1
oldest_age: 5
areas: {east: East}
needs: {asd: Autism, semh: Mental health}
settings: {special: {label: Special}, mainstream: {label: Mainstream}}
demand:
  population: {csv: population.csv}
  opening: {plans: [{value: 0}, {where: {ages: 3, needs: asd, settings: special}, value: 3}], sen_support: 0}
  need_mix: {asd: 50%, semh: 50%}
  request_from_support: 10%
  request_from_others: [{value: 0}, {where: {ages: 4-}, value: 1%}]
  agree_to_assess: 1
  agree_to_issue: [{value: 0}, {where: {needs: semh}, value: 100%}]
  months_to_issue: 5
  first_setting: {mainstream: 100%}
funders: {council: Council}
pots: {block: {funder: council, income: 1000}}
funding: {block: {shares: {block: 100%}}}
services: {top_up: {driver: {caseload: all}, unit_cost: 1000, price_base: 2021-22, funding: block}}
)"},
                          {"population.csv", population}}});
  const Model& model = draws.model();
  const Shape& shape = model.demand.shape;
  RecipeBook book;
  const TilePlan plan(model.demand, tile_sums({&model}).counting, book);
  for (int age = 0; age <= 5; ++age) {
    const int asd = age * shape.needs;
    const int semh = asd + 1;
    const auto has_plan = [&](int setting, int cell) -> bool {
      return plan.live.plans[static_cast<std::size_t>(shape.plan(setting, cell))];
    };
    EXPECT_EQ(plan.live.front[static_cast<std::size_t>(asd)], age >= 4) << age;
    EXPECT_EQ(plan.live.front[static_cast<std::size_t>(semh)], age >= 4) << age;
    EXPECT_EQ(has_plan(0, asd), age == 3 || age == 4) << age;  // of those who are 3, until September and after
    EXPECT_FALSE(has_plan(0, semh)) << age;
    EXPECT_FALSE(has_plan(1, asd)) << age;
    EXPECT_EQ(has_plan(1, semh), age >= 4) << age;
  }
  // 4 fronts of SEN support, overdue and 5 months each; 4 stocks of plans; 12 months.
  EXPECT_EQ(draws.runs().cell_steps(), (4 * 7 + 4) * 12);
}

}  // namespace
}  // namespace sendcast
