#include <algorithm>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/scenario_label.h"
#include "report/terminal.h"
#include "value/over_years.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

using Years = std::vector<FinancialYear>;

std::string against(Pence base, Pence other) { return in_unit(other - base, MoneyUnit::millions, Sign::always); }

GridRow row_of(const Results& results, std::span<const Results> scenarios, const Years& years) {
  const Results& base = scenarios.front();
  const int last = position_of(results, years.back());
  const auto on_time = timeliness(results, last);
  GridRow row{scenario_label(results, scenarios), {}, RowStyle::plain};
  row.cells = {rounded(plans_at_year_end(results, last)), on_time ? percentage(*on_time) : "none",
               against(cost_over(years, base, CostKind::revenue), cost_over(years, results, CostKind::revenue)),
               against(cost_over(years, base, CostKind::capital), cost_over(years, results, CostKind::capital))};
  for (const Entry& funder : base.catalogue.funders) {
    row.cells.push_back(against(paid_over(years, base, funder.name), paid_over(years, results, funder.name)));
  }
  return row;
}

/// "the whole run", or the years that are compared where somebody's run has more.
std::string period_of(std::span<const Results> scenarios, const Years& years) {
  const auto is_whole = [&](const Results& results) {
    return results.calendar.years() == static_cast<int>(years.size());
  };
  if (std::all_of(scenarios.begin(), scenarios.end(), is_whole)) return "the whole run";
  return fmt::format("{} to {}, which all cover alike", text(years.front()), text(years.back()));
}

}  // namespace

std::string overview_screen(std::span<const Results> scenarios, const Screen& screen) {
  const Results& base = scenarios.front();
  const Years years = years_of_all(scenarios);
  if (years.empty()) return "The scenarios have no financial year in common.\n";
  Grid grid;
  grid.title = fmt::format("Side by side, {}; £m more (+) or less (-) than {}", period_of(scenarios, years),
                           base.catalogue.scenario);
  grid.headings = {{"plans", "at end"}, {"on time", text(years.back())}, {"revenue", "£m"}, {"capital", "£m"}};
  for (const Entry& funder : base.catalogue.funders) grid.headings.push_back({funder.name, "pays £m"});
  for (const Results& results : scenarios) grid.rows.push_back(row_of(results, scenarios, years));
  return render(grid, screen);
}

}  // namespace sendcast
