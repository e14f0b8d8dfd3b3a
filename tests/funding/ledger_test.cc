#include "funding/ledger.h"

#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

using Row = std::tuple<int, int, int, int, Pence>;  // year, line, pot, pool, paid

std::vector<Row> rows_of(const Accounts& accounts) {
  std::vector<Row> rows;
  for (const Payment& payment : accounts.ledger) {
    rows.emplace_back(payment.year, payment.line, payment.pot, payment.pool, payment.paid);
  }
  return rows;
}

TEST(Ledger, RoundsALineOnceAndItsPayersPartsToThatSum) {
  // A third of a year's placement at £10,000, by three pots alike: £3,333.33, £1,111.11 each.
  // And £0.02 by three alike: two thirds of a penny each, the first two declared pay.
  FundingModel model = funding_of(month_of(2021, 4), 12, 3);
  LineCharges placement = charged_to_pool(model, -1, {10'000.0 / 3});
  placement.parts.row(0).setConstant(10'000.0 / 9);
  LineCharges stamp = charged_to_pool(model, -1, {0.02});
  stamp.parts.row(0).setConstant(0.02 / 3);
  const Accounts accounts = settle(model, {placement, stamp});
  EXPECT_EQ(accounts.costs[0][0].cost, 333'333);
  EXPECT_EQ(accounts.costs[0][1].cost, 2);
  EXPECT_EQ(
      rows_of(accounts),
      (std::vector<Row>{
          {0, 0, 0, -1, 111'111}, {0, 0, 1, -1, 111'111}, {0, 0, 2, -1, 111'111}, {0, 1, 0, -1, 1}, {0, 1, 1, -1, 1}}));
}

TEST(Ledger, GivesTheOddPennyOfACreditToTheFirstPotToo) {
  FundingModel model = funding_of(month_of(2021, 4), 12, 2);
  LineCharges clawback = charged_to_pool(model, -1, {-100.01});
  clawback.parts.row(0).setConstant(-50.005);
  EXPECT_EQ(rows_of(settle(model, {clawback})), (std::vector<Row>{{0, 0, 0, -1, -5001}, {0, 0, 1, -1, -5000}}));
}

TEST(Ledger, LetsAGrantPayNoPennyBeyondItsLimit) {
  // £1,000,000.0049 is £1,000,000.00, of which the grant pays £999,999.00. The other pound is shared by three alike: 33
  // pence each, and the odd penny is the first's; not the grant's, though its fraction of the line ends in more than
  // half a penny.
  FundingModel model = funding_of(month_of(2021, 4), 12, 4);
  constexpr int icb = 3;
  model.grants.push_back({icb, {999'999}});
  LineCharges line = charged_to_pool(model, -1, {1'000'000.0049});
  line.parts.row(0) << 1'000'000.0049 / 3, 1'000'000.0049 / 3, 1'000'000.0049 / 3, 0;
  line.grants.push_back({0, Eigen::ArrayXXd::Zero(1, 4)});
  line.grants.front().parts(0, icb) = 1'000'000.0049;
  EXPECT_EQ(rows_of(settle(model, {line})),
            (std::vector<Row>{{0, 0, 0, -1, 34}, {0, 0, 1, -1, 33}, {0, 0, 2, -1, 33}, {0, 0, icb, -1, 99'999'900}}));
}

TEST(Ledger, LetsAGrantPayNothingOfACredit) {
  FundingModel model = funding_of(month_of(2021, 4), 12, 2);
  model.grants.push_back({1, {500}});
  LineCharges clawback = charged_to_pot(model, 0, {-100});
  clawback.grants.push_back({0, Eigen::ArrayXXd::Zero(1, 2)});
  clawback.grants.front().parts(0, 1) = -100;
  EXPECT_EQ(rows_of(settle(model, {clawback})), (std::vector<Row>{{0, 0, 0, -1, -10'000}}));
}

TEST(Ledger, ChargesAPooledLineToItsPool) {
  FundingModel model = funding_of(month_of(2021, 4), 24, 2);
  model.pools.push_back(pool_of(model, {share_of(model, 0, 100)}));
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {70, 0}), charged_to_pot(model, 1, {5, 6})});
  EXPECT_EQ(rows_of(accounts), (std::vector<Row>{{0, 0, -1, 0, 7000}, {0, 1, 1, -1, 500}, {1, 1, 1, -1, 600}}));
  EXPECT_EQ(accounts.costs[1][0].cost, 0);
  EXPECT_EQ(accounts.costs[1][1].quantity, 6);
}

}  // namespace
}  // namespace sendcast
