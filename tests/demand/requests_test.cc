#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

constexpr Month april = month_of(2021, 4);

double in_first_month(const DemandModel& model, Event event, int cell = 0) {
  Projection projection(model);
  projection.advance();
  return projection.activity().of(event)[cell];
}

TEST(Identification, TakesFromThoseWithoutSenByTheMixOfFirstNeeds) {
  DemandModel model = quiet_model({1, 1, 2, 1}, april, 1);
  model.opening_plans << 30, 10;  // 1000 - 40 = 960 have no SEN
  model.identify = always(model, 0.1);
  model.need_mix = varying(model.shape, 1, [](int cell, int) { return cell == 0 ? 0.75 : 0.25; });
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().sen_support[0], 6, 1e-12);  // 960 x 10% / 12 = 8, of which 75%
  EXPECT_NEAR(projection.stocks().sen_support[1], 2, 1e-12);
  EXPECT_NEAR(projection.activity().no_sen[0], 952, 1e-12);
}

TEST(Identification, LetsPeopleLeaveSupportAgain) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  model.opening_sen_support << 600;
  model.leave_support = always(model, 0.12);
  EXPECT_NEAR(in_first_month(model, Event::exited), 6, 1e-12);  // 600 x 12% / 12
}

/// 500 on SEN support and 500 without SEN ask at 120% and 12% a year: 50 and 5 in the month.
DemandModel fifty_five_requests() {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  model.opening_sen_support << 500;
  model.request_from_support = always(model, 1.2);
  model.request_from_others = always(model, 0.12);
  return model;
}

TEST(Requests, EnterAssessmentFromSupportAndFromOthersAsTheyAsked) {
  const DemandModel model = fifty_five_requests();
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::requests)[0], 55, 1e-12);
  EXPECT_NEAR(projection.stocks().in_assessment(0, 0), 55, 1e-12);
  EXPECT_NEAR(projection.stocks().sen_support[0], 450, 1e-12);
  EXPECT_NEAR(projection.activity().no_sen[0], 495, 1e-12);
}

TEST(Appeals, AddToTheRequestsThatAreAccepted) {
  DemandModel model = fifty_five_requests();
  model.agree_to_assess = always(model, 0.6);
  model.appeal = always(model, 0.5);
  model.appeal_upheld = always(model, 0.8);
  EXPECT_NEAR(in_first_month(model, Event::refusals), 22, 1e-12);    // 55 x 40%
  EXPECT_NEAR(in_first_month(model, Event::appeals), 11, 1e-12);     // half of them
  EXPECT_NEAR(in_first_month(model, Event::accepted), 41.8, 1e-12);  // 33 at once, 80% of 11 on appeal
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().sen_support[0], 462, 1e-12);  // 500 - 50 x (60% + 40% x 50% x 80%)
  EXPECT_NEAR(projection.activity().no_sen[0], 496.2, 1e-12);   // 500 - 5 x 76%
}

TEST(Appeals, AddToThePlansThatAreIssued) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  model.opening_overdue << 50;
  model.agree_to_issue = always(model, 0.9);
  model.appeal = always(model, 0.5);
  model.appeal_upheld = always(model, 0.8);
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::appeals)[0], 2.5, 1e-12);  // 50 x 10% x 50%
  EXPECT_NEAR(projection.stocks().plans[0], 47, 1e-12);                  // 45 at once, 80% of 2.5 on appeal
  EXPECT_NEAR(projection.activity().of(Event::not_issued)[0], 3, 1e-12);
  EXPECT_NEAR(projection.stocks().sen_support[0], 3, 1e-12);
}

TEST(Appeals, CountBothKindsTogether) {
  DemandModel model = fifty_five_requests();
  model.opening_overdue << 60;  // 1000 - 500 - 60 = 440 without SEN: 4.4 requests
  model.agree_to_assess = always(model, 0.5);
  model.agree_to_issue = always(model, 0.9);
  model.appeal = always(model, 0.5);
  EXPECT_NEAR(in_first_month(model, Event::appeals), 54.4 * 0.5 * 0.5 + 60 * 0.1 * 0.5, 1e-12);
}

