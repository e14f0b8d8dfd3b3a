#include "report/returns_workbook.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "funding/at.h"
#include "report/returns_costs.h"
#include "tests/report/office.h"
#include "tests/report/outcomes_of_sound.h"
#include "tests/report/read_xlsx.h"

namespace sendcast {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t rows_above = 3;

/// Special schools are of no group; keyworkers have no section 251 line; therapies are paid through a pooled fund.
constexpr const char* words_for_returns =
    "title: As things are\n"
    "settings: {mainstream: {group: mainstream}, independent: {group: independent}}\n"
    "services:\n"
    "  special_top_up: {return: \"1.2.1\"}\n"
    "  therapy: {return: \"1.2.13\"}\n"
    "  both: {driver: {caseload: [mainstream, independent]}, unit_cost: [{value: 1000}, {where: {settings: "
    "independent}, "
    "value: 3000}], price_base: 2021-22, funding: half_each, return: \"1.2.1\"}\n"
    "  targeted: {driver: fixed, unit_cost: 500, price_base: 2021-22, funding: grant, return: \"1.2.4\"}\n"
    "  outside: {driver: population, unit_cost: 1, price_base: 2021-22, funding: grant, return: \"1.2.1\"}\n"
    "pots: {high_needs: {domain: education, income: {streams: {block: 1.1e6, deductions: -1e5}}}, "
    "icb_children: {domain: health}}\n";

const Outcomes& one() {
  static const Outcomes outcomes = outcomes_of_sound(words_for_returns);
  return outcomes;
}

const Outcomes& two() {
  static const Outcomes outcomes = outcomes_of_sound(
      words_for_returns,
      fmt::format(
          "{}{}", words_for_returns,
          "interventions:\n"
          "  places:\n"
          "    label: More places\n"
          "    from: 2022-04\n"
          "    effects: [{target: settings.special.capacity, add: 5}]\n"
          "    services: {building: {driver: fixed, unit_cost: 12345.67, price_base: 2021-22, funding: half_each}}\n"));
  return outcomes;
}

/// A block of the workbook.
const TableSheet& block(const Spreadsheet& spreadsheet, const std::string& name) {
  for (const AnySheet& sheet : spreadsheet.sheets) {
    const auto* table = std::get_if<TableSheet>(&sheet);
    if (table != nullptr && table->name == name) return *table;
  }
  throw std::runtime_error(fmt::format("no sheet {}", name));
}

/// The figures of the first row whose texts hold all of these.
std::vector<Cell> row_of(const TableSheet& sheet, const std::vector<std::string>& texts) {
  for (const Row& row : sheet.table->rows) {
    std::size_t found = 0;
    std::vector<Cell> figures;
    for (const Cell& cell : row) {
      const auto* text = std::get_if<std::string>(&cell);
      if (text == nullptr) figures.push_back(cell);
      if (text != nullptr && std::find(texts.begin(), texts.end(), *text) != texts.end()) ++found;
    }
    if (found == texts.size()) return figures;
  }
  throw std::runtime_error(fmt::format("no row '{}'", texts.front()));
}

Pence pence(const Cell& cell) { return std::get<Money>(cell).pence; }
double people(const Cell& cell) { return std::get<double>(cell); }

TEST(CostsByGroup, LosesNoPennyOfAnyLine) {
  const std::vector<ReturnsCase> cases = returns_cases(one());
  const CostsByGroup costs(cases.front(), groups_of_any(cases));
  for (int y = 0; y < 4; ++y) {
    const std::vector<LineCost>& lines = at(one().results.front().accounts.costs, y);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Pence sum = 0;
      for (const Pence part : at(costs.by_year(), y)[i]) sum += part;
      EXPECT_EQ(sum, lines[i].cost);
    }
  }
}

