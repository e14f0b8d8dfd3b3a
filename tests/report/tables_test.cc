#include "report/tables.h"

#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/money_tables.h"
#include "tests/value/small_results.h"

namespace sendcast {
namespace {

const std::vector<Results>& one_run() {
  static const std::vector<Results> runs = {small_results()};
  return runs;
}

/// The header and the first `rows` lines of a table's CSV.
std::string beginning(const Table& table, int rows) {
  const std::string text = csv(table);
  std::size_t end = 0;
  for (int line = 0; line <= rows; ++line) end = text.find("\r\n", end) + 2;
  return text.substr(0, end);
}

TEST(Tables, ComeInTheOrderOfTheOutputs) {
  std::vector<std::string> names;
  for (const Table& table : result_tables(one_run())) names.push_back(table.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"caseload", "people", "events", "moves", "places", "teams", "costs", "ledger",
                                      "pools", "pool_payments", "budgets", "trial_balance", "funders"}));
}

TEST(Tables, HaveACellForEveryColumn) {
  for (const Table& table : result_tables(one_run())) {
    EXPECT_FALSE(table.rows.empty()) << table.name;
    for (const Row& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.name;
  }
}

TEST(Tables, HoldScenariosOneAfterAnother) {
  const std::vector<Results> runs = {small_results("as-is"), small_results("reform")};
  for (const Table& table : result_tables(runs)) {
    ASSERT_EQ(table.rows.size() % 2, 0U);
    const std::size_t half = table.rows.size() / 2;
    EXPECT_EQ(table.rows[half - 1][0], Cell("as-is")) << table.name;
    EXPECT_EQ(table.rows[half][0], Cell("reform")) << table.name;
  }
}

TEST(CaseloadTable, HasEverySettingOfEveryAreaEachMonth) {
  EXPECT_EQ(beginning(caseload_table(one_run(), {}), 5),
            "scenario,month,area,setting,plans\r\n"
            "as-is,2021-10,east,mainstream,100\r\n"
            "as-is,2021-10,east,special,10\r\n"
            "as-is,2021-10,west,mainstream,100\r\n"
            "as-is,2021-10,west,special,10\r\n"
            "as-is,2021-11,east,mainstream,101\r\n");
}

/// Two areas, ages 0 and 1, one need and two settings: the plan that stands at p counts p + 1.
std::vector<Results> run_with_cells() {
  std::vector<Results> runs = {small_results()};
  for (MonthResults& month : runs[0].months) {
    month.plans_by_cell.resize(runs[0].shape.plans());
    for (int plan = 0; plan < runs[0].shape.plans(); ++plan) month.plans_by_cell[plan] = plan + 1;
  }
  return runs;
}

TEST(CaseloadTable, CanTellAgesAndNeedsApart) {
  EXPECT_EQ(beginning(caseload_table(run_with_cells(), {.age = true, .need = true}), 6),
            "scenario,month,area,age,need,setting,plans\r\n"
            "as-is,2021-10,east,0,asd,mainstream,1\r\n"
            "as-is,2021-10,east,0,asd,special,5\r\n"
            "as-is,2021-10,east,1,asd,mainstream,2\r\n"
            "as-is,2021-10,east,1,asd,special,6\r\n"
            "as-is,2021-10,west,0,asd,mainstream,3\r\n"
            "as-is,2021-10,west,0,asd,special,7\r\n");
}

TEST(CaseloadTable, SumsWhatItDoesNotTellApart) {
  // East: 1 + 2 in mainstream, 5 + 6 in special schools.
  EXPECT_EQ(beginning(caseload_table(run_with_cells(), {.need = true}), 2),
            "scenario,month,area,need,setting,plans\r\n"
            "as-is,2021-10,east,asd,mainstream,3\r\n"
            "as-is,2021-10,east,asd,special,11\r\n");
}

TEST(PeopleTable, HasEveryStock) {
  EXPECT_EQ(beginning(people_table(one_run()), 1),
            "scenario,month,area,population,no_sen,sen_support,in_assessment,overdue,plans,overfull\r\n"
            "as-is,2021-10,east,1000,680,200,8,2,110,0\r\n");
}

TEST(EventsTable, HasEveryEventEvenWhereNoneHappened) {
  const Table table = events_table(one_run());
  EXPECT_EQ(table.rows.size(), 18U * 2U * 18U);  // months, areas, events
  EXPECT_EQ(beginning(table, 1), "scenario,month,area,event,number\r\nas-is,2021-10,east,moved_in,0\r\n");
  EXPECT_EQ(table.rows[4], (Row{"as-is", month_of(2021, 10), "east", "requests", 5.0}));
}

TEST(MovesTable, HasNoFromForAFirstSetting) {
  EXPECT_EQ(beginning(moves_table(one_run()), 2),
            "scenario,month,area,from,to,kind,asked,admitted\r\n"
            "as-is,2021-10,east,mainstream,special,transfer,0.75,0.5\r\n"
            "as-is,2021-10,west,,mainstream,first,2.5,2.5\r\n");
}

TEST(PlacesTable, CallsTheWholeLocalAreaAll) {
  EXPECT_EQ(beginning(places_table(one_run()), 2),
            "scenario,month,area,setting,capacity,occupied,asked,admitted,turned_away\r\n"
            "as-is,2021-10,all,special,20,20,3,1,2\r\n"
            "as-is,2021-10,west,mainstream,300,100.5,0.1,0.1,0\r\n");
}

TEST(TeamsTable, SaysWhichTeamHeldAssessmentsUp) {
  EXPECT_EQ(beginning(teams_table(one_run()), 1),
            "scenario,month,team,establishment,filled,agency,hours,review_hours,assessment_hours,bottleneck\r\n"
            "as-is,2021-10,psychology,14,10.5,1.05,1212.75,90,1122.75,true\r\n");
}

TEST(CostsTable, HasThePriceOfOneToThePennyAndNoneWhereNothingWasUsed) {
  // 1,000.01 / 12 = 83.334; 2,000.02 / 24 = 83.334
  EXPECT_EQ(csv(costs_table(one_run())),
            "scenario,year,months,line,quantity,unit_price,cost\r\n"
            "as-is,2021-22,6,therapy,12,83.33,1000.01\r\n"
            "as-is,2021-22,6,building,0,,0.00\r\n"
            "as-is,2022-23,12,therapy,24,83.33,2000.02\r\n"
            "as-is,2022-23,12,building,1,500.00,500.00\r\n");
}

TEST(CostsTable, HasNoPriceThatIsBeyondMoney) {
  std::vector<Results> runs = {small_results()};
  runs[0].accounts.costs[0][0].quantity = 1e-300;
  EXPECT_EQ(costs_table(runs).rows[0][5], Cell());
}

TEST(LedgerTable, HasThePoolAsPayerOfAPooledLine) {
  EXPECT_EQ(csv(ledger_table(one_run())),
            "scenario,year,line,pot,funder,paid\r\n"
            "as-is,2021-22,therapy,therapies,,1000.01\r\n"
            "as-is,2022-23,therapy,therapies,,2000.02\r\n"
            "as-is,2022-23,building,high_needs,council,500.00\r\n");
}

TEST(PoolTables, ShowThePoolAndItsPartners) {
  EXPECT_EQ(csv(pools_table(one_run())),
            "scenario,year,pool,contributions,spend,brought_forward,overspend_shared,returned,carried_forward\r\n"
            "as-is,2021-22,therapies,1100.00,1000.01,0.00,0.00,0.00,99.99\r\n"
            "as-is,2022-23,therapies,2000.00,2000.02,99.99,0.00,20.00,79.97\r\n");
  EXPECT_EQ(beginning(pool_payments_table(one_run()), 3),
            "scenario,year,pool,pot,funder,contribution,overspend_share,returned,paid\r\n"
            "as-is,2021-22,therapies,general_fund,council,600.00,0.00,0.00,600.00\r\n"
            "as-is,2021-22,therapies,icb_children,icb,500.00,0.00,0.00,500.00\r\n"
            "as-is,2022-23,therapies,general_fund,council,1200.00,0.00,12.00,1188.00\r\n");
}

TEST(BudgetsTable, HasEveryPotsYear) {
  EXPECT_EQ(beginning(budgets_table(one_run()), 2),
            "scenario,year,months,pot,funder,brought_forward,income,interest,one_off,paid,transferred_in,"
            "transferred_out,balance\r\n"
            "as-is,2021-22,6,high_needs,council,-1000.00,400.00,-10.00,0.00,0.00,0.00,0.00,-610.00\r\n"
            "as-is,2021-22,6,general_fund,council,0.00,700.00,0.00,0.00,600.00,0.00,0.00,100.00\r\n");
}

TEST(TrialBalanceTable, HasDebitsEqualToCreditsInEveryYear) {
  // 2021-22: cost 1,000.01 and 99.99 into the reserve = 600 + 500 paid.
  const Table table = trial_balance_table(one_run());
  EXPECT_EQ(beginning(table, 4),
            "scenario,year,account,kind,debit,credit\r\n"
            "as-is,2021-22,therapy,line,1000.01,0.00\r\n"
            "as-is,2021-22,general_fund,pot,0.00,600.00\r\n"
            "as-is,2021-22,icb_children,pot,0.00,500.00\r\n"
            "as-is,2021-22,therapies,pool,99.99,0.00\r\n");
}

TEST(FundersTable, SumsEachFundersPots) {
  // The council in 2022-23: 500.00 from the schools grant and 1,188.00 from the general fund.
  EXPECT_EQ(csv(funders_table(one_run())),
            "scenario,year,funder,paid\r\n"
            "as-is,2021-22,council,600.00\r\n"
            "as-is,2021-22,icb,500.00\r\n"
            "as-is,2022-23,council,1688.00\r\n"
            "as-is,2022-23,icb,792.00\r\n");
}

}  // namespace
}  // namespace sendcast
