#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

constexpr std::array<double, 5> levels = {0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array<std::string_view, 5> level_roles = {"p05", "p25", "p50", "p75", "p95"};
constexpr std::array<std::string_view, 5> level_labels = {"5% of draws lie below", "25% of draws lie below",
                                                          "half of draws lie below", "75% of draws lie below",
                                                          "95% of draws lie below"};

std::vector<double> plans_by_year(const Results& results) {
  return by_year(results.calendar, [&](int y) { return plans_at_year_end(results, y); });
}

PageFigure fan(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  PageFigure figure{"plans-fan",
                    fmt::format("Children and young people with an EHC plan: {}", page_label(outcomes, scenario)),
                    "Nine draws in ten lie in the outer band and one in two in the inner one: a prediction interval.",
                    "fan", "people"};
  figure.table = {"Plans at year end", "Plans", year_columns(results.calendar)};
  figure.table.rows.push_back(people_row("Central run", "central", plans_by_year(results)));
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
    const Calendar& calendar = outcomes.results[i].calendar;
    if (calendar.start != first.start || calendar.months != first.months) continue;
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
    if (outcomes.drawn) figures.push_back(fan(outcomes, scenario));
    if (!figures.empty() && figures.front().id.empty()) figures.clear();
    figures.push_back(by_setting(outcomes, scenario));
    return figures;
  });
  return section;
}

}  // namespace sendcast