TEST(CostsByGroup, DividesALineByWhatItsCellsCounted) {
  const Results& results = one().results.front();
  const std::vector<ReturnsCase> cases = returns_cases(one());
  const CostsByGroup costs(cases.front(), groups_of_any(cases));
  double mainstream = 0;
  for (int month = 0; month < 12; ++month) mainstream += at(results.months, month).plans.col(0).sum() / 12 * 1000;
  const CostByGroup& both = costs.by_year()[0][3];
  ASSERT_EQ(results.catalogue.lines[3].name, "both");
  EXPECT_NEAR(static_cast<double>(both[static_cast<std::size_t>(PlacementGroup::mainstream)]), mainstream * 100, 1);
  EXPECT_GT(both[static_cast<std::size_t>(PlacementGroup::independent)], 0);
  EXPECT_EQ(both.back(), 0);
}

TEST(ReturnsWorkbook, SetsPlansCostAndUnitCostSideBySide) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_placements");
  const auto plans = row_of(sheet, {"Plans, average over the year", "Mainstream"});
  const auto total = row_of(sheet, {"Total cost, £", "Mainstream"});
  const auto each = row_of(sheet, {"Cost of a plan, £", "Mainstream"});
  ASSERT_EQ(plans.size(), 4U);
  EXPECT_GT(pence(total[0]), 0);
  EXPECT_NEAR(static_cast<double>(pence(each[0])), static_cast<double>(pence(total[0])) / people(plans[0]), 0.5);
}

TEST(ReturnsWorkbook, GuessesNoGroup) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_placements");
  EXPECT_GT(people(row_of(sheet, {"Plans, average over the year", "Not grouped: the scenario does not say"})[0]), 0);
  EXPECT_EQ(people(row_of(sheet, {"Plans, average over the year", "Special: maintained and academy"})[0]), 0);
}

TEST(ReturnsWorkbook, ListsLinesThatItCouldNotPlace) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_not_placed");
  EXPECT_GT(pence(row_of(sheet, {"outside"})[0]), 0);
  EXPECT_GT(pence(row_of(sheet, {"keyworker"})[0]), 0);
  EXPECT_GT(pence(row_of(sheet, {"early_help_team"})[1]), 0);
  EXPECT_EQ(sheet.table->rows.size(), 3U);
}

TEST(ReturnsWorkbook, TakesContributionsOffWhatEducationPays) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_spending");
  const Pence all = pence(row_of(sheet, {"High needs services, whoever pays"})[0]);
  const Pence health = pence(row_of(sheet, {"of which contributions from health"})[0]);
  const Pence not_told =
      pence(row_of(sheet, {"of which paid by pots of which the scenario does not say the domain"})[0]);
  const Pence left = pence(row_of(sheet, {"High needs services left to the pots of education"})[0]);
  Pence paid_by_education = 0;
  const std::vector<LineEntry>& lines = one().results.front().catalogue.lines;
  for (const Payment& payment : one().results.front().accounts.ledger) {
    const bool counts = payment.year == 0 && payment.pot == 0 && at(lines, payment.line).name != "keyworker";
    if (counts) paid_by_education += payment.paid;
  }
  EXPECT_EQ(left, paid_by_education);
  EXPECT_GT(health, 0);
  EXPECT_NEAR(static_cast<double>(health), static_cast<double>(not_told), 1);  // half each, but for a penny
  EXPECT_GT(all, left + health + not_told);                                    // therapies, through the pooled fund
}

TEST(ReturnsWorkbook, BalancesAsTheBudgetDoes) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_balance");
  const auto cumulative = row_of(sheet, {"high_needs", "Cumulative balance"});
  const auto in_year = row_of(sheet, {"high_needs", "In-year balance"});
  for (int y = 0; y < 4; ++y) {
    const BudgetYear& budget = at(one().results.front().accounts.budgets, y)[0];
    EXPECT_EQ(pence(at(cumulative, y)), budget.balance);
    EXPECT_EQ(pence(at(in_year, y)), budget.balance - budget.brought_forward);
  }
}

TEST(ReturnsWorkbook, TellsIncomeBeforeAndAfterDeductions) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "plan_balance");
  EXPECT_EQ(pence(row_of(sheet, {"high_needs", "Income: block"})[0]), 110'000'000);
  EXPECT_EQ(pence(row_of(sheet, {"high_needs", "Income: deductions"})[0]), -10'000'000);
  EXPECT_EQ(pence(row_of(sheet, {"high_needs", "Income"})[0]), 100'000'000);
}

