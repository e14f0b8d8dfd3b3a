#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

std::vector<Pence> pot_years(const Results& results, int pot, Pence BudgetYear::*amount) {
  return by_year(results.calendar, [&](int y) { return at(at(results.accounts.budgets, y), pot).*amount; });
}

bool is_nil(const std::vector<Pence>& years) {
  return std::all_of(years.begin(), years.end(), [](Pence pence) { return pence == 0; });
}

PageFigure paid_by_pot(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  std::vector<MoneyYears> rows;
  std::vector<Pence> paid = by_year(results.calendar, [](int) { return Pence{0}; });
  std::vector<Pence> income = paid;
  for (int pot = 0; pot < static_cast<int>(results.catalogue.pots.size()); ++pot) {
    const PotEntry& entry = at(results.catalogue.pots, pot);
    const std::vector<Pence> by_pot = pot_years(results, pot, &BudgetYear::paid);
    income = add(income, pot_years(results, pot, &BudgetYear::income));
    paid = add(paid, by_pot);
    if (!is_nil(by_pot)) rows.push_back({entry.label, "part", by_pot});
  }
  if (rows.empty()) return {};
  rows.push_back({"Paid by all pots", "total", paid, RowStyle::total});
  rows.push_back({"Income of all pots in the year", "line", income});
  PageFigure figure{"paid-by-pot", fmt::format("What each pot pays, year by year: {}", page_label(outcomes, scenario)),
                    "Where the bars pass the line, the pots together pay more than the year's income.", "stacked", "£"};
  figure.table = money_table("Paid by pot", "Pot", results.calendar, true, rows);
  return figure;
}

PageFigure paid_by_funder_years(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  std::vector<MoneyYears> rows;
  std::vector<Pence> paid = by_year(results.calendar, [](int) { return Pence{0}; });
  for (int funder = 0; funder < static_cast<int>(results.catalogue.funders.size()); ++funder) {
    const std::vector<Pence> years =
        by_year(results.calendar, [&](int y) { return paid_by_funder(results, y, funder); });
    paid = add(paid, years);
    rows.push_back({at(results.catalogue.funders, funder).label, "", years});
  }
  rows.push_back({"All funders", "", paid, RowStyle::total});
  PageFigure figure{"paid-by-funder", fmt::format("The same by funder: {}", page_label(outcomes, scenario)),
                    "What all pots of a funder pay, for services and into pooled funds."};
  figure.table = money_table("Paid by funder", "Funder", results.calendar, true, rows);
  return figure;
}

}  // namespace

PageSection who_pays_section(const Outcomes& outcomes) {
  PageSection section{"who-pays", "Who pays, and when",
                      "Payments for services and contributions to pooled funds, in the cash of each year."};
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures = {paid_by_pot(outcomes, scenario)};
    if (figures.front().id.empty()) return std::vector<PageFigure>();
    figures.push_back(paid_by_funder_years(outcomes, scenario));
    return figures;
  });
  if (section.groups.empty()) section.lead.clear();
  return section;
}

}  // namespace sendcast
