// People as whole numbers: what many draws come to, beside theory. Draws are the same in every run of the tests, so
// what is within 4.5 standard errors stays there.

#include <gtest/gtest.h>

#include "chance_model.h"
#include "demand/advance.h"
#include "demand/layout.h"

namespace sendcast {
namespace {

constexpr double errors = 4.5;
constexpr Month june = month_of(2021, 6);

void expect_mean_and_variance(const Sample& sample, double mean, double variance) {
  EXPECT_NEAR(sample.mean(), mean, errors * sample.error_of_mean());
  EXPECT_NEAR(sample.variance(), variance, errors * sample.error_of_variance());
}

/// One cell in one area, age and need, in which nothing happens.
DemandModel one_cell(int settings, int months = 12) { return quiet_model({1, 1, 1, settings}, june, months); }

/// With 24% a year, 40 stay for 3 months with 0.98³ each.
TEST(ChanceTheory, ThoseWhosePlansDoNotEndAreBinomial) {
  DemandModel model = one_cell(1);
  model.opening_plans.setConstant(40);
  model.cease[0] = always(model, 0.24);
  const double stays = 0.98 * 0.98 * 0.98;
  const Sample plans = sampled(
      model, 3, 4000, [](const ChanceProjection& after) { return std::vector<double>{after.stocks().plans[0]}; })[0];
  expect_mean_and_variance(plans, 40 * stays, 40 * stays * (1 - stays));
}

TEST(ChanceTheory, ThoseWhoAreIdentifiedAreBinomial) {
  DemandModel model = one_cell(1);
  model.population.setConstant(150);
  model.identify = always(model, 0.6);
  const double identified = 1 - 0.95 * 0.95;
  const Sample support = sampled(model, 2, 4000, [](const ChanceProjection& after) {
    return std::vector<double>{after.stocks().sen_support[0]};
  })[0];
  expect_mean_and_variance(support, 150 * identified, 150 * identified * (1 - identified));
}

/// A population of 20.3 without SEN has 0.3 of a person whom chance makes one or none: var = E[n]p(1-p) + p²·0.3·0.7.
TEST(ChanceTheory, APartOfAPersonIsOneOrNone) {
  DemandModel model = one_cell(1);
  model.population.setConstant(20.3);
  model.identify = always(model, 6);
  const Sample support = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    return std::vector<double>{after.stocks().sen_support[0]};
  })[0];
  expect_mean_and_variance(support, 20.3 * 0.5, 20.3 * 0.25 + 0.25 * 0.21);
}

TEST(ChanceTheory, FirstSettingsAreMultinomial) {
  DemandModel model = one_cell(3);
  model.opening_in_assessment(0, 3) = 60;
  const std::vector<double> share = {0.5, 0.3, 0.2};
  for (std::size_t s = 0; s < 3; ++s) model.first_setting[s] = always(model, share[s]);
  const auto plans = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const Eigen::ArrayXd& in = after.stocks().plans;
    return std::vector<double>{in[0], in[1], in[2]};
  });
  for (std::size_t s = 0; s < 3; ++s) expect_mean_and_variance(plans[s], 60 * share[s], 60 * share[s] * (1 - share[s]));
  // The standard error of a covariance is about √(var·var + cov²)/√n.
  EXPECT_NEAR(plans[0].covariance(plans[1]), -60 * 0.5 * 0.3, errors * std::sqrt((15 * 12.6 + 81) / 4000));
  EXPECT_NEAR(plans[0].covariance(plans[2]), -60 * 0.5 * 0.2, errors * std::sqrt((15 * 9.6 + 36) / 4000));
}

