#include <algorithm>
#include <optional>

#include "model/simulate.h"
#include "value/bridge.h"
#include "value/paid.h"
#include "value/shapley.h"

namespace sendcast {
namespace {

/// The financial years that two runs cover; nothing where there are none.
std::optional<YearSpan> years_of_both(const Calendar& one, const Calendar& other) {
  const YearSpan years{std::max(one.year(0), other.year(0)),
                       std::min(one.year(one.years() - 1), other.year(other.years() - 1))};
  if (years.last < years.first) return std::nullopt;
  return years;
}

/// A scenario that leaves out all but some of its interventions.
Scenario with_only(const Scenario& scenario, const Coalition& kept) {
  Scenario with = scenario;
  with.interventions = {};
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    with.interventions.names.push_back(scenario.interventions.names[i]);
    with.interventions.places.push_back(scenario.interventions.places[i]);
    with.interventions.items.push_back(scenario.interventions.items[i]);
  }
  return with;
}

std::vector<Pence> cost_of(const Scenario& scenario, const Columns& columns) {
  const Model model = compile(scenario, {});
  const Calendar& calendar = model.demand.calendar;
  const Spending spending{model.lines, model.funding};
  const Accounts accounts = account_for(model.demand, {&spending, 1}, calendar.months).front();
  return columns.read(accounts, model.catalogue, calendar.year(0));
}

}  // namespace

Bridge bridge_interventions(const Results& base, const Results& other, const Scenario& scenario) {
  Bridge bridge;
  bridge.account = BridgeAccount::interventions;
  bridge.base = base.catalogue.scenario;
  bridge.scenario = other.catalogue.scenario;
  bridge.funders = funders_of_either(base.catalogue, other.catalogue);
  const std::optional<YearSpan> years = years_of_both(base.calendar, other.calendar);
  if (!years) {
    bridge.why_not = "the two have no financial year in common";
    return bridge;
  }
  bridge.first = years->first;
  bridge.last = years->last;
  const Columns columns{bridge.funders, *years};
  bridge.from = columns.read(base.accounts, base.catalogue, base.calendar.year(0));
  bridge.to = columns.read(other.accounts, other.catalogue, other.calendar.year(0));

  const auto cost = [&](const Coalition& kept) { return cost_of(with_only(scenario, kept), columns); };
  const ShapleyParts shares = shapley(static_cast<int>(scenario.interventions.count()), cost);
  bridge.orders = shares.orders;
  bridge.parts.push_back({"other_inputs", "Other inputs", less(shares.of_none, bridge.from)});
  for (std::size_t i = 0; i < shares.parts.size(); ++i) {
    const std::string& name = scenario.interventions.names[i];
    const std::string& label = scenario.interventions.items[i].label;
    bridge.parts.push_back({name, label.empty() ? name : label, shares.parts[i]});
  }
  return bridge;
}

}  // namespace sendcast