TEST(SupportFlows, AreAllTakenFromTheSameStock) {
  DemandModel model = quiet_model({1, 1, 2, 1}, april, 1);
  model.opening_sen_support << 120, 0;
  model.leave_support = always(model, 1);
  model.request_from_support = always(model, 2);
  model.need_changes.push_back({0, 1, always(model, 3)});
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::exited)[0], 10, 1e-12);
  EXPECT_NEAR(projection.activity().of(Event::accepted)[0], 20, 1e-12);
  EXPECT_NEAR(projection.activity().of(Event::need_changed)[0], 30, 1e-12);
  EXPECT_EQ(projection.activity().of(Event::need_changed)[1], 0) << "counted by the need left";
  EXPECT_NEAR(projection.stocks().sen_support[0], 60, 1e-12);
  EXPECT_NEAR(projection.stocks().sen_support[1], 30, 1e-12);
}

TEST(SupportFlows, AreScaledWhereADrawWouldTakeMoreThanThereIs) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  model.opening_sen_support << 120;
  model.leave_support = always(model, 6);          // half of them in a month
  model.request_from_support = always(model, 18);  // and one and a half times as many
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::exited)[0], 30, 1e-12);  // a quarter of the outflow of 200%
  EXPECT_NEAR(projection.activity().of(Event::accepted)[0], 90, 1e-12);
  EXPECT_NEAR(projection.stocks().sen_support[0], 0, 1e-12);
  EXPECT_EQ(projection.activity().scaled_outflows, 1);
}

TEST(SupportFlows, CountOnlyAcceptedRequestsTowardsWhatLeaves) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  model.opening_sen_support << 120;
  model.request_from_support = always(model, 18);
  model.agree_to_assess = always(model, 0.5);  // 150% ask, 75% leave
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::requests)[0], 180, 1e-12);
  EXPECT_NEAR(projection.stocks().sen_support[0], 30, 1e-12);
  EXPECT_EQ(projection.activity().scaled_outflows, 0);
}

TEST(SupportFlows, AreScaledForThoseWithoutSenOverAllFirstNeedsTogether) {
  DemandModel model = quiet_model({1, 1, 2, 1}, april, 1);
  model.identify = always(model, 12);             // everybody in a month
  model.request_from_others = always(model, 36);  // and three times as many
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(total(projection.activity().of(Event::identified)), 250, 1e-9);  // a quarter of 1,000
  EXPECT_NEAR(total(projection.activity().of(Event::accepted)), 750, 1e-9);
  EXPECT_NEAR(projection.activity().no_sen[0], 0, 1e-9);
  EXPECT_EQ(projection.activity().scaled_outflows, 1);
}

TEST(Overfull, IsReportedByAreaAndAgeAndNeverHidden) {
  DemandModel model = quiet_model({1, 2, 1, 1}, april, 1);
  model.population.setConstant(100);
  model.opening_sen_support << 80, 30;
  model.opening_plans << 45, 20;
  model.identify = always(model, 1.2);
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().overfull[0], 25, 1e-12);  // 80 + 45 - 100
  EXPECT_EQ(projection.activity().no_sen[0], 0);
  EXPECT_EQ(projection.activity().of(Event::identified)[0], 0) << "nobody is left to identify";
  EXPECT_EQ(projection.activity().overfull[1], 0);
  EXPECT_NEAR(projection.activity().no_sen[1], 45, 1e-12);  // 50 less the 5 identified
}

TEST(Schedules, OfAgreementCountFromTheMonthInWhichTheyChange) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 3);
  model.opening_sen_support << 240;
  model.request_from_support = always(model, 1);
  model.agree_to_assess = varying(model.shape, 3, [](int, int month) { return month == 1 ? 0.5 : 0.0; });
  Projection projection(model);
  for (const double accepted : {0.0, 10.0, 0.0}) {
    projection.advance();
    EXPECT_NEAR(projection.activity().of(Event::accepted)[0], accepted, 1e-12);
  }
}

TEST(Schedules, CountFromTheMonthInWhichTheyChange) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 5);
  model.opening_sen_support << 240;
  const std::vector<double> rates = {0, 0.5, 0.5, 0, 1};
  model.leave_support = varying(model.shape, 5, [&](int, int month) { return rates[static_cast<std::size_t>(month)]; });
  Projection projection(model);
  double support = 240;
  for (const double rate : rates) {
    projection.advance();
    EXPECT_NEAR(projection.activity().of(Event::exited)[0], support * rate / 12, 1e-12);
    support -= support * rate / 12;
  }
}

}  // namespace
}  // namespace sendcast
