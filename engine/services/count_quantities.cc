#include <cstddef>
#include <variant>
#include <vector>

#include "services/line_model.h"

namespace sendcast {
namespace {

/// Where drivers read from: a month and what it leaves behind.
struct MonthEnd {
  const Stocks& stocks;
  const Activity& activity;
  std::size_t month;

  const TeamMonth& team(int team) const { return activity.teams[static_cast<std::size_t>(team)]; }
};

double count(const CaseloadDriver&, const MonthEnd& end, int plan) { return end.stocks.plans[plan]; }

double count(const SenSupportDriver&, const MonthEnd& end, int cell) { return end.stocks.sen_support[cell]; }

double count(const InAssessmentDriver&, const MonthEnd& end, int cell) {
  double people = end.stocks.overdue[cell];
  for (Eigen::Index k = 0; k < end.stocks.in_assessment.cols(); ++k) people += end.stocks.in_assessment(cell, k);
  return people;
}

double count(const PopulationDriver&, const MonthEnd& end, int person) { return end.activity.population[person]; }

double count(const EventDriver& driver, const MonthEnd& end, int cell) { return end.activity.of(driver.event)[cell]; }

double count(const CapacityDriver& driver, const MonthEnd& end, int /*cell*/) {
  double places = 0;
  for (const PlacesUsed& limit : end.activity.places) {
    if (limit.setting == driver.setting) places += limit.capacity;
  }
  return places;
}

double count(const PlacesDriver& driver, const MonthEnd& end, int /*cell*/) { return driver.places[end.month]; }

double count(const FilledPostsDriver& driver, const MonthEnd& end, int /*cell*/) {
  return end.team(driver.team).filled;
}

double count(const AgencyDriver& driver, const MonthEnd& end, int /*cell*/) { return end.team(driver.team).agency; }

double count(const FixedDriver&, const MonthEnd& /*end*/, int /*cell*/) { return 1; }

}  // namespace

void count_quantities(const LineModel& line, const Stocks& stocks, const Activity& activity, int month,
                      std::vector<double>& quantities) {
  quantities.assign(line.cells.size(), 0.0);
  if (month < line.first_month || month > line.last_month) return;

  const MonthEnd end{stocks, activity, static_cast<std::size_t>(month)};
  const double months_per_unit = line.priced_per_year ? 12 : 1;
  const Eigen::Index uptake_month = line.uptake.rows() == 1 ? 0 : month;
  const auto count_cells = [&](const auto& driver) {
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      quantities[i] =
          count(driver, end, line.cells[i]) * line.uptake(uptake_month, line.uptake_row[i]) / months_per_unit;
    }
  };
  std::visit(count_cells, line.driver);
}

}  // namespace sendcast
