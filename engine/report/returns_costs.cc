#include "report/returns_costs.h"

#include <algorithm>
#include <utility>

#include "funding/at.h"
#include "funding/pence.h"
#include "model/model.h"

namespace sendcast {
namespace {

/// Pounds that a line which counts plans cost, by financial year and setting.
std::vector<std::vector<double>> pounds_by_setting(const Results& results, const LineModel& line) {
  std::vector<std::vector<double>> pounds(static_cast<std::size_t>(results.calendar.years()),
                                          std::vector<double>(static_cast<std::size_t>(results.shape.settings)));
  std::vector<double> quantities;
  Stocks stocks;
  for (int month = 0; month < results.calendar.months; ++month) {
    stocks.plans = at(results.months, month).plans_by_cell;
    count_quantities(line, stocks, Activity(), month, quantities);
    const int year = results.calendar.year_of(month);
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      at(at(pounds, year), line.cells[i] / results.shape.cells()) +=
          quantities[i] * line.price(year, line.price_row[i]);
    }
  }
  return pounds;
}

/// The setting whose places a line pays for; -1 for a line that counts something else.
int setting_of_places(const ServiceLine& line) {
  const auto* places = std::get_if<PlacesOf>(&line.driver.kind);
  return places == nullptr ? -1 : places->setting;
}

}  // namespace

CostsByGroup::CostsByGroup(const ReturnsCase& a_case, std::vector<int> groups) : groups_(std::move(groups)) {
  const Results& results = *a_case.results;
  const std::vector<ReturnsLine> returns = returns_lines(a_case);
  const std::vector<NamedLine> written = all_lines(*a_case.scenario);
  const std::vector<LineModel> lines = compile(*a_case.scenario, results.catalogue.scenario).lines;
  by_year_.assign(static_cast<std::size_t>(results.calendar.years()),
                  std::vector<CostByGroup>(lines.size(), CostByGroup(groups_.size() + 1)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int setting = setting_of_places(*written[i].line);
    const bool counts_plans = std::holds_alternative<CaseloadDriver>(lines[i].driver);
    const auto pounds = counts_plans ? pounds_by_setting(results, lines[i]) : std::vector<std::vector<double>>();
    for (int y = 0; y < results.calendar.years(); ++y) {
      const Pence cost = at(results.accounts.costs, y)[i].cost;
      CostByGroup& divided = at(by_year_, y)[i];
      std::vector<double> parts(divided.size());
      if (returns[i].group_by_return) {
        parts[position_of(*returns[i].group_by_return)] = in_pounds(cost);
      } else if (counts_plans) {
        for (int s = 0; s < results.shape.settings; ++s)
          parts[position_of(group_of(a_case, s))] += at(at(pounds, y), s);
      } else {
        parts[setting < 0 ? groups_.size() : position_of(group_of(a_case, setting))] = in_pounds(cost);
      }
      divided = apportion(cost, parts);
    }
  }
}

std::size_t CostsByGroup::position_of(int group) const {
  return static_cast<std::size_t>(std::find(groups_.begin(), groups_.end(), group) - groups_.begin());
}

}  // namespace sendcast
