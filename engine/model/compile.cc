#include <algorithm>
#include <utility>

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

Model lowered(const Scenario& scenario, const std::string& name, DemandModel demand) {
  Model model;
  model.catalogue = catalogue_of(scenario, name);
  model.demand = std::move(demand);
  Purchases own = *purchases(scenario, scenario, model.demand);
  model.lines = std::move(own.lines);
  model.funding = std::move(own.funding);
  for (const Outcome& outcome : scenario.outcomes.items) {
    model.outcomes.push_back({counting_line(outcome.count, outcome.where, model.demand), counts_events(outcome.count)});
  }
  model.value = lower_value(scenario);
  return model;
}

bool number_alike(const Loaded& one, const Loaded& other) {
  return std::equal(
      one.uncertain.begin(), one.uncertain.end(), other.uncertain.begin(), other.uncertain.end(),
      [](const UncertainNumber& a, const UncertainNumber& b) { return a.name == b.name && a.path == b.path; });
}

/// Makes a line read its prices and uptake where another of the same name, which says the same of them, does.
void share_prices(const LineModel& first, LineModel& line) {
  line.price = first.price;
  line.uptake = first.uptake;
  line.uncertain_price = first.uncertain_price;
  line.uncertain_uptake = first.uncertain_uptake;
}

}  // namespace

Model compile(const Scenario& scenario, const std::string& name) {
  const EffectsByTarget effects = all_effects(scenario);
  const Calendar calendar = scenario.calendar();
  return lowered(
      scenario, name,
      lower_demand({scenario.demand, scenario.settings, scenario.teams, scenario.shape(), calendar, effects}));
}

std::vector<Model> compile_deals(const std::vector<const Loaded*>& deals, const std::vector<std::string>& names) {
  std::vector<Model> models = {compile(deals.front()->scenario, names.front())};
  for (std::size_t i = 1; i < deals.size(); ++i) {
    if (!number_alike(*deals.front(), *deals[i])) {
      models.push_back(compile(deals[i]->scenario, names[i]));
      continue;
    }
    const Model& first = models.front();
    Model deal = lowered(deals[i]->scenario, names[i], first.demand);
    for (std::size_t k = 0; k < deal.lines.size(); ++k) {
      if (deal.catalogue.lines[k].name == first.catalogue.lines[k].name) share_prices(first.lines[k], deal.lines[k]);
    }
    models.push_back(std::move(deal));
  }
  return models;
}

}  // namespace sendcast