/// Ways out of SEN support compete for 200: 10% leave, 5% are given another need, 20% ask, of whom 60% are agreed at
/// once and of the rest half appeal, a quarter of them with success: 0.2·(0.6 + 0.4·0.5·0.25) = 13% are accepted.
TEST(ChanceTheory, WaysOutOfSenSupportAreMultinomialAndAppealsNested) {
  DemandModel model = quiet_model({1, 1, 2, 1}, june, 12);
  model.population.setConstant(200);
  model.opening_sen_support[0] = 200;
  model.leave_support = always(model, 1.2);
  model.need_changes = {{0, 1, always(model, 0.6)}};
  model.request_from_support = always(model, 2.4);
  model.agree_to_assess = always(model, 0.6);
  model.appeal = always(model, 0.5);
  model.appeal_upheld = always(model, 0.25);
  const auto events = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    std::vector<double> counts;
    for (const Event event :
         {Event::exited, Event::need_changed, Event::requests, Event::refusals, Event::appeals, Event::accepted}) {
      counts.push_back(after.activity().of(event)[0]);
    }
    return counts;
  });
  const std::vector<double> share = {0.1, 0.05, 0.2, 0.08, 0.04, 0.13};
  for (std::size_t i = 0; i < share.size(); ++i) {
    expect_mean_and_variance(events[i], 200 * share[i], 200 * share[i] * (1 - share[i]));
  }
  EXPECT_NEAR(events[0].covariance(events[2]), -200 * 0.1 * 0.2, errors * std::sqrt((18 * 32 + 16) / 4000.0));
}

/// Of 100, a tenth each are given one of two other needs. Whoever has the one has not the other.
TEST(ChanceTheory, ChangesOfNeedAreMultinomial) {
  DemandModel model = quiet_model({1, 1, 3, 1}, june, 12);
  model.opening_sen_support[0] = model.opening_plans[0] = 100;
  model.need_changes = {{0, 1, always(model, 1.2)}, {0, 2, always(model, 1.2)}};
  const auto changed = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const Stocks& stocks = after.stocks();
    return std::vector<double>{stocks.sen_support[1], stocks.sen_support[2], stocks.plans[1], stocks.plans[2]};
  });
  for (const Sample& sample : changed) expect_mean_and_variance(sample, 10, 9);
  EXPECT_NEAR(changed[0].covariance(changed[1]), -1, errors * std::sqrt((81 + 1) / 4000.0));
  EXPECT_NEAR(changed[2].covariance(changed[3]), -1, errors * std::sqrt((81 + 1) / 4000.0));
  EXPECT_NEAR(changed[0].covariance(changed[2]), 0, errors * std::sqrt(81 / 4000.0));
}

/// Shares of 1.5 and 0.5 are scaled to sum to 1: three quarters and the rest.
TEST(ChanceTheory, WaysOutThatTogetherExceedEverybodyAreScaled) {
  DemandModel model = one_cell(3);
  model.opening_plans[0] = 40;
  model.moves = {{0, 1, always(model, 18)}, {0, 2, always(model, 6)}};
  const auto plans = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const Eigen::ArrayXd& in = after.stocks().plans;
    return std::vector<double>{in[0], in[1], static_cast<double>(after.activity().scaled_outflows)};
  });
  EXPECT_EQ(plans[0].values, std::vector<double>(4000, 0));
  expect_mean_and_variance(plans[1], 30, 40 * 0.75 * 0.25);
  EXPECT_EQ(plans[2].values, std::vector<double>(4000, 1));
}

TEST(ChanceTheory, ArrivalsArePoisson) {
  DemandModel model = one_cell(1);
  model.opening_plans.setConstant(30);
  model.arrive[0] = always(model, 6);
  const Sample arrived = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    return std::vector<double>{after.activity().of(Event::arrived)[0]};
  })[0];
  expect_mean_and_variance(arrived, 15, 15);
}

/// Of 30 who turn one, a cohort that shrinks to 80% keeps 24, and one that grows by 230% brings two for each and a
/// third for three in ten.
TEST(ChanceTheory, MigrationIsBinomial) {
  for (const auto& [growth, mean, variance] : {std::tuple{0.8, 24.0, 30 * 0.8 * 0.2}, {3.3, 99.0, 30 * 0.3 * 0.7}}) {
    DemandModel model = quiet_model({1, 2, 1, 1}, month_of(2021, 9), 1);
    model.opening_plans[0] = 30;
    model.migration[0] = Eigen::ArrayXd::Constant(2, growth);
    const Sample plans = sampled(
        model, 1, 4000, [](const ChanceProjection& after) { return std::vector<double>{after.stocks().plans[1]}; })[0];
    expect_mean_and_variance(plans, mean, variance);
  }
}

