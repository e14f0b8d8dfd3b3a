#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "model/drawn_model.h"
#include "model/simulate.h"
#include "tests/model/drawn_scenario.h"

namespace sendcast {
namespace {

class SimulateByChanceTest : public testing::Test {
 protected:
  std::unique_ptr<Loaded> loaded_ = load(texts_of(drawn_scenario).uncertain);
  Model model_ = compile(loaded_->scenario, "uncertain");
};

int line_called(const Model& model, const std::string& name) {
  for (std::size_t i = 0; i < model.catalogue.lines.size(); ++i) {
    if (model.catalogue.lines[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

// The line 'panel' costs £500 a year for everybody with a plan.
TEST_F(SimulateByChanceTest, ChargesForThePeopleThatChanceMade) {
  const Results results = simulate_by_chance(model_, 4, 2, {.plans_by_cell = true});
  const auto line = static_cast<std::size_t>(line_called(model_, "panel"));
  std::vector<double> plan_months(static_cast<std::size_t>(results.calendar.years()));
  for (int t = 0; t < results.calendar.months; ++t) {
    const Eigen::ArrayXd& plans = results.months[static_cast<std::size_t>(t)].plans_by_cell;
    EXPECT_TRUE((plans == plans.round()).all());
    plan_months[static_cast<std::size_t>(results.calendar.year_of(t))] += plans.sum();
  }
  for (std::size_t year = 0; year < plan_months.size(); ++year) {
    const LineCost& cost = results.accounts.costs[year][line];
    EXPECT_NEAR(cost.quantity, plan_months[year] / 12, 1e-9);
    EXPECT_NEAR(static_cast<double>(cost.cost), plan_months[year] / 12 * 50000, 0.51);
  }
  EXPECT_EQ(results.outcomes(results.calendar.years() - 1, 0), results.months.back().plans_by_cell.sum());
}

TEST_F(SimulateByChanceTest, DiffersByDrawAndIsTheSameForTheSameOne) {
  const auto plans = [&](std::uint64_t draw) { return simulate_by_chance(model_, 4, draw).outcomes(1, 0); };
  EXPECT_EQ(plans(2), plans(2));
  std::set<double> seen;
  for (std::uint64_t draw = 0; draw < 20; ++draw) seen.insert(plans(draw));
  EXPECT_GT(seen.size(), 5U);
}

/// A draw of the parameters has the same luck as the central model: nothing is drawn anew.
TEST_F(SimulateByChanceTest, OfTheCentralModelIsThatOfTheModelDrawnAtItsCentre) {
  const Results central = simulate_by_chance(model_, 4, 2);
  const Results drawn_at_centre = simulate_by_chance(drawn(model_, {}), 4, 2);
  EXPECT_TRUE((central.outcomes == drawn_at_centre.outcomes).all());
}

}  // namespace
}  // namespace sendcast
