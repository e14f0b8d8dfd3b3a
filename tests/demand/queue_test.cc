#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

constexpr Month april = month_of(2021, 4);

/// One cell, three months to issue: 12 overdue; 10 due in month 0, 6 in month 1, 8 in month 2. Ten assessments a month.
DemandModel ten_a_month() {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 4);
  model.months_to_issue = 3;
  model.opening_in_assessment.resize(1, 3);
  model.opening_in_assessment << 8, 6, 10;
  model.opening_overdue << 12;
  model.teams.push_back(assessment_team(model, 100, 10));
  return model;
}

struct QueueMonth {
  double assessments;
  double on_time;
  double overdue;
};

void expect_months(const DemandModel& model, const std::vector<QueueMonth>& expected) {
  Projection projection(model);
  for (const QueueMonth& month : expected) {
    projection.advance();
    EXPECT_NEAR(projection.activity().of(Event::assessments)[0], month.assessments, 1e-12);
    EXPECT_NEAR(projection.activity().of(Event::on_time)[0], month.on_time, 1e-12);
    EXPECT_NEAR(projection.stocks().overdue[0], month.overdue, 1e-12);
  }
}

TEST(Queue, GivesHalfItsPlacesToTheOverdueAndTheRestToAllAlike) {
  // Month 0: 5 of the 12 overdue first; 7 + 10 due share the other 5, so 10 x 5/17 are on time and 22 - 10 wait.
  // Month 1: 5 of 12; 7 + 6 share 5: 6 x 5/13 on time; 18 - 10 wait.
  // Month 2: 5 of 8; 3 + 8 share 5: 8 x 5/11 on time; 16 - 10 wait.
  // Month 3: nobody falls due; 5 of 6, then the last one; nobody waits.
  expect_months(ten_a_month(), {{10, 50.0 / 17, 12}, {10, 30.0 / 13, 8}, {10, 40.0 / 11, 6}, {6, 0, 0}});
}

TEST(Queue, MayWorkThroughTheOverdueBeforeAnyoneElse) {
  DemandModel model = ten_a_month();
  model.overdue_first = every_month(model, 1);
  // Month 0: 10 of the 12 overdue, none on time; 2 + 10 wait. Month 1: 10 of 12; 2 + 6 wait.
  // Month 2: all 8 overdue, then 2 of the 8 due; 6 wait. Month 3: those 6.
  expect_months(model, {{10, 0, 12}, {10, 0, 8}, {10, 2, 6}, {6, 0, 0}});
}

TEST(Queue, MayTreatOverdueAndNewlyDueAlike) {
  DemandModel model = ten_a_month();
  model.overdue_first = every_month(model, 0);
  // Month 0: 10 of 22: 10 x 10/22 on time. Month 1: 10 of 12 + 6: 6 x 10/18. Month 2: 10 of 8 + 8: 8 x 10/16.
  expect_months(model, {{10, 100.0 / 22, 12}, {10, 60.0 / 18, 8}, {10, 5, 6}, {6, 0, 0}});
}

TEST(Queue, IsEmptiedAtOnceWhereNoTeamDoesAssessments) {
  DemandModel model = ten_a_month();
  model.teams = {team_with_hours(model, 0)};
  expect_months(model, {{22, 10, 0}, {6, 6, 0}, {8, 8, 0}, {0, 0, 0}});
}

TEST(Queue, IsEmptiedAtOnceWhateverShareGoesToTheOverdueFirst) {
  DemandModel model = ten_a_month();
  model.teams.clear();
  for (const double share : {0.0, 1.0}) {
    model.overdue_first = every_month(model, share);
    expect_months(model, {{22, 10, 0}, {6, 6, 0}});
  }
}

TEST(Queue, StandsStillWhereTheTeamsHaveNoTime) {
  DemandModel model = ten_a_month();
  model.teams = {assessment_team(model, 0, 10)};
  expect_months(model, {{0, 0, 22}, {0, 0, 28}, {0, 0, 36}, {0, 0, 36}});
}

TEST(Queue, TakesTheMonthsToIssueFromRequestToDecision) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 6);
  model.opening_sen_support << 120;
  model.request_from_support =
      varying(model.shape, 6, [](int, int month) { return month == 0 ? 1.0 : 0.0; });  // 120 x 1/12 = 10, once
  Projection projection(model);
  for (int month = 0; month < 4; ++month) {
    projection.advance();
    EXPECT_EQ(projection.activity().of(Event::assessments)[0], 0) << "in month " << month;
    EXPECT_NEAR(projection.stocks().in_assessment(0, month), 10, 1e-12) << "after " << month << " whole months";
  }
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::issued)[0], 10, 1e-12);
  EXPECT_EQ(total(projection.stocks().in_assessment), 0);
  EXPECT_NEAR(projection.stocks().plans[0], 10, 1e-12);
}

TEST(Queue, SharesItsPlacesAmongCellsByHowManyWait) {
  DemandModel model = quiet_model({1, 1, 2, 1}, april, 1);
  model.opening_overdue << 30, 10;
  model.overdue_first = every_month(model, 1);
  model.teams.push_back(assessment_team(model, 8, 1));
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::assessments)[0], 6, 1e-12);  // 8 x 30/40
  EXPECT_NEAR(projection.activity().of(Event::assessments)[1], 2, 1e-12);  // 8 x 10/40
}

}  // namespace
}  // namespace sendcast
