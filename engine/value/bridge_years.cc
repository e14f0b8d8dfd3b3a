#include "model/groups.h"
#include "model/model.h"
#include "model/purchases.h"
#include "value/bridge.h"
#include "value/input_groups.h"
#include "value/paid.h"

namespace sendcast {
namespace {

bool is_whole(const Calendar& calendar, int year) { return calendar.months_in_year(year) == 12; }

/// The first and the last whole financial year of a run; nothing where there are not two.
std::optional<YearSpan> whole_years(const Calendar& calendar) {
  int first = 0;
  int last = calendar.years() - 1;
  while (first < last && !is_whole(calendar, first)) ++first;
  while (first < last && !is_whole(calendar, last)) --last;
  if (first == last) return std::nullopt;
  return YearSpan{calendar.year(first), calendar.year(last)};
}

/// The month of a run after a financial year.
int end_of(const Calendar& calendar, FinancialYear year) { return april_of(year + 1) - calendar.start; }

/// A scenario's model in which everything stays from the end of a financial year on as it then is.
Model held_from(const Scenario& scenario, FinancialYear year) {
  Scenario held = scenario;
  held.demand.population = scenario.demand.population.until(year.first);
  Model model = compile(held, {});
  const Calendar& calendar = model.demand.calendar;
  const int month = end_of(calendar, year) - 1;
  hold(model.demand, month);
  hold_lines(model.lines, calendar, month);
  hold_payers(model.funding, month);
  return model;
}

TwoInputs inputs_of(Model held, Model model) {
  TwoInputs inputs{{held.catalogue, std::move(held.demand)}, {model.catalogue, std::move(model.demand)}, {}};
  inputs.purchases = {{{Purchases{held.lines, held.funding}, Purchases{held.lines, model.funding}},
                       {Purchases{model.lines, held.funding}, Purchases{model.lines, model.funding}}}};
  return inputs;
}

}  // namespace

Bridge bridge_years(const Results& results, const Scenario& scenario) {
  const Catalogue& names = results.catalogue;
  Bridge bridge;
  bridge.base = bridge.scenario = names.scenario;
  const std::optional<YearSpan> years = whole_years(results.calendar);
  if (!years) {
    bridge.why_not = "the run has no two whole financial years";
    return bridge;
  }
  bridge.first = years->first;
  bridge.last = years->last;
  bridge.funders = names.funders;
  const FinancialYear start = results.calendar.year(0);
  const Columns of_last{bridge.funders, {years->last, years->last}};
  bridge.from = Columns{bridge.funders, {years->first, years->first}}.read(results.accounts, names, start);
  bridge.to = of_last.read(results.accounts, names, start);

  bridge.parts.push_back({"already_under_way", "Already under way", {}});
  const TwoInputs inputs = inputs_of(held_from(scenario, years->first), compile(scenario, {}));
  const std::vector<Pence> held = add_groups(inputs, of_last, end_of(results.calendar, years->last), bridge);
  bridge.parts.front().amounts = less(held, bridge.from);
  return bridge;
}

}  // namespace sendcast
