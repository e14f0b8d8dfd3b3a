#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "demand/lower.h"
#include "demand/rake.h"
#include "scenario/check.h"

namespace sendcast {
namespace {

std::string describe_cell(const Scenario& scenario, const Coordinates& at) {
  std::vector<std::string> words;
  const auto name = [](const auto& named, int index) { return named.names[static_cast<std::size_t>(index)]; };
  if (at.area >= 0) words.push_back(fmt::format("area '{}'", name(scenario.areas, at.area)));
  if (at.age >= 0) words.push_back(fmt::format("age {}", at.age));
  if (at.need >= 0) words.push_back(fmt::format("need '{}'", name(scenario.needs, at.need)));
  if (at.setting >= 0) words.push_back(fmt::format("setting '{}'", name(scenario.settings, at.setting)));
  return words.empty() ? "anybody" : fmt::format("{}", fmt::join(words, ", "));
}

std::vector<Coordinates> all_cells(const Scenario& scenario, const Dimensions& dimensions) {
  std::vector<Coordinates> cells;
  const int settings = dimensions.setting ? static_cast<int>(scenario.settings.count()) : 0;
  for (int s = dimensions.setting ? 0 : -1; s < std::max(settings, 0); ++s) {
    for (Coordinates at : plan_cells_of(scenario.shape(), s)) {
      if (!dimensions.need && at.need > 0) continue;
      if (!dimensions.need) at.need = -1;
      cells.push_back(at);
    }
    if (!dimensions.setting) break;
  }
  return cells;
}

/// Every cell must have a value: a missing row is not zero.
void check_covered(Reader& reader, const Scenario& scenario, const ValueTable& table, const Dimensions& dimensions) {
  if (table.broken) return;
  for (const Coordinates& at : all_cells(scenario, dimensions)) {
    if (table.source_of(at) >= 0) continue;
    if (table.grid) {
      return reader.problem(table.place, fmt::format("the file has no row for {}", describe_cell(scenario, at)),
                            "a missing row is not zero");
    }
    return reader.problem(table.place, fmt::format("nothing here matches {}", describe_cell(scenario, at)),
                          "begin with an entry that has no where");
  }
}

/// The first row of a file that belongs to a cell's vector; an unknown place where there is none.
Place first_row(const ValueGrid& grid, std::size_t position, int components) {
  for (int k = 0; k < components; ++k) {
    const Place place = grid.places[position + static_cast<std::size_t>(k)];
    if (place.known()) return place;
  }
  return {};
}

/// A cell in words, as far as a file of vectors differs by it.
std::string describe_vector(const Scenario& scenario, const ValueGrid& grid, const Dimensions& dimensions,
                            const Coordinates& at) {
  return describe_cell(scenario, {grid.columns.area ? at.area : -1, grid.columns.age ? at.age : -1,
                                  grid.columns.need && dimensions.need ? at.need : -1, -1});
}

/// Whether the file has rows for a cell; reports shares that do not sum to 1. A component without a row is 0.
bool check_grid_sum(Reader& reader, const ValueGrid& grid, int components, const Coordinates& at,
                    const std::string& whose) {
  const std::size_t position = grid.position(at);
  const Place row = first_row(grid, position, components);
  if (!row.known()) return false;
  double sum = 0;
  for (int k = 0; k < components; ++k) {
    const double share = grid.values[position + static_cast<std::size_t>(k)];
    if (!std::isnan(share)) sum += share;
  }
  if (!(std::abs(sum - 1) <= 1e-9)) {
    reader.problem(row, fmt::format("the shares of {} sum to {}, not 100%", whose, percent_that_is_not_100(sum)));
  }
  return true;
}

void check_grid(Reader& reader, const Scenario& scenario, const VectorTable& table, const Dimensions& dimensions,
                int components) {
  bool whole = true;
  for (Coordinates at : all_cells(scenario, dimensions)) {
    at.setting = 0;
    if (!dimensions.need) at.need = 0;
    const std::string whose = describe_vector(scenario, *table.grid, dimensions, at);
    if (check_grid_sum(reader, *table.grid, components, at, whose) || !whole) continue;
    whole = false;
    reader.problem(table.place, fmt::format("the file has no row for {}", whose), "a missing row is not zero");
  }
}

void check_vector(Reader& reader, const Scenario& scenario, const VectorTable& table, const Dimensions& dimensions,
                  int components, std::string_view in_words) {
  for (const VectorTable::Entry& entry : table.entries)
    refuse_unless_whole(reader, entry.values, calendar_for_checks(scenario), in_words);
  if (table.broken || !table.place.known()) return;
  if (table.grid) return check_grid(reader, scenario, table, dimensions, components);
  for (const Coordinates& at : all_cells(scenario, dimensions)) {
    if (table.source_of(at) >= 0) continue;
    return reader.problem(table.place, fmt::format("nothing here matches {}", describe_cell(scenario, at)),
                          "begin with an entry that has no where");
  }
}

/// A stock table without one of its columns would count everybody once for each name of that dimension.
void check_stock_columns(Reader& reader, const ValueGrid& grid, bool by_setting) {
  const auto refuse = [&](bool present, int extent, std::string_view name) {
    if (present || extent <= 1) return;
    reader.problem(grid.place, fmt::format("a table of people needs the column '{}'", name),
                   "where only margins are published, give them as {margins: [{csv: …}, …]}");
  };
  refuse(grid.columns.area, grid.shape.areas, "area");
  refuse(grid.columns.age, grid.shape.ages, "age");
  refuse(grid.columns.need, grid.shape.needs, "need");
  if (by_setting) refuse(grid.columns.setting, grid.shape.settings, "setting");
}

void check_stock(Reader& reader, const Scenario& scenario, const OpeningStock& stock, bool by_setting) {
  if (stock.table.grid) check_stock_columns(reader, *stock.table.grid, by_setting);
  if (stock.margins.empty() || stock.broken) return;
  const Raked raked = rake(stock.margins, scenario.shape(), by_setting);
  if (!raked.fault.empty()) reader.problem(stock.place, raked.fault);
}

void check_total_columns(Reader& reader, const OpeningTotal& opening) {
  if (opening.table && opening.table->grid) check_stock_columns(reader, *opening.table->grid, false);
}

/// A total can only be spread over people who ask for an assessment in the first month.
void check_total(Reader& reader, const OpeningTotal& opening, const Eigen::ArrayXXd& spread) {
  if (!opening.total || !(opening.total->central > 0) || (spread > 0).any()) return;
  reader.problem(
      opening.place,
      "nobody asks for an assessment in the first month, so there is nobody to whom this total could belong");
}

}  // namespace

void check_settings(Reader& reader, const Scenario& scenario) {
  std::vector<int> fallback(scenario.settings.count(), -1);
  std::vector<Place> places = scenario.settings.places;
  for (std::size_t s = 0; s < scenario.settings.count(); ++s) {
    const Setting& setting = scenario.settings.items[s];
    if (setting.when_full) {
      fallback[s] = setting.when_full->index;
      places[s] = setting.when_full->place;
    }
    if (setting.capacity && !setting.when_full) {
      reader.problem(
          setting.place,
          fmt::format("'{}' has a capacity, but no 'when_full' says where those go for whom there is no place",
                      scenario.settings.names[s]));
    }
  }
  refuse_circle(reader, fallback, scenario.settings.names, places, "fallbacks");
}

void check_demand(Reader& reader, const Scenario& scenario) {
  if (scenario.areas.count() * scenario.needs.count() * scenario.settings.count() == 0) return;
  const Demand& demand = scenario.demand;
  const auto covered = [&](const ValueTable& table, const Dimensions& dimensions) {
    check_covered(reader, scenario, table, dimensions);
  };
  covered(demand.identify, by_area_and_age);
  covered(demand.leave_support, by_cell);
  covered(demand.request_from_support, by_cell);
  covered(demand.request_from_others, by_area_and_age);
  covered(demand.agree_to_assess, by_cell);
  covered(demand.agree_to_issue, by_cell);
  covered(demand.appeal, by_cell);
  covered(demand.appeal_upheld, by_cell);
  covered(demand.cease, by_plan);
  covered(demand.arrive, by_plan);
  check_vector(reader, scenario, demand.need_mix, by_area_and_age, scenario.shape().needs, "the shares of needs");
  check_vector(reader, scenario, demand.first_setting, by_cell, scenario.shape().settings,
               "the shares of first settings");
  check_stock(reader, scenario, demand.opening.plans, true);
  check_stock(reader, scenario, demand.opening.sen_support, false);
  check_total_columns(reader, demand.opening.in_assessment);
  check_total_columns(reader, demand.opening.overdue);
}

void check_opening_totals(Reader& reader, const Scenario& scenario) {
  const Opening& opening = scenario.demand.opening;
  if (!opening.in_assessment.total && !opening.overdue.total) return;
  const EffectsByTarget effects = all_effects(scenario);
  const DemandModel model = lower_demand(
      {scenario.demand, scenario.settings, scenario.teams, scenario.shape(), scenario.calendar(), effects});
  check_total(reader, opening.in_assessment, model.opening_in_assessment);
  check_total(reader, opening.overdue, model.opening_overdue);
}

}  // namespace sendcast
