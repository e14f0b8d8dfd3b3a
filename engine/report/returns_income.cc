#include "report/returns_income.h"

#include "funding/at.h"
#include "funding/lower.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

/// Pounds that a stream of a pot's income brings in each financial year: a twelfth of each month's, up to succession.
std::vector<double> pounds_of_stream(const ReturnsCase& a_case, int pot, std::size_t stream) {
  const Scenario& scenario = *a_case.scenario;
  const Calendar& calendar = a_case.results->calendar;
  Named<Pot> pots = scenario.pots;
  const Income& income = at(scenario.pots.items, pot).income;
  at(pots.items, pot).income = {{income.names[stream]}, {income.streams[stream]}};
  const EffectsByTarget effects = all_effects(scenario);
  const FundingModel model =
      lower_funding({scenario.funders, pots, scenario.pools, scenario.funding, calendar, effects});
  std::vector<double> pounds(static_cast<std::size_t>(calendar.years()));
  for (int month = 0; month < calendar.months; ++month) {
    if (payer_in(model, pot, month) == pot)
      at(pounds, calendar.year_of(month)) += at(at(model.pots, pot).income, month) / 12;
  }
  return pounds;
}

}  // namespace

std::vector<IncomeStream> income_streams(const ReturnsCase& a_case, int pot) {
  const Income& income = at(a_case.scenario->pots.items, pot).income;
  std::vector<IncomeStream> streams;
  if (income.names.empty() || income.names.front().empty()) return streams;
  std::vector<std::vector<double>> pounds;
  for (std::size_t i = 0; i < income.names.size(); ++i) {
    streams.push_back({income.names[i], {}});
    pounds.push_back(pounds_of_stream(a_case, pot, i));
  }
  for (int y = 0; y < a_case.results->calendar.years(); ++y) {
    std::vector<double> parts;
    for (const std::vector<double>& of_stream : pounds) parts.push_back(at(of_stream, y));
    const std::vector<Pence> pence = apportion(at(at(a_case.results->accounts.budgets, y), pot).income, parts);
    for (std::size_t i = 0; i < streams.size(); ++i) streams[i].years.push_back(pence[i]);
  }
  return streams;
}

}  // namespace sendcast
