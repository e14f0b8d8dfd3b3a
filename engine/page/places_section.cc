#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

/// A limit by year: of a setting in the whole area, or in one of its localities.
struct LimitYears {
  std::vector<double> capacity, occupied, asked, turned_away;
};

LimitYears limit_years(const Results& results, std::size_t limit) {
  LimitYears years;
  for (int t = 0; t < results.calendar.months; ++t) {
    const PlacesUsed& month = at(results.months, t).places[limit];
    const bool begins = t == 0 || results.calendar.year_of(t) != results.calendar.year_of(t - 1);
    if (begins) {
      for (std::vector<double>* row : {&years.capacity, &years.occupied, &years.asked, &years.turned_away})
        row->push_back(0);
    }
    years.capacity.back() = month.capacity;
    years.occupied.back() = month.occupied;
    years.asked.back() += month.asked;
    years.turned_away.back() += month.turned_away;
  }
  return years;
}

PageFigure places(const Outcomes& outcomes, std::size_t scenario, std::size_t limit) {
  const Results& results = outcomes.results[scenario];
  const PlacesUsed& first = results.months.front().places[limit];
  const std::string where =
      first.area < 0 ? std::string() : fmt::format(", {}", at(results.catalogue.areas, first.area).label);
  const std::string setting = at(results.catalogue.settings, first.setting).label + where;
  PageFigure figure{
      fmt::format("places-{}", limit + 1),
      fmt::format("Places and who takes them: {}: {}", setting, page_label(outcomes, scenario)),
      "Where the line of places taken meets capacity, whoever asks next is turned away to another setting.", "lines",
      "people"};
  const LimitYears years = limit_years(results, limit);
  figure.table = {fmt::format("{}: places at year end, and asked for in the year", setting), "Places",
                  year_columns(results.calendar)};
  figure.table.rows = {people_row("Capacity at year end", "reference", years.capacity),
                       people_row("Taken at year end", "series", years.occupied),
                       people_row("Asked for in the year", "series", years.asked),
                       people_row("Turned away in the year", "series", years.turned_away)};
  return figure;
}

}  // namespace

PageSection places_section(const Outcomes& outcomes) {
  PageSection section{"places", "Places, and who is turned away",
                      "Settings with a limited number of places, and how many find none there."};
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    for (std::size_t limit = 0; limit < outcomes.results[scenario].months.front().places.size(); ++limit)
      figures.push_back(places(outcomes, scenario, limit));
    return figures;
  });
  return section;
}

}  // namespace sendcast
