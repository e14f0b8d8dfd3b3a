#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/value/bridge_scenario.h"

namespace sendcast {
namespace {

using testing::Each;
using testing::ElementsAre;

Bridge groups(const Told& base, const Told& other) {
  return bridge_groups(base.results, base.scenario(), other.results, other.scenario());
}

std::vector<std::string> names_of_parts(const Bridge& bridge) {
  std::vector<std::string> names;
  for (const BridgePart& part : bridge.parts) names.push_back(part.name);
  return names;
}

// Support costs £1,000 for 100 children and three years, 60% of it the council's: 300,000, 180,000, 120,000. The other
// opens with 120 children at £1,100, and the council pays half: 396,000, 198,000, 198,000. Of the whole, 20 children
// more make 60,000 or, at the new price, 66,000: a mean of 63,000; the price 30,000 or 36,000, 33,000; who pays
// nothing. Of the council, with n children, price p and share s, each group's mean over the orders is
//   children: 20 × 3 × (2 × 1000 × 0.6 + 1000 × 0.5 + 1100 × 0.6 + 2 × 1100 × 0.5) / 6 = 34,600
//   price: 100 × 3 × (2 × 100 × 0.6 + 100 × 0.5 + 120 × 0.6 + 2 × 120 × 0.5) / 6 = 18,100
//   payers: the rest of 18,000, -34,700
TEST(BridgeOfGroups, SharesWhatGroupsMakeTogether) {
  const Told base = told("base-case", "");
  const Told other = told("reform",
                          "demand: {opening: {plans: [{value: 0}, {where: {settings: mainstream, ages: 5}, value: "
                          "120}]}}\n"
                          "services: {support: {unit_cost: 1100}}\n"
                          "funding: {joint: {shares: {general_fund: 50%, icb_children: 50%}}}\n");
  const Bridge bridge = groups(base, other);
  expect_adds_up(bridge);
  EXPECT_THAT(names_of_parts(bridge),
              ElementsAre("population", "demand_rates", "assessment", "placement", "prices", "payers"));
  EXPECT_THAT(bridge.to, ElementsAre(39'600'000, 19'800'000, 19'800'000));
  EXPECT_THAT(part(bridge, "population"), ElementsAre(6'300'000, 3'460'000, 2'840'000));
  EXPECT_THAT(part(bridge, "prices"), ElementsAre(3'300'000, 1'810'000, 1'490'000));
  EXPECT_THAT(part(bridge, "payers"), ElementsAre(0, -3'470'000, 3'470'000));
  for (const char* group : {"demand_rates", "assessment", "placement"}) EXPECT_THAT(part(bridge, group), Each(0));
}

// Each of these differs in one group alone.
TEST(BridgeOfGroups, PutsEveryInputIntoItsGroup) {
  const std::string moving =
      "demand: {opening: {sen_support: [{value: 50}], in_assessment: 12}, identify: 1%, request_from_support: 20%, "
      "agree_to_assess: 70%, agree_to_issue: 80%, appeal: 20%, appeal_upheld: 50%}\n"
      "teams: {casework: {establishment: 1, hours_per_month: 30, tasks: {assessment: 10}}}\n";
  const auto with = [&](const std::string& key, const std::string& value) {
    std::string text = moving;
    const std::size_t at = text.find(key);
    return at == std::string::npos ? moving + value : text.replace(at, key.size(), value);
  };
  const std::vector<std::array<std::string, 3>> changes = {
      {"population", "{value: 50}", "{value: 60}"},
      {"demand_rates", "identify: 1%", "identify: 3%"},
      {"demand_rates", "request_from_support: 20%", "request_from_support: 25%"},
      {"assessment", "agree_to_assess: 70%", "agree_to_assess: 75%"},
      {"assessment", "appeal: 20%", "appeal: 50%"},
      {"assessment", "appeal_upheld: 50%", "appeal_upheld: 50%, months_to_issue: 2"},
      {"assessment", "hours_per_month: 30", "hours_per_month: 10"},
      {"placement", "identify: 1%", "identify: 1%, cease: 10%"},
      {"prices", "-", "services: {support: {uptake: 90%}}\n"},
      {"prices", "-",
       "services: {team: {driver: {wte: casework}, unit_cost: 9, price_base: 2022-23, funding: joint}}\n"},
      {"payers", "-", "funding: {joint: {shares: {general_fund: 50%, icb_children: 50%}}}\n"}};
  const Told base = told("base-case", moving);
  for (const auto& [group, key, value] : changes) {
    SCOPED_TRACE(value);
    const Bridge bridge = groups(base, told("reform", with(key, value)));
    expect_adds_up(bridge);
    EXPECT_NE(part(bridge, group).back(), 0);
    for (const BridgePart& part : bridge.parts) {
      if (part.name == group) continue;
      EXPECT_THAT(part.amounts, Each(0)) << part.name;
    }
  }
}

TEST(BridgeOfGroups, CountsTheCapacityOfASettingAmongPlacesAndCommissionedPlacesAmongServices) {
  const auto town = [](const std::string& name, int capacity, int commissioned) {
    return told(name, fmt::format("settings: {{special: {{capacity: {}, when_full: mainstream}}}}\nservices:\n"
                                  "  places: {{driver: {{places: special}}, unit_cost: 100, price_base: 2022-23, "
                                  "funding: council}}\n"
                                  "  more: {{driver: {{places: special, number: {}}}, unit_cost: 100, price_base: "
                                  "2022-23, funding: council}}\n",
                                  capacity, commissioned));
  };
  const Bridge bridge = groups(town("base-case", 50, 5), town("reform", 60, 8));
  expect_adds_up(bridge);
  EXPECT_THAT(part(bridge, "placement"), ElementsAre(300'000, 300'000, 0));
  EXPECT_THAT(part(bridge, "prices"), ElementsAre(90'000, 90'000, 0));
}

TEST(BridgeOfGroups, FindsTeamsByTheirNames) {
  const auto teams = [](const std::string& text) { return "teams: {" + text + "}\n"; };
  const std::string one = "one: {establishment: 1, hours_per_month: 100}";
  const std::string two = "two: {establishment: 2, hours_per_month: 100}";
  const std::string paid =
      "services: {posts: {driver: {wte: two}, unit_cost: 1000, price_base: 2022-23, funding: council}}\n";
  const Bridge swapped =
      groups(told("base-case", teams(one + ", " + two) + paid), told("reform", teams(two + ", " + one) + paid));
  for (const BridgePart& part : swapped.parts) EXPECT_THAT(part.amounts, Each(0)) << part.name;

  // A team that only one has, and its posts for three years: who comes second makes it, £6,000, half each.
  const Bridge added = groups(told("base-case", teams(one)), told("reform", teams(two + ", " + one) + paid));
  expect_adds_up(added);
  EXPECT_THAT(part(added, "assessment"), ElementsAre(300'000, 300'000, 0));
  EXPECT_THAT(part(added, "prices"), ElementsAre(300'000, 300'000, 0));
}

// The council's rule pays for the new line in both files; a new pool, or a rule of that name, only in the other.
TEST(BridgeOfGroups, TakesLinesAndPayersTogetherWhereOneDoesNotKnowTheOther) {
  const std::string line = "services: {team: {driver: fixed, unit_cost: 100, price_base: 2022-23, funding: {}}}\n";
  const auto paid_by = [&](const std::string& payer) { return std::string(line).replace(line.find("{}"), 2, payer); };
  const Told base = told("base-case", "");
  const Bridge apart = groups(base, told("reform", paid_by("council")));
  EXPECT_THAT(part(apart, "prices"), ElementsAre(30'000, 30'000, 0));
  EXPECT_THAT(part(apart, "payers"), Each(0));
  const Bridge together =
      groups(base, told("reform", paid_by("health") + "funding: {health: {shares: {icb_children: 100%}}}\n"));
  expect_adds_up(together);
  EXPECT_EQ(together.parts.size(), 5U);
  EXPECT_THAT(part(together, "prices_and_payers"), ElementsAre(30'000, 0, 30'000));
}

// A pool takes support over from the rule of its name: it is given 150,000 and 300,000 over three years for 300,000 and
// keeps the rest, where the rule asked for 180,000 and 120,000. The whole is as before.
TEST(BridgeOfGroups, LetsAPooledFundMoveFundersPartsOnly) {
  const Bridge bridge =
      groups(told("base-case", ""), told("reform",
                                         "funding: {joint: null}\n"
                                         "pools: {joint: {contributions: {general_fund: 50000, icb_children: 100000}, "
                                         "overspend: {general_fund: 100%}, underspend: carry}}\n"));
  expect_adds_up(bridge);
  EXPECT_THAT(part(bridge, "payers"), ElementsAre(0, -3'000'000, 18'000'000));
}

TEST(BridgeOfGroups, SaysWhatCannotBeBridged) {
  const Told base = told("base-case", "");
  EXPECT_EQ(groups(base, told("shorter", "years: 2\n")).why_not, "the two do not run over the same months");
  EXPECT_EQ(groups(base, told("more", "settings: {college: {label: College}}\n")).why_not,
            "the two do not have the same settings in the same order");
  EXPECT_TRUE(groups(base, told("shorter", "years: 2\n")).parts.empty());
}

}  // namespace
}  // namespace sendcast
