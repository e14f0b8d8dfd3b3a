#include <algorithm>
#include <cmath>

#include "demand/lower.h"
#include "demand/rake.h"

namespace sendcast {
namespace {

/// The year whose mid-year population counts in a month: from September of that year to the next August.
int population_year(Month month) { return month_in_year(month) >= 9 ? calendar_year(month) : calendar_year(month) - 1; }

void lower_population(const Population& population, DemandModel& model) {
  const Shape& shape = model.shape;
  model.population.resize(shape.people(), model.calendar.months);
  for (int t = 0; t < model.calendar.months; ++t) {
    const int year = population_year(model.calendar.month(t));
    for (int person = 0; person < shape.people(); ++person) model.population(person, t) = population.at(person, year);
  }
}

/// How the birth cohorts that become the listed ages in a September have changed in the year before it.
Eigen::ArrayXd cohort_change(const Population& population, const Shape& shape, Month september) {
  const std::vector<bool>& ages = *population.migration->ages.marks;
  const int year = population_year(september);
  Eigen::ArrayXd change = Eigen::ArrayXd::Ones(shape.people());
  for (int area = 0; area < shape.areas; ++area) {
    for (int age = 1; age < shape.ages; ++age) {
      const double before = population.at(shape.person(area, age - 1), year - 1);
      if (!ages[static_cast<std::size_t>(age)] || before == 0) continue;
      change[shape.person(area, age)] = population.at(shape.person(area, age), year) / before;
    }
  }
  return change;
}

void lower_migration(const Population& population, DemandModel& model) {
  if (!population.migration || !population.migration->ages.marks) return;
  for (int t = 0; t < model.calendar.months; ++t) {
    const Month month = model.calendar.month(t);
    if (is_september(month)) model.migration[t] = cohort_change(population, model.shape, month);
  }
}

/// How a total in assessment or overdue is spread: like month 0's requests, U·ρᵤ + N₀·ρₙ·μ.
Eigen::ArrayXd request_weights(const DemandModel& model) {
  const Shape& shape = model.shape;
  Eigen::ArrayXd others = model.population.col(0);
  for (int cell = 0; cell < shape.cells(); ++cell) {
    double with_sen = model.opening_sen_support[cell];
    for (int s = 0; s < shape.settings; ++s) with_sen += model.opening_plans[shape.plan(s, cell)];
    others[shape.person_of_cell(cell)] -= with_sen;
  }
  others = others.max(0);
  Eigen::ArrayXd weights(shape.cells());
  for (int cell = 0; cell < shape.cells(); ++cell) {
    weights[cell] =
        model.opening_sen_support[cell] * model.request_from_support.at(cell, 0) +
        others[shape.person_of_cell(cell)] * model.request_from_others.at(cell, 0) * model.need_mix.at(cell, 0);
  }
  return weights;
}

/// By cell: cells, or plans where `by_setting`.
Eigen::ArrayXd opening_people(const OpeningStock& stock, const Shape& shape, Month start, bool by_setting) {
  if (!stock.margins.empty()) return rake(stock.margins, shape, by_setting).people;
  Eigen::ArrayXd people(by_setting ? shape.plans() : shape.cells());
  Eigen::Index next = 0;
  for (int s = 0; s < (by_setting ? shape.settings : 1); ++s) {
    for (const Coordinates& at : plan_cells_of(shape, by_setting ? s : -1)) {
      const int source = stock.table.source_of(at);
      people[next++] = source < 0 ? 0 : stock.table.central(source, start, financial_year_of(start));
    }
  }
  return people;
}

/// How a draw makes people that a table of numbers gives; nothing where all are certain.
std::shared_ptr<const Recipe> drawn_people(const ValueTable& table, const Shape& shape, Month start, bool by_setting) {
  const bool uncertain = std::any_of(table.entries.begin(), table.entries.end(),
                                     [](const ValueTable::Entry& entry) { return is_uncertain(entry.value); });
  if (!uncertain) return nullptr;
  const auto evaluate = [&table, shape, start, by_setting](Drawn drawn, int, double* people) {
    for (int s = 0; s < (by_setting ? shape.settings : 1); ++s) {
      for (const Coordinates& at : plan_cells_of(shape, by_setting ? s : -1)) {
        const int source = table.source_of(at);
        *people++ = source < 0 ? 0 : std::max(0.0, table.value_of(source, start, financial_year_of(start), drawn));
      }
    }
  };
  return std::make_shared<const Recipe>(Recipe{by_setting ? shape.plans() : shape.cells(), {0}, evaluate});
}

DrawnOpening drawn_total(const OpeningTotal& opening, const DemandModel& model) {
  DrawnOpening drawn;
  if (opening.table) drawn.people = drawn_people(*opening.table, model.shape, model.calendar.start, false);
  if (opening.total) drawn.total = lower(*opening.total);
  return drawn;
}

Eigen::ArrayXd opening_total(const OpeningTotal& opening, const DemandModel& model) {
  if (opening.table) return opening_people({*opening.table, {}, {}}, model.shape, model.calendar.start, false);
  if (!opening.total) return Eigen::ArrayXd::Zero(model.shape.cells());
  return spread_as_requested(model, opening.total->central);
}

}  // namespace

Eigen::ArrayXd spread_as_requested(const DemandModel& model, double total) {
  if (total <= 0) return Eigen::ArrayXd::Zero(model.shape.cells());
  Eigen::ArrayXd people = request_weights(model);
  double sum = 0;
  for (const double weight : people) sum += weight;
  if (sum > 0) people *= total / sum;
  return people;
}

void lower_people(const DemandSpec& spec, DemandModel& model) {
  lower_population(spec.demand.population, model);
  lower_migration(spec.demand.population, model);
  const Opening& opening = spec.demand.opening;
  model.opening_plans = opening_people(opening.plans, spec.shape, spec.calendar.start, true);
  model.opening_sen_support = opening_people(opening.sen_support, spec.shape, spec.calendar.start, false);
  model.drawn_plans.people = drawn_people(opening.plans.table, spec.shape, spec.calendar.start, true);
  model.drawn_sen_support.people = drawn_people(opening.sen_support.table, spec.shape, spec.calendar.start, false);
  model.drawn_overdue = drawn_total(opening.overdue, model);
  model.drawn_in_assessment = drawn_total(opening.in_assessment, model);
  model.opening_overdue = opening_total(opening.overdue, model);
  const Eigen::ArrayXd in_assessment = opening_total(opening.in_assessment, model) / model.months_to_issue;
  model.opening_in_assessment = in_assessment.replicate(1, model.months_to_issue);
}

}  // namespace sendcast
