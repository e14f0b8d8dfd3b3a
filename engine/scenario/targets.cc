#include "scenario/targets.h"

#include <fmt/format.h>

namespace sendcast {
namespace {

void add_demand(Targets& targets) {
  const auto add = [&](const char* name, const Dimensions& dimensions, Quantity quantity) {
    targets.add(std::string("demand.") + name, {dimensions, {}, {}, quantity});
  };
  add("identify", by_area_and_age, Quantity::rate);
  add("leave_support", by_cell, Quantity::rate);
  add("request_from_support", by_cell, Quantity::rate);
  add("request_from_others", by_area_and_age, Quantity::rate);
  add("agree_to_assess", by_cell, Quantity::probability);
  add("agree_to_issue", by_cell, Quantity::probability);
  add("appeal", by_cell, Quantity::probability);
  add("appeal_upheld", by_cell, Quantity::probability);
  add("overdue_first", no_dimensions, Quantity::probability);
  add("cease", by_plan, Quantity::rate);
  add("arrive", by_plan, Quantity::rate);
  targets.add("demand.need_mix", {by_area_and_age, {}, NameSet::needs, Quantity::probability});
  targets.add("demand.first_setting", {by_cell, {}, NameSet::settings, Quantity::probability});
  targets.add("demand.phase_transfer", {by_cell, NameSet::settings, {}, Quantity::probability});
  targets.add("demand.move", {by_cell, NameSet::settings, {}, Quantity::rate});
  targets.add("demand.change_need", {by_cell, NameSet::needs, {}, Quantity::rate});
}

void add_settings_and_teams(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.settings.count(); ++i) {
    const std::optional<Capacity>& capacity = scenario.settings.items[i].capacity;
    if (!capacity) continue;
    targets.add("settings." + scenario.settings.names[i] + ".capacity",
                {capacity->whole ? no_dimensions : by_area, {}, {}, Quantity::amount});
  }
  for (std::size_t i = 0; i < scenario.teams.count(); ++i) {
    const std::string team = "teams." + scenario.teams.names[i] + ".";
    const auto add = [&](const char* name, Quantity quantity) {
      targets.add(team + name, {no_dimensions, {}, {}, quantity});
    };
    add("establishment", Quantity::amount);
    add("turnover", Quantity::rate);
    add("months_to_hire", Quantity::amount);
    add("agency_cover", Quantity::probability);
    add("hours_per_month", Quantity::amount);
    if (scenario.teams.items[i].tasks.assessment) add("tasks.assessment", Quantity::amount);
    if (scenario.teams.items[i].tasks.annual_review) add("tasks.annual_review", Quantity::amount);
  }
}

void add_line(Targets& targets, const std::string& owner, const std::string& name, const ServiceLine& line) {
  const std::string path = "services." + name;
  const Dimensions dimensions = dimensions_of(line.driver);
  targets.add(path + ".unit_cost", {dimensions, {}, {}, Quantity::money});
  targets.add(path + ".uptake", {dimensions, {}, {}, Quantity::probability});
  if (owner.empty()) return;
  targets.add_alias(owner + path + ".unit_cost", path + ".unit_cost");
  targets.add_alias(owner + path + ".uptake", path + ".uptake");
}

void add_lines(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.services.count(); ++i) {
    add_line(targets, {}, scenario.services.names[i], scenario.services.items[i]);
  }
  for (std::size_t i = 0; i < scenario.interventions.count(); ++i) {
    const Named<ServiceLine>& services = scenario.interventions.items[i].services;
    for (std::size_t k = 0; k < services.count(); ++k) {
      add_line(targets, "interventions." + scenario.interventions.names[i] + ".", services.names[k], services.items[k]);
    }
  }
}

void add_pots(const Scenario& scenario, Targets& targets) {
  const Target income{no_dimensions, {}, {}, Quantity::money};
  for (std::size_t i = 0; i < scenario.pots.count(); ++i) {
    const std::string path = "pots." + scenario.pots.names[i] + ".income";
    for (const std::string& stream : scenario.pots.items[i].income.names) {
      targets.add(stream.empty() ? path : path + ".streams." + stream, income);
      if (!stream.empty()) targets.add_alias(path + "." + stream, path + ".streams." + stream);
    }
  }
}

void add_funding(const Scenario& scenario, Targets& targets) {
  for (std::size_t i = 0; i < scenario.funding.count(); ++i) {
    if (std::holds_alternative<Grant>(scenario.funding.items[i].kind)) continue;
    const std::string rule = "funding." + scenario.funding.names[i];
    const std::string path = fmt::format("{}.{}", rule, scenario.funding.items[i].kind_name());
    targets.add(path, {by_plan, {}, NameSet::pots, Quantity::probability});
    targets.add_alias(rule, path);
  }
}

}  // namespace

Targets targets_of(const Scenario& scenario) {
  Targets targets;
  add_demand(targets);
  add_settings_and_teams(scenario, targets);
  add_lines(scenario, targets);
  add_pots(scenario, targets);
  add_funding(scenario, targets);
  return targets;
}

}  // namespace sendcast
