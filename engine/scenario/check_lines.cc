#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenario/check.h"
#include "services/lower.h"

namespace sendcast {
namespace {

/// A `where` may only name dimensions that what it chooses from has.
void check_where(Reader& reader, const Where& where, const Dimensions& has, std::string_view whose) {
  const auto refuse = [&](const Selection& selection, bool present, std::string_view name) {
    if (!selection || present) return;
    reader.problem(where.place, fmt::format("'{}' has no meaning here: {} does not differ by it", name, whose));
  };
  refuse(where.areas, has.area, "areas");
  refuse(where.ages, has.age, "ages");
  refuse(where.needs, has.need, "needs");
  refuse(where.settings, has.setting, "settings");
}

void check_table(Reader& reader, const ValueTable& table, const CountedCells& counted, const Dimensions& has) {
  for (const ValueTable::Entry& entry : table.entries) check_where(reader, entry.where, has, "this line's driver");
  if (table.grid) {
    const Dimensions& columns = table.grid->columns;
    const bool fits = (has.area || !columns.area) && (has.age || !columns.age) && (has.need || !columns.need) &&
                      (has.setting || !columns.setting);
    if (!fits) return reader.problem(table.place, "the file has a column by which this line's driver does not differ");
  }
  if (table.broken) return;
  for (const Coordinates& at : counted.at) {
    if (table.source_of(at) >= 0) continue;
    const bool bad_cell = table.grid && table.grid->places[table.grid->position(at)].known();
    if (bad_cell) continue;
    if (table.grid) {
      return reader.problem(table.place, "the file has no row for some of what this line counts",
                            "a missing row is not zero");
    }
    return reader.problem(table.place, "nothing here matches some of what this line counts",
                          "begin with an entry that has no where");
  }
}

/// The rule that is left of a line's payer after its grants; null where a pooled fund pays, or nobody is known.
const FundingRule* rule_after_grants(const Scenario& scenario, int payer) {
  for (std::size_t grants = 0; grants <= scenario.funding.count(); ++grants) {
    if (payer < 0 || payer >= static_cast<int>(scenario.funding.count())) return nullptr;
    const FundingRule& rule = scenario.funding.items[static_cast<std::size_t>(payer)];
    const auto* grant = std::get_if<Grant>(&rule.kind);
    if (grant == nullptr) return &rule;
    payer = grant->then.index;
  }
  return nullptr;
}

/// Where a panel's points say who pays, they match everything that the line counts.
void check_points(Reader& reader, const Scenario& scenario, const NamedLine& named, const CountedCells& counted) {
  const FundingRule* rule = rule_after_grants(scenario, named.line->funding.index);
  const auto* domains = rule == nullptr ? nullptr : std::get_if<Domains>(&rule->kind);
  if (domains == nullptr || domains->points.broken || !domains->points.place.known()) return;
  const auto has_points = [&](const Coordinates& at) { return domains->points.entry_for(at) >= 0; };
  if (std::all_of(counted.at.begin(), counted.at.end(), has_points)) return;
  reader.problem(domains->points.place, fmt::format("no points match some of what '{}' counts", *named.name),
                 "begin with an entry that has no where");
}

bool has_places(const Scenario& scenario, const PlacesOf& places) {
  return places.setting < 0 || places.number ||
         scenario.settings.items[static_cast<std::size_t>(places.setting)].capacity;
}

void check_driver(Reader& reader, const Scenario& scenario, const Driver& driver) {
  const PlacesOf* places = std::get_if<PlacesOf>(&driver.kind);
  if (places == nullptr || has_places(scenario, *places)) return;
  reader.problem(driver.place,
                 fmt::format("'{}' has no capacity to count places of",
                             scenario.settings.names[static_cast<std::size_t>(places->setting)]),
                 "give the setting a capacity, or the driver a number: {places: …, number: …}");
}

/// An index may not take prices where nobody can mean it: most likely its rates are not shares, or a year is wrong.
void check_inflation(Reader& reader, const Value& index, const ServiceLine& line, const Calendar& calendar) {
  constexpr double most = 1e6;
  for (const FinancialYear year : {calendar.year(0), calendar.year(calendar.years() - 1)}) {
    const double factor = inflation(index, line.price_base, year, calendar.year(0));
    if (std::isnan(factor) || (factor <= most && factor >= 1 / most)) continue;
    return reader.problem(
        line.index->place,
        fmt::format("this takes prices of {} to {:.3g} times as much in {}", text(line.price_base), factor, text(year)),
        "allowed: a millionth to a million times");
  }
}

void check_index(Reader& reader, const Scenario& scenario, const NamedLine& named) {
  const ServiceLine& line = *named.line;
  const bool is_known = line.price_base.first > 0 && knows_its_months(scenario);
  if (!line.index || line.index->index < 0 || !is_known) return;
  const Calendar calendar = calendar_for_checks(scenario);
  const Value& index = scenario.indices.items[static_cast<std::size_t>(line.index->index)];
  const Month first = std::max(named.from.value_or(calendar.start), calendar.start);
  const Month last =
      std::min(named.until.value_or(calendar.month(calendar.months - 1)), calendar.month(calendar.months - 1));
  for (FinancialYear year = financial_year_of(first); year <= financial_year_of(last); year = year + 1) {
    const auto unknown = first_unknown_year(index, line.price_base, year);
    if (!unknown) continue;
    return reader.problem(line.index->place,
                          fmt::format("the index '{}' has no rate for {}, which takes prices of {} to {}",
                                      scenario.indices.names[static_cast<std::size_t>(line.index->index)],
                                      text(*unknown), text(line.price_base), text(year)),
                          "begin the index with that year");
  }
  check_inflation(reader, index, line, calendar);
}

bool is_understood(const Driver& driver) {
  if (driver.broken) return false;
  if (const FilledPosts* posts = std::get_if<FilledPosts>(&driver.kind)) return posts->team >= 0;
  if (const AgencyPosts* posts = std::get_if<AgencyPosts>(&driver.kind)) return posts->team >= 0;
  const PlacesOf* places = std::get_if<PlacesOf>(&driver.kind);
  return places == nullptr || places->setting >= 0;
}

void check_line(Reader& reader, const Scenario& scenario, const NamedLine& named) {
  const ServiceLine& line = *named.line;
  check_driver(reader, scenario, line.driver);
  const Dimensions has = dimensions_of(line.driver);
  if (is_understood(line.driver)) {
    if (line.where) check_where(reader, *line.where, has, "this line's driver");
    const CountedCells counted = counted_cells(line.driver, line.where, scenario.shape());
    check_table(reader, line.uptake, counted, has);
    if (line.unit_cost.place.known()) check_table(reader, line.unit_cost, counted, has);
    check_points(reader, scenario, named, counted);
  }
  check_index(reader, scenario, named);
  const bool has_months_of_its_own = line.from || line.until;
  if (has_months_of_its_own && named.from && named.until && *named.until < *named.from)
    reader.problem(line.place, "this line ends before it begins");
}

}  // namespace

void check_lines(Reader& reader, const Scenario& scenario) {
  for (const NamedLine& line : all_lines(scenario)) check_line(reader, scenario, line);
  for (const Outcome& outcome : scenario.outcomes.items) {
    check_driver(reader, scenario, outcome.count);
    if (outcome.where && !outcome.count.broken)
      check_where(reader, *outcome.where, dimensions_of(outcome.count), "what this outcome counts");
  }
  for (const Intervention& intervention : scenario.interventions.items) {
    if (intervention.until && *intervention.until < intervention.from)
      reader.problem(intervention.place, "this intervention ends before it begins");
  }
}

}  // namespace sendcast
