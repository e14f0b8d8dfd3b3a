#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

/// The years of one scenario: people, decisions and what it costs.
PageFigure year_by_year(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const Calendar& calendar = results.calendar;
  const auto years = [&](const auto& measured) { return by_year(calendar, measured); };
  PageFigure figure{"years", fmt::format("Year by year: {}", page_label(outcomes, scenario)),
                    "People at each year's end, what was decided in the year, and what it cost in cash."};
  std::vector<Pence> revenue = years([&](int y) { return cost(results, y, CostKind::revenue); });
  const std::vector<Pence> capital = years([&](int y) { return cost(results, y, CostKind::capital); });
  std::vector<MoneyYears> costs = {{"Revenue cost", "", revenue}};
  if (std::any_of(capital.begin(), capital.end(), [](Pence pence) { return pence != 0; }))
    costs.push_back({"Capital cost", "", capital});
  const PageTable money = money_table("Year by year, cost", "Measure", calendar, false, costs);
  PageTable& table = figure.table;
  table = {money.caption, money.row_heading, money.columns};
  table.rows.push_back(
      people_row("Plans at year end", "", years([&](int y) { return plans_at_year_end(results, y); })));
  table.rows.push_back(people_row("Requests for assessment", "",
                                  years([&](int y) { return events_in_year(results, y, Event::requests); })));
  table.rows.push_back(
      people_row("New plans", "", years([&](int y) { return events_in_year(results, y, Event::issued); })));
  PageRow on_time{"Assessments on time"};
  for (int y = 0; y < calendar.years(); ++y) on_time.cells.push_back(share_cell(timeliness(results, y)));
  table.rows.push_back(std::move(on_time));
  table.rows.push_back(
      people_row("Waiting at year end", "", years([&](int y) { return waiting_at_year_end(results, y); })));
  table.rows.push_back(
      people_row("SEN support at year end", "", years([&](int y) { return sen_support_at_year_end(results, y); })));
  table.rows.insert(table.rows.end(), money.rows.begin(), money.rows.end());
  return figure;
}

/// What is compared in a line for each scenario, all amounts in £000 or all in £.
PageFigure side_by_side(const Outcomes& outcomes, const std::vector<FinancialYear>& years) {
  const std::vector<Results>& all = outcomes.results;
  const Results& base = all.front();
  PageFigure figure{
      "side-by-side", "Where each scenario leads, side by side",
      fmt::format("Money is what each costs, or a funder pays, more (+) or less (-) than {} in {} to {}, in cash.",
                  page_label(outcomes, 0), text(years.front()), text(years.back()))};
  std::vector<Pence> amounts;
  for (const Results& results : all) amounts.push_back(cost_over(years, results) - cost_over(years, base));
  const MoneyUnit unit = unit_of(amounts);
  PageTable& table = figure.table;
  table = {fmt::format("Scenarios side by side, {}", name_of(unit)), "Scenario"};
  table.columns = {{"Plans at the end", "plans"},
                   {fmt::format("On time in {}", text(years.back())), "timeliness"},
                   {"Revenue cost", "revenue_cost"},
                   {"Capital cost", "capital_cost"}};
  for (const Entry& funder : base.catalogue.funders)
    table.columns.push_back({fmt::format("{} pays", funder.label), fmt::format("paid_by_{}", funder.name)});
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int last = position_of(all[i], years.back());
    PageRow row{page_label(outcomes, i)};
    row.cells = {people_cell(plans_at_year_end(all[i], last)), share_cell(timeliness(all[i], last))};
    for (const CostKind kind : {CostKind::revenue, CostKind::capital})
      row.cells.push_back(
          money_cell(cost_over(years, all[i], kind) - cost_over(years, base, kind), unit, Sign::always));
    for (const Entry& funder : base.catalogue.funders)
      row.cells.push_back(
          money_cell(paid_over(years, all[i], funder.name) - paid_over(years, base, funder.name), unit, Sign::always));
    table.rows.push_back(std::move(row));
  }
  return figure;
}

}  // namespace

PageSection overview_section(const Outcomes& outcomes) {
  PageSection section{"overview", "The years in one table",
                      "Central figures: every uncertain number at its mean. How sure they are is said further down."};
  if (!outcomes.comparisons.empty()) {
    const std::vector<FinancialYear> years = years_of_all(outcomes.results);
    if (!years.empty()) section.figures.push_back(side_by_side(outcomes, years));
  }
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    return std::vector<PageFigure>{year_by_year(outcomes, scenario)};
  });
  return section;
}

}  // namespace sendcast
