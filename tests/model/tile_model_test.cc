#include "model/tile_model.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/drawn_model.h"
#include "model/simulate.h"
#include "tests/model/drawn_scenario.h"
#include "tests/model/many_draws.h"
#include "tests/properties/random_scenario.h"
#include "tests/properties/uncertain_scenario.h"

namespace sendcast {
namespace {

using properties::Files;

constexpr double penny = 0.01;
constexpr double of_an_amount = penny / 2 + 1e-6;

/// The central engine rounds every amount to a penny, and passes that on in what is shared out, carried and charged
/// interest: for every pot a penny of every line and a few of its own, in every year so far. That is enough to find
/// whatever is wired wrongly; tests/funding/tile_settlement_test.cc holds settlement itself to the least that it can
/// be.
double tolerance_of(int measure, const MeasureLayout& layout, double expected) {
  const int position = measure % layout.per_year();
  const int years = 1 + measure / layout.per_year();
  if (position < layout.revenue_cost() || position >= layout.outcome(0))
    return 1e-9 * std::max(1.0, std::abs(expected));
  if (position < layout.cost_by_line(0)) return of_an_amount * std::max(1, layout.lines);
  if (position < layout.paid_by_funder(0)) return of_an_amount;
  return penny * layout.pots * (layout.lines + 10) * years;
}

/// The share on time of next to nobody is nothing that arithmetic decides.
bool is_share_of_nobody(const DrawOfScenario& draw, const MeasureLayout& layout, std::size_t measure) {
  const auto year = static_cast<int>(measure) / layout.per_year();
  return static_cast<int>(measure) == layout.at(year, layout.timeliness()) &&
         draw.measures[static_cast<std::size_t>(layout.at(year, layout.assessments()))] < 1e-9;
}

void expect_near(const DrawOfScenario& draw, const DrawOfScenario& central, const MeasureLayout& layout) {
  ASSERT_EQ(draw.measures.size(), central.measures.size());
  ASSERT_EQ(draw.income.size(), central.income.size());
  for (std::size_t i = 0; i < draw.measures.size(); ++i) {
    if (is_share_of_nobody(central, layout, i)) continue;
    const int measure = static_cast<int>(i);
    EXPECT_NEAR(draw.measures[i], central.measures[i], tolerance_of(measure, layout, central.measures[i]))
        << "measure " << measure % layout.per_year() << " of year " << measure / layout.per_year();
  }
  for (std::size_t i = 0; i < draw.income.size(); ++i) EXPECT_NEAR(draw.income[i], central.income[i], of_an_amount);
}

MeasureLayout layout_of(const ManyDraws& draws) {
  return layout_of(draws.model().catalogue, draws.model().demand.calendar.years());
}

DrawOfScenario drawn_centrally(const ManyDraws& draws, std::uint64_t draw) {
  const std::vector<double> numbers = draws.numbers(draw);
  return measures_of(simulate(drawn(draws.model(), {numbers.data()})));
}

/// Expects some lanes of a tile, and the central world, to be what the central engine makes of them.
void expect_as_drawn(const ManyDraws& draws, const std::vector<std::uint64_t>& lanes) {
  const DrawsOfScenarios results = draws.run(tile_width);
  for (const std::uint64_t lane : lanes) {
    SCOPED_TRACE(fmt::format("draw {}", lane));
    expect_near(results[0][lane], drawn_centrally(draws, lane), layout_of(draws));
  }
  SCOPED_TRACE("the central world");
  expect_near(draws.run_central()[0][0], measures_of(simulate(draws.model())), layout_of(draws));
}

std::vector<std::uint64_t> all_lanes() {
  std::vector<std::uint64_t> lanes;
  for (std::uint64_t lane = 0; lane < tile_width; ++lane) lanes.push_back(lane);
  return lanes;
}

Files files_of(const std::string& scenario) {
  std::string population = "area,age,year,value\n";
  for (const char* area : {"east", "west"}) {
    for (int age = 0; age <= 5; ++age) {
      for (const int year : {2020, 2021, 2022})
        population += fmt::format("{},{},{},{}\n", area, age, year, 300 + 10 * age + 7 * year % 5);
    }
  }
  return {{"scenario.yaml", scenario}, {"population.csv", population}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

using Seen = std::map<std::string, int>;

void see(const LineModel& line, const char* what, Seen& seen) {
  const auto* event = std::get_if<EventDriver>(&line.driver);
  ++seen[event == nullptr ? fmt::format("{} of driver {}", what, line.driver.index())
                          : fmt::format("{} of {}", what, event_names[static_cast<std::size_t>(event->event)])];
}

void see(const ManyDraws& draws, Seen& seen) {
  const Model& model = draws.model();
  for (const LineModel& line : model.lines) see(line, "line", seen);
  for (const OutcomeModel& outcome : model.outcomes) see(outcome.counted, "outcome", seen);
  for (const UncertainNumber& number : draws.loaded().uncertain)
    ++seen[fmt::format("distribution {}", number.distribution->kind.index())];
  for (const LineModel& line : model.lines) seen["grant"] += !line.grants.empty();
  for (const TeamModel& team : model.demand.teams)
    seen["team of some areas"] += std::count(team.serves.begin(), team.serves.end(), false) > 0;
  for (const PlaceLimit& limit : model.demand.places) ++seen[limit.area < 0 ? "places of all" : "places of an area"];
  for (const int fallback : model.demand.when_full)
    seen["chain of fallbacks"] += fallback >= 0 && model.demand.when_full[static_cast<std::size_t>(fallback)] >= 0;
  for (const PotModel& pot : model.funding.pots) seen["succession"] += pot.successor >= 0;
  ++seen[fmt::format("months to issue: {}", model.demand.months_to_issue)];
  seen["uncertain opening total"] +=
      model.demand.drawn_in_assessment.total && model.demand.drawn_in_assessment.total->recipe;
  seen["uncertain opening people"] += model.demand.drawn_sen_support.people != nullptr;
  seen["several areas"] += model.demand.shape.areas > 1;
  seen["change of need"] += !model.demand.need_changes.empty();
  seen["phase transfer"] += !model.demand.phase_transfers.empty();
  seen["migration"] += !model.demand.migration.empty();
  seen["part of a year"] += model.demand.calendar.months_in_year(0) < 12;
  seen["pool"] += !model.funding.pools.empty();
}

void see_scaled(const ManyDraws& draws, Seen& seen) {
  draws.runs().run(
      4, {1, 4}, [&](std::uint64_t draw, std::span<double> numbers) { draws.worlds().draw(draw, numbers); },
      [&](const Block& block) { seen["scaled outflow"] += block.scenarios[0].scaled_outflows > 0; },
      [] { return true; });
}

/// 10 drivers, 17 of them events (moved_in to turned_away); 8 kinds of distribution; 6 lengths of assessment.
constexpr std::size_t corners = 2 * (9 + event_count) + 8 + 6 + 14;

TEST(TileModel, HasInEveryLaneTheMeasuresOfTheCentralEngineInThatDraw) {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    const ManyDraws draws({properties::files_of(properties::uncertain(properties::random_scenario(seed), seed))});
    expect_as_drawn(draws, {seed % tile_width, (seed + 7) % tile_width});
    if (testing::Test::HasFailure()) return;
    see(draws, seen);
    see_scaled(draws, seen);
  }
  EXPECT_EQ(seen.size(), corners) << "every corner has been looked for";
  for (const auto& [corner, times] : seen) EXPECT_GE(times, 1) << corner;
}

/// A line and an outcome of everything that can be counted.
std::string with_every_driver(std::string scenario) {
  std::vector<std::string> drivers = {
      "{caseload: all}",   "{caseload: [special]}", "sen_support",       "in_assessment",        "population",
      "{places: special}", "{places: hospital}",    "{wte: psychology}", "{agency_wte: therapy}"};
  for (const std::string_view event : event_names) drivers.emplace_back(event);
  std::string lines;
  std::string outcomes;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    lines += fmt::format("  l{}: {{driver: {}, unit_cost: ?{}?, price_base: 2021-22, funding: layers}}\n", i,
                         drivers[i], 1000 + i);
    outcomes += fmt::format("  o{}: {{count: {}}}\n", i, drivers[i]);
  }
  scenario = replaced(scenario, "funders:", lines + "funders:");
  return scenario + outcomes;
}

TEST(TileModel, CountsEverythingThatALineOrAnOutcomeCanCount) {
  const std::string scenario = with_every_driver(drawn_scenario);
  for (const char* months : {"months_to_issue: 1", "months_to_issue: 5"}) {
    SCOPED_TRACE(months);
    expect_as_drawn(ManyDraws({files_of(texts_of(replaced(scenario, "months_to_issue: 3", months)).uncertain)}),
                    all_lanes());
  }
}

TEST(TileModel, CountsNothingButWhatItHasToAndComesToTheSame) {
  expect_as_drawn(ManyDraws({files_of(texts_of(drawn_scenario).uncertain)}), all_lanes());
}

/// A scenario of the repository, and all that stands beside it.
Files files_of_bcp(const std::string& scenario) {
  const std::filesystem::path folder = SENDCAST_SOURCE_DIR "/scenarios/bcp";
  Files files{{"scenario.yaml", "format: 1\nextends: " + scenario + "\n"}};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files[std::filesystem::relative(entry.path(), folder).string()] = text.str();
  }
  return files;
}

TEST(TileModel, IsTheCentralEngineForTheWorkedExample) {
  const ManyDraws draws({files_of_bcp("transformation.yaml")});
  ASSERT_FALSE(draws.loaded().uncertain.empty());
  expect_as_drawn(draws, {0, 11});
}

// £70 a year for everybody in assessment or overdue, in every month and not only in the year's last.
TEST(TileModel, ChargesForThoseWhoWaitInEveryMonth) {
  const ManyDraws draws({files_of(texts_of(drawn_scenario).written)});
  const MeasureLayout layout = layout_of(draws);
  const Results results = simulate(draws.model());
  double waiting_months = 0;
  for (int month = 0; month < 10; ++month) {  // June to March
    for (const PeopleMonth& people : results.months[static_cast<std::size_t>(month)].people)
      waiting_months += people.in_assessment + people.overdue;
  }
  int line = 0;
  while (draws.model().catalogue.lines[static_cast<std::size_t>(line)].name != "waiting") ++line;
  const auto at = static_cast<std::size_t>(layout.at(0, layout.cost_by_line(line)));
  EXPECT_NEAR(draws.run(1)[0][0].measures[at], 70 * waiting_months / 12, 1e-9 * waiting_months);
}

/// Plans in a setting with places that nobody asks for, whose fallback nobody is in.
TEST(TileModel, HoldsWhereNobodyAsksForASettingAndNobodyIsInItsFallback) {
  const ManyDraws draws({files_of(R"(format: 1
title: Closed
start: 2021-04
years: 2
oldest_age: 5
areas: {east: East, west: West}
needs: {asd: Autism}
settings:
  closed: {label: Closed, capacity: 5, when_full: empty}
  empty: {label: Empty}
  open: {label: Open}
demand:
  population: {csv: population.csv}
  opening: {plans: [{value: 0}, {where: {settings: closed}, value: 3}], sen_support: 6}
  need_mix: {asd: 100%}
  request_from_support: {uniform: {low: 0.1, high: 0.3}}
  agree_to_assess: 1
  agree_to_issue: 1
  months_to_issue: 2
  first_setting: {open: 100%}
  cease: 10%
funders: {council: Council}
pots: {block: {funder: council, income: 1000}}
funding: {block: {shares: {block: 100%}}}
services: {top_up: {driver: {caseload: all}, unit_cost: 1000, price_base: 2021-22, funding: block}}
)")});
  expect_as_drawn(draws, all_lanes());
}

}  // namespace
}  // namespace sendcast
