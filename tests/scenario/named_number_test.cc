#include "scenario/named_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

/// A number of the sound scenario with a few things written in every other way.
NamedNumber find(const std::string& path) {
  static const auto reading = read_over_sound(R"(
settings: {special: {capacity: {value: {2021-22: 20, 2022-23: {value: 24, source: "A plan"}}, source: "The council"}}}
demand: {cease: {beta: {mean: 3%, sd: 0.5%}}}
interventions: {early_help: {effects: [
  {target: demand.request_from_others, multiply: {triangular: {low: 0.6, mode: 0.9, high: 0.9, name: early}}, lag: 12},
  {target: demand.first_setting, shift: {from: special, to: mainstream, share: 20%}},
  {target: demand.first_setting, where: {ages: 3-4}, shift: {from: special, to: mainstream, share: 1/8}}]}}
)");
  EXPECT_NE(reading->loaded, nullptr) << reading->explained();
  return find_number(*reading->loaded, path);
}

TEST(NamedNumber, IsFoundByItsPath) {
  EXPECT_EQ(find("services.special_top_up.unit_cost").present, 12400);
  EXPECT_EQ(find("pots.icb_children.income.start").present, 5e5);
  EXPECT_EQ(find("demand.move[1]").present, 0.02);
  EXPECT_EQ(find("demand.move.1.value").present, 0.02);
  EXPECT_EQ(find("interventions.early_help.effects[3].shift.share").present, 0.125);
  EXPECT_EQ(find("interventions.early_help.effects.3.shift.share").path,
            "interventions.early_help.effects[3].shift.share");
}

TEST(NamedNumber, IsFoundThroughItsSource) {
  EXPECT_EQ(find("settings.special.capacity.2021-22").present, 20);
  EXPECT_EQ(find("settings.special.capacity.2022-23").present, 24);
  EXPECT_EQ(find("settings.special.capacity.2022-23").path, "settings.special.capacity.2022-23");
  EXPECT_EQ(find("settings.special.capacity.value.2022-23.value").present, 24);
}

TEST(NamedNumber, MayBeADistributionAsAWhole) {
  const NamedNumber number = find("interventions.early_help.effects.1.multiply");
  EXPECT_NEAR(number.present, 0.8, 1e-12);
  EXPECT_THAT(number.written, HasSubstr("{triangular: {low: 0.6"));
  EXPECT_EQ(find("demand.cease").present, 0.03);
}

TEST(NamedNumber, IsFoundAsTheListOfAssumptionsNamesItWhereThatIsOneAlone) {
  EXPECT_EQ(find("interventions.early_help.demand.request_from_others.multiply").path,
            "interventions.early_help.effects[1].multiply");
  EXPECT_THAT(find("interventions.early_help.demand.first_setting.share").why_not,
              HasSubstr("is 2 numbers; name one of them: interventions.early_help.effects[2].shift.share, "));
}

TEST(NamedNumber, KnowsWhetherItIsWrittenAsAPercentage) {
  EXPECT_TRUE(find("interventions.early_help.effects.2.shift.share").is_percentage);
  EXPECT_FALSE(find("interventions.early_help.effects.3.shift.share").is_percentage);
  EXPECT_EQ(written(0.07, true), "7%");
  EXPECT_EQ(written(0.07, false), "0.07");
  EXPECT_EQ(written(-0.0, true), "0%");
  EXPECT_EQ(written(41234567.89, false), "41234567.89");
}

TEST(NamedNumber, SaysWhatCouldHaveBeenNamed) {
  EXPECT_EQ(find("setings.special.capacity").why_not,
            "there is no 'setings' in the scenario; did you mean 'settings'?");
  EXPECT_EQ(find("settings.specal.capacity").why_not, "there is no 'specal' in 'settings'; did you mean 'special'?");
  EXPECT_EQ(find("settings.special.capacity.2099-00").why_not,
            "there is no '2099-00' in 'settings.special.capacity'; allowed: 2021-22, 2022-23");
  EXPECT_EQ(find("settings.special.capacity").why_not,
            "'settings.special.capacity' is no single number; allowed: 2021-22, 2022-23");
  EXPECT_EQ(find("title").why_not, "'title' is 'A small scenario in which nothing is wrong', not a number");
  EXPECT_EQ(find("years.first").why_not, "there is no 'first' in 'years'");
  EXPECT_THAT(find("interventions.early_help.effects.4").why_not,
              HasSubstr("effects.1 to interventions.early_help.effects.3"));
  EXPECT_THAT(find("interventions.early_help.effects[2.shift").why_not, HasSubstr("is a list"));
  EXPECT_THAT(find("interventions.early_help.effects[0]").why_not, HasSubstr("is a list"));
  EXPECT_FALSE(find("").found());
}

TEST(NamedNumber, IsReplacedWhereItStands) {
  const auto reading = read_over_sound("");
  const NamedNumber number = find_number(*reading->loaded, "interventions.early_help.effects.2.shift.share");
  const Node changed = with_number(reading->loaded->merged, number, "35%");
  const auto loaded = load_merged(
      "changed", changed,
      [](const std::string& path) {
        static const Files files = files_below(source_folder("tests/errors"));
        return FileText{files.at(path), {}};
      },
      reading->sources, reading->problems);
  ASSERT_NE(loaded, nullptr) << reading->explained();
  EXPECT_EQ(find_number(*loaded, number.path).present, 0.35);
  EXPECT_EQ(find_number(*loaded, "interventions.early_help.effects.1.multiply").present, 0.9);
}

}  // namespace
}  // namespace sendcast
