#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

/// The months of a run that lie in its financial year `y`.
std::vector<const MonthResults*> months_of_year(const Results& results, int y) {
  std::vector<const MonthResults*> months;
  for (int t = 0; t < results.calendar.months; ++t) {
    if (results.calendar.year_of(t) == y) months.push_back(&at(results.months, t));
  }
  return months;
}

PageFigure timeliness_by_scenario(const Outcomes& outcomes) {
  PageFigure figure{"timeliness", "Assessments completed on time",
                    "The share of assessments completed in the year that were completed when they were due.", "lines",
                    "%"};
  const Calendar& first = outcomes.results.front().calendar;
  figure.table = {"Assessments on time", "Scenario", year_columns(first)};
  for (std::size_t i = 0; i < outcomes.results.size(); ++i) {
    const Results& results = outcomes.results[i];
    if (!covers_same_months(outcomes.results.front(), results)) continue;
    PageRow row{page_label(outcomes, i), "series"};
    for (int y = 0; y < results.calendar.years(); ++y) row.cells.push_back(share_cell(timeliness(results, y)));
    figure.table.rows.push_back(std::move(row));
  }
  return figure;
}

PageFigure queue(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const auto at_year_end = [&](double PeopleMonth::*who) {
    return by_year(results.calendar, [&](int y) {
      double sum = 0;
      for (const PeopleMonth& people : months_of_year(results, y).back()->people) sum += people.*who;
      return sum;
    });
  };
  PageFigure figure{"queue", fmt::format("Who waits at year end: {}", page_label(outcomes, scenario)),
                    "Those in assessment within the statutory time, and those whose plan or decision is overdue.",
                    "stacked", "people"};
  figure.table = {"Waiting at year end", "Waiting", year_columns(results.calendar)};
  figure.table.rows.push_back(
      people_row("In assessment, not yet due", "part", at_year_end(&PeopleMonth::in_assessment)));
  figure.table.rows.push_back(people_row("Overdue", "part", at_year_end(&PeopleMonth::overdue)));
  figure.table.rows.push_back(people_row(
      "All who wait", "total", by_year(results.calendar, [&](int y) { return waiting_at_year_end(results, y); })));
  figure.table.rows.back().style = RowStyle::total;
  return figure;
}

/// In how many months of each year each team was the one that held assessments up, and its posts at the year's end.
std::vector<PageFigure> bottlenecks(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const std::vector<Entry>& teams = results.catalogue.teams;
  if (teams.empty()) return {};
  PageFigure figure{"bottleneck", fmt::format("Which team holds assessments up: {}", page_label(outcomes, scenario)),
                    "Months of the year in which a team had the least capacity for what was due, and its posts filled "
                    "at the year's end."};
  figure.table = {"Bottleneck months, and posts filled at year end", "Team", year_columns(results.calendar)};
  for (int team = 0; team < static_cast<int>(teams.size()); ++team) {
    PageRow months{fmt::format("{}: months as the bottleneck", at(teams, team).label)};
    PageRow filled{"posts filled", "", RowStyle::part};
    PageRow established{"of posts established", "", RowStyle::part};
    for (int y = 0; y < results.calendar.years(); ++y) {
      const std::vector<const MonthResults*> year = months_of_year(results, y);
      const auto held = std::count_if(year.begin(), year.end(),
                                      [&](const MonthResults* month) { return at(month->teams, team).bottleneck; });
      const TeamMonth& last = at(year.back()->teams, team);
      months.cells.push_back({fmt::format("{}", held), fmt::format("{}", held), true});
      filled.cells.push_back({fmt::format("{:.1f}", last.filled), exact_number(last.filled), true});
      established.cells.push_back({fmt::format("{:.1f}", last.establishment), exact_number(last.establishment), true});
    }
    for (PageRow* row : {&months, &filled, &established}) figure.table.rows.push_back(std::move(*row));
  }
  return {std::move(figure)};
}

}  // namespace

PageSection waiting_section(const Outcomes& outcomes) {
  PageSection section{"waiting", "Waiting, and whether it is on time",
                      "What the teams cannot assess in time waits, and is overdue."};
  section.figures.push_back(timeliness_by_scenario(outcomes));
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures = {queue(outcomes, scenario)};
    for (PageFigure& figure : bottlenecks(outcomes, scenario)) figures.push_back(std::move(figure));
    return figures;
  });
  return section;
}

}  // namespace sendcast