/// Who of the 30 on SEN support, overdue or in either setting stays says nothing about the others.
TEST(ChanceTheory, MigrationOfOneStockSaysNothingAboutAnother) {
  DemandModel model = quiet_model({1, 2, 1, 2}, month_of(2021, 9), 1);
  model.opening_plans[0] = model.opening_plans[2] = model.opening_sen_support[0] = model.opening_overdue[0] = 30;
  model.teams = {assessment_team(model, 0, 1)};
  model.migration[0] = Eigen::ArrayXd::Constant(2, 0.5);
  const auto people = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const Stocks& stocks = after.stocks();
    return std::vector<double>{stocks.plans[1], stocks.plans[3], stocks.sen_support[1], stocks.overdue[1]};
  });
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NEAR(people[i].covariance(people[j]), 0, errors * 7.5 / std::sqrt(4000.0));
    }
  }
}

/// Five cells of 0.9, 0.6, 0.35, 2 and 0.55 are 4.4 people: four or five.
TEST(ChanceTheory, OpeningStocksKeepTheirMeansAndTheirTotal) {
  DemandModel model = quiet_model({1, 5, 1, 1}, june, 1);
  model.opening_plans << 0.9, 0.6, 0.35, 2, 0.55;
  const auto plans = sampled(model, 0, 4000, [](const ChanceProjection& opening) {
    const Eigen::ArrayXd& in = opening.stocks().plans;
    return std::vector<double>{in[0], in[1], in[2], in[3], in[4], in.sum()};
  });
  for (std::size_t age = 0; age < 5; ++age) {
    EXPECT_NEAR(plans[age].mean(), model.opening_plans[static_cast<int>(age)], errors * plans[age].error_of_mean());
    for (const double people : plans[age].values) {
      EXPECT_LT(std::abs(people - model.opening_plans[static_cast<int>(age)]), 1);
    }
  }
  expect_mean_and_variance(plans[5], 4.4, 0.4 * 0.6);
  for (const double people : plans[5].values) EXPECT_TRUE(people == 4 || people == 5);
}

/// A capacity of 3.4 for 4 and 6 overdue: three or four are assessed, of the first cell on average 3.4·4/10. A quarter
/// of it, 0.85, is for the overdue before the 10 who are due now.
TEST(ChanceTheory, WhoIsAssessedIsALotteryWithinTheCapacity) {
  DemandModel model = quiet_model({1, 1, 2, 1}, june, 12);
  model.opening_overdue << 4, 6;
  model.opening_in_assessment(0, 3) = 10;
  model.overdue_first = every_month(model, 0.25);
  model.teams = {assessment_team(model, 3.4, 1)};
  const auto assessed = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const Activity& activity = after.activity();
    return std::vector<double>{total(activity.of(Event::assessments)), activity.of(Event::assessments)[1],
                               activity.of(Event::on_time)[0]};
  });
  expect_mean_and_variance(assessed[0], 3.4, 0.4 * 0.6);
  for (const double all : assessed[0].values) EXPECT_TRUE(all == 3 || all == 4);
  // With 0.85 one is drawn first, of 10 overdue. Otherwise all are alike: 3, or with that one 2 (up to a level of 0.4
  // short of the top: 3), of 19 or 20.
  const double first_two = 0.4 * (1 + 3.0 / 19 * 9) + 0.45 * (1 + 2.0 / 19 * 9) + 0.15 * (3.0 / 20 * 10);
  EXPECT_NEAR(assessed[1].mean(), 0.6 * first_two, errors * assessed[1].error_of_mean());
  EXPECT_NEAR(assessed[2].mean(), 3.4 - first_two, errors * assessed[2].error_of_mean());
}

