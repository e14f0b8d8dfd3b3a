#include "services/lower.h"

#include <algorithm>
#include <utility>

#include "demand/lower.h"

namespace sendcast {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

/// How the price of a line comes to be in the pounds of each financial year.
struct PriceLevel {
  const Value* index = nullptr;  ///< null: the price stays as it is
  FinancialYear base;

  double in(FinancialYear year, FinancialYear first, Drawn drawn) const {
    return index == nullptr ? 1 : inflation(*index, base, year, first, drawn);
  }
};

/// By financial year: the factor from prices of the base to that year's, in the central run.
Eigen::ArrayXd levels_of(const PriceLevel& level, const Calendar& calendar) {
  Eigen::ArrayXd levels(calendar.years());
  for (int y = 0; y < calendar.years(); ++y) levels[y] = level.in(calendar.year(y), calendar.year(0), {});
  return levels;
}

/// A row of prices whose index is uncertain, or whose unit cost is (then `unit_cost` makes it before the index).
UncertainRow priced_row(int row, const UncertainRow* unit_cost, const Eigen::ArrayXd& central_unit_cost,
                        const PriceLevel& level, const Calendar& calendar) {
  const bool index_is_uncertain = level.index != nullptr && is_uncertain(*level.index);
  const Eigen::ArrayXd levels = levels_of(level, calendar);
  std::vector<int> every_year;
  for (int y = 0; y < calendar.years(); ++y) every_year.push_back(y);
  const auto recipe = unit_cost == nullptr ? nullptr : unit_cost->recipe;
  const auto evaluate = [=](Drawn drawn, int year, double* price) {
    *price = central_unit_cost[year];
    if (recipe) recipe->evaluate(drawn, recipe->changes.size() == 1 ? 0 : year, price);
    *price *= index_is_uncertain ? level.in(calendar.year(year), calendar.year(0), drawn) : levels[year];
  };
  return {row, 0, std::make_shared<const Recipe>(Recipe{1, every_year, evaluate})};
}

/// The prices that a draw makes, given unit costs at the price base.
std::vector<UncertainRow> uncertain_prices(const Schedule& unit_costs, const PriceLevel& level,
                                           const Calendar& calendar) {
  std::vector<UncertainRow> prices;
  const bool index_is_uncertain = level.index != nullptr && is_uncertain(*level.index);
  for (int row = 0; row < static_cast<int>(unit_costs.rows.cols()); ++row) {
    const auto found = std::find_if(unit_costs.uncertain.begin(), unit_costs.uncertain.end(),
                                    [&](const UncertainRow& uncertain) { return uncertain.row == row; });
    const UncertainRow* unit_cost = found == unit_costs.uncertain.end() ? nullptr : &*found;
    if (unit_cost == nullptr && !index_is_uncertain) continue;
    prices.push_back(priced_row(row, unit_cost, unit_costs.rows.col(row), level, calendar));
  }
  return prices;
}

LineDriver lower_places(const PlacesOf& places, const Calendar& calendar) {
  if (!places.number) return CapacityDriver{places.setting};
  return PlacesDriver{lower(*places.number, {}, months_of(calendar), Quantity::amount)};
}

std::vector<Coordinates> people_of(const Shape& shape) {
  std::vector<Coordinates> people;
  for (int person = 0; person < shape.people(); ++person)
    people.push_back({person / shape.ages, person % shape.ages, -1, -1});
  return people;
}

/// Where every position of a driver's layout stands, and whether the driver itself counts it.
std::vector<std::pair<Coordinates, bool>> layout_of(const Driver& driver, const Shape& shape) {
  std::vector<std::pair<Coordinates, bool>> layout;
  const auto add = [&](const std::vector<Coordinates>& cells, bool counted) {
    for (const Coordinates& at : cells) layout.emplace_back(at, counted);
  };
  const Dimensions dimensions = dimensions_of(driver);
  const CaseloadOf* caseload = std::get_if<CaseloadOf>(&driver.kind);
  const PlacesOf* places = std::get_if<PlacesOf>(&driver.kind);
  if (places != nullptr) {
    add({{-1, -1, -1, places->setting}}, true);
  } else if (dimensions.setting) {
    for (int s = 0; s < shape.settings; ++s) {
      add(plan_cells_of(shape, s), caseload == nullptr || caseload->settings[static_cast<std::size_t>(s)]);
    }
  } else if (dimensions.need) {
    add(cells_of(shape), true);
  } else if (dimensions.age) {
    add(people_of(shape), true);
  } else {
    add({Coordinates{}}, true);
  }
  return layout;
}

}  // namespace

