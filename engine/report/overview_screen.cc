#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/figures.h"
#include "report/terminal.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

/// What all years of a run come to.
template <typename Measured>
Pence over_the_run(const Results& results, const Measured& measured) {
  Pence total = 0;
  for (int y = 0; y < results.calendar.years(); ++y) total += measured(y);
  return total;
}

Pence cost_over_the_run(const Results& results, CostKind kind) {
  return over_the_run(results, [&](int y) { return cost(results, y, kind); });
}

Pence paid_over_the_run(const Results& results, const std::string& funder) {
  const std::vector<Entry>& funders = results.catalogue.funders;
  Pence total = 0;
  for (int f = 0; f < static_cast<int>(funders.size()); ++f) {
    if (at(funders, f).name != funder) continue;
    total += over_the_run(results, [&](int y) { return paid_by_funder(results, y, f); });
  }
  return total;
}

std::string against(Pence base, Pence other) { return in_unit(other - base, MoneyUnit::millions, Sign::always); }

/// A scenario's title, with its name before it where another has the same title.
std::string label_of(const Results& results, std::span<const Results> scenarios) {
  const Catalogue& names = results.catalogue;
  const auto has_this_title = [&](const Results& other) { return other.catalogue.title == names.title; };
  if (names.title.empty()) return names.scenario;
  const bool is_alone = std::count_if(scenarios.begin(), scenarios.end(), has_this_title) == 1;
  return is_alone ? names.title : fmt::format("{}: {}", names.scenario, names.title);
}

GridRow row_of(const Results& results, std::span<const Results> scenarios) {
  const Results& base = scenarios.front();
  const int last = results.calendar.years() - 1;
  const auto on_time = timeliness(results, last);
  GridRow row{label_of(results, scenarios), {}, RowStyle::plain};
  row.cells = {rounded(plans_at_year_end(results, last)), on_time ? percentage(*on_time) : "none",
               against(cost_over_the_run(base, CostKind::revenue), cost_over_the_run(results, CostKind::revenue)),
               against(cost_over_the_run(base, CostKind::capital), cost_over_the_run(results, CostKind::capital))};
  for (const Entry& funder : base.catalogue.funders) {
    row.cells.push_back(against(paid_over_the_run(base, funder.name), paid_over_the_run(results, funder.name)));
  }
  return row;
}

}  // namespace

std::string overview_screen(std::span<const Results> scenarios, const Screen& screen) {
  const Results& base = scenarios.front();
  const std::string last = text(base.calendar.year(base.calendar.years() - 1));
  Grid grid;
  grid.title = fmt::format("Side by side, the whole run; £m more (+) or less (-) than {}", base.catalogue.scenario);
  grid.headings = {{"plans", "at end"}, {"on time", last}, {"revenue", "£m"}, {"capital", "£m"}};
  for (const Entry& funder : base.catalogue.funders) grid.headings.push_back({funder.name, "pays £m"});
  for (const Results& results : scenarios) grid.rows.push_back(row_of(results, scenarios));
  return render(grid, screen);
}

}  // namespace sendcast
