#include "funding/charge.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

constexpr int council = 0;
constexpr int ccg = 1;
constexpr int icb = 2;

Eigen::ArrayXXd prices(std::initializer_list<std::initializer_list<double>> years) { return Eigen::ArrayXXd(years); }

TEST(Payer, IsTheSuccessorFromItsFirstMonthOn) {
  FundingModel model = funding_of(month_of(2022, 4), 12, 4);
  succeed(model, ccg, icb, 3);
  succeed(model, icb, 3, 8);
  EXPECT_EQ(payer_in(model, ccg, 2), ccg);
  EXPECT_EQ(payer_in(model, ccg, 3), icb);
  EXPECT_EQ(payer_in(model, ccg, 8), 3);
  EXPECT_EQ(payer_in(model, icb, 2), icb);
  EXPECT_EQ(payer_in(model, council, 11), council);

  succeed(model, ccg, icb, -9);  // abolished before the run
  EXPECT_EQ(payer_in(model, ccg, 0), icb);
}

TEST(MonthsOfAYear, AreThoseThatTheRunCovers) {
  const FundingModel model = funding_of(month_of(2021, 9), 20, 1);  // September 2021 to April 2023
  const std::vector<std::pair<int, int>> expected{{0, 6}, {7, 18}, {19, 19}};
  for (int year = 0; year < 3; ++year) {
    const MonthSpan months = months_of(model, year);
    EXPECT_EQ(std::make_pair(months.first, months.last), expected[static_cast<std::size_t>(year)]);
  }
}

