#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/value/bridge_scenario.h"

namespace sendcast {
namespace {

using testing::ElementsAre;

// Support costs 100 × £1,000 × 3 years = £300,000.
Bridge with_interventions(const std::string& interventions, const std::string& more = "") {
  const Told base = told("base-case", "");
  const Told other = told("reform", more + "interventions:\n" + interventions);
  return bridge_interventions(base.results, other.results, other.scenario());
}

// `dearer` adds a tenth to the price and `fewer` halves the uptake, both from the first month. Alone the one costs
// £30,000 more, the other £150,000 less; together 300,000 × 1.1 × 0.5 = £165,000, £135,000 less. Whoever comes second
// finds the other there: dearer adds 30,000 or 15,000, a mean of 22,500; fewer -150,000 or -165,000, -157,500.
TEST(BridgeOfInterventions, SharesWhatTheyMakeTogether) {
  const Bridge bridge = with_interventions(
      "  dearer: {from: 2022-04, effects: [{target: services.support.unit_cost, multiply: 1.1}]}\n"
      "  fewer: {from: 2022-04, label: Fewer, effects: [{target: services.support.uptake, multiply: 0.5}]}\n");
  expect_adds_up(bridge);
  EXPECT_THAT(bridge.from, ElementsAre(30'000'000, 18'000'000, 12'000'000));
  EXPECT_THAT(bridge.to, ElementsAre(16'500'000, 9'900'000, 6'600'000));
  EXPECT_THAT(part(bridge, "dearer"), ElementsAre(2'250'000, 1'350'000, 900'000));
  EXPECT_THAT(part(bridge, "fewer"), ElementsAre(-15'750'000, -9'450'000, -6'300'000));
  EXPECT_THAT(part(bridge, "other_inputs"), ElementsAre(0, 0, 0));
  EXPECT_EQ(bridge.parts[2].label, "Fewer");
  EXPECT_EQ(bridge.orders, 0);
}

// A line of the intervention's own, £12,000 a year from the second April on, is its part alone; a price that the file
// itself gives otherwise, £1,100, is nobody's.
TEST(BridgeOfInterventions, KeepsApartWhatNoInterventionMakes) {
  const Bridge bridge = with_interventions(
      "  team: {from: 2023-04, services: {team: {driver: fixed, unit_cost: 12000, price_base: 2022-23, funding: "
      "council}}}\n",
      "services: {support: {unit_cost: 1100}}\n");
  expect_adds_up(bridge);
  EXPECT_THAT(part(bridge, "other_inputs"), ElementsAre(3'000'000, 1'800'000, 1'200'000));
  EXPECT_THAT(part(bridge, "team"), ElementsAre(2'400'000, 2'400'000, 0));
}

TEST(BridgeOfInterventions, GivesExactlyNothingToOneThatDoesNothing) {
  const Bridge bridge = with_interventions(
      "  dearer: {from: 2022-04, effects: [{target: services.support.unit_cost, multiply: 1.0333}]}\n"
      "  nothing: {from: 2022-04, effects: [{target: demand.cease, multiply: 1}]}\n"
      "  too_late: {from: 2030-04, effects: [{target: services.support.unit_cost, multiply: 9}]}\n"
      "  fewer: {from: 2022-09, effects: [{target: demand.cease, add: 7.77%}]}\n");
  expect_adds_up(bridge);
  EXPECT_THAT(part(bridge, "nothing"), ElementsAre(0, 0, 0));
  EXPECT_THAT(part(bridge, "too_late"), ElementsAre(0, 0, 0));
}

TEST(BridgeOfInterventions, GivesTwoThatAreAlikeTheSameWithinAPenny) {
  const std::string effect = ": {from: 2022-09, effects: [{target: demand.cease, add: 7.77%, ramp: 5}]}\n";
  const Bridge bridge = with_interventions(
      "  one" + effect + "  dearer: {from: 2022-04, effects: [{target: services.support.unit_cost, add: 33.33}]}\n" +
      "  two" + effect);
  expect_adds_up(bridge);
  EXPECT_NE(part(bridge, "one").front(), 0);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_LE(std::abs(part(bridge, "one")[i] - part(bridge, "two")[i]), 1);
}

// Eleven: each adds £1 to the price, £300 over the run, in whatever order.
TEST(BridgeOfInterventions, SamplesMoreThanTenAndSaysSo) {
  std::string interventions;
  for (char name = 'a'; name <= 'k'; ++name) {
    interventions +=
        std::string("  ") + name + ": {from: 2022-04, effects: [{target: services.support.unit_cost, add: 1}]}\n";
  }
  const Bridge bridge = with_interventions(interventions);
  expect_adds_up(bridge);
  EXPECT_EQ(bridge.orders, 100);
  EXPECT_THAT(part(bridge, "k"), ElementsAre(30'000, 18'000, 12'000));
}

TEST(BridgeOfInterventions, CoversTheYearsThatBothRunsCover) {
  const Told base = told("base-case", "years: 2\n");
  const Told other = told("reform", "services: {support: {unit_cost: 1100}}\n");
  const Bridge bridge = bridge_interventions(base.results, other.results, other.scenario());
  EXPECT_EQ(bridge.last, FinancialYear{2023});
  EXPECT_THAT(part(bridge, "other_inputs"), ElementsAre(2'000'000, 1'200'000, 800'000));

  const Told later = told("later", "start: 2025-04\n");
  EXPECT_EQ(bridge_interventions(base.results, later.results, later.scenario()).why_not,
            "the two have no financial year in common");
}

}  // namespace
}  // namespace sendcast