/// 10 ask for 4 places, 6 from one setting and 4 of the newly issued: of each as many as a lottery gives.
TEST(ChanceTheory, WhoIsAdmittedIsALottery) {
  DemandModel model = one_cell(3);
  model.opening_in_assessment(0, 3) = 4;
  model.opening_plans[1] = 6;
  model.moves = {{1, 0, always(model, 12)}};
  model.places = {{0, -1, every_month(model, 4)}};
  model.when_full[0] = 2;
  const auto admitted = sampled(model, 1, 4000, [](const ChanceProjection& after) {
    const std::vector<Move>& moves = after.activity().moves;
    return std::vector<double>{moves[0].admitted, moves[1].admitted, after.stocks().plans[0],
                               after.activity().of(Event::turned_away)[0], after.stocks().plans[2]};
  });
  expect_mean_and_variance(admitted[0], 2.4, 4 * 0.6 * 0.4 * 6 / 9);
  EXPECT_NEAR(admitted[1].mean(), 1.6, errors * admitted[1].error_of_mean());
  EXPECT_EQ(admitted[2].values, std::vector<double>(4000, 4));
  EXPECT_EQ(admitted[3].values, std::vector<double>(4000, 6));
  EXPECT_EQ(admitted[4].values, std::vector<double>(4000, 6));
}

/// Half a place is a place in half of all draws, and then in every month.
TEST(ChanceTheory, APartOfAPlaceIsThereThroughoutOrNot) {
  DemandModel model = one_cell(2);
  model.opening_plans[1] = 300;
  model.moves = {{1, 0, always(model, 2)}};
  model.places = {{0, -1, every_month(model, 4.5)}};
  model.when_full[0] = 1;
  const Sample plans = sampled(
      model, 3, 1000, [](const ChanceProjection& after) { return std::vector<double>{after.stocks().plans[0]}; })[0];
  expect_mean_and_variance(plans, 4.5, 0.25);
}

/// Everything at once, but no queue and no limit: then the mean of all draws is the run of expected people.
TEST(ChanceTheory, WithoutQueuesAndLimitsTheMeanIsTheCentralRun) {
  DemandModel model = quiet_model({1, 3, 2, 2}, june, 18);
  model.population.setConstant(80);
  model.opening_sen_support.setConstant(6.3);
  model.opening_in_assessment.setConstant(0.6);
  model.opening_overdue.setConstant(0.7);
  model.opening_plans.setConstant(3.4);
  model.identify = always(model, 0.3);
  model.leave_support = always(model, 0.5);
  model.request_from_support = always(model, 0.8);
  model.request_from_others = always(model, 0.1);
  model.agree_to_assess = model.agree_to_issue = always(model, 0.7);
  model.appeal = model.appeal_upheld = always(model, 0.5);
  model.first_setting = {always(model, 0.75), always(model, 0.25)};
  model.cease = {always(model, 0.3), always(model, 0.6)};
  model.arrive = {always(model, 0.2), always(model, 0.1)};
  model.moves = {{0, 1, always(model, 0.5)}};
  model.phase_transfers = {{1, 0, always(model, 0.4)}};
  model.need_changes = {{0, 1, always(model, 0.4)}};
  for (const int september : {3, 15}) {
    model.migration[september].resize(3);
    model.migration[september] << 1, 1.2, 0.85;
  }
  const auto numbers_of = [](const auto& projection) {
    std::vector<double> numbers;
    for (const double people : projection.stocks().sen_support) numbers.push_back(people);
    for (const double people : projection.stocks().plans) numbers.push_back(people);
    for (const Eigen::ArrayXd& event : projection.activity().events) numbers.push_back(total(event));
    numbers.push_back(total(projection.stocks().in_assessment));
    return numbers;
  };
  const auto samples = sampled(model, 18, 2000, numbers_of);
  Projection central(model);
  for (int month = 0; month < 18; ++month) central.advance();
  const std::vector<double> expected = numbers_of(central);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(samples[i].mean(), expected[i], errors * samples[i].error_of_mean() + 1e-9) << i;
  }
}

}  // namespace
}  // namespace sendcast
