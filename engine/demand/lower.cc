#include "demand/lower.h"

#include <algorithm>

namespace sendcast {
namespace {

std::vector<int> settings_before_their_fallbacks(const std::vector<int>& when_full) {
  std::vector<int> waiting_for(when_full.size());
  for (const int fallback : when_full) {
    if (fallback >= 0) ++waiting_for[static_cast<std::size_t>(fallback)];
  }
  std::vector<int> order;
  for (std::size_t s = 0; s < when_full.size(); ++s) {
    if (waiting_for[s] == 0) order.push_back(static_cast<int>(s));
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const int fallback = when_full[static_cast<std::size_t>(order[i])];
    if (fallback >= 0 && --waiting_for[static_cast<std::size_t>(fallback)] == 0) order.push_back(fallback);
  }
  return order;
}

std::vector<TimedEffect> in_area(const std::vector<TimedEffect>& effects, int area) {
  std::vector<int> ignored;
  return concerning(effects, Coordinates{area, -1, -1, -1}, ignored);
}

/// What a course begins with.
Constant first_of(const Course& course) {
  Constant amount(course.front());
  if (course.recipe) {
    const auto evaluate = [recipe = course.recipe, component = course.component](Drawn drawn, int, double* made) {
      std::vector<double> values(static_cast<std::size_t>(recipe->components));
      recipe->evaluate(drawn, 0, values.data());
      *made = values[static_cast<std::size_t>(component)];
    };
    amount.recipe = std::make_shared<const Recipe>(Recipe{1, {0}, evaluate});
  }
  return amount;
}

TeamModel lower_team(const DemandSpec& spec, const std::string& name, const Team& team, const Times& times) {
  const auto course = [&](const Value& value, const char* field, Quantity quantity) {
    return lower(value, spec.effects.on("teams." + name + "." + field), times, quantity);
  };
  TeamModel model;
  model.serves = team.areas.marks.value_or(std::vector<bool>(static_cast<std::size_t>(spec.shape.areas), true));
  model.establishment = course(team.establishment, "establishment", Quantity::amount);
  model.opening_filled = team.filled ? lower(*team.filled) : first_of(model.establishment);
  model.turnover = course(team.turnover, "turnover", Quantity::rate);
  model.months_to_hire = course(team.months_to_hire, "months_to_hire", Quantity::amount);
  model.agency_cover = course(team.agency_cover, "agency_cover", Quantity::probability);
  model.hours_per_month = course(team.hours_per_month, "hours_per_month", Quantity::amount);
  model.does_assessment = team.tasks.assessment.has_value();
  model.hours_per_assessment = course(team.tasks.assessment.value_or(certain(0)), "tasks.assessment", Quantity::amount);
  model.hours_per_annual_review =
      course(team.tasks.annual_review.value_or(certain(0)), "tasks.annual_review", Quantity::amount);
  return model;
}

}  // namespace

std::vector<Coordinates> cells_of(const Shape& shape) { return plan_cells_of(shape, -1); }

std::vector<Coordinates> plan_cells_of(const Shape& shape, int setting) {
  std::vector<Coordinates> cells;
  cells.reserve(static_cast<std::size_t>(shape.cells()));
  for (int cell = 0; cell < shape.cells(); ++cell) {
    cells.push_back({shape.area_of_cell(cell), shape.age_of_cell(cell), shape.need_of_cell(cell), setting});
  }
  return cells;
}

void lower_rates(const DemandSpec& spec, DemandModel& model) {
  const Demand& demand = spec.demand;
  const Times times = months_of(spec.calendar);
  const std::vector<Coordinates> cells = cells_of(spec.shape);
  const auto by_cell_and_month = [&](const ValueTable& table, const char* name, Quantity quantity) {
    return lower(table, cells, spec.effects.on(std::string("demand.") + name), times, quantity);
  };
  model.shape = spec.shape;
  model.calendar = spec.calendar;
  model.months_to_issue = static_cast<int>(demand.months_to_issue.central);
  model.overdue_first =
      lower(demand.overdue_first, spec.effects.on("demand.overdue_first"), times, Quantity::probability);
  model.identify = by_cell_and_month(demand.identify, "identify", Quantity::rate);
  model.leave_support = by_cell_and_month(demand.leave_support, "leave_support", Quantity::rate);
  model.request_from_support = by_cell_and_month(demand.request_from_support, "request_from_support", Quantity::rate);
  model.request_from_others = by_cell_and_month(demand.request_from_others, "request_from_others", Quantity::rate);
  model.agree_to_assess = by_cell_and_month(demand.agree_to_assess, "agree_to_assess", Quantity::probability);
  model.agree_to_issue = by_cell_and_month(demand.agree_to_issue, "agree_to_issue", Quantity::probability);
  model.appeal = by_cell_and_month(demand.appeal, "appeal", Quantity::probability);
  model.appeal_upheld = by_cell_and_month(demand.appeal_upheld, "appeal_upheld", Quantity::probability);
  model.need_mix = lower_need_mix(demand.need_mix, cells, spec.shape.needs, spec.effects.on("demand.need_mix"), times);
  model.first_setting =
      lower(demand.first_setting, spec.shape.settings, cells, spec.effects.on("demand.first_setting"), times);
  for (int s = 0; s < spec.shape.settings; ++s) {
    const std::vector<Coordinates> plans = plan_cells_of(spec.shape, s);
    model.cease.push_back(lower(demand.cease, plans, spec.effects.on("demand.cease"), times, Quantity::rate));
    model.arrive.push_back(lower(demand.arrive, plans, spec.effects.on("demand.arrive"), times, Quantity::rate));
  }
  const auto pairs = [&](const std::vector<PairEntry>& entries, int ends, const char* name, Quantity quantity) {
    return lower_pairs(entries, ends, spec.shape, spec.effects.on(std::string("demand.") + name), times, quantity);
  };
  const int settings = spec.shape.settings;
  model.phase_transfers = pairs(demand.phase_transfer.entries, settings, "phase_transfer", Quantity::probability);
  model.moves = pairs(demand.move.entries, settings, "move", Quantity::rate);
  model.need_changes = pairs(demand.change_need.entries, spec.shape.needs, "change_need", Quantity::rate);
}

void lower_places(const DemandSpec& spec, DemandModel& model) {
  const Times times = months_of(spec.calendar);
  model.when_full.assign(spec.settings.count(), -1);
  for (std::size_t s = 0; s < spec.settings.count(); ++s) {
    const Setting& setting = spec.settings.items[s];
    if (setting.when_full) model.when_full[s] = setting.when_full->index;
    if (!setting.capacity) continue;
    const std::vector<TimedEffect>& effects = spec.effects.on("settings." + spec.settings.names[s] + ".capacity");
    const auto limit = [&](int area, const Value& value) {
      model.places.push_back(
          {static_cast<int>(s), area, lower(value, in_area(effects, area), times, Quantity::amount)});
    };
    if (setting.capacity->whole) limit(-1, *setting.capacity->whole);
    for (std::size_t l = 0; l < setting.capacity->by_area.size(); ++l) {
      if (setting.capacity->by_area[l]) limit(static_cast<int>(l), *setting.capacity->by_area[l]);
    }
  }
  model.admission_order = settings_before_their_fallbacks(model.when_full);
}

void lower_teams(const DemandSpec& spec, DemandModel& model) {
  const Times times = months_of(spec.calendar);
  for (std::size_t i = 0; i < spec.teams.count(); ++i) {
    model.teams.push_back(lower_team(spec, spec.teams.names[i], spec.teams.items[i], times));
  }
}

DemandModel lower_demand(const DemandSpec& spec) {
  DemandModel model;
  lower_rates(spec, model);
  lower_places(spec, model);
  lower_teams(spec, model);
  lower_people(spec, model);
  return model;
}

}  // namespace sendcast
