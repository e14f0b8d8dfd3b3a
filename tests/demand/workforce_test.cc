#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

constexpr Month april = month_of(2021, 4);

/// Two areas with 40 and 20 overdue.
DemandModel forty_and_twenty() {
  DemandModel model = quiet_model({2, 1, 1, 1}, april, 2);
  model.opening_overdue << 40, 20;
  return model;
}

Activity first_month(const DemandModel& model) {
  Projection projection(model);
  projection.advance();
  return projection.activity();
}

TEST(ATeam, LosesAndHiresStaffAndCoversVacanciesByAgency) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 2);
  TeamModel team = team_with_hours(model, 100);
  team.opening_filled = 6;
  team.establishment = every_month(model, 10);
  team.turnover = every_month(model, 0.2);
  team.months_to_hire = every_month(model, 8);
  team.agency_cover = every_month(model, 0.25);
  model.teams.push_back(team);
  Projection projection(model);
  projection.advance();
  // 6 - 6 x 20% / 12 + 4 / 8 = 6.4; agency a quarter of the 3.6 vacant.
  const TeamMonth first = projection.activity().teams[0];
  EXPECT_NEAR(first.establishment, 10, 1e-12);
  EXPECT_NEAR(first.filled, 6.4, 1e-12);
  EXPECT_NEAR(first.agency, 0.9, 1e-12);
  EXPECT_NEAR(first.hours, 730, 1e-12);
  projection.advance();
  EXPECT_NEAR(projection.activity().teams[0].filled, 6.4 - 6.4 / 60 + 3.6 / 8, 1e-12);
  EXPECT_NEAR(projection.stocks().filled[0], 6.4 - 6.4 / 60 + 3.6 / 8, 1e-12);
}

TEST(ATeam, NeverHiresAboveItsEstablishment) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  TeamModel team = team_with_hours(model, 100);
  team.opening_filled = 6;
  team.establishment = every_month(model, 10);
  for (const double months_to_hire : {0.5, 0.0}) {
    team.months_to_hire = every_month(model, months_to_hire);
    model.teams = {team};
    EXPECT_NEAR(first_month(model).teams[0].filled, 10, 1e-12) << "hiring in " << months_to_hire << " months";
  }
}

TEST(ATeam, StaysAsItIsWhenFullAndHiringAtOnce) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  TeamModel team = team_with_hours(model, 100);
  team.months_to_hire = every_month(model, 0);
  model.teams = {team};
  EXPECT_EQ(first_month(model).teams[0].filled, 1);
}

TEST(ATeam, DismissesNobodyWhenItsEstablishmentIsCut) {
  DemandModel model = quiet_model({1, 1, 1, 1}, april, 1);
  TeamModel team = team_with_hours(model, 100);
  team.opening_filled = 12;
  team.turnover = every_month(model, 0.5);
  team.agency_cover = every_month(model, 1);
  model.teams = {team};
  EXPECT_NEAR(first_month(model).teams[0].filled, 11.5, 1e-12);  // only leavers, 12 x 50% / 12
  EXPECT_EQ(first_month(model).teams[0].agency, 0);
}

TEST(ATeam, ReviewsPlansBeforeItAssesses) {
  DemandModel model = forty_and_twenty();
  model.opening_plans << 100, 20;
  TeamModel team = assessment_team(model, 100, 10);
  team.hours_per_annual_review = every_month(model, 6);
  model.teams = {team};
  Projection projection(model);
  projection.advance();
  // 120 plans x 6 / 12 = 60 hours of reviews; the other 40 are 4 assessments.
  EXPECT_NEAR(projection.activity().teams[0].review_hours, 60, 1e-12);
  EXPECT_NEAR(projection.activity().teams[0].assessment_hours, 40, 1e-12);
  EXPECT_NEAR(total(projection.activity().of(Event::assessments)), 4, 1e-12);
  projection.advance();
  EXPECT_NEAR(projection.activity().teams[0].review_hours, 62, 1e-12) << "those 4 plans are last month's caseload now";
}

TEST(ATeam, ReviewsOnlyInTheAreasItServes) {
  DemandModel model = forty_and_twenty();
  model.opening_plans << 100, 20;
  TeamModel team = team_with_hours(model, 5);
  team.serves = {false, true};
  team.hours_per_annual_review = every_month(model, 6);
  model.teams = {team};
  EXPECT_NEAR(first_month(model).teams[0].review_hours, 10, 1e-12);
}

TEST(ATeam, HasNoTimeForAssessmentsWhenReviewsTakeItAll) {
  DemandModel model = forty_and_twenty();
  model.opening_plans << 400, 20;
  TeamModel team = assessment_team(model, 100, 10);
  team.hours_per_annual_review = every_month(model, 6);
  model.teams = {team};
  EXPECT_EQ(first_month(model).teams[0].assessment_hours, 0);
  EXPECT_EQ(total(first_month(model).of(Event::assessments)), 0);
}

