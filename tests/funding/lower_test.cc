#include "funding/lower.h"

#include <gtest/gtest.h>

#include "model/model.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

FundingModel funding_over_sound(const std::string& overlay) {
  const auto reading = read_over_sound(overlay);
  EXPECT_EQ(reading->explained(), "");
  return compile(reading->loaded->scenario, "same").funding;
}

TEST(APoolsCap, IsThatOfTheYearsEndAsItsSharesAre) {
  const FundingModel model = funding_over_sound("pools: {therapies: {cap: {2020-21: 0, 2021-10: 20%, 2023-04: 5%}}}\n");
  EXPECT_EQ(model.pools.front().cap, (std::vector<double>{0.2, 0.2, 0.05, 0.05}));
}

TEST(AGrantsLimit, IsThatOfTheFirstOfAprilAndAPartOfItInAPartYear) {
  // October 2021 to September 2023: half of £1,000, which is the limit on 1 April 2021 too; £2,000; half of £3,000.
  const FundingModel model = funding_over_sound(
      "start: 2021-10\nyears: 2\n"
      "funding: {first: {grant: {pot: high_needs, limit: {2021-22: 1000, 2022-23: 2000, 2022-09: 9, 2023-24: 3000}, "
      "then: half_each}}}\n");
  EXPECT_EQ(model.grants.front().limit, (std::vector<double>{500, 2000, 1500}));
}

TEST(APanel, CutsOffWhatIsAboveACapUntilNobodyIsOver) {
  // 1, 7 and 2 points with caps of 1/2 and 1/4 on the second and third: 70% is cut to 50%, the 20% go 1 to 2, which
  // takes the third from 20% to 33.3%: cut to 25%; the first has the rest.
  const PanelShares panel = panel_shares({1, 7, 2}, {1, 0.5, 0.25});
  EXPECT_EQ(panel.unplaced, 0);
  EXPECT_NEAR(panel.shares[0], 0.25, 1e-15);
  EXPECT_EQ(panel.shares[1], 0.5);
  EXPECT_EQ(panel.shares[2], 0.25);
}

TEST(APanel, SaysWhatNobodyMayPay) {
  EXPECT_NEAR(panel_shares({1, 1}, {0.5, 0.4}).unplaced, 0.1, 1e-15);
  EXPECT_EQ(panel_shares({1, 1}, {0.5, 0.5}).unplaced, 0);
  EXPECT_EQ(panel_shares({0, 0}, {1, 1}).unplaced, 1);
}

}  // namespace
}  // namespace sendcast
