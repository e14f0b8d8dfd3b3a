// What a scenario says for the departments' returns alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/differences.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

constexpr const char* words_for_returns =
    "settings: {mainstream: {group: mainstream}, independent: {group: independent}}\n"
    "pots: {high_needs: {domain: education}, icb_children: {domain: health}}\n";

TEST(WordsForReturns, SayTheGroupOfASetting) {
  const auto reading = read_over_sound(words_for_returns);
  ASSERT_TRUE(reading->loaded) << reading->explained();
  const std::vector<Setting>& settings = reading->loaded->scenario.settings.items;
  EXPECT_EQ(settings[0].group, PlacementGroup::mainstream);
  EXPECT_EQ(settings[1].group, std::nullopt);
  EXPECT_EQ(settings[2].group, PlacementGroup::independent);
}

TEST(WordsForReturns, SayWhoseContributionAPotIs) {
  const auto reading = read_over_sound(words_for_returns);
  ASSERT_TRUE(reading->loaded) << reading->explained();
  const std::vector<Pot>& pots = reading->loaded->scenario.pots.items;
  EXPECT_EQ(pots[0].domain, PotDomain::education);
  EXPECT_EQ(pots[1].domain, std::nullopt);
  EXPECT_EQ(pots[2].domain, PotDomain::health);
}

TEST(WordsForReturns, AreNoDifferenceBetweenScenarios) {
  const auto without = read_over_sound("years: 4\n");
  const auto with = read_over_sound(words_for_returns);
  EXPECT_THAT(differences(without->loaded->merged, with->loaded->merged), testing::IsEmpty());
  EXPECT_FALSE(differ_in_deal_only(without->loaded->merged, with->loaded->merged));
}

TEST(WordsForReturns, DoNotHideASettingThatIsCalledGroup) {
  const auto without = read_over_sound("years: 4\n");
  const auto with = read_over_sound("settings: {group: {label: A group}}\n");
  EXPECT_EQ(differences(without->loaded->merged, with->loaded->merged).size(), 1U);
}

}  // namespace
}  // namespace sendcast
