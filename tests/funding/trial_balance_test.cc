#include "funding/trial_balance.h"

#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

using Row = std::tuple<int, AccountKind, int, Pence, Pence>;  // year, kind, index, debit, credit

std::vector<Row> rows_of(const FundingModel& model, const std::vector<LineCharges>& lines) {
  std::vector<Row> rows;
  for (const TrialBalanceRow& row : trial_balance(settle(model, lines))) {
    rows.emplace_back(row.year, row.kind, row.index, row.debit, row.credit);
  }
  return rows;
}

TEST(TrialBalance, DebitsCostsAndReservesAndCreditsWhatPotsPay) {
  // Pot 0 pays £100 a year into a pool and £20 for line 1. The pool is charged £70, then £130: its reserve grows by
  // £30, and is drawn down by £30.
  FundingModel model = funding_of(month_of(2021, 4), 24, 2);
  model.pools.push_back(pool_of(model, {share_of(model, 0, 100)}));
  const auto rows = rows_of(model, {charged_to_pool(model, 0, {70, 130}), charged_to_pot(model, 0, {20, 20})});
  EXPECT_EQ(rows, (std::vector<Row>{{0, AccountKind::line, 0, 7000, 0},
                                    {0, AccountKind::line, 1, 2000, 0},
                                    {0, AccountKind::pot, 0, 0, 12000},
                                    {0, AccountKind::pool, 0, 3000, 0},
                                    {1, AccountKind::line, 0, 13000, 0},
                                    {1, AccountKind::line, 1, 2000, 0},
                                    {1, AccountKind::pot, 0, 0, 12000},
                                    {1, AccountKind::pool, 0, 0, 3000}}));
}

TEST(TrialBalance, PutsANegativeCostAndItsCreditOnTheOtherSides) {
  const FundingModel model = funding_of(month_of(2021, 4), 12, 1);
  EXPECT_EQ(rows_of(model, {charged_to_pot(model, 0, {-5})}),
            (std::vector<Row>{{0, AccountKind::line, 0, 0, 500}, {0, AccountKind::pot, 0, 500, 0}}));
}

TEST(TrialBalance, LeavesTransfersBetweenPotsOut) {
  FundingModel model = funding_of(month_of(2021, 4), 12, 2);
  pot_of(model, 0).deficit_met_by = 1;
  EXPECT_EQ(rows_of(model, {charged_to_pot(model, 0, {5})}),
            (std::vector<Row>{{0, AccountKind::line, 0, 500, 0}, {0, AccountKind::pot, 0, 0, 500}}));
}

}  // namespace
}  // namespace sendcast