double inflation(const Value& index, FinancialYear base, FinancialYear year, FinancialYear first, Drawn drawn) {
  const std::optional<Month> known_from = first_step(index);
  double factor = 1;
  for (FinancialYear f = std::min(base, year) + 1; f <= std::max(base, year); f = f + 1) {
    const bool is_known = !known_from || april_of(f) >= *known_from;
    factor *= 1 + (is_known ? value_of(index, april_of(f), first, drawn) : 0);
  }
  return year < base ? 1 / factor : factor;
}

std::optional<FinancialYear> first_unknown_year(const Value& index, FinancialYear base, FinancialYear year) {
  const std::optional<Month> known_from = first_step(index);
  const FinancialYear first_needed = std::min(base, year) + 1;
  const bool unknown = known_from && base != year && april_of(first_needed) < *known_from;
  return unknown ? std::optional(first_needed) : std::nullopt;
}

CountedCells counted_cells(const Driver& driver, const std::optional<Where>& where, const Shape& shape) {
  CountedCells counted;
  int position = 0;
  for (const auto& [at, is_counted] : layout_of(driver, shape)) {
    if (is_counted && (!where || matches(*where, at))) {
      counted.cells.push_back(position);
      counted.at.push_back(at);
    }
    ++position;
  }
  return counted;
}

LineDriver lower_driver(const Driver& driver, const Calendar& calendar) {
  return std::visit(Overload{[](const Fixed&) -> LineDriver { return FixedDriver{}; },
                             [](const CaseloadOf&) -> LineDriver { return CaseloadDriver{}; },
                             [](const SenSupportCount&) -> LineDriver { return SenSupportDriver{}; },
                             [](const InAssessmentCount&) -> LineDriver { return InAssessmentDriver{}; },
                             [](const PopulationCount&) -> LineDriver { return PopulationDriver{}; },
                             [](const EventCount& count) -> LineDriver { return EventDriver{count.event}; },
                             [](const FilledPosts& posts) -> LineDriver { return FilledPostsDriver{posts.team}; },
                             [](const AgencyPosts& posts) -> LineDriver { return AgencyDriver{posts.team}; },
                             [&](const PlacesOf& places) -> LineDriver { return lower_places(places, calendar); }},
                    driver.kind);
}

LineModel counting_line(const Driver& driver, const std::optional<Where>& where, const DemandModel& demand) {
  LineModel model;
  model.driver = lower_driver(driver, demand.calendar);
  model.priced_per_year = false;
  model.last_month = demand.calendar.months - 1;
  model.cells = counted_cells(driver, where, demand.shape).cells;
  model.uptake_row.assign(model.cells.size(), 0);
  model.uptake = Eigen::ArrayXXd::Ones(1, 1);
  return model;
}

LineModel lower_line(const ServiceLine& line, const std::string& name, const Value* index, std::optional<Month> from,
                     std::optional<Month> until, const DemandModel& demand, const EffectsByTarget& effects) {
  const Calendar& calendar = demand.calendar;
  LineModel model;
  model.driver = lower_driver(line.driver, calendar);
  model.priced_per_year = !counts_events(line.driver);
  model.first_month = from ? std::clamp(*from - calendar.start, 0, calendar.months) : 0;
  model.last_month = until ? std::clamp(*until - calendar.start, -1, calendar.months - 1) : calendar.months - 1;
  CountedCells counted = counted_cells(line.driver, line.where, demand.shape);
  model.cells = std::move(counted.cells);
  Schedule price = lower(line.unit_cost, counted.at, effects.on("services." + name + ".unit_cost"), aprils_of(calendar),
                         Quantity::money);
  Schedule uptake = lower(line.uptake, counted.at, effects.on("services." + name + ".uptake"), months_of(calendar),
                          Quantity::probability);
  if (price.never_changes()) price.rows = price.rows.replicate(calendar.years(), 1).eval();
  const PriceLevel level{index, line.price_base};
  model.uncertain_price = uncertain_prices(price, level, calendar);
  if (index != nullptr) price.rows.colwise() *= levels_of(level, calendar);
  model.price = std::move(price.rows);
  model.price_row = std::move(price.row_of_cell);
  model.uptake = std::move(uptake.rows);
  model.uptake_row = std::move(uptake.row_of_cell);
  model.uncertain_uptake = std::move(uptake.uncertain);
  return model;
}

}  // namespace sendcast
