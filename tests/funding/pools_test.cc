#include "funding/pools.h"

#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "funding/pence.h"
#include "tests/funding/builders.h"

namespace sendcast {
namespace {

constexpr int council = 0;
constexpr int ccg = 1;
constexpr int icb = 2;

using Row = std::tuple<int, int, Pence, Pence, Pence>;  // year, pot, contribution, overspend share, returned

std::vector<Row> rows_of(const Accounts& accounts) {
  std::vector<Row> rows;
  for (const PoolPayment& payment : accounts.pool_payments) {
    rows.emplace_back(payment.year, payment.pot, payment.contribution, payment.overspend_share, payment.returned);
  }
  return rows;
}

constexpr Pence pounds(Pence amount) { return amount * 100; }

/// The therapies pool: £900,000 from the council and £1,400,000 from the CCG; overspends in halves up to 5%, beyond
/// that the CCG's.
FundingModel therapies(int years) {
  FundingModel model = funding_of(month_of(2021, 4), 12 * years, 3);
  PoolModel pool = pool_of(model, {share_of(model, council, 900e3), share_of(model, ccg, 1400e3)});
  pool.overspend = {share_of(model, council, 0.5), share_of(model, ccg, 0.5)};
  pool.beyond_cap = {share_of(model, ccg, 1)};
  pool.cap.assign(static_cast<std::size_t>(years), 0.05);
  model.pools.push_back(pool);
  return model;
}

TEST(Pool, SharesAnOverspendUpToItsCapAndBeyondIt) {
  // £2.5m spent of £2.3m: £200,000 over. 5% of £2.3m is £115,000, £57,500 each; the other £85,000 is the CCG's.
  const FundingModel model = therapies(1);
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.5e6})});
  EXPECT_EQ(rows_of(accounts), (std::vector<Row>{{0, council, pounds(900'000), pounds(57'500), 0},
                                                 {0, ccg, pounds(1'400'000), pounds(142'500), 0}}));
  EXPECT_EQ(accounts.pool_payments[1].paid(), pounds(1'542'500));
  EXPECT_EQ(accounts.pools[0][0].overspend_shared, pounds(200'000));
  EXPECT_EQ(accounts.pools[0][0].carried_forward, 0);
}

TEST(Pool, SharesAnOverspendBelowAndExactlyAtItsCap) {
  // £2,400,000 is £100,000 over, below the cap of £115,000: £50,000 each. £2,415,000 is exactly at it: £57,500 each. A
  // pound more, and that pound is the CCG's.
  const FundingModel model = therapies(3);
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.4e6, 2.415e6, 2'415'001})});
  EXPECT_EQ(rows_of(accounts), (std::vector<Row>{{0, council, pounds(900'000), pounds(50'000), 0},
                                                 {0, ccg, pounds(1'400'000), pounds(50'000), 0},
                                                 {1, council, pounds(900'000), pounds(57'500), 0},
                                                 {1, ccg, pounds(1'400'000), pounds(57'500), 0},
                                                 {2, council, pounds(900'000), pounds(57'500), 0},
                                                 {2, ccg, pounds(1'400'000), pounds(57'501), 0}}));
}

TEST(Pool, ThatSpendsExactlyWhatItHasSharesAndKeepsNothing) {
  const FundingModel model = therapies(1);
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.3e6})});
  EXPECT_EQ(accounts.pools[0][0].overspend_shared, 0);
  EXPECT_EQ(accounts.pools[0][0].returned, 0);
  EXPECT_EQ(accounts.pools[0][0].carried_forward, 0);
}

TEST(Pool, CarriesAnUnderspendAndMeetsTheNextOverspendFromIt) {
  // Over by £200,000, then £100,000 under, which is kept; then £70,000 over, which the reserve meets with £30,000 left;
  // then £50,000 over: the reserve meets £30,000 and £20,000 is shared in halves.
  const FundingModel model = therapies(4);
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.5e6, 2.2e6, 2.37e6, 2.35e6})});
  const std::vector<Pence> brought{0, 0, pounds(100'000), pounds(30'000)};
  const std::vector<Pence> shared{pounds(200'000), 0, 0, pounds(20'000)};
  const std::vector<Pence> carried{0, pounds(100'000), pounds(30'000), 0};
  for (std::size_t year = 0; year < 4; ++year) {
    EXPECT_EQ(accounts.pools[year][0].brought_forward, brought[year]);
    EXPECT_EQ(accounts.pools[year][0].overspend_shared, shared[year]);
    EXPECT_EQ(accounts.pools[year][0].carried_forward, carried[year]);
    EXPECT_EQ(accounts.pools[year][0].returned, 0);
  }
}

TEST(Pool, ReturnsAnUnderspendInProportionToContributions) {
  // £100,000 under: nine twenty-thirds are £39,130.43(4…), fourteen £60,869.56(5…); the missing penny goes to the
  // latter.
  FundingModel model = therapies(2);
  model.pools[0].carries_underspend = false;
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.2e6, 2.3e6})});
  EXPECT_EQ(rows_of(accounts), (std::vector<Row>{{0, council, pounds(900'000), 0, 3'913'043},
                                                 {0, ccg, pounds(1'400'000), 0, 6'086'957},
                                                 {1, council, pounds(900'000), 0, 0},
                                                 {1, ccg, pounds(1'400'000), 0, 0}}));
  EXPECT_EQ(accounts.pools[0][0].returned, pounds(100'000));
  EXPECT_EQ(accounts.pools[1][0].brought_forward, 0);
}

TEST(Pool, ChargesAYearEndToTheSuccessorForItselfAndItsPredecessor) {
  // £1.2m a year each; the ICB takes over after three months, so the CCG has paid £300,000 and the ICB £900,000. Over
  // by £100,000: without given shares half is the council's, and half, in March, the ICB's.
  FundingModel model = funding_of(month_of(2022, 4), 12, 3);
  succeed(model, ccg, icb, 3);
  model.pools.push_back(pool_of(model, {share_of(model, council, 1.2e6), share_of(model, ccg, 1.2e6)}));
  const LineCharges line = charged_to_pool(model, 0, {2.5e6});
  EXPECT_EQ(rows_of(settle(model, {line})), (std::vector<Row>{{0, council, pounds(1'200'000), pounds(50'000), 0},
                                                              {0, ccg, pounds(300'000), 0, 0},
                                                              {0, icb, pounds(900'000), pounds(50'000), 0}}));

  model.pools[0].overspend = {share_of(model, council, 0.25), share_of(model, ccg, 0.75)};
  EXPECT_EQ(rows_of(settle(model, {line}))[2], (Row{0, icb, pounds(900'000), pounds(75'000), 0}));
}

TEST(Pool, TakesTheSharesAsTheyStandWhenTheYearIsClosed) {
  FundingModel model = therapies(1);
  model.pools[0].overspend[0].amount.back() = 0.2;
  model.pools[0].overspend[1].amount.back() = 0.8;
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.4e6})});
  EXPECT_EQ(accounts.pool_payments[0].overspend_share, pounds(20'000));
  EXPECT_EQ(accounts.pool_payments[1].overspend_share, pounds(80'000));
}

TEST(Pool, SharesBeyondTheCapAsUpToItUnlessToldOtherwise) {
  FundingModel model = therapies(1);
  model.pools[0].beyond_cap.clear();
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.5e6})});
  EXPECT_EQ(accounts.pool_payments[0].overspend_share, pounds(100'000));
  EXPECT_EQ(accounts.pool_payments[1].overspend_share, pounds(100'000));
}

TEST(Pool, WithoutACapSharesTheWholeOverspendAlike) {
  FundingModel model = therapies(1);
  model.pools[0].cap = {no_bound};
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {2.5e6})});
  EXPECT_EQ(accounts.pool_payments[0].overspend_share, pounds(100'000));
  EXPECT_EQ(accounts.pool_payments[1].overspend_share, pounds(100'000));
}

TEST(Pool, IsDueATwelfthOfItsContributionsEachMonthOfAPartYear) {
  // February and March of one year: two twelfths of £1,000; then six months at £1,000 and six at £4,000 a year.
  FundingModel model = funding_of(month_of(2022, 2), 14, 1);
  PoolShare partner = share_of(model, council, 1000);
  for (std::size_t month = 8; month < 14; ++month) partner.amount[month] = 4000;
  model.pools.push_back(pool_of(model, {partner}));
  const Accounts accounts = settle(model, {charged_to_pool(model, 0, {0, 0})});
  EXPECT_EQ(accounts.pools[0][0].contributions, 16'667);
  EXPECT_EQ(accounts.pools[1][0].contributions, 250'000);
  EXPECT_EQ(accounts.pools[1][0].brought_forward, 16'667);
}

TEST(Pool, StartsFromItsOpeningReserve) {
  // £10,000 in reserve and £2.31m spent of £2.3m: nothing to share, nothing left.
  FundingModel model = therapies(1);
  model.pools[0].opening_reserve = 10'000;
  const PoolYear year = settle(model, {charged_to_pool(model, 0, {2.31e6})}).pools[0][0];
  EXPECT_EQ(year.brought_forward, pounds(10'000));
  EXPECT_EQ(year.overspend_shared, 0);
  EXPECT_EQ(year.carried_forward, 0);
}

/// The therapies pool in a year in which nobody contributes.
FundingModel without_contributions() {
  FundingModel model = therapies(1);
  model.pools[0].contributions.clear();
  model.pools[0].beyond_cap.clear();
  return model;
}

TEST(Pool, WithoutContributionsGoesByTheGivenShares) {
  FundingModel model = without_contributions();
  const LineCharges line = charged_to_pool(model, 0, {1000});
  EXPECT_EQ(rows_of(settle(model, {line})),
            (std::vector<Row>{{0, council, 0, pounds(500), 0}, {0, ccg, 0, pounds(500), 0}}));

  model.pools[0].opening_reserve = 3000;
  model.pools[0].carries_underspend = false;
  EXPECT_EQ(rows_of(settle(model, {line})),
            (std::vector<Row>{{0, council, 0, 0, pounds(1000)}, {0, ccg, 0, 0, pounds(1000)}}));
}

TEST(Pool, KeepsInItsReserveWhatNobodyCanPayOrBeGiven) {
  FundingModel model = without_contributions();
  model.pools[0].overspend.clear();
  model.pools[0].carries_underspend = false;
  for (const double reserve : {3000.0, 0.0}) {
    model.pools[0].opening_reserve = reserve;
    const Accounts accounts = settle(model, {charged_to_pool(model, 0, {1000})});
    EXPECT_TRUE(accounts.pool_payments.empty());
    EXPECT_EQ(accounts.pools[0][0].carried_forward, to_pence(reserve) - pounds(1000));
    EXPECT_EQ(accounts.pools[0][0].overspend_shared, 0);
    EXPECT_EQ(accounts.pools[0][0].returned, 0);
  }
}

}  // namespace
}  // namespace sendcast
