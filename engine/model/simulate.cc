#include "model/simulate.h"

#include <utility>

#include "demand/advance.h"
#include "demand/chance_projection.h"
#include "funding/charge.h"
#include "funding/settle.h"

namespace sendcast {
namespace {

/// Adds up, area by area, what is laid out by cells.
std::vector<double> sum_by_area(const Shape& shape, const Eigen::ArrayXd& cells) {
  std::vector<double> sums(static_cast<std::size_t>(shape.areas));
  for (int cell = 0; cell < shape.cells(); ++cell)
    sums[static_cast<std::size_t>(shape.area_of_cell(cell))] += cells[cell];
  return sums;
}

std::vector<double> sum_people_by_area(const Shape& shape, const Eigen::ArrayXd& people) {
  std::vector<double> sums(static_cast<std::size_t>(shape.areas));
  for (int person = 0; person < shape.people(); ++person)
    sums[static_cast<std::size_t>(person / shape.ages)] += people[person];
  return sums;
}

Eigen::ArrayXXd plans_by_area_and_setting(const Shape& shape, const Eigen::ArrayXd& plans) {
  Eigen::ArrayXXd sums = Eigen::ArrayXXd::Zero(shape.areas, shape.settings);
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      sums(shape.area_of_cell(cell), setting) += plans[shape.plan(setting, cell)];
    }
  }
  return sums;
}

Eigen::ArrayXXd events_by_area(const Shape& shape, const Activity& activity) {
  Eigen::ArrayXXd sums = Eigen::ArrayXXd::Zero(shape.areas, event_count);
  for (int event = 0; event < event_count; ++event) {
    const Eigen::ArrayXd& counted = activity.events[static_cast<std::size_t>(event)];
    for (int at = 0; at < counted.size(); ++at) sums(shape.area_of_cell(at % shape.cells()), event) += counted[at];
  }
  return sums;
}

Eigen::ArrayXXd events_by_age(const Shape& shape, const Activity& activity) {
  Eigen::ArrayXXd sums = Eigen::ArrayXXd::Zero(shape.ages, event_count);
  for (int event = 0; event < event_count; ++event) {
    const Eigen::ArrayXd& counted = activity.events[static_cast<std::size_t>(event)];
    for (int at = 0; at < counted.size(); ++at) sums(shape.age_of_cell(at % shape.cells()), event) += counted[at];
  }
  return sums;
}

std::vector<PeopleMonth> people_by_area(const Shape& shape, const Stocks& stocks, const Activity& activity,
                                        const Eigen::ArrayXXd& plans) {
  const std::vector<double> population = sum_people_by_area(shape, activity.population);
  const std::vector<double> no_sen = sum_people_by_area(shape, activity.no_sen);
  const std::vector<double> overfull = sum_people_by_area(shape, activity.overfull);
  const std::vector<double> sen_support = sum_by_area(shape, stocks.sen_support);
  const std::vector<double> overdue = sum_by_area(shape, stocks.overdue);
  std::vector<PeopleMonth> people(population.size());
  for (std::size_t area = 0; area < people.size(); ++area) {
    people[area] = {population[area], no_sen[area], sen_support[area], 0, overdue[area], 0, overfull[area]};
    for (int s = 0; s < shape.settings; ++s) people[area].plans += plans(static_cast<Eigen::Index>(area), s);
  }
  for (Eigen::Index k = 0; k < stocks.in_assessment.cols(); ++k) {
    const std::vector<double> waiting = sum_by_area(shape, stocks.in_assessment.col(k));
    for (std::size_t area = 0; area < people.size(); ++area) people[area].in_assessment += waiting[area];
  }
  return people;
}

MonthResults record(const Shape& shape, const Stocks& stocks, const Activity& activity, Keep keep) {
  MonthResults month;
  month.plans = plans_by_area_and_setting(shape, stocks.plans);
  month.people = people_by_area(shape, stocks, activity, month.plans);
  month.events = events_by_area(shape, activity);
  month.moves = activity.moves;
  month.places = activity.places;
  month.teams = activity.teams;
  if (keep.plans_by_cell) month.plans_by_cell = stocks.plans;
  if (keep.events_by_age) month.events_by_age = events_by_age(shape, activity);
  return month;
}

