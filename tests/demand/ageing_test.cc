#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

/// Two areas, ages 0 to 2, one need, one setting.
DemandModel with_some_of_everyone(Month start, int months) {
  DemandModel model = quiet_model({2, 3, 1, 1}, start, months);
  model.opening_sen_support << 1, 2, 3, 10, 20, 30;
  model.opening_in_assessment.col(0) << 4, 5, 6, 0, 0, 0;
  model.opening_overdue << 7, 8, 9, 0, 0, 0;
  model.opening_plans << 40, 50, 60, 70, 80, 90;
  model.teams.push_back(assessment_team(model, 0, 1));  // nobody is assessed, so that the queue keeps still
  return model;
}

TEST(Ageing, MovesEveryStockUpOneAgeWithinItsArea) {
  const DemandModel model = with_some_of_everyone(month_of(2021, 9), 1);
  Projection projection(model);
  projection.advance();
  const Stocks& stocks = projection.stocks();
  const std::vector<double> support = {0, 1, 2, 0, 10, 20};
  const std::vector<double> plans = {0, 40, 50, 0, 70, 80};
  const std::vector<double> in_assessment = {0, 4, 5, 0, 0, 0};
  const std::vector<double> overdue = {0, 7, 8, 0, 0, 0};
  for (int cell = 0; cell < 6; ++cell) {
    const auto i = static_cast<std::size_t>(cell);
    EXPECT_EQ(stocks.sen_support[cell], support[i]);
    EXPECT_EQ(stocks.plans[cell], plans[i]);
    EXPECT_EQ(stocks.in_assessment(cell, 1), in_assessment[i]) << "a year older and a month further";
    EXPECT_EQ(stocks.overdue[cell], overdue[i]);
  }
}

TEST(Ageing, CountsWhoLeavesAtTheOldestAge) {
  const DemandModel model = with_some_of_everyone(month_of(2021, 9), 1);
  Projection projection(model);
  projection.advance();
  const Eigen::ArrayXd& aged_out = projection.activity().of(Event::aged_out);
  EXPECT_EQ(aged_out[2], 3 + 6 + 9 + 60);
  EXPECT_EQ(aged_out[5], 30 + 90);
  EXPECT_EQ(total(aged_out), 78 + 120);
}

TEST(Ageing, ComesInSeptemberOnly) {
  const DemandModel model = with_some_of_everyone(month_of(2021, 7), 15);
  Projection projection(model);
  for (int month = 0; month < 15; ++month) {
    projection.advance();
    const bool expected = month == 2 || month == 14;  // September 2021 and September 2022
    EXPECT_EQ(total(projection.activity().of(Event::aged_out)) > 0, expected) << "in month " << month;
  }
  EXPECT_EQ(projection.stocks().plans[2], 40) << "two years older";
}

TEST(Migration, LetsEveryStockFollowItsBirthCohort) {
  DemandModel model = with_some_of_everyone(month_of(2021, 9), 1);
  model.migration[0] = Eigen::ArrayXd::Ones(6);
  model.migration[0][1] = 1.5;   // 1,500 aged 1 where 1,000 were aged 0
  model.migration[0][5] = 0.75;  // 750 aged 2 where 1,000 were aged 1
  Projection projection(model);
  projection.advance();
  const Eigen::ArrayXd& moved_in = projection.activity().of(Event::moved_in);
  EXPECT_NEAR(projection.stocks().sen_support[1], 1.5, 1e-12);
  EXPECT_NEAR(projection.stocks().in_assessment(1, 1), 6, 1e-12);
  EXPECT_NEAR(projection.stocks().overdue[1], 10.5, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[1], 60, 1e-12);
  EXPECT_NEAR(moved_in[1], 0.5 * (1 + 4 + 7 + 40), 1e-12);
  EXPECT_NEAR(projection.stocks().plans[5], 60, 1e-12);  // 80 x 75%
  EXPECT_NEAR(moved_in[5], -0.25 * (20 + 80), 1e-12) << "more left than came";
  EXPECT_EQ(moved_in[2], 0);
}

TEST(Migration, ComesBeforeTheMonthsFlows) {
  DemandModel model = with_some_of_everyone(month_of(2021, 9), 1);
  model.migration[0] = Eigen::ArrayXd::Constant(6, 2.0);
  model.leave_support = always(model, 1.2);
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::exited)[1], 0.2, 1e-12);  // 10% of the 1 who became 2
}

}  // namespace
}  // namespace sendcast