TEST(ATeam, ReviewsTheOpeningStockEvenWhenTheRunStartsInSeptember) {
  DemandModel model = quiet_model({1, 1, 1, 1}, month_of(2021, 9), 1);
  model.opening_plans << 120;  // who all leave on their birthday
  TeamModel team = team_with_hours(model, 5);
  team.hours_per_annual_review = every_month(model, 1);
  model.teams = {team};
  EXPECT_NEAR(first_month(model).teams[0].review_hours, 10, 1e-12);
}

TEST(Bottleneck, IsTheTeamThatCanDoTheFewestAssessments) {
  DemandModel model = forty_and_twenty();
  model.teams = {assessment_team(model, 100, 5), assessment_team(model, 60, 4), team_with_hours(model, 1)};
  const Activity activity = first_month(model);
  EXPECT_NEAR(total(activity.of(Event::assessments)), 15, 1e-12);  // 60 / 4, not 100 / 5
  EXPECT_FALSE(activity.teams[0].bottleneck);
  EXPECT_TRUE(activity.teams[1].bottleneck);
  EXPECT_FALSE(activity.teams[2].bottleneck) << "it does no assessments";
}

TEST(Bottleneck, IsKnownEvenWhenNobodyWaits) {
  DemandModel model = forty_and_twenty();
  model.opening_overdue.setZero();
  model.teams = {assessment_team(model, 100, 5), assessment_team(model, 60, 4)};
  EXPECT_FALSE(first_month(model).teams[0].bottleneck);
  EXPECT_TRUE(first_month(model).teams[1].bottleneck);
}

TEST(Bottleneck, IsNoTeamWhoseAssessmentsTakeNoTime) {
  DemandModel model = forty_and_twenty();
  model.teams = {assessment_team(model, 0, 0)};
  const Activity activity = first_month(model);
  EXPECT_NEAR(total(activity.of(Event::assessments)), 60, 1e-12);
  EXPECT_FALSE(activity.teams[0].bottleneck);
}

TEST(SetsOfAreas, AreThoseThatShareTheirAssessmentTeams) {
  DemandModel model = quiet_model({4, 1, 1, 1}, april, 1);
  TeamModel everywhere = assessment_team(model, 1, 1);
  TeamModel here_and_there = assessment_team(model, 1, 1);
  here_and_there.serves = {true, false, true, false};
  TeamModel reviewers = team_with_hours(model, 1);
  reviewers.serves = {true, false, false, false};
  model.teams = {reviewers, everywhere, here_and_there};
  const std::vector<AreaSet> sets = sets_of_areas(model);
  ASSERT_EQ(sets.size(), 2u);
  EXPECT_EQ(sets[0].areas, (std::vector<int>{0, 2}));
  EXPECT_EQ(sets[0].teams, (std::vector<int>{1, 2}));
  EXPECT_EQ(sets[1].areas, (std::vector<int>{1, 3}));
  EXPECT_EQ(sets[1].teams, (std::vector<int>{1}));
}

TEST(SetsOfAreas, DivideASharedTeamByWhoWaits) {
  DemandModel model = forty_and_twenty();
  TeamModel shared = assessment_team(model, 90, 3);  // 30 assessments: 20 for the first area, 10 for the second
  TeamModel first_only = assessment_team(model, 16, 2);
  first_only.serves = {true, false};  // 8 assessments
  model.teams = {shared, first_only};
  const Activity activity = first_month(model);
  EXPECT_NEAR(activity.of(Event::assessments)[0], 8, 1e-12);
  EXPECT_NEAR(activity.of(Event::assessments)[1], 10, 1e-12) << "hours left over in the first area are not moved";
  EXPECT_TRUE(activity.teams[0].bottleneck) << "of the second area";
  EXPECT_TRUE(activity.teams[1].bottleneck) << "of the first area";
}

TEST(SetsOfAreas, WaitForNobodyWhereNoTeamServesThem) {
  DemandModel model = forty_and_twenty();
  TeamModel first_only = assessment_team(model, 10, 1);
  first_only.serves = {true, false};
  model.teams = {first_only};
  const Activity activity = first_month(model);
  EXPECT_NEAR(activity.of(Event::assessments)[0], 10, 1e-12);
  EXPECT_NEAR(activity.of(Event::assessments)[1], 20, 1e-12);
}

TEST(SetsOfAreas, TakeNoHoursWhileNobodyWaits) {
  DemandModel model = forty_and_twenty();
  model.opening_overdue << 40, 0;
  TeamModel second_only = assessment_team(model, 1, 1);
  second_only.serves = {false, true};
  model.teams = {assessment_team(model, 30, 1), second_only};
  const Activity activity = first_month(model);
  EXPECT_NEAR(activity.of(Event::assessments)[0], 30, 1e-12) << "all the shared team's hours";
  EXPECT_EQ(activity.of(Event::assessments)[1], 0);
}

}  // namespace
}  // namespace sendcast