/// Adds a month to a year's outcome: events add up, of stocks the last month's counts.
void count_outcomes(const Model& model, const Stocks& stocks, const Activity& activity, int month,
                    Eigen::ArrayXXd& outcomes) {
  std::vector<double> quantities;
  const int year = model.demand.calendar.year_of(month);
  for (std::size_t i = 0; i < model.outcomes.size(); ++i) {
    count_quantities(model.outcomes[i].counted, stocks, activity, month, quantities);
    double counted = 0;
    for (const double quantity : quantities) counted += quantity;
    double& outcome = outcomes(year, static_cast<Eigen::Index>(i));
    outcome = model.outcomes[i].counts_events ? outcome + counted : counted;
  }
}

/// Lines that are charged month by month.
class Charging {
 public:
  explicit Charging(const Spending& spending)
      : spending_(spending), charges_(open_charges(spending.funding, spending.lines)) {}

  void charge_month(const Stocks& stocks, const Activity& activity, int month) {
    for (std::size_t i = 0; i < spending_.lines.size(); ++i) {
      count_quantities(spending_.lines[i], stocks, activity, month, quantities_);
      charge(spending_.funding, spending_.lines[i], quantities_, month, charges_[i]);
    }
  }

  Accounts settled() const { return settle(spending_.funding, charges_); }

 private:
  Spending spending_;
  std::vector<LineCharges> charges_;
  std::vector<double> quantities_;
};

/// Follows people once, by whichever projection, for models that differ in who pays only.
template <class AnyProjection>
std::vector<Results> follow(std::span<const Model> models, AnyProjection& projection, Keep keep) {
  const Model& first = models.front();
  const Calendar& calendar = first.demand.calendar;
  Results people{first.catalogue, first.demand.shape, calendar, {}, {}, {}, first.value};
  people.outcomes = Eigen::ArrayXXd::Zero(calendar.years(), static_cast<Eigen::Index>(first.outcomes.size()));
  std::vector<Charging> chargings;
  for (const Model& model : models) chargings.emplace_back(Spending{model.lines, model.funding});
  for (int month = 0; month < calendar.months; ++month) {
    projection.advance();
    for (Charging& charging : chargings) charging.charge_month(projection.stocks(), projection.activity(), month);
    count_outcomes(first, projection.stocks(), projection.activity(), month, people.outcomes);
    people.months.push_back(record(first.demand.shape, projection.stocks(), projection.activity(), keep));
  }
  std::vector<Results> results(models.size(), people);
  for (std::size_t i = 0; i < models.size(); ++i) {
    results[i].catalogue = models[i].catalogue;
    results[i].value = models[i].value;
    results[i].accounts = chargings[i].settled();
  }
  return results;
}

}  // namespace

Results simulate(const Model& model, Keep keep) { return std::move(simulate_deals({&model, 1}, keep).front()); }

Results simulate_by_chance(const Model& model, std::uint64_t seed, std::uint64_t draw, Keep keep) {
  ChanceProjection projection(model.demand, seed, draw);
  return std::move(follow({&model, 1}, projection, keep).front());
}

std::vector<Results> simulate_deals(std::span<const Model> models, Keep keep) {
  Projection projection(models.front().demand);
  return follow(models, projection, keep);
}

std::vector<Accounts> account_for(const DemandModel& demand, std::span<const Spending> spendings, int months) {
  std::vector<Charging> chargings(spendings.begin(), spendings.end());
  Projection projection(demand);
  for (int month = 0; month < months; ++month) {
    projection.advance();
    for (Charging& charging : chargings) charging.charge_month(projection.stocks(), projection.activity(), month);
  }
  std::vector<Accounts> accounts;
  for (const Charging& charging : chargings) accounts.push_back(charging.settled());
  return accounts;
}

}  // namespace sendcast