TEST(Charge, SharesByTheMonthOfPaymentWhenAPartnerIsSucceededInMidYear) {
  // £1,200 a year, half and half. The council pays £50 twelve times; the CCG £50 three times, its ICB nine times.
  FundingModel model = funding_of(month_of(2022, 4), 12, 3);
  succeed(model, ccg, icb, 3);
  model.rules.push_back({{{{band_of(model, no_bound, {0.5, 0.5, 0})}}}});
  const LineCharges charges = charges_of(model, line_of(model, prices({{1200}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.quantity[0], 1, 1e-12);
  EXPECT_NEAR(charges.cost[0], 1200, 1e-9);
  EXPECT_NEAR(charges.parts(0, council), 600, 1e-9);
  EXPECT_NEAR(charges.parts(0, ccg), 150, 1e-9);
  EXPECT_NEAR(charges.parts(0, icb), 450, 1e-9);
}

TEST(Charge, TakesTheSharesOfEachMonth) {
  // Nine months wholly the council's, then three months of quarters and three quarters: 75 + 6.25 and 18.75 of £100.
  FundingModel model = funding_of(month_of(2022, 4), 12, 2);
  Band band = band_of(model, no_bound, {1, 0});
  for (int month = 9; month < 12; ++month) band.shares.col(month) << 0.25, 0.75;
  model.rules.push_back({{{{band}}}});
  const LineCharges charges = charges_of(model, line_of(model, prices({{100}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.parts(0, council), 81.25, 1e-9);
  EXPECT_NEAR(charges.parts(0, ccg), 18.75, 1e-9);
}

/// Up to £60,000 of a year's price the council, what is above it in halves.
FundingModel two_layers(int years) {
  FundingModel model = funding_of(month_of(2021, 4), 12 * years, 2);
  model.rules.push_back({{{{band_of(model, 60'000, {1, 0}), band_of(model, no_bound, {0.5, 0.5})}}}});
  return model;
}

TEST(Layers, AreReachedWhenInflationLiftsAPriceOverTheBound) {
  // A placement at £59,000 is wholly within the first layer. A year later 4% dearer, it costs £61,360: £60,000 there
  // and £1,360 above, in halves of £680.
  const FundingModel model = two_layers(2);
  const LineCharges charges = charges_of(model, line_of(model, prices({{59'000}, {61'360}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.parts(0, council), 59'000, 1e-6);
  EXPECT_EQ(charges.parts(0, ccg), 0);
  EXPECT_NEAR(charges.parts(1, council), 60'680, 1e-6);
  EXPECT_NEAR(charges.parts(1, ccg), 680, 1e-6);
}

TEST(Layers, AreNotReachedByAPriceExactlyAtTheBound) {
  // £60,000 is all in the first layer; a pound more, and 50p of it is above.
  const FundingModel model = two_layers(2);
  const LineCharges charges = charges_of(model, line_of(model, prices({{60'000}, {60'001}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.parts(0, council), 60'000, 1e-6);
  EXPECT_EQ(charges.parts(0, ccg), 0);
  EXPECT_NEAR(charges.parts(1, ccg), 0.5, 1e-6);
}

TEST(Layers, AreMetByEachCellsOwnPrice) {
  // One placement at £50,000 and one at £70,000: on average they reach no second layer, but the dearer does by £10,000.
  const FundingModel model = two_layers(1);
  const LineCharges charges = charges_of(model, line_of(model, prices({{50'000, 70'000}}), 0), {1.0 / 12, 1.0 / 12});
  EXPECT_NEAR(charges.cost[0], 120'000, 1e-6);
  EXPECT_NEAR(charges.parts(0, council), 115'000, 1e-6);
  EXPECT_NEAR(charges.parts(0, ccg), 5'000, 1e-6);
}

TEST(Layers, TakeAWholeYearsPriceInAMonthToo) {
  // Three months of a £72,000 placement cost £18,000: five sixths in the first layer, £15,000; £3,000 above it in
  // halves.
  const FundingModel model = two_layers(1);
  LineCharges charges = open_charges(model, {line_of(model, prices({{72'000}}), 0)}).front();
  for (int month = 0; month < 3; ++month)
    charge(model, line_of(model, prices({{72'000}}), 0), {1.0 / 12}, month, charges);
  EXPECT_NEAR(charges.parts(0, council), 16'500, 1e-6);
  EXPECT_NEAR(charges.parts(0, ccg), 1'500, 1e-6);
}

TEST(Layers, OfANegativePriceAreWorkedByItsMagnitude) {
  const FundingModel model = two_layers(1);
  const LineCharges charges = charges_of(model, line_of(model, prices({{-61'360}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.cost[0], -61'360, 1e-6);
  EXPECT_NEAR(charges.parts(0, council), -60'680, 1e-6);
  EXPECT_NEAR(charges.parts(0, ccg), -680, 1e-6);
}

TEST(Charge, OfAPriceOfZeroIsNothing) {
  const FundingModel model = two_layers(1);
  const LineCharges charges = charges_of(model, line_of(model, prices({{0}}), 0), {1.0 / 12});
  EXPECT_NEAR(charges.quantity[0], 1, 1e-12);
  EXPECT_EQ(charges.cost[0], 0);
  EXPECT_TRUE((charges.parts == 0).all());
}

TEST(Charge, DoesNotAskThePriceOfAYearInWhichNothingIsCounted) {
  const FundingModel model = two_layers(1);
  const double no_price = std::numeric_limits<double>::quiet_NaN();
  const LineCharges charges = charges_of(model, line_of(model, prices({{no_price}}), 0), {0.0});
  EXPECT_EQ(charges.cost[0], 0);
  EXPECT_TRUE((charges.parts == 0).all());
}

TEST(Charge, UsesEachCellsOwnLadder) {
  FundingModel model = funding_of(month_of(2021, 4), 12, 2);
  model.rules.push_back({{{{band_of(model, no_bound, {1, 0})}}, {{band_of(model, no_bound, {0.4, 0.6})}}}});
  LineModel line = line_of(model, prices({{1000, 2000}}), 0);
  line.ladder_row = {1, 0};
  const LineCharges charges = charges_of(model, line, {1.0 / 12, 1.0 / 12});
  EXPECT_NEAR(charges.parts(0, council), 0.4 * 1000 + 2000, 1e-9);
  EXPECT_NEAR(charges.parts(0, ccg), 0.6 * 1000, 1e-9);
}

TEST(Charge, LeavesItToThePoolToSayWhoPays) {
  FundingModel model = funding_of(month_of(2021, 4), 12, 2);
  model.pools.push_back(pool_of(model, {share_of(model, council, 500)}));
  LineModel line = line_of(model, prices({{1000}}), -1);
  line.pool = 0;
  const LineCharges charges = charges_of(model, line, {1.0 / 12});
  EXPECT_EQ(charges.pool, 0);
  EXPECT_NEAR(charges.cost[0], 1000, 1e-9);
  EXPECT_TRUE((charges.parts == 0).all());
}

}  // namespace
}  // namespace sendcast
