#include "demand/lower.h"
#include "model/model.h"
#include "model/purchases.h"
#include "services/lower.h"

namespace sendcast {
namespace {

std::string label_or_name(const std::string& label, const std::string& name) { return label.empty() ? name : label; }

template <class T>
std::vector<Entry> entries_of(const Named<T>& named) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < named.count(); ++i) {
    if constexpr (std::is_same_v<T, std::string>) {
      entries.push_back({named.names[i], label_or_name(named.items[i], named.names[i])});
    } else {
      entries.push_back({named.names[i], label_or_name(named.items[i].label, named.names[i])});
    }
  }
  return entries;
}

Catalogue catalogue_of(const Scenario& scenario, const std::string& name) {
  Catalogue catalogue;
  catalogue.scenario = name;
  catalogue.title = scenario.title;
  catalogue.areas = entries_of(scenario.areas);
  catalogue.needs = entries_of(scenario.needs);
  catalogue.settings = entries_of(scenario.settings);
  catalogue.teams = entries_of(scenario.teams);
  catalogue.funders = entries_of(scenario.funders);
  catalogue.pools = entries_of(scenario.pools);
  for (std::size_t i = 0; i < scenario.outcomes.count(); ++i) {
    const Outcome& outcome = scenario.outcomes.items[i];
    catalogue.outcomes.push_back(
        {{scenario.outcomes.names[i], label_or_name(outcome.label, scenario.outcomes.names[i])},
         counts_events(outcome.count),
         outcome.better == Better::higher});
  }
  for (std::size_t i = 0; i < scenario.pots.count(); ++i) {
    const Pot& pot = scenario.pots.items[i];
    catalogue.pots.push_back({{scenario.pots.names[i], label_or_name(pot.label, scenario.pots.names[i])},
                              pot.funder.index,
                              pot.year_end == YearEnd::carry,
                              pot.succeeded_by ? pot.succeeded_by->pot.index : -1});
  }
  for (const NamedLine& line : all_lines(scenario)) {
    catalogue.lines.push_back({{*line.name, label_or_name(line.line->label, *line.name)},
                               line.line->kind == Kind::capital,
                               line.intervention == nullptr ? std::string() : *line.intervention,
                               line.line->cashable.central});
  }
  return catalogue;
}

}  // namespace

Model compile(const Scenario& scenario, const std::string& name) {
  const EffectsByTarget effects = all_effects(scenario);
  const Calendar calendar = scenario.calendar();
  Model model;
  model.catalogue = catalogue_of(scenario, name);
  model.demand =
      lower_demand({scenario.demand, scenario.settings, scenario.teams, scenario.shape(), calendar, effects});
  Purchases own = *purchases(scenario, scenario, model.demand);
  model.lines = std::move(own.lines);
  model.funding = std::move(own.funding);
  for (const Outcome& outcome : scenario.outcomes.items) {
    model.outcomes.push_back({counting_line(outcome.count, outcome.where, model.demand), counts_events(outcome.count)});
  }
  model.value = lower_value(scenario);
  return model;
}

}  // namespace sendcast
