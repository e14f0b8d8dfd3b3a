#include "tests/properties/random_scenario.h"

#include <fmt/format.h>

namespace sendcast::properties {
namespace {

void write_labels(RandomWords& words, const char* section, const Strings& names) {
  for (const std::string& name : names) words.scenario.tree[section][name] = "The " + name;
}

void write_outcomes(RandomWords& words) {
  Tree& outcomes = words.scenario.tree["outcomes"];
  outcomes["plans"] = Tree{{"label", "Plans"}, {"count", Tree{{"caseload", "all"}}}};
  outcomes["on_time"] = Tree{{"count", "on_time"}, {"where", words.where(area_age_and_need)}, {"better", "higher"}};
}

}  // namespace

ScenarioText random_scenario(std::uint64_t seed, Shortages shortages) {
  RandomWords words(seed);
  Tree& tree = words.scenario.tree;
  tree["format"] = 1;
  tree["title"] = fmt::format("Scenario {}", seed);
  tree["start"] = text(words.calendar.start);
  tree["years"] = fmt::format("{}/12", words.calendar.months);
  tree["oldest_age"] = words.oldest;
  write_labels(words, "areas", words.areas);
  write_labels(words, "needs", words.needs);
  for (const std::string& setting : words.settings) tree["settings"][setting]["label"] = "Setting " + setting;
  write_population(words);
  write_opening(words);
  write_rates(words);
  write_moves(words);
  if (shortages == Shortages::possible) {
    write_places(words);
    write_teams(words);
  }
  write_pots(words);
  write_rules(words);
  write_pools(words);
  write_services(words);
  write_interventions(words);
  write_outcomes(words);
  return std::move(words.scenario);
}

}  // namespace sendcast::properties
