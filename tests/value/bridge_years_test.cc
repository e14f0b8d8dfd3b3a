#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/value/bridge_scenario.h"

namespace sendcast {
namespace {

using testing::Each;
using testing::ElementsAre;

Bridge years(const Told& told) { return bridge_years(told.results, told.scenario()); }

void expect_only(const Bridge& bridge, const std::string& name, const std::vector<Pence>& amounts) {
  expect_adds_up(bridge);
  for (const BridgePart& part : bridge.parts) {
    if (part.name == name) {
      EXPECT_EQ(part.amounts, amounts) << name;
    } else {
      EXPECT_THAT(part.amounts, Each(0)) << part.name;
    }
  }
}

// The price goes from £1,000 to £1,200 for 100 children in 2024-25.
TEST(BridgeOfYears, TellsARiseInPrices) {
  const Bridge bridge = years(told("town", "services: {support: {unit_cost: {2022-23: 1000, 2024-25: 1200}}}\n"));
  EXPECT_EQ(bridge.first, FinancialYear{2022});
  EXPECT_EQ(bridge.last, FinancialYear{2024});
  EXPECT_EQ(bridge.base, "town");
  EXPECT_THAT(bridge.from, ElementsAre(10'000'000, 6'000'000, 4'000'000));
  expect_only(bridge, "prices", {2'000'000, 1'200'000, 800'000});
}

// `old`, £500 a year, ends in June 2023 and `new`, £700, begins in July; `gone` cost 250 in the first year, and what
// comes after has nothing to do with it.
TEST(BridgeOfYears, TellsALineThatBeginsAndOneThatEnds) {
  const auto line = [](const std::string& name, int cost, const std::string& months) {
    return fmt::format("{}: {{driver: fixed, unit_cost: {}, price_base: 2022-23, funding: council, {}}}", name, cost,
                       months);
  };
  const Bridge bridge =
      years(told("town", "services: {" + line("old", 500, "until: 2023-06") + ", " + line("new", 700, "from: 2023-07") +
                             ", " + line("gone", 500, "until: 2022-09") + "}\n"));
  expect_adds_up(bridge);
  EXPECT_THAT(part(bridge, "already_under_way"), ElementsAre(-25'000, -25'000, 0));
  EXPECT_THAT(part(bridge, "prices"), ElementsAre(20'000, 20'000, 0));
}

// In the last year the council pays £50,000 of 100,000 instead of 60,000; from the second on nobody but the board pays.
TEST(BridgeOfYears, TellsAChangeOfPayersAndASuccession) {
  expect_only(years(told("town",
                         "funding: {joint: {shares: {general_fund: {2022-23: 60%, 2024-25: 50%}, icb_children: "
                         "{2022-23: 40%, 2024-25: 50%}}}}\n")),
              "payers", {0, -1'000'000, 1'000'000});
  expect_only(years(told("town", "pots: {general_fund: {succeeded_by: {pot: icb_children, from: 2023-04}}}\n")),
              "payers", {0, -6'000'000, 6'000'000});
}

// A year's places, and no others, are held.
TEST(BridgeOfYears, TellsPlaces) {
  const Bridge bridge = years(told("town",
                                   "settings: {special: {capacity: {2022-04: 10, 2023-09: 30}, when_full: "
                                   "mainstream}}\nservices: {places: {driver: {places: special}, unit_cost: 100, "
                                   "price_base: 2022-23, funding: council}}\n"));
  expect_only(bridge, "placement", {200'000, 200'000, 0});
}

// Plans end at 12% a year, 1% a month, from the start: nothing but what is under way moves the cost, whose last year is
// the first two years' endings on, 0.99^24 of the first.
TEST(BridgeOfYears, KeepsApartWhatIsUnderWay) {
  const Bridge bridge = years(told("town", "demand: {cease: 12%}\n"));
  expect_only(bridge, "already_under_way",
              {bridge.to[0] - bridge.from[0], bridge.to[1] - bridge.from[1], bridge.to[2] - bridge.from[2]});
  EXPECT_NEAR(static_cast<double>(bridge.to[0]), static_cast<double>(bridge.from[0]) * std::pow(0.99, 24), 1);
}

// There are 1,000 of every age until August 2023 and 1,100 after. What is bought for everybody costs a tenth more.
TEST(BridgeOfYears, TellsAGrowingPopulation) {
  const std::string clinic =
      "services: {clinic: {driver: population, unit_cost: 10, price_base: 2022-23, funding: council}}\n";
  expect_only(years(told("town", clinic, {1000, 1000, 1100})), "population", {1'000'000, 1'000'000, 0});
  // With migration the children with plans grow with their cohort, by a tenth in September 2023: 10,000 a year more.
  const Bridge followed =
      years(told("town", "demand: {population: {migration: {ages: 0-9}}}\n" + clinic, {1000, 1000, 1100}));
  expect_only(followed, "population", {2'000'000, 1'600'000, 400'000});
}

TEST(BridgeOfYears, NeedsTwoWholeYears) {
  EXPECT_EQ(years(told("town", "start: 2022-05\nyears: 2\n")).why_not, "the run has no two whole financial years");
  EXPECT_EQ(years(told("town", "start: 2022-05\nyears: 3\n")).first, FinancialYear{2023});
}

}  // namespace
}  // namespace sendcast
