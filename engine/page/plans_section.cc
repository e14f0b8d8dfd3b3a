#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

constexpr std::array<double, 5> levels = {0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array<std::string_view, 5> level_roles = {"p05", "p25", "p50", "p75", "p95"};
constexpr std::array<std::string_view, 5> level_labels = {"5th percentile of draws", "25th percentile",
                                                          "Half of draws lie below", "75th percentile",
                                                          "95th percentile of draws"};

std::vector<double> plans_by_year(const Results& results) {
  return by_year(results.calendar, [&](int y) { return plans_at_year_end(results, y); });
}

/// What was published, by the financial year in which it was counted: the last count of each.
std::map<FinancialYear, double> published_plans(const Outcomes& outcomes, std::size_t scenario) {
  const Named<Number>& plans = outcomes.loaded[scenario]->scenario.history.plans;
  std::map<Month, double> by_month;
  for (std::size_t i = 0; i < plans.count(); ++i) {
    if (const std::optional<Month> month = parse_month(plans.names[i])) by_month[*month] = plans.items[i].central;
  }
  std::map<FinancialYear, double> by_year;
  for (const auto& [month, number] : by_month) by_year[financial_year_of(month)] = number;
  return by_year;
}

/// Puts the years in which something was published before the run's, and a row of what was.
void add_history(const std::map<FinancialYear, double>& published, const Calendar& calendar, PageFigure& figure) {
  constexpr std::size_t most_before = 8;
  if (published.empty()) return;
  std::vector<FinancialYear> before;
  for (const auto& [year, _] : published) {
    if (year < calendar.year(0)) before.push_back(year);
  }
  if (before.size() > most_before) before.erase(before.begin(), before.end() - most_before);
  PageTable& table = figure.table;
  std::vector<PageColumn> columns;
  for (const FinancialYear year : before) columns.push_back({text(year), text(year)});
  table.columns.insert(table.columns.begin(), columns.begin(), columns.end());
  const PageCell nothing{"", {}, true};
  for (PageRow& row : table.rows) row.cells.insert(row.cells.begin(), before.size(), nothing);
  PageRow history{"Published", "history"};
  const auto add = [&](FinancialYear year) {
    const auto found = published.find(year);
    history.cells.push_back(found == published.end() ? nothing : people_cell(found->second));
  };
  for (const FinancialYear year : before) add(year);
  for (int y = 0; y < calendar.years(); ++y) add(calendar.year(y));
  table.rows.insert(table.rows.begin(), std::move(history));
  figure.notes.emplace_back(
      "Published counts are of the day they were taken, mostly in January; the model's are of March.");
}

PageFigure fan(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  PageFigure figure{
      "plans-fan", fmt::format("Children and young people with an EHC plan: {}", page_label(outcomes, scenario)),
      outcomes.drawn ? "Nine draws in ten lie in the outer band and one in two in the inner one: a prediction interval."
                     : "The central run alone, beside what was published: no draws were asked for.",
      "fan", "people"};
  figure.table = {"Plans at year end", "Plans", year_columns(results.calendar)};
  figure.table.rows.push_back(people_row("Central run", "central", plans_by_year(results)));
  const std::map<FinancialYear, double> published = published_plans(outcomes, scenario);
  if (!outcomes.drawn) {
    add_history(published, results.calendar, figure);
    return figure;
  }
  const DrawnScenario& drawn = outcomes.drawn->scenarios[scenario];
  std::vector<std::vector<double>> years(levels.size());
  for (int y = 0; y < results.calendar.years(); ++y) {
    const std::vector<double> quantiles =
        drawn.measures[static_cast<std::size_t>(drawn.layout.at(y, MeasureLayout::plans))].quantiles(levels);
    if (quantiles.size() != levels.size()) return {};
    for (std::size_t i = 0; i < levels.size(); ++i) years[i].push_back(quantiles[i]);
  }
  for (std::size_t i = levels.size(); i-- > 0;)
    figure.table.rows.push_back(people_row(std::string(level_labels[i]), std::string(level_roles[i]), years[i]));
  add_history(published, results.calendar, figure);
  return figure;
}

PageFigure by_setting(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  PageFigure figure{"plans-by-setting", fmt::format("Where they are educated: {}", page_label(outcomes, scenario)),
                    "Plans at each year's end by setting.", "stacked", "people"};
  figure.table = {"Plans at year end by setting", "Setting", year_columns(results.calendar)};
  for (int setting = 0; setting < static_cast<int>(results.catalogue.settings.size()); ++setting) {
    figure.table.rows.push_back(
        people_row(at(results.catalogue.settings, setting).label, "part",
                   by_year(results.calendar, [&](int y) { return plans_at_year_end(results, y, setting); })));
  }
  figure.table.rows.push_back(people_row("All settings", "total", plans_by_year(results)));
  figure.table.rows.back().style = RowStyle::total;
  return figure;
}

PageFigure by_scenario(const Outcomes& outcomes) {
  PageFigure figure{
      "plans-by-scenario", "Plans under each scenario",
      "Central figures at each year's end; where lines lie on one another, what was changed does not move "
      "the number of plans.",
      "lines", "people"};
  const Calendar& first = outcomes.results.front().calendar;
  figure.table = {"Plans at year end", "Scenario", year_columns(first)};
  for (std::size_t i = 0; i < outcomes.results.size(); ++i) {
    if (!covers_same_months(outcomes.results.front(), outcomes.results[i])) continue;
    figure.table.rows.push_back(people_row(page_label(outcomes, i), "series", plans_by_year(outcomes.results[i])));
  }
  return figure;
}

}  // namespace

PageSection plans_section(const Outcomes& outcomes) {
  PageSection section{"plans", "How many plans, and where", "People with an education, health and care plan."};
  if (outcomes.results.size() > 1) section.figures.push_back(by_scenario(outcomes));
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    figures.push_back(fan(outcomes, scenario));
    if (figures.front().id.empty()) figures.clear();
    figures.push_back(by_setting(outcomes, scenario));
    return figures;
  });
  return section;
}

}  // namespace sendcast
