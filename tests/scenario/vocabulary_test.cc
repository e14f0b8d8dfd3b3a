#include <gmock/gmock.h>

#include "scenario/targets.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

TEST(AScenario, RefersToNamesThatComeLaterInTheFile) {
  // The sound scenario's pots and rules come after the lines that they pay for.
  EXPECT_EQ(read_over_sound("")->explained(), "");
}

TEST(AScenario, HasAsManyAgesAsItsOldestSays) {
  EXPECT_EQ(read_over_sound("")->loaded->scenario.shape().ages, 5);
  for (const char* wrong : {"-1", "121", "1e9", "old", "{uniform: {low: 3, high: 5}}", "[4]", "nan"}) {
    const auto reading = read_over_sound(std::string("oldest_age: ") + wrong + "\n");
    EXPECT_EQ(reading->problems.count(), 1U) << wrong << "\n" << reading->explained();
  }
}

TEST(AScenario, CannotBeTooLargeToHold) {
  std::string names;
  for (int i = 0; i < 3000; ++i) names += (i == 0 ? "" : ", ") + ("n" + std::to_string(i)) + ": x";
  const auto reading = read_over_sound("oldest_age: 120\nneeds: {" + names + "}\nareas: {" + names + "}\n");
  EXPECT_EQ(reading->loaded, nullptr);
  EXPECT_THAT(reading->explained(), testing::HasSubstr("the most that can be run"));
}

TEST(AScenario, SaysNothingOfNamesWhoseSectionWasNotUnderstood) {
  for (const char* overlay :
       {"areas: north\n", "needs: [asd]\n", "settings: {}\nsettings: {}\n", "teams: 5\n", "indices: none\n",
        "funders: {}\nfunder: {}\n", "pots: [a]\n", "pools: therapies\n", "funding: half each\n"}) {
    const auto reading = read_over_sound(overlay);
    EXPECT_EQ(reading->problems.count(), 1U) << overlay << reading->explained();
  }
}

TEST(AScenario, IsReadWholeWhereOnlyOnePartIsWrong) {
  const auto reading = read_over_sound("demand: {cease: {beta: null, gama: {mean: 3%}}, arrive: -1}\nyears: none\n");
  EXPECT_EQ(reading->problems.count(), 3U) << reading->explained();
}

TEST(Targets, AreThePathsOfWhatAnEffectMayChange) {
  const auto reading = read_over_sound(
      "pots: {high_needs: {income: {streams: {block: 1e6, recoupment: -2e5}}}}\n"
      "settings: {special: {capacity: {east: 10, west: 12}}}\n");
  ASSERT_EQ(reading->explained(), "");
  const Targets targets = targets_of(reading->loaded->scenario);
  for (const char* path : {"demand.identify",
                           "demand.leave_support",
                           "demand.request_from_support",
                           "demand.request_from_others",
                           "demand.agree_to_assess",
                           "demand.agree_to_issue",
                           "demand.appeal",
                           "demand.appeal_upheld",
                           "demand.overdue_first",
                           "demand.need_mix",
                           "demand.first_setting",
                           "demand.phase_transfer",
                           "demand.move",
                           "demand.change_need",
                           "demand.cease",
                           "demand.arrive",
                           "settings.special.capacity",
                           "teams.psychology.establishment",
                           "teams.psychology.turnover",
                           "teams.psychology.months_to_hire",
                           "teams.psychology.tasks.assessment",
                           "services.therapy.unit_cost",
                           "services.therapy.uptake",
                           "services.early_help_team.unit_cost",
                           "pots.high_needs.income.streams.block",
                           "pots.general_fund.income",
                           "funding.half_each.shares"})
    EXPECT_NE(targets.find(path), nullptr) << path;
  EXPECT_EQ(targets.canonical("funding.half_each"), "funding.half_each.shares");
  EXPECT_EQ(targets.canonical("interventions.early_help.services.early_help_team.uptake"),
            "services.early_help_team.uptake");
  EXPECT_EQ(targets.find("settings.mainstream.capacity"), nullptr);
  EXPECT_TRUE(targets.find("settings.special.capacity")->dimensions.area);
}

}  // namespace
}  // namespace sendcast
