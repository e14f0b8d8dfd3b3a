#include "funding/budgets.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

constexpr Pence pounds(Pence amount) { return amount * 100; }

constexpr int high_needs = 0;
constexpr int general_fund = 1;

/// A high needs block £4.6m in deficit with £41.2m a year, at 2% interest, and a general fund of £9m that stands alone.
FundingModel in_deficit(Month start, int months) {
  FundingModel model = funding_of(start, months, 2);
  set_income(model, high_needs, 41.2e6);
  set_income(model, general_fund, 9e6);
  PotModel& block = pot_of(model, high_needs);
  block.carries = true;
  block.opening_balance = -4.6e6;
  for (double& rate : block.interest) rate = 0.02;
  return model;
}

TEST(Budget, CarriesADeficitWithInterest) {
  // Year 1: -4,600,000 - 92,000 (2% of it) + 41,200,000 - 42,200,000 = -5,692,000.
  // Year 2: -5,692,000 - 113,840 + 41,200,000 - 41,200,000 = -5,805,840.
  const FundingModel model = in_deficit(month_of(2021, 4), 24);
  const Accounts accounts = settle(model, {charged_to_pot(model, high_needs, {42.2e6, 41.2e6})});
  const BudgetYear& first = accounts.budgets[0][high_needs];
  EXPECT_EQ(first.brought_forward, pounds(-4'600'000));
  EXPECT_EQ(first.income, pounds(41'200'000));
  EXPECT_EQ(first.interest, pounds(-92'000));
  EXPECT_EQ(first.paid, pounds(42'200'000));
  EXPECT_EQ(first.balance, pounds(-5'692'000));
  const BudgetYear& second = accounts.budgets[1][high_needs];
  EXPECT_EQ(second.brought_forward, pounds(-5'692'000));
  EXPECT_EQ(second.interest, pounds(-113'840));
  EXPECT_EQ(second.balance, pounds(-5'805'840));
}

TEST(Budget, BearsTheInterestOnAnotherPotsDeficit) {
  FundingModel model = in_deficit(month_of(2021, 4), 12);
  pot_of(model, high_needs).interest_paid_by = general_fund;
  const Accounts accounts = settle(model, {charged_to_pot(model, high_needs, {42.2e6})});
  EXPECT_EQ(accounts.budgets[0][high_needs].interest, 0);
  EXPECT_EQ(accounts.budgets[0][high_needs].balance, pounds(-5'600'000));
  EXPECT_EQ(accounts.budgets[0][general_fund].interest, pounds(-92'000));
  EXPECT_EQ(accounts.budgets[0][general_fund].balance, pounds(8'908'000));
}

TEST(Budget, EarnsAndOwesByTheMonthInAPartYear) {
  // October to March: half of £41.2m, and half a year's interest, £46,000.
  const FundingModel model = in_deficit(month_of(2021, 10), 6);
  const BudgetYear year = settle(model, {}).budgets[0][high_needs];
  EXPECT_EQ(year.income, pounds(20'600'000));
  EXPECT_EQ(year.interest, pounds(-46'000));
  EXPECT_EQ(year.balance, pounds(15'954'000));
}

TEST(Budget, OwesNoInterestOnASurplus) {
  FundingModel model = in_deficit(month_of(2021, 4), 12);
  pot_of(model, high_needs).opening_balance = 4.6e6;
  EXPECT_EQ(settle(model, {}).budgets[0][high_needs].interest, 0);
}

TEST(Budget, ThatIsResetBringsNothingForward) {
  FundingModel model = in_deficit(month_of(2021, 4), 24);
  PotModel& fund = pot_of(model, general_fund);
  fund.opening_balance = 5e6;
  fund.interest = {0.05, 0.05};
  const Accounts accounts = settle(model, {charged_to_pot(model, general_fund, {10e6, 8e6})});
  EXPECT_EQ(accounts.budgets[0][general_fund].balance, pounds(-1'000'000));
  EXPECT_EQ(accounts.budgets[1][general_fund].brought_forward, 0);
  EXPECT_EQ(accounts.budgets[1][general_fund].interest, 0);
  EXPECT_EQ(accounts.budgets[1][general_fund].balance, pounds(1'000'000));
}

TEST(Deficit, IsMetByTransferFromTheYearAgreed) {
  // The override ends after the first year: that year's -£5,692,000 stays; the next year's -£5,805,840 is met.
  FundingModel model = in_deficit(month_of(2021, 4), 36);
  PotModel& block = pot_of(model, high_needs);
  block.deficit_met_by = general_fund;
  block.deficit_met_from = 1;
  const Accounts accounts = settle(model, {charged_to_pot(model, high_needs, {42.2e6, 41.2e6, 41.2e6})});
  EXPECT_EQ(accounts.budgets[0][high_needs].balance, pounds(-5'692'000));
  EXPECT_EQ(accounts.budgets[0][high_needs].transferred_in, 0);
  EXPECT_EQ(accounts.budgets[1][high_needs].transferred_in, pounds(5'805'840));
  EXPECT_EQ(accounts.budgets[1][high_needs].balance, 0);
  EXPECT_EQ(accounts.budgets[1][general_fund].transferred_out, pounds(5'805'840));
  EXPECT_EQ(accounts.budgets[1][general_fund].paid, 0);
  EXPECT_EQ(accounts.budgets[1][general_fund].balance, pounds(9'000'000 - 5'805'840));
  EXPECT_EQ(accounts.budgets[2][high_needs].brought_forward, 0);
  EXPECT_EQ(accounts.budgets[2][high_needs].transferred_in, 0);
}

TEST(Deficit, IsPassedDownAChainInTheClosingOrder) {
  // Declared the other way round: pot 2 is £30 short and met by pot 1, which is then £30 short itself and met by pot 0.
  FundingModel model = funding_of(month_of(2021, 4), 12, 3);
  model.closing_order = {2, 1, 0};
  pot_of(model, 2).deficit_met_by = 1;
  pot_of(model, 1).deficit_met_by = 0;
  set_income(model, 0, 100);
  const std::vector<BudgetYear> year = settle(model, {charged_to_pot(model, 2, {30})}).budgets[0];
  EXPECT_EQ(year[2].balance, 0);
  EXPECT_EQ(year[1].transferred_in, pounds(30));
  EXPECT_EQ(year[1].transferred_out, pounds(30));
  EXPECT_EQ(year[1].balance, 0);
  EXPECT_EQ(year[0].balance, pounds(70));
}

constexpr int ccg = 0;
constexpr int icb = 1;

/// The CCG, with £4,000 a year and £500 in hand, is succeeded by the ICB, with £8,000 a year, after three months.
FundingModel succeeded_in_july() {
  FundingModel model = funding_of(month_of(2022, 4), 24, 2);
  set_income(model, ccg, 4000);
  set_income(model, icb, 8000);
  pot_of(model, ccg).carries = true;
  pot_of(model, ccg).opening_balance = 500;
  pot_of(model, icb).carries = true;
  succeed(model, ccg, icb, 3);
  return model;
}

TEST(Succession, PassesWhatAPotHoldsToItsSuccessor) {
  // The CCG: 500 + three months of 4,000 a year (1,000) - 1,200 paid = 300, which passes on.
  // The ICB: its own 8,000 all year + 300 - 7,000 paid = 1,300.
  const FundingModel model = succeeded_in_july();
  const Accounts accounts =
      settle(model, {charged_to_pot(model, ccg, {1200, 0}), charged_to_pot(model, icb, {7000, 8000})});
  const BudgetYear& old_pot = accounts.budgets[0][ccg];
  EXPECT_EQ(old_pot.income, pounds(1000));
  EXPECT_EQ(old_pot.transferred_out, pounds(300));
  EXPECT_EQ(old_pot.balance, 0);
  const BudgetYear& new_pot = accounts.budgets[0][icb];
  EXPECT_EQ(new_pot.income, pounds(8000));
  EXPECT_EQ(new_pot.transferred_in, pounds(300));
  EXPECT_EQ(new_pot.balance, pounds(1300));
  EXPECT_EQ(accounts.budgets[1][ccg].income, 0);
  EXPECT_EQ(accounts.budgets[1][ccg].balance, 0);
  EXPECT_EQ(accounts.budgets[1][icb].balance, pounds(1300));
}

TEST(Succession, PassesADeficitToo) {
  // 500 + 1,000 - 2,100 = -600: the ICB pays it off by a transfer to the CCG.
  const FundingModel model = succeeded_in_july();
  const Accounts accounts = settle(model, {charged_to_pot(model, ccg, {2100, 0})});
  EXPECT_EQ(accounts.budgets[0][ccg].transferred_in, pounds(600));
  EXPECT_EQ(accounts.budgets[0][ccg].balance, 0);
  EXPECT_EQ(accounts.budgets[0][icb].transferred_out, pounds(600));
  EXPECT_EQ(accounts.budgets[0][icb].balance, pounds(7400));
}

TEST(Succession, LeavesABudgetThatIsYetToEndAlone) {
  FundingModel model = succeeded_in_july();
  pot_of(model, ccg).succeeded_from = 12;
  const Accounts accounts = settle(model, {});
  EXPECT_EQ(accounts.budgets[0][ccg].balance, pounds(4500));
  EXPECT_EQ(accounts.budgets[1][ccg].brought_forward, pounds(4500));
  EXPECT_EQ(accounts.budgets[1][ccg].income, 0);
  EXPECT_EQ(accounts.budgets[1][ccg].transferred_out, pounds(4500));
  EXPECT_EQ(accounts.budgets[1][icb].transferred_in, pounds(4500));
}

TEST(Succession, HandsOverTheDutyToMeetADeficitAndToBearInterest) {
  // Pot 2 is £1,000 in debt at 10% and has no income; what the CCG undertook, the ICB does.
  FundingModel model = funding_of(month_of(2022, 4), 12, 3);
  model.closing_order = {2, ccg, icb};
  succeed(model, ccg, icb, 3);
  PotModel& debtor = pot_of(model, 2);
  debtor.carries = true;
  debtor.opening_balance = -1000;
  debtor.interest = {0.1};
  debtor.interest_paid_by = ccg;
  debtor.deficit_met_by = ccg;
  const std::vector<BudgetYear> year = settle(model, {}).budgets[0];
  EXPECT_EQ(year[2].transferred_in, pounds(1000));
  EXPECT_EQ(year[icb].transferred_out, pounds(1000));
  EXPECT_EQ(year[icb].interest, pounds(-100));
  EXPECT_EQ(year[ccg].transferred_out, 0);
  EXPECT_EQ(year[ccg].interest, 0);
}

TEST(Budget, PaysForLinesAndToPools) {
  // £70 for a line, £100 to a pool that spends £90 and returns £10.
  FundingModel model = funding_of(month_of(2021, 4), 12, 1);
  PoolModel pool = pool_of(model, {share_of(model, 0, 100)});
  pool.carries_underspend = false;
  model.pools.push_back(pool);
  const Accounts accounts = settle(model, {charged_to_pot(model, 0, {70}), charged_to_pool(model, 0, {90})});
  EXPECT_EQ(accounts.budgets[0][0].paid, pounds(160));
}

}  // namespace
}  // namespace sendcast
