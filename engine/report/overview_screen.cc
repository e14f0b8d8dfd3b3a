#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/figures.h"
#include "report/terminal.h"
#include "value/common_years.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

using Years = std::vector<FinancialYear>;

/// The financial years that every scenario covers, for as many months as the base does.
Years years_of_all(std::span<const Results> scenarios) {
  Years years;
  for (int y = 0; y < scenarios.front().calendar.years(); ++y) years.push_back(scenarios.front().calendar.year(y));
  for (const Results& results : scenarios) {
    const std::vector<CommonYear> common = common_years(scenarios.front().calendar, results.calendar);
    const auto is_missing = [&](FinancialYear year) {
      return std::none_of(common.begin(), common.end(), [&](const CommonYear& known) { return known.year == year; });
    };
    years.erase(std::remove_if(years.begin(), years.end(), is_missing), years.end());
  }
  return years;
}

int position_of(const Results& results, FinancialYear year) { return year - results.calendar.year(0); }

/// What some years of a run come to.
template <typename Measured>
Pence over(const Years& years, const Results& results, const Measured& measured) {
  Pence total = 0;
  for (const FinancialYear year : years) total += measured(position_of(results, year));
  return total;
}

Pence cost_over(const Years& years, const Results& results, CostKind kind) {
  return over(years, results, [&](int y) { return cost(results, y, kind); });
}

Pence paid_over(const Years& years, const Results& results, const std::string& funder) {
  const std::vector<Entry>& funders = results.catalogue.funders;
  Pence total = 0;
  for (int f = 0; f < static_cast<int>(funders.size()); ++f) {
    if (at(funders, f).name != funder) continue;
    total += over(years, results, [&](int y) { return paid_by_funder(results, y, f); });
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

GridRow row_of(const Results& results, std::span<const Results> scenarios, const Years& years) {
  const Results& base = scenarios.front();
  const int last = position_of(results, years.back());
  const auto on_time = timeliness(results, last);
  GridRow row{label_of(results, scenarios), {}, RowStyle::plain};
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