TEST(ReturnsWorkbook, CountsEveryPlanOnceByAgeNeedAndPlacement) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  for (const char* name : {"plan_ages", "plan_needs", "plan_settings"}) {
    const auto all = row_of(block(book, name), {"All"});
    for (int y = 0; y < 4; ++y)
      EXPECT_NEAR(people(at(all, y)), one().results.front().months[static_cast<std::size_t>(12 * y + 11)].plans.sum(),
                  1e-9);
  }
}

TEST(ReturnsWorkbook, CountsJanuariesAtTheEndOfDecember) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "reform_5.1");
  EXPECT_EQ(sheet.table->columns[2].name, "2022");
  EXPECT_NEAR(people(row_of(sheet, {"All"})[0]), one().results.front().months[8].plans.sum(), 1e-9);
}

TEST(ReturnsWorkbook, CountsRequestsOfWholeCalendarYears) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  const TableSheet& sheet = block(book, "reform_10");
  ASSERT_EQ(sheet.table->columns.size(), 5U);  // 2022 to 2024
  double requests = 0;
  for (std::size_t month = 9; month < 21; ++month)
    requests += one().results.front().months[month].events.col(static_cast<int>(Event::requests)).sum();
  EXPECT_NEAR(people(row_of(sheet, {"All"})[0]), requests, 1e-9);
}

TEST(ReturnsWorkbook, WarnsUnderEachTableThatMediansDoNotSum) {
  const Spreadsheet book = returns_spreadsheet(one(), small_manifest());
  for (const char* name : {"reform_5.1", "reform_6", "reform_7", "reform_7.7", "reform_10", "reform_11", "reform_12"})
    EXPECT_THAT(block(book, name).note, HasSubstr("Medians of simulations do not sum")) << name;
}

TEST(ReturnsWorkbook, OfOneScenarioIsUnmitigatedOnly) {
  std::string why_not;
  const ReadXlsx read = read_xlsx(*returns_workbook(one(), small_manifest(), why_not));
  EXPECT_THAT(read.names, Not(Contains("plan_savings")));
  for (std::size_t i = rows_above; i < read.sheets.at("plan_ages").size(); ++i)
    EXPECT_EQ(read.sheets.at("plan_ages")[i][0].text, "Unmitigated: As things are");
}

TEST(ReturnsWorkbook, TellsWhatWorkstreamsSave) {
  const Spreadsheet book = returns_spreadsheet(two(), small_manifest());
  const TableSheet& sheet = block(book, "plan_savings");
  EXPECT_EQ(pence(row_of(sheet, {"Services of the workstream: More places"})[1]), 1234567);
  const auto all = row_of(sheet, {"All workstreams together"});
  for (int y = 0; y < 4; ++y) {
    Pence difference = 0;
    for (const LineCost& line : at(two().results[1].accounts.costs, y)) difference += line.cost;
    for (const LineCost& line : at(two().results[0].accounts.costs, y)) difference -= line.cost;
    EXPECT_EQ(pence(at(all, y)), difference);
  }
}

TEST(ReturnsWorkbook, ComesToTheSameWhenLibreOfficeRecalculatesIt) {
  if (!Office::is_there()) GTEST_SKIP() << "LibreOffice (libreoffice-calc-nogui) is not installed";
  std::string why_not;
  const std::string bytes = *returns_workbook(two(), small_manifest(), why_not);
  const ReadXlsx before = read_xlsx(bytes);
  const Office office;
  const ReadXlsx after = read_xlsx(office.recalculated(bytes));
  std::size_t formulas = 0;
  for (const auto& [name, sheet] : before.sheets) {
    for (std::size_t r = 0; r < sheet.size(); ++r) {
      for (std::size_t c = 0; c < sheet[r].size(); ++c) {
        if (sheet[r][c].formula.empty()) continue;
        ++formulas;
        ASSERT_NEAR(std::stod(after.sheets.at(name)[r][c].text), std::stod(sheet[r][c].text), 1e-9)
            << name << " row " << r << " column " << c << ": " << sheet[r][c].formula;
      }
    }
  }
  EXPECT_GT(formulas, 100U);
}

}  // namespace
}  // namespace sendcast
