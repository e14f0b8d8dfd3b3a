#include "value/yearly.h"

#include <algorithm>

#include "funding/at.h"

namespace sendcast {
namespace {

/// The first month of the run that lies after its financial year `year`.
int end_of_year(const Calendar& calendar, int year) {
  return std::min(calendar.months, april_of(calendar.year(year) + 1) - calendar.start);
}

const MonthResults& last_month(const Results& results, int year) {
  return at(results.months, end_of_year(results.calendar, year) - 1);
}

double number_of(const MonthResults& month, Event event) {
  double sum = 0;
  for (Eigen::Index area = 0; area < month.events.rows(); ++area) sum += month.events(area, static_cast<int>(event));
  return sum;
}

std::optional<double> share_on_time(double on_time, double assessments) {
  if (!(assessments > 0)) return std::nullopt;
  return on_time / assessments;
}

}  // namespace

double plans_at_year_end(const Results& results, int year) {
  double sum = 0;
  for (const PeopleMonth& people : last_month(results, year).people) sum += people.plans;
  return sum;
}

double plans_at_year_end(const Results& results, int year, int setting) {
  const MonthResults& month = last_month(results, year);
  double sum = 0;
  for (Eigen::Index area = 0; area < month.plans.rows(); ++area) sum += month.plans(area, setting);
  return sum;
}

double sen_support_at_year_end(const Results& results, int year) {
  double sum = 0;
  for (const PeopleMonth& people : last_month(results, year).people) sum += people.sen_support;
  return sum;
}

double waiting_at_year_end(const Results& results, int year) {
  double sum = 0;
  for (const PeopleMonth& people : last_month(results, year).people) sum += people.in_assessment + people.overdue;
  return sum;
}

double events_in_year(const Results& results, int year, Event event) {
  const int end = end_of_year(results.calendar, year);
  double sum = 0;
  for (int t = end - results.calendar.months_in_year(year); t < end; ++t) {
    sum += number_of(at(results.months, t), event);
  }
  return sum;
}

std::optional<double> timeliness(const Results& results, int year) {
  return share_on_time(events_in_year(results, year, Event::on_time),
                       events_in_year(results, year, Event::assessments));
}

std::optional<double> timeliness(const Results& results) {
  double on_time = 0;
  double assessments = 0;
  for (const MonthResults& month : results.months) {
    on_time += number_of(month, Event::on_time);
    assessments += number_of(month, Event::assessments);
  }
  return share_on_time(on_time, assessments);
}

Pence cost(const Results& results, int year, CostKind kind) {
  const std::vector<LineCost>& lines = at(results.accounts.costs, year);
  Pence sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (results.catalogue.lines[i].capital == (kind == CostKind::capital)) sum += lines[i].cost;
  }
  return sum;
}

Pence paid_by_funder(const Results& results, int year, int funder) {
  const std::vector<BudgetYear>& budgets = at(results.accounts.budgets, year);
  Pence sum = 0;
  for (std::size_t pot = 0; pot < budgets.size(); ++pot) {
    if (results.catalogue.pots[pot].funder == funder) sum += budgets[pot].paid;
  }
  return sum;
}

Pence increase_in_reserves(const Results& results, int year) {
  Pence sum = 0;
  for (const PoolYear& pool : at(results.accounts.pools, year)) {
    sum += pool.carried_forward - pool.brought_forward;
  }
  return sum;
}

}  // namespace sendcast
